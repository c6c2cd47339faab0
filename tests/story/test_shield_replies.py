"""A mail that comes while the next letter lies ready: the reminder, or the one that confirms the new time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from connectors.sandbox import Story
from service.domain.case import Case, Ending, QuestionKind, State
from service.domain.event import Span
from service.domain.letter import LetterKind
from service.usecases import answers
from service.usecases.letters import approval
from tests.story.shield import read_shield
from tests.story.stage import Stage, assert_agreed, letter_of

MOVE = "I am sorry, something came up here. Could we please move our meeting?\n"


@pytest.fixture(params=["google", "outlook"])
def either(stage: Stage, request: pytest.FixtureRequest) -> Stage:
    """A video interview at either provider."""
    stage.story = Story(provider=request.param, persona="silence")
    return stage


async def nudged(stage: Stage) -> Case:
    """They were silent for a week: the reminder lies ready, unread."""
    case = await stage.waiting()
    while case.state is State.WAITING and case.wake_at is not None:
        await stage.wait((case.wake_at - stage.desk.now()).total_seconds() + 1)
        case = await stage.case()
    assert (case.state, letter_of(case).kind) == (State.READY, LetterKind.NUDGE)
    return case


def drafts(stage: Stage) -> Sequence[object]:
    """What lies in the candidate's Drafts."""
    return stage.person().mailbox.labelled("DRAFT")


async def put_to_the_person(stage: Stage, text: str = MOVE) -> Case:
    """A confirmation lies ready, and they write something that only a person can judge."""
    case = await stage.hear(await stage.agreed(), text=text)
    assert (case.state, case.question and case.question.kind) == (State.DECIDING, QuestionKind.WHAT_REPLY)
    return case


async def give(stage: Stage, case: Case, key: str, span: Span | None = None) -> Case:
    """Tap an answer, and let it take effect."""
    await answers.answer(stage.desk, case.id, key, span=span)
    await stage.settle()
    return await stage.case()


async def test_a_yes_while_the_reminder_lies_ready_books_and_leaves_no_reminder(either: Stage) -> None:
    await nudged(either)
    start = (either.desk.now() + timedelta(days=2)).replace(hour=10, minute=0, second=0, microsecond=0)
    case = await either.hear(await either.case(), text="No, none of these. Shall we say later?\n")
    assert case.state is State.DECIDING
    booked = assert_agreed(await give(either, case, "other_time", Span(start, start + timedelta(minutes=45))))
    assert len(drafts(either)) == 1
    assert len((await either.confirm(booked)).sent) == 2
    assert drafts(either) == []


async def test_a_clear_yes_while_the_reminder_lies_ready_takes_effect_at_once(either: Stage) -> None:
    either.preferences = replace(either.preferences, nudge_days=1)
    case = assert_agreed(await either.hear(await nudged(either), "agrees"))
    assert len(drafts(either)) == 1
    assert len((await either.confirm(case)).sent) == 2
    assert (drafts(either), len(read_shield(either).meetings)) == ([], 1)


async def test_a_refusal_while_the_reminder_lies_ready_leads_to_the_closing_letter(either: Stage) -> None:
    case = await either.hear(await nudged(either), "refuses")
    assert (case.state, case.ending, letter_of(case).kind) == (State.READY, Ending.REFUSED, LetterKind.CLOSE)
    assert len(drafts(either)) == 1
    closed = await either.send(case)
    assert (closed.state, drafts(either)) == (State.CLOSED, [])


@pytest.mark.parametrize(("key", "state"), [("wait", State.WAITING), ("refused", State.READY)])
async def test_an_unclear_mail_over_the_reminder_ends_sanely(either: Stage, key: str, state: State) -> None:
    case = await either.hear(await nudged(either), "vague")
    assert case.state is State.DECIDING
    after = await give(either, case, key)
    assert (after.state, len(drafts(either))) == (state, 1 if state is State.READY else 0)


async def test_a_second_no_leaves_the_closing_letter_as_its_owner_wrote_it(either: Stage) -> None:
    case = await either.answered("refuses")
    shown = letter_of(case).content
    text = shown.text.replace("Thank you", "Many thanks", 1)
    await approval.edit(either.desk, case.id, shown.subject, text, shown.fingerprint)
    await either.settle()
    again = await either.hear(await either.case(), "refuses")
    assert (again.state, letter_of(again).content.text) == (State.READY, text)


async def test_a_wish_to_move_asks_and_the_time_that_stands_is_confirmed_after_all(either: Stage) -> None:
    case = await put_to_the_person(either)
    kept = assert_agreed(await give(either, case, "wait"))
    assert len(drafts(either)) == 1
    assert (await either.confirm(kept)).booking == case.booking
    assert (drafts(either), len(read_shield(either).meetings)) == ([], 1)


async def test_a_wish_to_move_with_another_time_moves_everything_and_confirms_that(either: Stage) -> None:
    case = await put_to_the_person(either)
    assert case.booking is not None
    span = Span(case.booking.start + timedelta(days=2), case.booking.end + timedelta(days=2))
    moved = assert_agreed(await give(either, case, "other_time", span))
    assert (moved.booking and moved.booking.start, len(drafts(either))) == (span.start, 1)
    await either.confirm(moved)
    shield = read_shield(either)
    assert (len(shield.meetings), len(shield.blocks), drafts(either)) == (1, 1, [])


async def test_a_wish_to_move_that_turns_out_a_no_clears_the_calendar_and_closes(either: Stage) -> None:
    case = await give(either, await put_to_the_person(either), "refused")
    assert (case.state, letter_of(case).kind, case.booking) == (State.READY, LetterKind.CLOSE, None)
    shield = read_shield(either)
    assert (shield.meetings, shield.blocks, len(drafts(either))) == ([], [], 1)
    assert (await either.send(case)).state is State.CLOSED
    assert drafts(either) == []


async def test_an_approved_confirmation_is_held_back_by_a_wish_to_move(either: Stage) -> None:
    case = await either.agreed()
    await either.approve(case)
    asked = await either.hear(case, text=MOVE)
    assert (asked.state, asked.approval) == (State.DECIDING, None)
    await either.wait(600)
    assert len((await either.case()).sent) == 1


async def test_a_mail_after_the_interview_holds_the_thanks_back_for_a_look(either: Stage) -> None:
    case = await either.booked()
    assert case.booking is not None
    await either.wait((case.booking.end - either.desk.now()).total_seconds() + 3 * 3600)
    thanks = await either.case()
    assert (thanks.state, letter_of(thanks).kind) == (State.READY, LetterKind.THANKS)
    after = await either.hear(thanks, text="It was good to meet you.\n")
    assert (after.state, after.question) == (State.READY, None)
    assert "has written to you" in after.trouble
