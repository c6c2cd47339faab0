"""The same story on Outlook's wire: every temper ends as it does on Google's, and what only Graph does to one."""

import asyncio
from datetime import timedelta

import pytest

from connectors.sandbox.personas import answer_now
from service.domain.account import AccountState
from service.domain.case import Case, Ending, QuestionKind, State
from service.domain.letter import LetterKind
from service.usecases import accounts, answers
from tests.story.diary import assert_one_meeting_with_its_block, read_diary
from tests.story.post import assert_one_request_and_one_confirmation
from tests.story.stage import DANA, ROBIN, UNDO, Stage, letter_of
from tests.story.test_letters import letters_at_dana, text_of

WEEK = 7 * 86_400
QUARTER = 15 * 60 + 1


def asked(case: Case) -> QuestionKind | None:
    return case.question.kind if case.question else None


async def look_again(stage: Stage, seconds: float) -> Case:
    await stage.wait(seconds)
    await stage.look()
    return await stage.case()


@pytest.mark.parametrize(
    ("persona", "state", "question"),
    [
        ("agrees", State.READY, None),
        ("sends_invitation", State.BOOKED, None),
        ("moves_original", State.BOOKED, None),
        ("refuses", State.READY, None),
        ("auto_reply", State.WAITING, None),
        ("bounce", State.DECIDING, QuestionKind.OTHER_ADDRESS),
        ("proposes_other_times", State.DECIDING, QuestionKind.WHAT_REPLY),
        ("vague", State.DECIDING, QuestionKind.WHAT_REPLY),
        ("hostile", State.DECIDING, QuestionKind.WHAT_REPLY),
        ("other_thread", State.DECIDING, QuestionKind.WHAT_REPLY),
    ],
)
async def test_every_temper_ends_as_it_does_on_google(
    outlook_stage: Stage, persona: str, state: State, question: QuestionKind | None
) -> None:
    case = await outlook_stage.answered(persona)
    assert (case.state, asked(case)) == (state, question), case.trouble
    assert len(letters_at_dana(outlook_stage)) == 1
    if case.booking is not None:
        assert_one_meeting_with_its_block(outlook_stage, meeting_is_ours=persona == "agrees")
    else:
        assert read_diary(outlook_stage).ours == []
    assert (case.booking is not None) == (persona in ("agrees", "sends_invitation", "moves_original"))
    if persona == "refuses":
        assert letter_of(case).kind is LetterKind.CLOSE
    if persona == "agrees":
        await outlook_stage.confirm(case)
        assert_one_request_and_one_confirmation(outlook_stage)


async def test_a_sending_that_failed_aloud_and_still_delivered_is_found_and_never_repeated(
    outlook_stage: Stage,
) -> None:
    case = await outlook_stage.ready()
    await outlook_stage.approve(case)
    outlook_stage.spoil("status", "graph.messages.send", code=504, commit=True)
    await outlook_stage.wait(UNDO + 1)
    assert (await look_again(outlook_stage, QUARTER)).state is State.WAITING
    assert (len(letters_at_dana(outlook_stage)), outlook_stage.calls("graph.messages.send")) == (1, 1)


async def test_a_sending_in_doubt_is_left_alone_for_a_quarter_of_an_hour(outlook_stage: Stage) -> None:
    outlook_stage.sandbox.state.manners.sent_delay = 600
    case = await outlook_stage.ready()
    await outlook_stage.approve(case)
    outlook_stage.spoil("drop", "graph.batch", skip=1, commit=True)
    await outlook_stage.wait(UNDO + 1)
    assert (await outlook_stage.case()).state is State.SENDING
    await outlook_stage.wait(300)
    assert ((await outlook_stage.case()).state, letters_at_dana(outlook_stage)) == (State.SENDING, [])
    await outlook_stage.wait(QUARTER)
    assert (await outlook_stage.case()).state is State.WAITING
    assert len(letters_at_dana(outlook_stage)) == 1
    assert outlook_stage.calls("graph.messages.send") == 1


