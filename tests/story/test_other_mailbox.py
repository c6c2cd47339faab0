"""Letters go out from another account's mailbox: calendar here, Drafts and answers there, and nothing in between."""

from dataclasses import replace

import pytest

from service.domain.account import OF_CALENDAR, OF_MAIL, Ability, Account, AccountState
from service.domain.case import State
from service.domain.letter import LetterKind
from service.errors import Impossible, NotFound
from service.usecases import accounts, answers, mailboxes
from service.usecases.advance import advance
from service.usecases.mailbox_lease import MailboxLeases
from service.usecases.watching import watch
from tests.story.couple import CALENDAR, DANA, MAILBOX, connect_both, hear, new_mail, own_entries, ready, waiting
from tests.story.post import assert_one_request_and_one_confirmation
from tests.story.stage import Stage, assert_agreed, letter_of


async def test_the_draft_lies_in_the_other_mailbox_and_comes_from_there(crowded_stage: Stage) -> None:
    _, other, case = await ready(crowded_stage)
    (draft,) = new_mail(crowded_stage, MAILBOX, "DRAFT")
    assert draft.header("From") == f"Robin Keller <{MAILBOX}>"
    assert draft.header("To") == f"Dana Rieger <{DANA}>"
    assert letter_of(case).content.sender == other.address
    assert new_mail(crowded_stage, CALENDAR) == []


async def test_the_whole_story_uses_one_calendar_and_the_other_mailbox(crowded_stage: Stage) -> None:
    stage = crowded_stage
    *_, case = await waiting(stage)
    await stage.confirm(await hear(stage, case, "agrees"))
    assert len(own_entries(stage, CALENDAR)) == 2
    assert own_entries(stage, MAILBOX) == []
    assert new_mail(stage, CALENDAR) == []
    assert len(new_mail(stage, MAILBOX, "SENT")) == 2
    assert_one_request_and_one_confirmation(stage, DANA, MAILBOX)


async def test_a_letter_sent_by_hand_from_the_other_mailbox_is_noticed(crowded_stage: Stage) -> None:
    stage = crowded_stage
    *_, case = await ready(stage)
    stage.phone("send_draft", MAILBOX)
    await stage.look()
    assert (await stage.case(case.id)).state is State.WAITING
    assert len(new_mail(stage, DANA, "INBOX")) == 1


async def test_words_changed_in_the_other_drafts_need_a_new_yes(crowded_stage: Stage) -> None:
    stage = crowded_stage
    *_, case = await ready(stage)
    stage.phone("edit_draft", MAILBOX, text="My own words.\n")
    with pytest.raises(Impossible, match="changed this draft"):
        await stage.approve(case)
    assert letter_of(await stage.case(case.id)).content.text.strip() == "My own words."


async def test_the_other_account_keeps_its_own_cases(crowded_stage: Stage) -> None:
    stage = crowded_stage
    first, other, case = await waiting(stage)
    stage.phone("mark_missed", MAILBOX)
    await stage.look(other)
    mine = next(one for one in await stage.cases() if one.account_id == other.id)
    assert mine.state is State.READY
    case = assert_agreed(await hear(stage, case, "agrees"))
    await stage.look(other)
    assert (await stage.confirm(case)).account_id == first.id
    mine = await stage.case(mine.id)
    assert (mine.state, mine.trouble, mine.question) == (State.READY, "", None)


async def test_an_answer_goes_to_the_case_that_it_answers_though_both_wrote_to_the_same_person(
    crowded_stage: Stage,
) -> None:
    stage = crowded_stage
    first, other, case = await waiting(stage)
    stage.phone("mark_missed", MAILBOX)
    await stage.look(other)
    mine = next(one for one in await stage.cases() if one.account_id == other.id)
    await stage.desk.store.run(lambda books: books.cases.save(replace(mine, contact=case.contact), ()))
    await stage.look(other)
    case = await hear(stage, case, "vague")
    await stage.look(other)
    await stage.look(first)
    assert (await stage.case(case.id)).state is State.DECIDING
    assert not (await stage.case(mine.id)).seen_messages


async def test_a_refusal_is_answered_from_the_other_mailbox_in_the_same_conversation(crowded_stage: Stage) -> None:
    stage = crowded_stage
    *_, case = await waiting(stage)
    case = await hear(stage, case, "refuses")
    assert letter_of(case).kind is LetterKind.CLOSE
    (draft,) = new_mail(stage, MAILBOX, "DRAFT")
    (theirs,) = new_mail(stage, MAILBOX, "INBOX")
    assert (draft.thread, draft.header("In-Reply-To")) == (theirs.thread, theirs.header("Message-ID"))


