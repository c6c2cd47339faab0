"""An account that may only send: the letter lives here, goes out once; the answer is told, or seen in the calendar."""

from datetime import timedelta

import pytest

from connectors.sandbox import letters
from service.domain.account import Ability
from service.domain.case import CallOutcome, Case, Ending, QuestionKind, State
from service.domain.event import Span
from service.domain.letter import LetterKind
from service.usecases import answers
from service.usecases.calls import tell_call
from service.usecases.letters import approval
from service.wire.mime import content_of
from tests.story.diary import assert_one_meeting_with_its_block
from tests.story.stage import CALL_TIMEOUT, DANA, UNDO, Stage, letter_of


def arrived(stage: Stage) -> list[bytes]:
    opened = stage.sandbox.world.opened
    return [one.raw for one in stage.person(DANA).mailbox.labelled("INBOX") if one.at >= opened]


async def tell(stage: Stage, case: Case, key: str, span: Span | None = None) -> Case:
    await answers.answer(stage.desk, case.id, key, span=span)
    await stage.settle()
    return await stage.case(case.id)


async def test_nothing_of_the_mailbox_is_touched_before_the_letter_is_sent(light_stage: Stage) -> None:
    case = await light_stage.ready()
    assert not {Ability.DRAFT, Ability.READ_MAIL} & light_stage.account.abilities
    assert (case.draft_id, light_stage.calls("gmail")) == ("", 0)
    assert letter_of(case).content.in_reply_to == ""


async def test_the_letter_is_sent_once_and_as_it_was_approved(light_stage: Stage) -> None:
    case = await light_stage.ready()
    shown = letter_of(case).content
    edited = await approval.edit(light_stage.desk, case.id, "An apology", shown.text, shown.fingerprint)
    await light_stage.settle()
    sent = await light_stage.send(await light_stage.case(edited.id))
    assert (sent.state, light_stage.calls("messages.send"), light_stage.calls("gmail")) == (State.WAITING, 1, 1)
    (letter,) = arrived(light_stage)
    assert sent.approval is not None
    assert content_of(letter).fingerprint == sent.approval.fingerprint
    assert letters.header(letters.read(letter), "Subject") == "An apology"


async def test_an_approval_taken_back_sends_nothing(light_stage: Stage) -> None:
    case = await light_stage.ready()
    await light_stage.approve(case)
    await approval.undo(light_stage.desk, case.id)
    await light_stage.wait(UNDO * 3)
    assert arrived(light_stage) == []
    assert (await light_stage.case()).state is State.READY


async def test_a_mark_taken_back_withdraws_the_letter(light_stage: Stage) -> None:
    await light_stage.ready()
    light_stage.phone("set_label", label="")
    await light_stage.look()
    assert ((await light_stage.case()).ending, light_stage.calls("gmail")) == (Ending.WITHDRAWN, 0)


@pytest.mark.parametrize("fault", [{"kind": "drop", "commit": True}, {"kind": "status", "code": 503, "commit": True}])
async def test_a_lost_answer_asks_and_never_sends_again(light_stage: Stage, fault: dict[str, object]) -> None:
    await light_stage.approve(await light_stage.ready())
    light_stage.spoil(op="messages.send", **fault)  # type: ignore[arg-type]
    await light_stage.wait(UNDO + 1)
    for _ in range(4):
        await light_stage.wait(4 * CALL_TIMEOUT)
    case = await light_stage.case()
    assert case.question is not None
    assert (case.state, case.question.kind) == (State.UNCERTAIN, QuestionKind.MAYBE_SENT)
    assert (light_stage.calls("messages.send"), len(arrived(light_stage))) == (1, 1)
    assert (await tell(light_stage, case, "was_sent")).state is State.WAITING


async def test_a_letter_that_surely_never_left_is_tried_again(light_stage: Stage) -> None:
    await light_stage.approve(await light_stage.ready())
    light_stage.spoil("status", "messages.send", code=429, retry_after="5")
    await light_stage.wait(UNDO + 1)
    await light_stage.wait(6)
    assert (len(arrived(light_stage)), (await light_stage.case()).state) == (1, State.WAITING)


async def test_while_waiting_the_person_can_say_that_they_agreed(light_stage: Stage) -> None:
    case = await light_stage.waiting()
    assert case.question is not None
    assert [one.key for one in case.question.choices] == ["slot:1", "slot:2", "other_time", "refused", "wait", "close"]
    await light_stage.confirm(await tell(light_stage, case, "slot:2"))
    assert assert_one_meeting_with_its_block(light_stage) == case.slots[1].start
    assert len(arrived(light_stage)) == 2


async def test_while_waiting_the_person_can_say_that_they_named_another_time(light_stage: Stage) -> None:
    case = await light_stage.waiting()
    start = light_stage.desk.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=5)
    told = await tell(light_stage, case, "other_time", Span(start, start + timedelta(minutes=30)))
    assert (letter_of(told).kind, assert_one_meeting_with_its_block(light_stage)) == (LetterKind.CONFIRMATION, start)
    assert (await light_stage.send(told)).state is State.BOOKED


async def test_while_waiting_the_person_can_say_that_they_refuse(light_stage: Stage) -> None:
    case = await tell(light_stage, await light_stage.waiting(), "refused")
    assert letter_of(case).kind is LetterKind.CLOSE
    closed = await light_stage.send(case)
    assert (closed.state, closed.ending, len(arrived(light_stage))) == (State.CLOSED, Ending.REFUSED, 2)


async def test_waiting_on_leaves_the_question_open(light_stage: Stage) -> None:
    case = await tell(light_stage, await light_stage.waiting(), "wait")
    assert (case.state, case.question is not None) == (State.WAITING, True)


@pytest.mark.parametrize("persona", ["sends_invitation", "moves_original"])
async def test_an_invitation_in_the_calendar_is_enough(light_stage: Stage, persona: str) -> None:
    case = await light_stage.hear(await light_stage.waiting(), persona)
    assert (case.state, case.question) == (State.BOOKED, None)
    assert_one_meeting_with_its_block(light_stage, meeting_is_ours=False)


async def test_an_agreed_call_is_confirmed_without_a_draft(light_stage: Stage) -> None:
    case = await light_stage.ready()
    start = light_stage.desk.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
    await tell_call(light_stage.desk, case.id, CallOutcome.AGREED, Span(start, start + timedelta(minutes=45)))
    await light_stage.settle()
    booked = await light_stage.send(await light_stage.case())
    assert (booked.state, len(arrived(light_stage))) == (State.BOOKED, 1)
    assert_one_meeting_with_its_block(light_stage)