async def test_a_sending_that_nobody_can_confirm_asks_and_is_not_repeated(outlook_stage: Stage) -> None:
    case = await outlook_stage.ready()
    await outlook_stage.approve(case)
    outlook_stage.spoil("drop", "graph.batch", skip=1)
    await outlook_stage.wait(UNDO + 1)
    case = await look_again(outlook_stage, QUARTER)
    assert (case.state, asked(case)) == (State.UNCERTAIN, QuestionKind.MAYBE_SENT)
    await look_again(outlook_stage, 86_400)
    assert letters_at_dana(outlook_stage) == []
    await answers.answer(outlook_stage.desk, case.id, "draft_again")
    await outlook_stage.settle()
    case = await outlook_stage.case()
    assert (await outlook_stage.send(case)).state is State.WAITING
    assert len(letters_at_dana(outlook_stage)) == 1


async def test_a_yes_that_is_late_to_take_effect_is_believed_and_not_asked_for_twice(outlook_stage: Stage) -> None:
    outlook_stage.sandbox.state.manners.sent_delay = 240
    outlook_stage.person().mailbox.habits.send_retry_after = "7"
    await outlook_stage.waiting()
    assert letters_at_dana(outlook_stage) == []
    await look_again(outlook_stage, 241)
    assert len(letters_at_dana(outlook_stage)) == 1
    answer_now(outlook_stage.sandbox.world, outlook_stage.person(DANA), "agrees")
    await outlook_stage.confirm(await look_again(outlook_stage, 60))
    assert outlook_stage.calls("graph.messages.send") == 2
    await look_again(outlook_stage, 241)
    assert_one_request_and_one_confirmation(outlook_stage)


async def test_a_letter_that_never_leaves_is_told_and_not_sent_twice(outlook_stage: Stage) -> None:
    outlook_stage.person().mailbox.habits.send_fails = "stuck"
    case = await outlook_stage.waiting()
    case = await look_again(outlook_stage, 300)
    assert (case.state, case.trouble) == (State.WAITING, "")
    case = await look_again(outlook_stage, QUARTER)
    assert "still lies in your Drafts" in case.trouble
    told = len(await outlook_stage.notes(case))
    case = await look_again(outlook_stage, 600)
    assert len(await outlook_stage.notes(case)) == told
    outlook_stage.person().mailbox.habits.send_fails = ""
    outlook_stage.phone("send_draft")
    case = await look_again(outlook_stage, 600)
    assert (case.state, case.trouble, [one.left for one in case.sent]) == (State.WAITING, "", [True])
    assert (len(letters_at_dana(outlook_stage)), outlook_stage.calls("graph.messages.send")) == (1, 1)


@pytest.mark.parametrize("marks", [True, False])
async def test_ids_that_change_on_sending_lose_neither_letter_nor_answer(outlook_stage: Stage, marks: bool) -> None:
    outlook_stage.sandbox.state.manners.ids_change_on_send = True
    outlook_stage.person().mailbox.habits.loses_marks = not marks
    await outlook_stage.booked()
    assert_one_request_and_one_confirmation(outlook_stage)
    assert_one_meeting_with_its_block(outlook_stage)


async def test_words_written_between_the_last_look_and_the_sending_do_not_leave(outlook_stage: Stage) -> None:
    case = await outlook_stage.ready()
    await outlook_stage.approve(case)
    outlook_stage.spoil("delay", "graph.batch", seconds=0.5, commit=False)
    sending = asyncio.create_task(outlook_stage.wait(UNDO + 1))
    await asyncio.sleep(0.25)
    outlook_stage.phone("edit_draft", text="Words nobody approved.\n")
    await sending
    case = await outlook_stage.case()
    assert (case.state, case.approval, letters_at_dana(outlook_stage)) == (State.READY, None, [])
    assert letter_of(case).content.text == "Words nobody approved.\n"


async def test_a_reply_whose_second_step_was_lost_is_found_by_its_words(outlook_stage: Stage) -> None:
    await outlook_stage.connect()
    outlook_stage.spoil("drop", "graph.messages.update", count=1)
    outlook_stage.phone("mark_missed")
    case = await look_again(outlook_stage, 60)
    case = await look_again(outlook_stage, 120)
    assert case.state is State.READY, case.trouble
    assert len(outlook_stage.person().mailbox.drafts) == 1
    assert (await outlook_stage.send(case)).state is State.WAITING
    (letter,) = letters_at_dana(outlook_stage)
    assert text_of(letter).split() == letter_of(case).content.text.split()


