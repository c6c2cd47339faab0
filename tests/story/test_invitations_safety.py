"""Their own entry in the calendar comes, moves, lasts and goes at the wrong moment: never two, never a wrong one."""

from copy import deepcopy
from datetime import datetime, timedelta

import pytest

from connectors.sandbox.calendars import Entry
from connectors.sandbox.invitations import share
from connectors.sandbox.moments import at
from connectors.sandbox.personas import answer_now
from service.domain.case import Case, State
from service.usecases import answers
from tests.story.diary import assert_one_meeting_with_its_block, read_diary, starts
from tests.story.stage import DANA, Stage

INSERT = "calendar.events.insert"
UNFINISHED: dict[str, dict[str, object]] = {
    "refused": {"kind": "status", "code": 429, "retry_after": "30"},
    "lost": {"kind": "drop", "commit": True},
}
unfinished = pytest.mark.parametrize("fault", UNFINISHED)


def theirs(stage: Stage) -> Entry:
    """The newest meeting in the interviewer's own calendar."""
    return next(reversed(stage.person(DANA).primary.entries.values()))


def missed(stage: Stage) -> Entry:
    """The interview that was missed, in the interviewer's own calendar."""
    return next(one for one in stage.person(DANA).primary.entries.values() if one.title.startswith("Interview"))


def later(stage: Stage, days: int = 6) -> datetime:
    return stage.desk.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=days)


def keys(case: Case) -> list[str]:
    return [choice.key for choice in case.question.choices] if case.question else []


def invite(stage: Stage) -> None:
    answer_now(stage.sandbox.world, stage.person(DANA), "sends_invitation")


def move(stage: Stage, start: datetime) -> None:
    stage.phone("move_event", DANA, event=theirs(stage).id, start=start.isoformat())


def withdraw(stage: Stage) -> None:
    stage.phone("delete_event", DANA, event=theirs(stage).id)


def stretch(stage: Stage, entry: Entry, start: datetime, length: timedelta) -> None:
    """The interviewer gives a meeting another start and length."""
    long = deepcopy(entry)
    long.start, long.end = at(start, "Europe/Berlin"), at(start + length, "Europe/Berlin")
    long.sequence += 1
    calendar = stage.person(DANA).primary
    calendar.save(long)
    share(stage.sandbox.world, calendar, long, "update", mail=False, cause="person")


async def rest(stage: Stage) -> Case:
    """The case once the calendar has been read and all pauses are over."""
    await stage.look()
    await stage.wait(120)
    await stage.look()
    return await stage.case()


async def half_booked(stage: Stage, persona: str, fault: str, skip: int) -> None:
    """A booking that an error broke off; its case is still at it."""
    await stage.waiting()
    stage.spoil(op=INSERT, skip=skip, **UNFINISHED[fault])  # type: ignore[arg-type]
    if fault == "lost":
        stage.spoil("status", "calendar.events.get", skip=int(persona == "sends_invitation"), count=0)
    answer_now(stage.sandbox.world, stage.person(DANA), persona)
    await stage.look()
    assert (await stage.case()).state is State.BOOKING
    stage.mend()


async def asked(stage: Stage) -> Case:
    """The person is asked about an invitation to a time that was not offered."""
    await stage.waiting()
    invite(stage)
    move(stage, later(stage))
    await stage.look()
    case = await stage.case()
    assert (case.state, "invited" in keys(case)) == (State.DECIDING, True)
    return case


@unfinished
@pytest.mark.parametrize("skip", [0, 1])
async def test_an_invitation_amid_our_own_booking_leaves_one_meeting(stage: Stage, fault: str, skip: int) -> None:
    await half_booked(stage, "agrees", fault, skip)
    invite(stage)
    case = await rest(stage)
    assert case.state is State.BOOKED
    assert case.booking is not None
    assert case.booking.adopted
    assert_one_meeting_with_its_block(stage, meeting_is_ours=False)


