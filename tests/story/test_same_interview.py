"""One interview in the calendars of two accounts is one case: nobody is written to twice."""

from copy import deepcopy

from connectors.sandbox.calendars import Guest
from connectors.sandbox.invitations import share
from connectors.sandbox.story import missed_interview
from service.domain.account import Account
from service.domain.case import Case, State
from service.usecases import accounts
from service.usecases.letters import approval
from service.usecases.watching import watch
from tests.story.couple import CALENDAR, DANA, MAILBOX, new_mail
from tests.story.stage import Stage


def invite_both(stage: Stage) -> str:
    """The interviewer invites the second address to the first one's interview too; the id of the copy there."""
    host = stage.person(DANA)
    entry = deepcopy(missed_interview(host.primary))
    entry.guests.append(Guest(MAILBOX, "Robin Keller"))
    host.primary.save(entry)
    share(stage.sandbox.world, host.primary, entry, "request", mail=False, cause="person")
    (copy,) = stage.person(MAILBOX).primary.with_uid(entry.uid)
    return copy.id


async def marked_in_both(stage: Stage) -> tuple[Account, Account, Case, str]:
    """Connected, invited and marked in both calendars; the only case there is, and the second copy."""
    copy = invite_both(stage)
    first, second = await stage.connect(CALENDAR), await stage.connect(MAILBOX)
    stage.phone("mark_missed", CALENDAR)
    await stage.look(first)
    stage.phone("mark_missed", MAILBOX, event=copy)
    await stage.look(second)
    (case,) = await stage.cases()
    return first, second, case, copy


async def test_an_interview_marked_in_two_calendars_is_one_case(crowded_stage: Stage) -> None:
    stage = crowded_stage
    first, second, case, copy = await marked_in_both(stage)
    assert (case.account_id, case.state) == (first.id, State.READY)
    assert f"in the calendar of {MAILBOX} too" in await stage.story_of(case)
    stage.phone("edit_event", MAILBOX, event=copy, description="#missed, as said")
    await stage.look(second)
    assert (await stage.story_of(case)).count("too.") == 1
    assert (await stage.send(await stage.case())).state is State.WAITING
    await stage.look(second)
    assert len(new_mail(stage, DANA, "INBOX")) == len(await stage.cases()) == 1


async def test_the_button_leads_to_the_case_that_is_there(crowded_stage: Stage) -> None:
    stage = crowded_stage
    _, second, case, copy = await marked_in_both(stage)
    found = await watch.mark_missed(stage.desk, second.id, MAILBOX, copy)
    assert found.id == case.id


async def test_a_case_that_was_discarded_is_not_opened_again_by_the_other_calendars_mark(crowded_stage: Stage) -> None:
    stage = crowded_stage
    _, second, case, copy = await marked_in_both(stage)
    await approval.discard(stage.desk, case.id)
    await stage.settle()
    stage.phone("edit_event", MAILBOX, event=copy, description="seen once more")
    await stage.look(second)
    assert [one.state for one in await stage.cases()] == [State.CLOSED]


async def test_an_account_that_was_disconnected_before_it_wrote_stands_in_nobodys_way(crowded_stage: Stage) -> None:
    stage = crowded_stage
    first, second, _, copy = await marked_in_both(stage)
    await accounts.disconnect(stage.desk, first.id)
    stage.phone("edit_event", MAILBOX, event=copy, description="seen once more")
    await stage.look(second)
    assert {one.account_id for one in await stage.cases()} == {first.id, second.id}


async def test_a_letter_that_went_out_counts_after_its_account_was_disconnected(crowded_stage: Stage) -> None:
    stage = crowded_stage
    first, second, case, copy = await marked_in_both(stage)
    await stage.send(case)
    await accounts.disconnect(stage.desk, first.id)
    stage.phone("edit_event", MAILBOX, event=copy, description="seen once more")
    await stage.look(second)
    assert [one.id for one in await stage.cases()] == [case.id]