@pytest.mark.parametrize("expiry", ["gone", "syncStateNotFound", "SyncStateNotFound", "resyncRequired"])
async def test_a_delta_that_has_expired_is_begun_anew_and_nothing_is_opened_twice(
    outlook_stage: Stage, expiry: str
) -> None:
    outlook_stage.sandbox.state.manners.sync_expiry = expiry
    await outlook_stage.ready()
    outlook_stage.person().primary.epoch += 1
    outlook_stage.person().mailbox.forget()
    case = await look_again(outlook_stage, 60)
    assert (case.state, len(await outlook_stage.cases())) == (State.READY, 1)
    assert len(outlook_stage.person().mailbox.drafts) == 1
    assert (await outlook_stage.send(case)).state is State.WAITING
    await outlook_stage.confirm(await outlook_stage.hear(case, "agrees"))


async def test_the_window_is_anchored_anew_every_week_and_opens_no_second_case(outlook_stage: Stage) -> None:
    case = await outlook_stage.booked()
    for _ in range(3):
        await look_again(outlook_stage, WEEK + 60)
    assert [one.id for one in await outlook_stage.cases()] == [case.id]
    assert len(letters_at_dana(outlook_stage)) == 2


async def test_a_category_that_goes_takes_the_draft_along(outlook_stage: Stage) -> None:
    await outlook_stage.ready()
    outlook_stage.phone("set_label", label="")
    case = await look_again(outlook_stage, 60)
    assert (case.state, case.ending) == (State.CLOSED, Ending.WITHDRAWN)
    assert not outlook_stage.person().mailbox.drafts


async def test_a_mailbox_without_a_licence_waits_and_says_so(outlook_stage: Stage) -> None:
    await outlook_stage.connect()
    outlook_stage.sandbox.state.manners.unlicensed = [ROBIN]
    outlook_stage.phone("mark_missed")
    await outlook_stage.wait(120)
    await outlook_stage.look()
    assert any("licence" in position.trouble for position in await outlook_stage.positions())
    outlook_stage.sandbox.state.manners.unlicensed = []
    assert (await look_again(outlook_stage, 7200)).state is State.READY


async def test_a_tenant_that_takes_mail_away_in_the_middle_leaves_the_case_waiting(outlook_stage: Stage) -> None:
    await outlook_stage.connect()
    outlook_stage.spoil("status", "graph.messages", count=0, code=403, reason="ErrorAccessDenied")
    outlook_stage.phone("mark_missed")
    case = await look_again(outlook_stage, 120)
    assert (case.state, bool(case.trouble)) == (State.DRAFTING, True)
    outlook_stage.mend()
    case = await look_again(outlook_stage, 86_400)
    assert case.state is State.READY
    assert len(outlook_stage.person().mailbox.drafts) == 1


async def test_being_asked_to_slow_down_delays_and_doubles_nothing(outlook_stage: Stage) -> None:
    await outlook_stage.connect()
    outlook_stage.spoil("status", "graph.messages.create", code=429, retry_after="2.128")
    outlook_stage.phone("mark_missed")
    await outlook_stage.look()
    assert (await outlook_stage.case()).state is State.DRAFTING
    assert (await look_again(outlook_stage, 60)).state is State.READY
    assert len(outlook_stage.person().mailbox.drafts) == 1


async def test_a_dead_permission_waits_for_another_and_goes_on(outlook_stage: Stage) -> None:
    case = await outlook_stage.ready()
    outlook_stage.sandbox.state.outlook.grants.revoke_account(ROBIN)
    outlook_stage.sandbox.state.outlook.grants.expire_access(ROBIN)
    await look_again(outlook_stage, 4000)
    (view,) = await accounts.list_accounts(outlook_stage.desk)
    assert view.account.state is AccountState.RECONNECT
    await outlook_stage.connect()
    case = await outlook_stage.case(case.id)
    assert (await outlook_stage.send(case)).state is State.WAITING
    assert len(letters_at_dana(outlook_stage)) == 1


async def test_their_invitation_stays_tentative_until_it_is_accepted_by_a_tap(outlook_stage: Stage) -> None:
    case = await outlook_stage.answered("sends_invitation")
    assert case.booking is not None
    assert case.booking.unanswered
    await answers.answer(outlook_stage.desk, case.id, "accept")
    await outlook_stage.settle()
    case = await look_again(outlook_stage, timedelta(minutes=2).total_seconds())
    assert case.booking is not None
    assert (case.state, case.booking.unanswered) == (State.BOOKED, False)
    guests = {guest.address: guest.answer for entry in read_diary(outlook_stage, DANA).ahead for guest in entry.guests}
    assert guests[ROBIN] == "accepted"
