"""An Outlook calendar with a Gmail mailbox, and the reverse: one person, one letter, one meeting."""

import pytest

from connectors.sandbox import Story
from connectors.sandbox.personas import answer_now
from service.domain.account import AccountState
from service.domain.case import Case, State
from service.usecases import accounts, mailboxes
from tests.story.couple import new_mail, own_entries
from tests.story.post import assert_one_request_and_one_confirmation
from tests.story.stage import Stage

GOOGLE, OUTLOOK = "1", "2"
WAYS = [(GOOGLE, OUTLOOK), (OUTLOOK, GOOGLE)]


def robin(number: str) -> str:
    return f"robin{number}@keller.example"


def dana(number: str) -> str:
    return f"dana.rieger{number}@northwind.example"


async def ready(stage: Stage, calendar: str, mailbox: str) -> Case:
    """Both accounts connected, the first writing through the second; marked, and the letter lies in Drafts."""
    other, first = await stage.connect(robin(mailbox)), await stage.connect(robin(calendar))
    stage.account = await mailboxes.write_through(stage.desk, first.id, other.id)
    case = await stage.mark(robin(calendar))
    assert case.state is State.READY, (case.state, case.trouble, case.question)
    return case


@pytest.fixture
def mixed_stage(stage: Stage) -> Stage:
    """A stage with one candidate at each provider."""
    stage.story = Story(provider="both", persona="silence", mail_thread=False)
    return stage


@pytest.mark.parametrize(("calendar", "mailbox"), WAYS)
@pytest.mark.parametrize("persona", ["agrees", "refuses", "bounce"])
async def test_the_story_is_played_over_both_wires(
    mixed_stage: Stage, calendar: str, mailbox: str, persona: str
) -> None:
    stage = mixed_stage
    case = await stage.send(await ready(stage, calendar, mailbox))
    assert case.state is State.WAITING, (case.state, case.trouble, case.question)
    answer_now(stage.sandbox.world, stage.person(dana(calendar)), persona)
    await stage.look()
    case = await stage.case(case.id)
    ends = {"agrees": State.READY, "refuses": State.READY, "bounce": State.DECIDING}
    assert case.state is ends[persona], (case.state, case.trouble, case.question)
    assert len(own_entries(stage, robin(calendar))) == (2 if persona == "agrees" else 0)
    assert own_entries(stage, robin(mailbox)) == []
    assert new_mail(stage, robin(calendar)) == []
    assert len(new_mail(stage, robin(mailbox), "SENT")) == 1
    (letter,) = new_mail(stage, dana(calendar), "INBOX")
    assert letter.header("From") == f"Robin Keller <{robin(mailbox)}>"
    if persona == "agrees":
        await stage.confirm(case)
        assert len(new_mail(stage, robin(mailbox), "SENT")) == 2
        assert_one_request_and_one_confirmation(stage, dana(calendar), robin(mailbox))
        assert new_mail(stage, robin(calendar)) == []


@pytest.mark.parametrize(("calendar", "mailbox"), WAYS)
async def test_a_dead_mailbox_permission_is_that_account_s_and_the_letter_waits_for_another(
    mixed_stage: Stage, calendar: str, mailbox: str
) -> None:
    stage, lost = mixed_stage, robin(mailbox)
    case = await ready(stage, calendar, mailbox)
    await stage.approve(case)
    for grants in (stage.sandbox.state.grants, stage.sandbox.state.outlook.grants):
        grants.revoke_account(lost)
        grants.expire_access(lost)
    await stage.wait(61)
    states = {view.account.address: view.account.state for view in await accounts.list_accounts(stage.desk)}
    assert states == {robin(calendar): AccountState.CONNECTED, lost: AccountState.RECONNECT}
    await stage.connect(lost)
    await stage.wait(61)
    case = await stage.case(case.id)
    if case.state is State.READY:
        case = await stage.send(case)
    assert case.state is State.WAITING, (case.state, case.trouble)
    assert len(new_mail(stage, dana(calendar), "INBOX")) == 1
