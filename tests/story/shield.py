"""What lies before the new interview in the candidate's calendar, and the evening look at it, played by hand."""

from dataclasses import dataclass
from datetime import timedelta

from connectors.sandbox.calendars import Entry
from service.domain.case import Case
from service.domain.times.timetable import TimerKind, timers
from service.usecases.job import Job, take_up
from service.usecases.meetings.checking import check_evening
from tests.story.diary import ends, is_ours, starts
from tests.story.stage import Stage

BLOCK, WAY = "Arrive early: ", "Leave now for: "


@dataclass(frozen=True, slots=True)
class Shield:
    """Our own entries that are not deleted, by what they are for."""

    meetings: list[Entry]
    blocks: list[Entry]
    ways: list[Entry]


def read_shield(stage: Stage) -> Shield:
    """Our entries as the calendar has them now."""
    kept = [one for one in stage.person().primary.entries.values() if is_ours(one) and not one.cancelled]
    blocks, ways = ([one for one in kept if one.title.startswith(begin)] for begin in (BLOCK, WAY))
    return Shield([one for one in kept if one not in blocks + ways], blocks, ways)


def assert_shielded(stage: Stage, case: Case, travel: int, early: int = 15) -> None:
    """One block and one way, end to end, and the meeting right after them; nobody was invited or told."""
    assert case.booking is not None
    shield = read_shield(stage)
    (block,), (way,) = shield.blocks, shield.ways
    assert len(shield.meetings) == (0 if case.booking.adopted else 1)
    assert ends(stage, block) == case.booking.start
    assert ends(stage, block) - starts(stage, block) == timedelta(minutes=early)
    assert ends(stage, way) == starts(stage, block)
    assert ends(stage, way) - starts(stage, way) == timedelta(minutes=travel)
    assert (block.guests, way.guests) == ([], [])
    assert not [one for one in stage.sandbox.world.notices if one.cause == "api"]


async def come_to_the_evening(stage: Stage, case: Case) -> None:
    """Turn the clock to the evening before the meeting; nothing is done yet."""
    assert case.booking is not None
    evening = (case.booking.start - timedelta(days=1)).replace(hour=18, minute=0)
    ahead = (evening - stage.desk.now()).total_seconds()
    stage.sandbox.world.clock.advance(max(ahead, 0))


async def check(stage: Stage, case: Case) -> Case:
    """The evening look, as the timer of the case would have it."""
    account = stage.account
    (timer,) = (one for one in timers(case, account.preferences, account.zone) if one.kind is TimerKind.CHECK)
    async with stage.desk.leases.hold(account.writes_from.account_id) as held:
        fresh, account = await take_up(stage.desk, held, case.id)
        await check_evening(
            Job(desk=stage.desk, held=held, account=account, door=stage.desk.connect(account), case=fresh), timer
        )
    await stage.settle()
    return await stage.case(case.id)