async def test_our_half_booked_entry_that_the_person_changed_is_left_to_them(stage: Stage) -> None:
    await half_booked(stage, "agrees", "refused", 1)
    (ours,) = read_diary(stage).ours
    stage.phone("edit_event", event=ours.id, description="Bring the papers")
    invite(stage)
    case = await rest(stage)
    assert case.state is State.BOOKED
    assert ours.id in [entry.id for entry in read_diary(stage).ours]
    assert "as you have changed it" in await stage.story_of(case)


@unfinished
async def test_our_half_booked_entry_that_the_person_deleted_stays_deleted(stage: Stage, fault: str) -> None:
    await half_booked(stage, "agrees", fault, 1)
    stage.phone("delete_event", event=read_diary(stage).ahead[0].id)
    case = await rest(stage)
    assert (case.state, "book_again" in keys(case), read_diary(stage).ours) == (State.DECIDING, True, [])


async def test_a_clash_amid_our_own_booking_leaves_nothing_half_done(stage: Stage) -> None:
    await half_booked(stage, "agrees", "refused", 1)
    slot = (await stage.case()).slots[0]
    stage.phone("add_event", title="Notary", start=slot.start.isoformat(), end=slot.end.isoformat())
    case = await rest(stage)
    assert (case.state, "book_anyway" in keys(case), read_diary(stage).ours) == (State.DECIDING, True, [])
    await answers.answer(stage.desk, case.id, "book_anyway")
    await stage.settle()
    assert_one_meeting_with_its_block(stage)


@unfinished
async def test_an_invitation_withdrawn_before_it_was_booked_asks_and_leaves_nothing(stage: Stage, fault: str) -> None:
    await half_booked(stage, "sends_invitation", fault, 0)
    withdraw(stage)
    case = await rest(stage)
    assert (case.state, read_diary(stage).ours, read_diary(stage).ahead) == (State.DECIDING, [], [])
    assert "invited" not in keys(case)


async def test_a_withdrawn_invitation_is_booked_on_the_persons_own_word_only(stage: Stage) -> None:
    await half_booked(stage, "sends_invitation", "refused", 0)
    withdraw(stage)
    case = await rest(stage)
    await answers.answer(stage.desk, case.id, "slot:1")
    await stage.settle()
    await stage.confirm(await stage.case())
    assert assert_one_meeting_with_its_block(stage) == case.slots[0].start


@unfinished
async def test_an_invitation_moved_before_it_was_booked_asks_about_the_new_time(stage: Stage, fault: str) -> None:
    await half_booked(stage, "sends_invitation", fault, 0)
    move(stage, later(stage))
    case = await rest(stage)
    assert (case.state, read_diary(stage).ours, "invited" in keys(case)) == (State.DECIDING, [], True)
    await answers.answer(stage.desk, case.id, "invited")
    await stage.settle()
    assert (await stage.case()).state is State.BOOKED
    assert assert_one_meeting_with_its_block(stage, meeting_is_ours=False) == later(stage)


async def test_a_question_about_an_invitation_does_not_outlive_it(stage: Stage) -> None:
    before = await asked(stage)
    withdraw(stage)
    await stage.look()
    case = await stage.case()
    assert (case.state, "invited" in keys(case)) == (State.DECIDING, False)
    assert case.question != before.question
    await answers.answer(stage.desk, case.id, "wait")
    await stage.confirm(await stage.hear(await stage.case(), "agrees"))


async def test_a_question_about_an_invitation_follows_it_to_its_new_time(stage: Stage) -> None:
    await asked(stage)
    move(stage, later(stage, 8))
    await stage.look()
    case = await stage.case()
    await answers.answer(stage.desk, case.id, "invited")
    await stage.settle()
    assert assert_one_meeting_with_its_block(stage, meeting_is_ours=False) == later(stage, 8)


@pytest.mark.parametrize("there", [None, 8])
async def test_a_yes_that_comes_after_the_invitation_went_writes_nothing(stage: Stage, there: int | None) -> None:
    case = await asked(stage)
    withdraw(stage) if there is None else move(stage, later(stage, there))
    await answers.answer(stage.desk, case.id, "invited")
    await stage.settle()
    after = await stage.case()
    assert (after.state, read_diary(stage).ours, "invited" in keys(after)) == (State.DECIDING, [], there is not None)