FAULTS = [{"kind": "drop"}, {"kind": "drop", "commit": True}, {"kind": "status", "code": 503, "commit": True}]


@pytest.mark.parametrize("fault", FAULTS)
async def test_whatever_goes_wrong_nothing_is_done_twice(crowded_stage: Stage, fault: dict[str, object]) -> None:
    stage = crowded_stage
    for op in ("drafts.create", "drafts.send"):
        stage.spoil(op=f"gmail.users.{op}", count=2, **fault)  # type: ignore[arg-type]
    stage.spoil(op="calendar.events.insert", count=2, **fault)  # type: ignore[arg-type]
    await connect_both(stage)
    stage.phone("mark_missed", CALENDAR)
    await _until(stage, State.READY)
    await stage.send(await stage.case())
    await _until(stage, State.WAITING)
    await hear(stage, await stage.case(), "agrees")
    await _until(stage, State.READY)
    await stage.send(assert_agreed(await stage.case()))
    await _until(stage, State.BOOKED)
    assert stage.sandbox.state.faults.rules == [], "a fault was never met"
    assert_one_request_and_one_confirmation(stage, DANA, MAILBOX)
    assert len(own_entries(stage, CALENDAR)) == 2


async def _until(stage: Stage, state: State) -> None:
    for _ in range(12):
        await stage.look()
        if (await stage.case()).state is state:
            return
        await stage.wait(20)
    case = await stage.case()
    pytest.fail(f"{case.state}: {case.trouble} {case.question}")


async def test_one_worker_at_a_time_writes_to_the_mailbox_whosever_case_it_is(crowded_stage: Stage) -> None:
    stage = crowded_stage
    _, other = await connect_both(stage)
    second = await stage.open_house()
    hasty = replace(stage.desk, leases=MailboxLeases(stage.desk.store, stage.desk.clock, wait=0.2))
    stage.phone("mark_missed", CALENDAR)
    async with second.desk.leases.hold(other.id):
        await watch.read_now(hasty, stage.account.id)
        case = await stage.case()
        await advance(hasty, case.id, case.version)
        assert (await stage.case()).state is State.DRAFTING
        assert new_mail(stage, MAILBOX) == []
    await advance(hasty, case.id, case.version)
    assert (await stage.case()).state is State.READY


async def test_a_dead_permission_of_the_mailbox_is_its_own_and_the_case_waits_for_it(crowded_stage: Stage) -> None:
    stage = crowded_stage
    first, other, case = await ready(stage)
    await stage.approve(case)
    stage.sandbox.state.grants.revoke_account(MAILBOX)
    await stage.wait(61)
    case = await stage.case(case.id)
    assert (case.state, MAILBOX in case.trouble) == (State.SENDING, True)
    states = {view.account.id: view.account.state for view in await accounts.list_accounts(stage.desk)}
    assert states == {first.id: AccountState.CONNECTED, other.id: AccountState.RECONNECT}
    stage.forget_calls()
    await stage.look()
    assert (stage.calls("gmail"), stage.calls("events.list")) == (0, 1), "the calendar is read on, the mailbox rests"
    await stage.connect(MAILBOX)
    case = await stage.case(case.id)
    assert (case.state, case.trouble) == (State.WAITING, "")
    assert len(new_mail(stage, DANA, "INBOX")) == 1


async def test_a_dead_permission_of_the_calendar_is_not_the_mailboxs(crowded_stage: Stage) -> None:
    stage = crowded_stage
    first, other, _ = await ready(stage)
    stage.sandbox.state.grants.revoke_account(CALENDAR)
    await stage.look()
    states = {view.account.id: view.account.state for view in await accounts.list_accounts(stage.desk)}
    assert states == {first.id: AccountState.RECONNECT, other.id: AccountState.CONNECTED}


async def test_an_answer_that_came_while_the_mailbox_was_dead_is_read_afterwards(crowded_stage: Stage) -> None:
    stage = crowded_stage
    first, _, case = await waiting(stage)
    stage.sandbox.state.grants.revoke_account(MAILBOX)
    await hear(stage, case, "agrees")
    assert (await stage.case(case.id)).state is State.WAITING
    await stage.connect(MAILBOX)
    await stage.look(first)
    await stage.confirm(await stage.case(case.id))


async def test_a_disconnected_mailbox_sends_nothing_and_takes_the_approval_back(crowded_stage: Stage) -> None:
    stage = crowded_stage
    _, other, case = await ready(stage)
    await stage.approve(case)
    await accounts.disconnect(stage.desk, other.id)
    await stage.wait(61)
    case = await stage.case(case.id)
    assert (case.state, case.approval) == (State.READY, None)
    await stage.approve(case)
    await stage.wait(61)
    case = await stage.case(case.id)
    assert MAILBOX in case.trouble
    assert "disconnected" in case.trouble
    assert new_mail(stage, CALENDAR) == []
    await stage.connect(MAILBOX)
    assert (await stage.case(case.id)).state is State.WAITING


