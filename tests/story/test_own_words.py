"""A person begins to write in the draft in the very moment in which it is written over or taken out: their words stay.

Only Outlook can be told what the draft looked like before; Gmail takes every write.
"""

import asyncio

from connectors.sandbox import letters
from service.domain.case import Case, State
from service.usecases.letters import approval
from tests.story.stage import Stage, letter_of

WORDS = "Words of my own.\n"


async def type_meanwhile(stage: Stage, op: str) -> Case:
    """The person types while a request waits at the provider; the case after that."""
    stage.spoil("delay", op, seconds=0.5)
    working = asyncio.create_task(stage.settle())
    await asyncio.sleep(0.25)
    stage.phone("edit_draft", text=WORDS)
    await working
    await stage.wait(60)
    return await stage.case()


def in_drafts(stage: Stage) -> list[str]:
    mailbox = stage.person().mailbox
    return [letters.text(letters.read(mailbox.messages[one].raw)) for one in mailbox.drafts.values()]


async def test_a_revision_writes_over_nothing_that_was_typed_meanwhile(outlook_stage: Stage) -> None:
    case = await outlook_stage.ready()
    content = letter_of(case).content
    await approval.edit(outlook_stage.desk, case.id, content.subject, f"{content.text}\nP.S.\n", content.fingerprint)
    case = await type_meanwhile(outlook_stage, "graph.messages.update")
    assert (case.state, letter_of(case).content.text) == (State.READY, WORDS)
    assert [one.split() for one in in_drafts(outlook_stage)] == [WORDS.split()]
    assert "P.S." in await outlook_stage.story_of(case)


async def test_a_withdrawal_takes_nothing_out_that_was_typed_meanwhile(outlook_stage: Stage) -> None:
    case = await outlook_stage.ready()
    await approval.discard(outlook_stage.desk, case.id)
    case = await type_meanwhile(outlook_stage, "graph.messages.delete")
    assert case.state is State.CLOSED
    assert [one.split() for one in in_drafts(outlook_stage)] == [WORDS.split()]
    assert "Left the draft" in await outlook_stage.story_of(case)
