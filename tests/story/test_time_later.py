"""A letter that is to leave at its reader's office hours: shown, undone, overtaken, and sent once at its time."""

from datetime import UTC, datetime, timedelta

import pytest

from connectors.sandbox.personas import answer_now
from service.domain.case import Ending, State
from service.domain.letter import LetterKind
from service.domain.times.quiet_hours import suggests_later
from service.errors import Impossible
from service.usecases.letters import approval
from tests.notices.phone import Phone
from tests.story.clockwork import HOUR, agree_by_phone, come_to, listen
from tests.story.stage import DANA, START, UNDO, Stage, letter_of

NIGHT = datetime(2026, 11, 24, 21, tzinfo=UTC)
MORNING = datetime(2026, 11, 25, 8, tzinfo=UTC)
"""Nine o'clock in Berlin."""


def arrived(stage: Stage) -> list[datetime]:
    opened = stage.sandbox.world.opened
    return [one.at for one in stage.person(DANA).mailbox.labelled("INBOX") if one.at >= opened]


async def approve_later(stage: Stage, at: datetime = NIGHT) -> None:
    """The letter that lies ready is approved in the night."""
    case = await come_to(stage, at)
    letter = letter_of(case).content
    await approval.approve(stage.desk, case.id, letter.fingerprint, "Robin", later=True)
    await stage.settle()


async def test_it_leaves_at_nine_of_the_reader_and_says_so_before(stage: Stage) -> None:
    case = await stage.ready()
    assert not suggests_later(case, stage.account.preferences, stage.desk.now())
    await approve_later(stage)
    case = await stage.case()
    assert suggests_later(case, stage.account.preferences, stage.desk.now())
    assert case.approval is not None
    assert (case.state, case.approval.leaves_at) == (State.APPROVED, MORNING)
    await come_to(stage, MORNING - timedelta(minutes=1))
    assert ((await stage.case()).state, arrived(stage)) == (State.APPROVED, [])
    case = await come_to(stage, MORNING)
    await stage.wait(5)
    assert (case.state, len(arrived(stage))) == (State.WAITING, 1)


async def test_it_can_be_taken_back_until_then(stage: Stage) -> None:
    await stage.ready()
    await approve_later(stage)
    case = await come_to(stage, MORNING - timedelta(minutes=5))
    await approval.undo(stage.desk, case.id)
    case = await come_to(stage, MORNING + HOUR)
    assert (case.state, arrived(stage)) == (State.READY, [])


async def test_within_office_hours_it_leaves_after_the_undo_time(stage: Stage) -> None:
    await stage.ready()
    await approve_later(stage, START)
    await stage.wait(UNDO + 1)
    assert (await stage.case()).state is State.WAITING


@pytest.mark.parametrize(("hours", "state"), [(2, State.WAITING), (7, State.READY)])
async def test_a_yes_counts_for_some_hours_from_the_moment_it_was_to_leave(
    stage: Stage, hours: int, state: State
) -> None:
    await stage.ready()
    await approve_later(stage)
    case = await come_to(stage, MORNING + hours * HOUR)
    assert (case.state, "long ago" in case.trouble) == (state, state is State.READY)


async def test_times_that_pass_before_it_would_leave_stop_it_at_once(stage: Stage) -> None:
    await stage.connect()
    await stage.change(minimum_notice_hours=1)
    case = await stage.mark()
    first = min(slot.start for slot in case.slots)
    await stage.change(day_starts=23)  # the office hour is far behind the first time now
    assert letter_of(case).content.text.count(") ") >= 2
    with pytest.raises(Impossible, match="passed"):
        await approve_later(stage, first - HOUR)
    assert (await stage.case()).state is State.READY


async def test_an_answer_that_comes_before_it_leaves_holds_it_back(stage: Stage) -> None:
    case = await stage.waiting()
    case = await come_to(stage, datetime(2026, 12, 1, 8, tzinfo=UTC))
    assert letter_of(case).kind is LetterKind.NUDGE
    await approve_later(stage, datetime(2026, 12, 1, 21, tzinfo=UTC))
    await stage.hear(await stage.case(), "refuses")
    case = await come_to(stage, datetime(2026, 12, 2, 9, tzinfo=UTC))
    assert (case.ending, letter_of(case).kind, len(arrived(stage))) == (Ending.REFUSED, LetterKind.CLOSE, 1)


async def test_reminders_go_on_while_a_letter_waits_for_the_morning(stage: Stage) -> None:
    with Phone() as phone:
        await stage.ready()
        await listen(stage, phone)
        friday = datetime(2026, 11, 27, 20, tzinfo=UTC)
        case = await come_to(stage, friday)
        phone.heard.clear()
        start = datetime(2026, 11, 30, 12, tzinfo=UTC)
        await agree_by_phone(stage, start)
        await approve_later(stage, friday)
        case = await come_to(stage, datetime(2026, 11, 29, 17, tzinfo=UTC))
        assert (case.state, [one.partition(" at ")[0] for one in phone.titles]) == (State.APPROVED, ["Tomorrow"])
        await come_to(stage, datetime(2026, 11, 30, 8, tzinfo=UTC))
        assert (await stage.case()).state is State.BOOKED


async def test_an_answer_that_lies_unread_after_a_stop_is_read_before_it_leaves(stage: Stage) -> None:
    await stage.waiting()
    await come_to(stage, datetime(2026, 12, 1, 8, tzinfo=UTC))
    await approve_later(stage, datetime(2026, 12, 1, 21, tzinfo=UTC))
    answer_now(stage.sandbox.world, stage.person(DANA), "refuses", "")  # nobody has looked since
    case = await come_to(stage, datetime(2026, 12, 2, 9, tzinfo=UTC))
    assert (case.ending, len(arrived(stage))) == (Ending.REFUSED, 1)
