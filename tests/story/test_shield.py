"""The way there and the arrival block: once each, wherever the meeting goes, and gone when it goes."""

import asyncio
from datetime import datetime, timedelta

import pytest

from connectors.sandbox import Story
from connectors.sandbox.calendars import Entry
from connectors.sandbox.personas import answer_now
from service.domain.case import Case, Question, QuestionKind, State
from service.domain.lifecycle import Happening, move
from service.errors import Impossible
from service.usecases import answers
from service.usecases.keeping import change
from service.usecases.meetings.cancelling import give_up
from service.usecases.meetings.travelling import offers_remembering, set_travel, wants_travel
from service.usecases.watching import watch
from tests.story.diary import starts
from tests.story.shield import assert_shielded, read_shield
from tests.story.stage import CALL_TIMEOUT, DANA, Stage


@pytest.fixture(params=["google", "outlook"])
def site(stage: Stage, request: pytest.FixtureRequest) -> Stage:
    """An interview on site, at either provider."""
    stage.story = Story(provider=request.param, meeting="site", persona="silence")
    return stage


async def travelled(stage: Stage, minutes: int = 40) -> Case:
    """Booked and confirmed, then the length of the way was told."""
    return await tell(stage, await stage.booked(), minutes)


async def tell(stage: Stage, case: Case, minutes: int) -> Case:
    await set_travel(stage.desk, case.id, minutes)
    await stage.settle()
    return await stage.case(case.id)


def meeting_of(stage: Stage) -> Entry:
    (meeting,) = read_shield(stage).meetings
    return meeting


async def shift(stage: Stage, entry: Entry, by: timedelta) -> datetime:
    """The owner moves an entry by hand, and it is noticed."""
    there = starts(stage, entry) + by
    stage.phone("move_event", event=entry.id, start=there.isoformat())
    await stage.look()
    return there


async def test_with_the_usual_way_known_a_yes_brings_meeting_block_and_way(site: Stage) -> None:
    await site.connect()
    await site.change(travel_minutes=25)
    await site.mark()
    case = await site.send(await site.case())
    assert_shielded(site, await site.hear(case, "agrees"), travel=25)


async def test_minutes_told_later_bring_the_way_and_other_minutes_another_one(site: Stage) -> None:
    case = await site.booked()
    assert (read_shield(site).ways, wants_travel(case, site.account.preferences)) == ([], True)
    for minutes in (40, 55, 40):
        case = await tell(site, case, minutes)
        assert case.state is State.BOOKED
        assert_shielded(site, case, travel=minutes)
    assert not wants_travel(case, site.account.preferences)
    assert offers_remembering(case, site.account.preferences)


async def test_no_way_takes_the_entry_out_and_a_new_word_brings_it_back(site: Stage) -> None:
    case = await tell(site, await travelled(site), 0)
    assert (read_shield(site).ways, len(read_shield(site).blocks)) == ([], 1)
    assert_shielded(site, await tell(site, case, 30), travel=30)


async def test_minutes_told_while_the_letter_lies_ready_leave_the_letter_alone(site: Stage) -> None:
    case = await site.agreed()
    after = await tell(site, case, 35)
    assert (after.state, after.letter) == (State.READY, case.letter)
    assert_shielded(site, after, travel=35)
    assert_shielded(site, await site.confirm(after), travel=35)


@pytest.mark.parametrize("minutes", [-1, 601])
async def test_minutes_out_of_reason_are_refused(site: Stage, minutes: int) -> None:
    case = await site.booked()
    with pytest.raises(Impossible, match="0 to 600"):
        await set_travel(site.desk, case.id, minutes)
    assert (await site.case()).travel_minutes is None


async def test_minutes_that_are_remembered_are_the_usual_ones(site: Stage) -> None:
    case = await site.booked()
    await set_travel(site.desk, case.id, 20, remember=True)
    account = await site.desk.store.run(lambda books: books.accounts.get(case.account_id))
    assert account.preferences.travel_minutes == 20


async def test_a_meeting_that_moves_takes_both_along(site: Stage) -> None:
    await travelled(site)
    there = await shift(site, meeting_of(site), timedelta(days=1, hours=1))
    case = await site.case()
    assert case.booking is not None
    assert (case.state, case.booking.start) == (State.BOOKED, there)
    assert_shielded(site, case, travel=40)


async def test_a_way_that_the_person_deleted_stays_deleted_until_they_ask_anew(site: Stage) -> None:
    await travelled(site)
    site.phone("delete_event", event=read_shield(site).ways[0].id)
    await site.look()
    await shift(site, meeting_of(site), timedelta(days=1))
    case = await site.case()
    assert (case.state, read_shield(site).ways, len(read_shield(site).blocks)) == (State.BOOKED, [], 1)
    assert_shielded(site, await tell(site, case, 50), travel=50)


