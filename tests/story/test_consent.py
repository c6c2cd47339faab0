"""A yes counts for exactly what was seen, for now, and for as long as the account is connected."""

import asyncio

import pytest

from service.domain.case import QuestionKind, State
from service.errors import Impossible
from service.usecases import accounts, answers
from tests.story.stage import DANA, UNDO, Stage, letter_of
from tests.story.test_letters import letters_at_dana, text_of


def throw_away(stage: Stage) -> None:
    """Outlook keeps what is deleted, drafts too, in a folder of its own."""
    mailbox = stage.person().mailbox
    (draft,) = mailbox.drafts.values()
    mailbox.relabel(draft, {"TRASH"}, set())


async def test_words_that_slip_into_the_draft_while_it_is_being_sent_do_not_leave(stage: Stage) -> None:
    case = await stage.ready()
    await stage.approve(case)
    stage.spoil("delay", "gmail.users.drafts.send", seconds=0.5, commit=False)
    sending = asyncio.create_task(stage.wait(UNDO + 1))
    await asyncio.sleep(0.2)
    assert stage.calls("drafts.get"), "the draft was looked at by now, and its sending waits at the provider"
    stage.phone("edit_draft", text="Words nobody approved.\n")
    await sending
    (received,) = letters_at_dana(stage)
    assert text_of(received).split() == letter_of(case).content.text.split()


async def test_an_approval_does_not_count_after_a_long_sleep(stage: Stage) -> None:
    case = await stage.ready()
    await stage.approve(case)
    await stage.wait(7 * 3600)
    again = await stage.case(case.id)
    assert (again.state, again.approval) == (State.READY, None)
    assert "long ago" in again.trouble
    assert letters_at_dana(stage) == []
    assert (await stage.send(again)).state is State.WAITING


async def test_an_approval_does_not_outlive_a_long_sleep_because_a_first_try_surely_failed(stage: Stage) -> None:
    case = await stage.ready()
    await stage.approve(case)
    stage.spoil("status", "gmail.users.drafts.send", code=429, retry_after="30")
    await stage.wait(UNDO + 1)
    assert (await stage.case()).state is State.SENDING
    await stage.wait(20 * 86_400)
    again = await stage.case(case.id)
    assert (again.state, again.approval, letters_at_dana(stage)) == (State.READY, None, [])
    assert "long ago" in again.trouble


async def test_a_draft_that_was_thrown_away_after_a_failed_try_does_not_leave(outlook_stage: Stage) -> None:
    case = await outlook_stage.ready()
    await outlook_stage.approve(case)
    outlook_stage.spoil("status", "graph.messages.send", code=429, retry_after="30")
    await outlook_stage.wait(UNDO + 1)
    assert (await outlook_stage.case()).state is State.SENDING
    throw_away(outlook_stage)
    await outlook_stage.wait(60)
    await outlook_stage.wait(3600)
    case = await outlook_stage.case()
    assert (case.state, letters_at_dana(outlook_stage)) == (State.DECIDING, [])
    assert case.question is not None
    assert case.question.kind is QuestionKind.DRAFT_GONE


async def test_an_approval_does_not_outlive_a_long_sleep_because_a_try_was_in_doubt(stage: Stage) -> None:
    case = await stage.ready()
    await stage.approve(case)
    stage.spoil("drop", "gmail.users.drafts.send")
    await stage.wait(UNDO + 1)
    assert (await stage.case()).state is State.SENDING
    await stage.wait(20 * 86_400)
    again = await stage.case(case.id)
    assert (again.state, again.approval, letters_at_dana(stage)) == (State.READY, None, [])


async def test_disconnecting_takes_an_approval_back(stage: Stage) -> None:
    case = await stage.ready()
    await stage.approve(case)
    await accounts.disconnect(stage.desk, stage.account.id)
    await stage.wait(UNDO + 1)
    await stage.connect()
    again = await stage.case(case.id)
    assert (again.state, again.approval) == (State.READY, None)
    assert letters_at_dana(stage) == []


@pytest.mark.parametrize("trouble", ["brake", "doubt"])
async def test_disconnecting_holds_back_a_letter_whose_sending_had_failed(stage: Stage, trouble: str) -> None:
    case = await stage.ready()
    await stage.approve(case)
    brake: dict[str, object] = {"kind": "status", "code": 429, "retry_after": "30"}
    stage.spoil(op="gmail.users.drafts.send", **(brake if trouble == "brake" else {"kind": "drop"}))
    await stage.wait(UNDO + 1)
    assert (await stage.case()).state is State.SENDING
    await accounts.disconnect(stage.desk, stage.account.id)
    await stage.connect()
    await stage.wait(120)
    again = await stage.case(case.id)
    assert (again.state, again.approval, letters_at_dana(stage)) == (State.READY, None, [])
    assert (await stage.send(again)).state is State.WAITING
    assert len(letters_at_dana(stage)) == 1


async def test_disconnecting_loses_no_letter_that_had_left_in_doubt(stage: Stage) -> None:
    case = await stage.ready()
    await stage.approve(case)
    stage.spoil("drop", "gmail.users.drafts.send", commit=True)
    stage.spoil("status", "gmail.users.drafts.get", skip=1, count=0)
    await stage.wait(UNDO + 1)
    assert (await stage.case()).state is State.SENDING
    await accounts.disconnect(stage.desk, stage.account.id)
    stage.mend()
    await stage.connect()
    await stage.wait(120)
    assert (await stage.case(case.id)).state is State.WAITING
    assert len(letters_at_dana(stage)) == 1


async def test_an_address_that_no_mail_can_carry_is_refused_when_it_is_typed(stage: Stage) -> None:
    case = await stage.answered("bounce")
    assert case.question is not None
    assert case.question.kind is QuestionKind.OTHER_ADDRESS
    with pytest.raises(Impossible, match="not a mail address"):
        await answers.answer(stage.desk, case.id, "whom", "jörg@müller.example")
    assert (await stage.case(case.id)).question == case.question
    assert stage.person(DANA).mailbox.messages
