"""How the phone call went decides which letter is written."""

import asyncio
from datetime import timedelta

import pytest

from service.domain.case import CallOutcome, Case, Ending, State
from service.domain.event import Span
from service.domain.letter import LetterKind
from service.errors import Impossible
from service.usecases.advance import advance
from service.usecases.calls import tell_call
from service.usecases.letters import approval
from service.usecases.watching import watch
from tests.story.diary import assert_one_meeting_with_its_block, read_diary
from tests.story.stage import Stage, letter_of

OPEN = (CallOutcome.UNDECIDED, CallOutcome.VOICEMAIL, CallOutcome.NOT_REACHED, CallOutcome.CANNOT_CALL)


def agreed_time(stage: Stage) -> Span:
    start = stage.desk.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
    return Span(start, start + timedelta(minutes=45))


async def call(stage: Stage, case: Case, outcome: CallOutcome) -> Case:
    agreed = agreed_time(stage) if outcome is CallOutcome.AGREED else None
    await tell_call(stage.desk, case.id, outcome, agreed)
    await stage.settle()
    return await stage.case(case.id)


@pytest.mark.parametrize("outcome", OPEN)
async def test_an_open_call_leads_to_a_request_in_the_same_draft(stage: Stage, outcome: CallOutcome) -> None:
    before = await stage.ready()
    case = await call(stage, before, outcome)
    assert (case.state, letter_of(case).kind) == (State.READY, LetterKind.REQUEST)
    assert case.slots == before.slots
    assert list(stage.person().mailbox.drafts) == [before.draft_id]


async def test_an_agreed_call_books_at_once_and_is_confirmed_by_letter(stage: Stage) -> None:
    case = await call(stage, await stage.ready(), CallOutcome.AGREED)
    assert (case.state, letter_of(case).kind) == (State.READY, LetterKind.CONFIRMATION)
    assert assert_one_meeting_with_its_block(stage) == agreed_time(stage).start
    assert len(stage.person().mailbox.drafts) == 1
    assert (await stage.send(case)).state is State.BOOKED


async def test_an_agreed_call_while_waiting_is_confirmed_too(stage: Stage) -> None:
    case = await call(stage, await stage.waiting(), CallOutcome.AGREED)
    assert (case.state, letter_of(case).kind) == (State.READY, LetterKind.CONFIRMATION)
    assert (await stage.send(case)).state is State.BOOKED
    assert_one_meeting_with_its_block(stage)


async def test_a_refused_call_leads_to_a_closing_letter_and_the_end(stage: Stage) -> None:
    case = await call(stage, await stage.ready(), CallOutcome.REFUSED)
    assert (case.state, letter_of(case).kind) == (State.READY, LetterKind.CLOSE)
    closed = await stage.send(case)
    assert (closed.state, closed.ending) == (State.CLOSED, Ending.REFUSED)
    assert not stage.person().mailbox.drafts


async def test_a_refused_case_whose_closing_letter_is_discarded_still_ended_in_a_refusal(stage: Stage) -> None:
    case = await call(stage, await stage.ready(), CallOutcome.REFUSED)
    await approval.discard(stage.desk, case.id)
    await stage.settle()
    closed = await stage.case()
    assert (closed.state, closed.ending) == (State.CLOSED, Ending.REFUSED)


async def test_discarding_the_confirmation_keeps_the_meeting(stage: Stage) -> None:
    case = await call(stage, await stage.ready(), CallOutcome.AGREED)
    await approval.discard(stage.desk, case.id)
    await stage.settle()
    booked = await stage.case()
    assert (booked.state, booked.ending) == (State.BOOKED, Ending.RECOVERED)
    assert_one_meeting_with_its_block(stage)
    assert not stage.person().mailbox.drafts


@pytest.mark.parametrize("outcome", [CallOutcome.AGREED, CallOutcome.REFUSED])
async def test_words_written_before_the_call_stay_in_the_timeline(stage: Stage, outcome: CallOutcome) -> None:
    case = await stage.ready()
    shown = letter_of(case).content
    await approval.edit(stage.desk, case.id, shown.subject, "Words of my own.\n", shown.fingerprint)
    await stage.settle()
    case = await call(stage, await stage.case(), outcome)
    assert case.state is State.READY
    assert (await stage.story_of(case)).count("Words of my own.") == 1


@pytest.mark.parametrize("outcome", OPEN)
async def test_an_open_call_does_not_write_over_words_of_their_own(stage: Stage, outcome: CallOutcome) -> None:
    case = await stage.ready()
    shown = letter_of(case).content
    await approval.edit(stage.desk, case.id, shown.subject, "Words of my own.\n", shown.fingerprint)
    case = await call(stage, await stage.case(), outcome)
    assert letter_of(case).content.text == "Words of my own.\n"


async def test_an_agreed_call_needs_a_time_that_lies_ahead(stage: Stage) -> None:
    case = await stage.ready()
    with pytest.raises(Impossible, match="day and the time"):
        await tell_call(stage.desk, case.id, CallOutcome.AGREED)
    past = Span(stage.desk.now() - timedelta(hours=2), stage.desk.now() - timedelta(hours=1))
    with pytest.raises(Impossible, match="past"):
        await tell_call(stage.desk, case.id, CallOutcome.AGREED, past)


async def test_a_call_in_the_undo_time_stops_the_letter(stage: Stage) -> None:
    await stage.approve(await stage.ready())
    case = await call(stage, await stage.case(), CallOutcome.REFUSED)
    await stage.wait(600)
    assert (case.state, letter_of(case).kind, stage.calls("send")) == (State.READY, LetterKind.CLOSE, 0)


async def test_a_call_told_while_the_draft_is_being_laid_leaves_one_draft(stage: Stage) -> None:
    await stage.connect()
    stage.spoil("delay", "drafts.create", seconds=0.3, commit=True)
    stage.phone("mark_missed")
    await watch.read_now(stage.desk, stage.account.id)
    opened = await stage.case()
    laying = asyncio.ensure_future(advance(stage.desk, opened.id, opened.version))
    await asyncio.sleep(0.15)
    await tell_call(stage.desk, opened.id, CallOutcome.REFUSED)
    await laying
    await stage.settle()
    case = await stage.case()
    assert (case.state, letter_of(case).kind) == (State.READY, LetterKind.CLOSE)
    assert list(stage.person().mailbox.drafts) == [case.draft_id]


async def test_a_confirmed_meeting_has_no_second_entry(stage: Stage) -> None:
    case = await stage.send(await call(stage, await stage.ready(), CallOutcome.AGREED))
    await stage.look()
    await stage.look()
    assert case.state is State.BOOKED
    assert len(read_diary(stage).ours) == 2
