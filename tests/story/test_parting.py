"""A mailbox is given up and another provider's takes its place: ids of the one are never held against the other."""

import pytest

from connectors.sandbox import Story
from service.domain.account import Account
from service.domain.case import Case, State
from service.usecases import accounts, answers, mailboxes
from tests.story.couple import CALENDAR, DANA, MAILBOX, new_mail, ready
from tests.story.stage import Stage

STRANGE = {"kind": "status", "op": "gmail.users.drafts.get", "code": 400, "reason": "invalidArgument"}


@pytest.fixture
def mixed_stage(stage: Stage) -> Stage:
    """A stage with a candidate at Google and one at Microsoft."""
    stage.story = Story(provider="both", persona="silence", mail_thread=False)
    return stage


async def part(stage: Stage, mailbox: Account) -> Case:
    """Microsoft's mailbox is disconnected, Google's own takes its place and calls a foreign id nonsense."""
    await accounts.disconnect(stage.desk, mailbox.id)
    stage.account = await mailboxes.write_through(stage.desk, stage.account.id, "")
    stage.spoil(count=1, **STRANGE)  # type: ignore[arg-type]
    for _ in range(3):
        await stage.wait(1000)
        await stage.look()
    return await stage.case()


async def test_answers_are_read_though_a_letter_left_from_the_mailbox_before(mixed_stage: Stage) -> None:
    _, mailbox, case = await ready(mixed_stage)
    case = await mixed_stage.send(case)
    assert case.state is State.WAITING
    case = await part(mixed_stage, mailbox)
    assert (case.state, case.trouble) == (State.WAITING, "")
    assert mixed_stage.calls("gmail.users.drafts.get") == 0
    own = [one for one in await mixed_stage.positions() if one.account_id == mixed_stage.account.id]
    assert [one.trouble for one in own] == [""] * len(own)


async def test_a_letter_is_written_again_beside_a_draft_that_stayed_in_the_mailbox_before(mixed_stage: Stage) -> None:
    _, mailbox, _ = await ready(mixed_stage)
    case = await part(mixed_stage, mailbox)
    await answers.answer(mixed_stage.desk, case.id, "draft_again")
    await mixed_stage.settle()
    case = await mixed_stage.case()
    assert (case.state, case.trouble) == (State.READY, "")
    assert (await mixed_stage.send(case)).state is State.WAITING
    assert new_mail(mixed_stage, MAILBOX, "SENT") == []
    assert len(new_mail(mixed_stage, CALENDAR, "SENT")) == len(new_mail(mixed_stage, DANA, "INBOX")) == 1