async def test_a_second_invitation_that_went_again_leaves_the_first_meeting(stage: Stage) -> None:
    booked = await stage.booked()
    invite(stage)
    move(stage, later(stage))
    await stage.look()
    case = await stage.case()
    assert case.state is State.DECIDING
    withdraw(stage)
    await answers.answer(stage.desk, case.id, "invited")
    await stage.settle()
    assert (await stage.case()).state is State.DECIDING
    await answers.answer(stage.desk, case.id, "wait")
    await stage.settle()
    kept = await stage.case()
    assert kept.state is State.BOOKED
    assert booked.agreement is not None
    assert assert_one_meeting_with_its_block(stage) == booked.agreement.start


async def test_an_invitation_without_a_sensible_end_asks(stage: Stage) -> None:
    case = await stage.waiting()
    invite(stage)
    stage.person(stage.account.address).mailbox.forget()
    stretch(stage, theirs(stage), case.slots[0].start, timedelta(days=60))
    stage.spoil("status", "gmail", count=0)
    await stage.look()
    assert ((await stage.case()).state, read_diary(stage).ours) == (State.DECIDING, [])


@pytest.mark.parametrize(("hours", "state"), [(4, State.BOOKED), (5, State.DECIDING)])
async def test_a_moved_interview_may_last_four_hours(stage: Stage, hours: int, state: State) -> None:
    await stage.waiting()
    stretch(stage, missed(stage), later(stage), timedelta(hours=hours))
    await stage.look()
    assert (await stage.case()).state is state


async def test_a_move_that_comes_while_the_letter_is_being_written_needs_no_letter(stage: Stage) -> None:
    await half_drafted(stage)
    stage.phone("move_event", DANA, event=missed(stage).id, start=later(stage).isoformat())
    case = await rest(stage)
    assert (case.state, stage.person().mailbox.drafts, case.sent) == (State.BOOKED, {}, ())
    assert assert_one_meeting_with_its_block(stage, meeting_is_ours=False) == later(stage)


async def half_drafted(stage: Stage) -> None:
    """The draft lies in the mailbox, and the case does not know it yet."""
    await stage.connect()
    stage.spoil(op="drafts.create", **UNFINISHED["lost"])  # type: ignore[arg-type]
    stage.spoil("status", "drafts.list", count=0)
    assert (await stage.mark()).state is State.DRAFTING
    stage.mend()


async def test_a_doubtful_move_that_comes_while_the_letter_is_being_written_is_told(stage: Stage) -> None:
    await half_drafted(stage)
    stretch(stage, missed(stage), later(stage), timedelta(days=2))
    case = await rest(stage)
    assert (case.state, len(stage.person().mailbox.drafts)) == (State.READY, 1)
    assert "moved the meeting in the meantime" in case.trouble
    assert (await stage.send(case)).state is State.WAITING


async def ask_whether_missed(stage: Stage) -> Case:
    """The mark is set before the interview has begun, so the person is asked first."""
    await stage.connect()
    stage.phone("move_event", DANA, event=missed(stage).id, start=later(stage, 1).isoformat())
    return await stage.mark(event=missed_copy(stage).id)


def missed_copy(stage: Stage) -> Entry:
    return next(one for one in stage.person().primary.entries.values() if one.uid == missed(stage).uid)


async def test_a_move_that_comes_before_the_mark_is_confirmed_needs_no_letter(stage: Stage) -> None:
    case = await ask_whether_missed(stage)
    assert case.state is State.ASKING
    stage.phone("move_event", DANA, event=missed(stage).id, start=later(stage).isoformat())
    await stage.look()
    assert (await stage.case()).state is State.ASKING, "whether it was missed is still the person's to say"
    await answers.answer(stage.desk, case.id, "missed")
    await stage.settle()
    after = await stage.case()
    assert (after.state, stage.person().mailbox.drafts) == (State.BOOKED, {})
    assert starts(stage, missed_copy(stage)) == later(stage)