async def test_without_the_disconnected_mailbox_its_letter_is_asked_about(crowded_stage: Stage) -> None:
    stage = crowded_stage
    first, other, case = await ready(stage)
    await accounts.disconnect(stage.desk, other.id)
    await mailboxes.write_through(stage.desk, first.id)
    await stage.settle()
    case = await stage.case(case.id)
    assert (case.state, case.draft_id) == (State.DECIDING, "")
    assert case.question is not None
    assert MAILBOX in case.question.why
    await answers.answer(stage.desk, case.id, "draft_again")
    await stage.settle()
    (draft,) = new_mail(stage, CALENDAR, "DRAFT")
    assert CALENDAR in draft.header("From")
    assert (await stage.send(await stage.case(case.id))).state is State.WAITING


async def test_a_waiting_case_goes_on_from_another_mailbox_when_the_first_was_disconnected(
    crowded_stage: Stage,
) -> None:
    stage = crowded_stage
    first, other, case = await waiting(stage)
    await accounts.disconnect(stage.desk, other.id)
    await mailboxes.write_through(stage.desk, first.id)
    await answers.answer(stage.desk, case.id, "refused")
    await stage.settle()
    case = await stage.send(await stage.case(case.id))
    assert case.state is State.CLOSED
    assert CALENDAR in new_mail(stage, DANA, "INBOX")[-1].header("From")


async def test_the_mailbox_is_not_changed_while_a_letter_lies_there(crowded_stage: Stage) -> None:
    stage = crowded_stage
    first, _, case = await ready(stage)
    for _ in range(2):
        with pytest.raises(Impossible, match="Finish or close"):
            await mailboxes.write_through(stage.desk, first.id)
        case = await stage.send(await stage.case(case.id)) if case.state is State.READY else case
    assert (await _stored(stage, first.id)).mailbox is not None


async def test_the_mailbox_can_be_changed_between_two_letters(crowded_stage: Stage) -> None:
    stage = crowded_stage
    first, _ = await connect_both(stage)
    await mailboxes.write_through(stage.desk, first.id)
    await stage.mark(CALENDAR)
    assert len(new_mail(stage, CALENDAR, "DRAFT")) == 1
    assert new_mail(stage, MAILBOX) == []


async def test_mailboxes_that_cannot_send_a_letter_are_refused(crowded_stage: Stage) -> None:
    stage = crowded_stage
    first, other = await connect_both(stage)
    with pytest.raises(NotFound):
        await mailboxes.write_through(stage.desk, first.id, "nobody")
    with pytest.raises(Impossible, match=r"robin1@keller.example go out from robin2@keller.example\. Change"):
        await mailboxes.write_through(stage.desk, other.id, first.id)
    await mailboxes.write_through(stage.desk, first.id)
    stage.wanted = OF_CALENDAR
    await accounts.disconnect(stage.desk, other.id)
    stage.sandbox.state.grants.revoke_account(MAILBOX)
    other = await stage.connect(MAILBOX)
    assert not other.can(Ability.SEND)
    with pytest.raises(Impossible, match="does not allow sending"):
        await mailboxes.write_through(stage.desk, first.id, other.id)
    assert (await mailboxes.write_through(stage.desk, other.id, first.id)).can(Ability.SEND)


async def test_a_calendar_and_a_mailbox_that_were_allowed_apart_make_one_story(crowded_stage: Stage) -> None:
    stage = crowded_stage
    stage.wanted = OF_MAIL
    other = await stage.connect(MAILBOX)
    stage.wanted = OF_CALENDAR
    first = await stage.connect(CALENDAR)
    assert [position.subject for position in await stage.positions() if position.due] == [CALENDAR]
    case = await stage.mark(CALENDAR)
    with pytest.raises(Impossible, match="does not allow sending"):
        await stage.approve(case)
    await mailboxes.write_through(stage.desk, first.id, other.id)
    await stage.settle()
    (draft,) = new_mail(stage, MAILBOX, "DRAFT")
    assert MAILBOX in draft.header("From")
    case = await stage.send(await stage.case(case.id))
    await stage.confirm(await hear(stage, case, "agrees"))
    assert len(own_entries(stage, CALENDAR)) == 2
    assert_one_request_and_one_confirmation(stage, DANA, MAILBOX)


async def _stored(stage: Stage, account_id: str) -> Account:
    return await stage.desk.store.run(lambda books: books.accounts.get(account_id))
