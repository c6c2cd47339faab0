"""A yes counts for exactly what was seen, for now, and for as long as the account is connected."""

import asyncio

import pytest

from service.domain.case import QuestionKind, State
from service.errors import Impossible
from service.usecases import accounts, answers
from tests.story.stage import DANA, UNDO, Stage, letter_of
from tests.story.test_letters import letters_at_dana, text_of


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


async def test_disconnecting_takes_an_approval_back(stage: Stage) -> None:
    case = await stage.ready()
    await stage.approve(case)
    await accounts.disconnect(stage.desk, stage.account.id)
    await stage.wait(UNDO + 1)
    await stage.connect()
    again = await stage.case(case.id)
    assert (again.state, again.approval) == (State.READY, None)
    assert letters_at_dana(stage) == []


async def test_an_address_that_no_mail_can_carry_is_refused_when_it_is_typed(stage: Stage) -> None:
    case = await stage.answered("bounce")
    assert case.question is not None
    assert case.question.kind is QuestionKind.OTHER_ADDRESS
    with pytest.raises(Impossible, match="not a mail address"):
        await answers.answer(stage.desk, case.id, "whom", "jörg@müller.example")
    assert (await stage.case(case.id)).question == case.question
    assert stage.person(DANA).mailbox.messages
