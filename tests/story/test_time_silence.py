"""They do not answer: one reminder after five working days, then a clean end. Any answer stops it."""

from datetime import UTC, datetime, timedelta

import pytest

from connectors.sandbox import Story
from connectors.sandbox.personas import answer_now
from service.domain.account import LIGHT
from service.domain.case import Ending, State
from service.domain.letter import LetterKind
from service.usecases import answers
from service.usecases.letters import approval
from tests.notices.phone import Phone
from tests.story.clockwork import come_to, listen, live_through, nudged
from tests.story.stage import DANA, Stage, letter_of

NUDGE = datetime(2026, 12, 1, 8, tzinfo=UTC)
"""Nine o'clock in Berlin, five working days after the Tuesday of the story."""
END = NUDGE + timedelta(days=7)
DAY = timedelta(days=1)


@pytest.fixture(params=["google", "outlook"])
def either_stage(stage: Stage, request: pytest.FixtureRequest) -> Stage:
    """A stage at either provider."""
    stage.story = Story(provider=request.param, persona="silence")
    return stage


def letters_sent(stage: Stage) -> int:
    opened = stage.sandbox.world.opened
    return len([one for one in stage.person(DANA).mailbox.labelled("INBOX") if one.at >= opened])


async def test_one_reminder_is_written_after_five_working_days_and_waits_for_a_yes(either_stage: Stage) -> None:
    stage = either_stage
    await stage.waiting()
    assert (await live_through(stage, NUDGE - timedelta(minutes=2), DAY / 2)).state is State.WAITING
    case = await come_to(stage, NUDGE)
    assert (case.state, letter_of(case).kind, letters_sent(stage)) == (State.READY, LetterKind.NUDGE, 1)
    assert len(stage.person().mailbox.labelled("DRAFT")) == 1
    await stage.send(case)
    case = await live_through(stage, END - timedelta(minutes=2), DAY / 2)
    assert (case.state, letters_sent(stage)) == (State.WAITING, 2)


async def test_silence_after_the_reminder_ends_the_case_with_a_good_word(stage: Stage) -> None:
    with Phone() as phone:
        case = await nudged(stage, NUDGE)
        await listen(stage, phone)
        await stage.send(case)
        case = await live_through(stage, END + DAY, DAY / 2)
    assert (case.state, case.ending, letters_sent(stage)) == (State.CLOSED, Ending.UNANSWERED, 2)
    assert phone.titles == ["It is over, and you did all one can do"]


async def test_a_reminder_that_is_never_approved_goes_with_the_case(stage: Stage) -> None:
    await nudged(stage, NUDGE)
    case = await live_through(stage, END + DAY, DAY / 2)
    assert (case.state, case.ending, letters_sent(stage)) == (State.CLOSED, Ending.UNANSWERED, 1)
    assert stage.person().mailbox.labelled("DRAFT") == []


async def test_a_reminder_that_was_not_wanted_is_not_written_again(stage: Stage) -> None:
    case = await nudged(stage, NUDGE)
    await approval.discard(stage.desk, case.id)
    await stage.settle()
    assert (await stage.case()).state is State.WAITING
    assert (await live_through(stage, END - timedelta(minutes=2), DAY / 2)).state is State.WAITING
    case = await come_to(stage, END)
    assert (case.ending, letters_sent(stage)) == (Ending.UNANSWERED, 1)


async def test_holidays_of_the_readers_country_do_not_count(stage: Stage) -> None:
    await stage.connect()
    await stage.change(holiday_country="US")  # Thanksgiving is on the 26th
    assert (await stage.mark()).state is State.READY
    await stage.send(await stage.case())
    assert (await come_to(stage, NUDGE)).state is State.WAITING
    assert (await come_to(stage, NUDGE + DAY)).state is State.READY


@pytest.mark.parametrize("persona", ["agrees", "vague", "refuses", "proposes_other_times"])
async def test_any_answer_stops_the_reminder(stage: Stage, persona: str) -> None:
    case = await stage.answered(persona)
    assert case.state is not State.WAITING
    await live_through(stage, NUDGE + DAY, DAY / 2)
    kinds = [note.what for note in await stage.notes(case)]
    assert "It is time for a short reminder." not in kinds


async def test_an_answer_that_decides_nothing_begins_the_waiting_anew(stage: Stage) -> None:
    case = await stage.waiting()
    await come_to(stage, datetime(2026, 11, 26, 10, tzinfo=UTC))
    await stage.hear(case, text="Thank you. I have to ask my colleagues first.")
    await answers.answer(stage.desk, case.id, "wait")
    assert (await come_to(stage, NUDGE)).state is State.WAITING
    case = await come_to(stage, NUDGE + 2 * DAY)
    assert (case.state, letter_of(case).kind) == (State.READY, LetterKind.NUDGE)


async def test_an_answer_while_the_reminder_lies_ready_is_an_answer(stage: Stage) -> None:
    case = await stage.hear(await nudged(stage, NUDGE), "refuses")
    assert (case.ending, letter_of(case).kind) == (Ending.REFUSED, LetterKind.CLOSE)


async def test_after_a_long_stop_there_is_still_one_reminder_only(stage: Stage) -> None:
    await stage.waiting()
    case = await come_to(stage, END + 5 * DAY)
    assert (case.state, letter_of(case).kind, letters_sent(stage)) == (State.READY, LetterKind.NUDGE, 1)


@pytest.mark.parametrize("moment", [NUDGE, END + 5 * DAY])
async def test_an_answer_that_came_during_a_stop_is_heard_before_anything_is_concluded(
    stage: Stage, moment: datetime
) -> None:
    await stage.waiting()
    answer_now(stage.sandbox.world, stage.person(DANA), "refuses", "")
    case = await come_to(stage, moment)
    assert (case.ending, letter_of(case).kind) == (Ending.REFUSED, LetterKind.CLOSE)


async def test_nothing_is_concluded_while_the_mailbox_cannot_be_read(stage: Stage) -> None:
    await stage.waiting()
    await stage.look()
    stage.spoil("status", "history", count=50, code=503)
    case = await come_to(stage, NUDGE)
    assert (case.state, case.trouble) == (
        State.WAITING,
        "I cannot look whether they have answered. I try again by myself.",
    )
    stage.mend()
    case = await live_through(stage, NUDGE + DAY, DAY / 8)
    assert (case.state, letter_of(case).kind, case.trouble) == (State.READY, LetterKind.NUDGE, "")


async def test_an_automatic_answer_stops_nothing(stage: Stage) -> None:
    await stage.answered("auto_reply")
    assert (await come_to(stage, NUDGE)).state is State.READY


async def test_without_drafts_the_reminder_is_written_here(stage: Stage) -> None:
    stage.wanted = LIGHT
    case = await nudged(stage, NUDGE)
    assert (letter_of(case).kind, case.draft_id) == (LetterKind.NUDGE, "")
    assert (await stage.send(case)).state is State.WAITING
    assert letters_sent(stage) == 2