async def test_a_way_that_the_person_changed_is_left_until_the_meeting_moves(site: Stage) -> None:
    case = await travelled(site)
    mine = await shift(site, read_shield(site).ways[0], -timedelta(minutes=20))
    await change(site.desk, case.id, lambda one: (one,))
    assert starts(site, read_shield(site).ways[0]) == mine
    await shift(site, meeting_of(site), timedelta(days=1))
    assert_shielded(site, await site.case(), travel=40)


async def test_a_meeting_that_goes_takes_both_away(site: Stage) -> None:
    await travelled(site)
    site.phone("delete_event", event=meeting_of(site).id)
    await site.look()
    case, left = await site.case(), read_shield(site)
    assert (case.state, left.blocks, left.ways) == (State.DECIDING, [], [])


async def test_their_own_invitation_keeps_both(site: Stage) -> None:
    await site.connect()
    await site.change(travel_minutes=25)
    await site.mark()
    case = await site.hear(await site.send(await site.case()), "sends_invitation")
    assert case.booking is not None
    assert case.booking.adopted
    assert_shielded(site, case, travel=25)
    theirs = next(reversed(site.person(DANA).primary.entries.values()))
    there = starts(site, theirs) + timedelta(days=2)
    site.phone("move_event", DANA, event=theirs.id, start=there.isoformat())
    await site.look()
    await site.look()
    assert_shielded(site, await site.case(), travel=25)


async def test_a_cancelled_interview_leaves_nothing_behind_and_asks_what_comes(site: Stage) -> None:
    case = await travelled(site)
    await change(site.desk, case.id, lambda one: (give_up_asked(one),))
    await site.settle()
    asked, left = await site.case(), read_shield(site)
    assert (asked.state, asked.question and asked.question.kind) == (State.DECIDING, QuestionKind.MEETING_GONE)
    assert (left.meetings, left.blocks, left.ways, asked.booking) == ([], [], [], None)
    await answers.answer(site.desk, asked.id, "wait")
    await site.wait(3600)
    assert ((await site.case()).state, read_shield(site).meetings) == (State.WAITING, [])


def give_up_asked(case: Case) -> Case:
    """As if the evening question had been asked, and answered with "It was cancelled"."""
    return give_up(move(case, Happening.CHECK_DUE, question=Question(QuestionKind.STILL_FINE, "Fine?")))


@pytest.mark.parametrize("site", ["google"], indirect=True)
@pytest.mark.parametrize("how", [{"kind": "drop"}, {"kind": "drop", "commit": True}, {"kind": "truncate"}])
async def test_writes_that_go_wrong_end_with_each_entry_once(site: Stage, how: dict[str, object]) -> None:
    await site.connect()
    await site.change(travel_minutes=25)
    case = await site.send(await site.mark())
    site.spoil(op="calendar.events.insert", count=3, **how)  # type: ignore[arg-type]
    case = await site.hear(case, "agrees")
    for _ in range(12):
        if case.state is State.READY:
            break
        await site.wait(4 * CALL_TIMEOUT)
        await site.look()
        case = await site.case(case.id)
    assert case.state is State.READY, case.trouble
    assert site.sandbox.state.faults.rules == [], "a fault was never met"
    assert_shielded(site, case, travel=25)


@pytest.mark.parametrize("site", ["google", "outlook"], indirect=True)
@pytest.mark.parametrize("request_count", range(1, 8))
async def test_work_that_is_broken_off_at_any_request_ends_with_each_entry_once(
    site: Stage, request_count: int
) -> None:
    await site.connect()
    await site.change(travel_minutes=25)
    await site.mark()
    case = await site.send(await site.case())
    answer_now(site.sandbox.world, site.person(DANA), "agrees")
    await watch.read_now(site.desk, site.account.id)
    site.forget_calls()
    work = asyncio.create_task(site.settle())
    while site.calls() < request_count and not work.done():  # noqa: ASYNC110 - a counter gives no signal
        await asyncio.sleep(0)
    work.cancel()
    await asyncio.gather(work, return_exceptions=True)
    for _ in range(12):
        await site.wait(4 * CALL_TIMEOUT)
        await site.look()
    case = await site.case(case.id)
    assert case.state is State.READY, case.trouble
    assert_shielded(site, case, travel=25)


async def test_no_way_is_wanted_in_front_of_a_screen(stage: Stage) -> None:
    case = await travelled(stage)
    assert (read_shield(stage).ways, len(read_shield(stage).blocks)) == ([], 1)
    assert not wants_travel(case, stage.account.preferences)
