"""What the interviewer answers, in every temper: acted upon when it is clear, asked about when it is not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from connectors.sandbox import letters
from connectors.sandbox.moments import at
from connectors.sandbox.personas import answer_now
from service.domain.case import Case, Ending, EvidenceSource, QuestionKind, State
from service.domain.event import Span
from service.domain.letter import LetterKind
from service.errors import Impossible
from service.usecases import answers
from service.usecases.letters import approval
from tests.story.diary import assert_one_meeting_with_its_block, read_diary
from tests.story.post import assert_one_request, assert_one_request_and_one_confirmation
from tests.story.stage import DANA, ROBIN, UNDO, Stage, letter_of
from tests.story.taps import confirm, new_time, reply


def keys(case: Case) -> list[str]:
    return [choice.key for choice in case.question.choices] if case.question else []


def their_guest(stage: Stage, case: Case) -> str:
    """What the interviewer's own calendar says of the candidate's answer."""
    assert case.booking is not None
    mine = stage.person(ROBIN).primary.entries[case.booking.meeting_id]
    (theirs,) = stage.person(DANA).primary.with_uid(mine.uid)
    guest = theirs.guest(ROBIN)
    assert guest is not None
    return guest.answer


async def test_a_clear_yes_books_one_meeting_and_one_block(stage: Stage) -> None:
    case = await stage.agreed()
    assert case.agreement is not None
    assert (case.agreement.source, case.agreement.start) == (EvidenceSource.REPLY, case.slots[0].start)
    assert "works for me" in case.agreement.quote
    assert assert_one_meeting_with_its_block(stage) == case.slots[0].start
    booked = await confirm(stage, case)
    assert (booked.booking, booked.ending) == (case.booking, Ending.RECOVERED)
    assert_one_meeting_with_its_block(stage)
    assert_one_request_and_one_confirmation(stage)


async def test_a_yes_whose_confirmation_is_discarded_is_booked_and_nothing_more_is_sent(stage: Stage) -> None:
    case = await stage.agreed()
    await approval.discard(stage.desk, case.id)
    await stage.settle()
    booked = await stage.case()
    assert (booked.state, booked.ending, booked.booking) == (State.BOOKED, Ending.RECOVERED, case.booking)
    await stage.wait(UNDO * 3)
    assert_one_request(stage)
    assert not stage.person().mailbox.drafts
    assert_one_meeting_with_its_block(stage)


async def test_an_invitation_gives_one_meeting_and_only_the_block_is_ours(stage: Stage) -> None:
    case = await stage.answered("sends_invitation")
    assert case.state is State.BOOKED
    assert case.booking is not None
    assert case.booking.adopted
    assert_one_meeting_with_its_block(stage, meeting_is_ours=False)


async def test_their_invitation_is_accepted_on_a_tap_and_never_without(stage: Stage) -> None:
    case = await stage.answered("sends_invitation")
    assert case.booking is not None
    assert (case.booking.unanswered, their_guest(stage, case)) == (True, "needsAction")
    assert_one_meeting_with_its_block(stage, meeting_is_ours=False)
    case = await reply(stage, case, "accept")
    assert (case.state, their_guest(stage, case)) == (State.BOOKED, "accepted")
    assert case.booking is not None
    assert not case.booking.unanswered
    with pytest.raises(Impossible):
        await reply(stage, case, "accept")
    assert [notice.to for notice in stage.sandbox.world.notices if notice.cause == "api"] == [DANA]


@pytest.mark.parametrize("fault", [{"kind": "drop", "commit": True}, {"kind": "drop"}, {"kind": "status", "code": 503}])
async def test_an_acceptance_in_doubt_is_verified(stage: Stage, fault: dict[str, object]) -> None:
    case = await stage.answered("sends_invitation")
    stage.spoil(op="events.patch", **fault)  # type: ignore[arg-type]
    await reply(stage, case, "accept")
    await stage.wait(120)
    await stage.settle()
    case = await stage.case()
    assert (case.state, their_guest(stage, case)) == (State.BOOKED, "accepted")


async def test_an_invitation_that_cannot_be_accepted_here_is_left_to_the_person(stage: Stage) -> None:
    case = await stage.answered("sends_invitation")
    stage.spoil("status", "events.patch", code=403, reason="forbidden")
    case = await reply(stage, case, "accept")
    assert (case.state, their_guest(stage, case)) == (State.BOOKED, "needsAction")
    assert any("could not be accepted" in note.what for note in await stage.notes(case))


async def test_the_original_meeting_moved_gives_only_the_block(stage: Stage) -> None:
    case = await stage.answered("moves_original")
    assert case.state is State.BOOKED
    assert case.booking is not None
    assert case.booking.meeting_id == case.event.id
    assert_one_meeting_with_its_block(stage, meeting_is_ours=False)


async def test_an_invitation_read_from_the_mail_first_gives_one_meeting(stage: Stage) -> None:
    await stage.waiting()
    answer_now(stage.sandbox.world, stage.person(DANA), "sends_invitation")
    stage.spoil("status", "calendar.events.list", count=1)
    await stage.look()
    await stage.wait(120)
    await stage.look()
    assert (await stage.case()).state is State.BOOKED
    assert_one_meeting_with_its_block(stage, meeting_is_ours=False)


async def test_an_invitation_read_from_the_calendar_first_gives_one_meeting(stage: Stage) -> None:
    await stage.waiting()
    answer_now(stage.sandbox.world, stage.person(DANA), "sends_invitation")
    stage.spoil("status", "gmail.users.history.list", count=1)
    await stage.look()
    await stage.wait(120)
    await stage.look()
    case = await stage.case()
    assert (case.state, case.question) == (State.BOOKED, None)
    assert_one_meeting_with_its_block(stage, meeting_is_ours=False)


async def test_a_refusal_leads_to_a_closing_letter_in_the_conversation_and_the_end(stage: Stage) -> None:
    case = await stage.answered("refuses")
    assert (case.state, letter_of(case).kind) == (State.READY, LetterKind.CLOSE)
    (draft,) = stage.person().mailbox.labelled("DRAFT")
    refusal = next(
        one for one in stage.person().mailbox.labelled("INBOX") if "not to continue" in letters.text(one.parsed)
    )
    assert draft.header("In-Reply-To") == refusal.header("Message-ID")
    closed = await stage.send(case)
    assert (closed.state, closed.ending) == (State.CLOSED, Ending.REFUSED)
    assert read_diary(stage).ours == []


@pytest.mark.parametrize("persona", ["auto_reply", "silence"])
async def test_a_machine_or_nobody_is_no_answer(stage: Stage, persona: str) -> None:
    case = await stage.answered(persona)
    assert (case.state, case.question) == (State.WAITING, None)
    await confirm(stage, await stage.hear(case, text="Option A works for me."))


@pytest.mark.parametrize("persona", ["proposes_other_times", "other_thread", "vague", "hostile"])
async def test_anything_else_asks_and_changes_nothing(stage: Stage, persona: str) -> None:
    before = await stage.waiting()
    case = await stage.hear(before, persona)
    assert case.state is State.DECIDING
    assert case.question is not None
    assert case.question.kind is QuestionKind.WHAT_REPLY
    assert (case.agreement, case.contact, case.slots) == (None, before.contact, before.slots)
    assert read_diary(stage).ours == []
    assert len(stage.person(DANA).mailbox.labelled("SENT")) >= 1
    assert not stage.person().mailbox.drafts


async def test_a_suggested_time_that_is_tapped_is_booked(stage: Stage) -> None:
    case = await stage.answered("proposes_other_times")
    assert case.question is not None
    first = case.question.choices[0].slot
    assert first is not None
    booked = await confirm(stage, await reply(stage, case, "slot:1"))
    assert (booked.state, assert_one_meeting_with_its_block(stage)) == (State.BOOKED, first.start)


async def test_a_time_that_is_typed_is_booked(stage: Stage) -> None:
    case = await stage.answered("vague")
    booked = await confirm(stage, await reply(stage, case, "other_time", span=new_time(stage)))
    assert (booked.state, assert_one_meeting_with_its_block(stage)) == (State.BOOKED, new_time(stage).start)


async def test_a_refusal_that_is_told_leads_to_a_closing_letter(stage: Stage) -> None:
    case = await reply(stage, await stage.answered("hostile"), "refused")
    assert (case.state, letter_of(case).kind) == (State.READY, LetterKind.CLOSE)
    assert "script" not in letter_of(case).content.text


async def test_waiting_on_keeps_listening(stage: Stage) -> None:
    case = await reply(stage, await stage.answered("vague"), "wait")
    assert (case.state, case.agreement) == (State.WAITING, None)
    await confirm(stage, await stage.hear(case, "agrees"))


@pytest.mark.parametrize(
    ("key", "text", "why"),
    [("other_time", "", "day and the time"), ("slot:9", "", "belong|offered"), ("nonsense", "", "belong")],
)
async def test_an_answer_that_does_not_fit_is_refused_in_plain_words(
    stage: Stage, key: str, text: str, why: str
) -> None:
    case = await stage.answered("vague")
    with pytest.raises(Impossible, match=why):
        await answers.answer(stage.desk, case.id, key, text)
    assert (await stage.case()).question == case.question


async def test_a_time_in_the_past_is_refused(stage: Stage) -> None:
    case = await stage.answered("vague")
    past = Span(stage.desk.now() - timedelta(days=1), stage.desk.now())
    with pytest.raises(Impossible, match="past"):
        await answers.answer(stage.desk, case.id, "other_time", span=past)


async def test_a_question_is_answered_once(stage: Stage) -> None:
    case = await stage.answered("vague")
    await reply(stage, case, "other_time", span=new_time(stage))
    with pytest.raises(Impossible, match="answered already"):
        await answers.answer(stage.desk, case.id, "wait")


async def test_an_answer_by_another_way_may_be_told_while_waiting(stage: Stage) -> None:
    case = await confirm(stage, await reply(stage, await stage.waiting(), "other_time", span=new_time(stage)))
    assert case.state is State.BOOKED
    assert_one_meeting_with_its_block(stage)


async def test_a_letter_that_bounced_goes_to_another_address(stage: Stage) -> None:
    case = await stage.answered("bounce")
    assert case.question is not None
    assert case.question.kind is QuestionKind.OTHER_ADDRESS
    with pytest.raises(Impossible, match="not a mail address"):
        await answers.answer(stage.desk, case.id, "whom", "nobody at all")
    again = await reply(stage, case, "whom", "hiring@northwind.example")
    assert again.state is State.READY
    assert letter_of(again).content.to == ("hiring@northwind.example",)
    assert letter_of(again).token != letter_of(case).token
    assert (await stage.send(again)).state is State.WAITING


async def test_a_bounce_can_end_the_case(stage: Stage) -> None:
    assert (await reply(stage, await stage.answered("bounce"), "close")).state is State.CLOSED


async def test_a_clash_at_the_last_moment_asks_and_can_be_overruled(stage: Stage) -> None:
    case = await stage.waiting()
    slot = case.slots[0]
    stage.phone("add_event", title="Notary", start=slot.start.isoformat(), end=slot.end.isoformat())
    asked = await stage.hear(case, "agrees")
    assert (asked.state, asked.question and asked.question.kind) == (State.DECIDING, QuestionKind.CONFLICT)
    assert read_diary(stage).ours == []
    await confirm(stage, await reply(stage, asked, "book_anyway"))
    assert_one_meeting_with_its_block(stage)


async def test_a_clash_with_the_arrival_block_asks_too(stage: Stage) -> None:
    case = await stage.waiting()
    start = case.slots[0].start
    stage.phone("add_event", title="Call", start=(start - timedelta(minutes=15)).isoformat(), end=start.isoformat())
    assert (await stage.hear(case, "agrees")).state is State.DECIDING


async def test_a_clash_can_be_answered_with_another_time(stage: Stage) -> None:
    case = await stage.waiting()
    slot = case.slots[0]
    stage.phone("add_event", title="Notary", start=slot.start.isoformat(), end=slot.end.isoformat())
    asked = await stage.hear(case, "agrees")
    booked = await confirm(stage, await reply(stage, asked, "other_time", span=new_time(stage)))
    assert (booked.state, assert_one_meeting_with_its_block(stage)) == (State.BOOKED, new_time(stage).start)


async def test_a_mail_before_the_letter_left_holds_it_back(stage: Stage) -> None:
    await stage.approve(await stage.ready())
    stage.phone("write_mail", DANA, to="robin@keller.example", subject="Today", text="Where have you been?")
    await stage.look()
    await stage.wait(UNDO + 1)
    case = await stage.case()
    assert (case.state, case.approval, stage.calls("send")) == (State.READY, None, 0)
    assert "has written to you in the meantime" in case.trouble


async def test_an_old_agreement_is_not_heard_twice(stage: Stage) -> None:
    case = await stage.answered("vague")
    stage.sandbox.state.world.person("robin@keller.example").mailbox.forget()
    await stage.look()
    await stage.look()
    assert (await stage.case()).seen_messages == case.seen_messages


async def test_an_answer_that_came_while_the_mailbox_was_lost_is_found(stage: Stage) -> None:
    await stage.waiting()
    await stage.look()
    answer_now(stage.sandbox.world, stage.person(DANA), "agrees")
    stage.person().mailbox.forget()
    await stage.look()
    await confirm(stage, await stage.case())


async def test_an_invitation_to_another_time_asks_once(stage: Stage) -> None:
    await stage.waiting()
    answer_now(stage.sandbox.world, stage.person(DANA), "sends_invitation")
    calendar = stage.person(DANA).primary
    newest = next(reversed(calendar.entries.values()))
    stage.phone("move_event", DANA, event=newest.id, start=new_time(stage).start.isoformat())
    await stage.look()
    asked = await stage.case()
    assert asked.state is State.DECIDING
    booked = await reply(stage, asked, "invited" if "invited" in keys(asked) else "slot:1")
    assert booked.state is State.BOOKED
    assert assert_one_meeting_with_its_block(stage, meeting_is_ours=False) == new_time(stage).start


async def test_two_changes_of_one_case_in_one_page_are_both_taken_in(stage: Stage) -> None:
    await stage.waiting()
    for _ in range(2):
        answer_now(stage.sandbox.world, stage.person(DANA), "sends_invitation")
    await stage.look()
    await stage.look()
    case = await stage.case()
    views = await stage.positions()
    assert case.state in (State.BOOKED, State.DECIDING)
    assert [one.trouble for one in views] == [""] * len(views)


async def test_an_approved_but_unsent_letter_is_needless_once_they_moved_the_meeting(stage: Stage) -> None:
    await stage.approve(await stage.ready())
    calendar = stage.person(DANA).primary
    entry = next(one for one in calendar.entries.values() if one.title.startswith("Interview"))
    stage.phone("move_event", DANA, event=entry.id, start=new_time(stage).start.isoformat())
    await stage.look()
    await stage.wait(UNDO + 5)
    case = await stage.case()
    assert (case.state, stage.calls("send")) == (State.BOOKED, 0)
    assert not stage.person().mailbox.drafts
    assert_one_meeting_with_its_block(stage, meeting_is_ours=False)


async def test_moving_their_own_copy_is_not_taken_for_the_interviewers_move(stage: Stage) -> None:
    case = await stage.waiting()
    calendar = stage.person().primary
    entry = calendar.entries[case.event.id]
    there = new_time(stage)
    calendar.save(replace(entry, start=at(there.start, "Europe/Berlin"), end=at(there.end, "Europe/Berlin")))
    await stage.look()
    assert (await stage.case()).state is State.DECIDING
    assert read_diary(stage).ours == []


async def test_an_edit_is_refused_once_the_letter_is_out(stage: Stage) -> None:
    case = await stage.waiting()
    with pytest.raises(Impossible):
        await approval.edit(stage.desk, case.id, "x", "y", letter_of(case).content.fingerprint)
