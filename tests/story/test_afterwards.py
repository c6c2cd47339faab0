"""Once the meeting stands: the calendar is right, the block follows it, and what a person took out stays out."""

from datetime import timedelta

import pytest

from connectors.sandbox.calendars import Entry
from service.domain.case import CallOutcome, QuestionKind, State
from service.domain.event import Span
from service.domain.letter import LetterKind
from service.usecases import answers
from service.usecases.calls import tell_call
from tests.story.diary import assert_one_meeting_with_its_block, read_diary, starts
from tests.story.stage import DANA, Stage, letter_of


def meeting_of(stage: Stage) -> Entry:
    (meeting,) = read_diary(stage).ahead
    return meeting


def block_of(stage: Stage) -> Entry:
    (block,) = [entry for entry in read_diary(stage).ours if entry.title.startswith("Arrive early")]
    return block


async def test_a_meeting_moved_in_the_calendar_takes_its_block_along(stage: Stage) -> None:
    await stage.booked()
    meeting = meeting_of(stage)
    there = starts(stage, meeting) + timedelta(days=1, hours=1)
    stage.phone("move_event", event=meeting.id, start=there.isoformat())
    await stage.look()
    case = await stage.case()
    assert (case.state, case.agreement and case.agreement.start) == (State.BOOKED, there)
    assert assert_one_meeting_with_its_block(stage) == there


async def test_an_invited_meeting_moved_by_the_interviewer_takes_the_block_along(stage: Stage) -> None:
    await stage.answered("sends_invitation")
    theirs = next(reversed(stage.person(DANA).primary.entries.values()))
    there = starts(stage, theirs) + timedelta(days=2)
    stage.phone("move_event", DANA, event=theirs.id, start=there.isoformat())
    await stage.look()
    await stage.look()
    assert (await stage.case()).state is State.BOOKED
    assert assert_one_meeting_with_its_block(stage, meeting_is_ours=False) == there


@pytest.mark.parametrize(("key", "state"), [("close", State.CLOSED), ("wait", State.WAITING)])
async def test_a_deleted_meeting_asks_and_never_comes_back_by_itself(stage: Stage, key: str, state: State) -> None:
    await stage.booked()
    stage.phone("delete_event", event=meeting_of(stage).id)
    await stage.look()
    case = await stage.case()
    assert (case.state, case.question and case.question.kind) == (State.DECIDING, QuestionKind.MEETING_GONE)
    assert read_diary(stage).ours == [], "the block goes with its meeting"
    await stage.wait(3600)
    await stage.look()
    assert read_diary(stage).ours == []
    await answers.answer(stage.desk, case.id, key)
    await stage.settle()
    assert ((await stage.case()).state, read_diary(stage).ours) == (state, [])


async def test_a_deleted_meeting_comes_back_when_the_person_says_so(stage: Stage) -> None:
    before = await stage.booked()
    stage.phone("delete_event", event=meeting_of(stage).id)
    await stage.look()
    await answers.answer(stage.desk, before.id, "book_again")
    await stage.settle()
    assert (await stage.case()).state is State.BOOKED
    assert before.agreement is not None
    assert assert_one_meeting_with_its_block(stage) == before.agreement.start


async def test_a_block_that_the_person_deleted_stays_deleted(stage: Stage) -> None:
    await stage.booked()
    stage.phone("delete_event", event=block_of(stage).id)
    await stage.look()
    meeting = meeting_of(stage)
    stage.phone("move_event", event=meeting.id, start=(starts(stage, meeting) + timedelta(days=1)).isoformat())
    await stage.look()
    assert (await stage.case()).state is State.BOOKED
    assert [entry.id for entry in read_diary(stage).ours] == [meeting.id]


async def test_a_block_that_the_person_moved_follows_the_next_move(stage: Stage) -> None:
    await stage.booked()
    block, meeting = block_of(stage), meeting_of(stage)
    stage.phone("move_event", event=block.id, start=(starts(stage, block) - timedelta(hours=1)).isoformat())
    await stage.look()
    stage.phone("move_event", event=meeting.id, start=(starts(stage, meeting) + timedelta(days=1)).isoformat())
    await stage.look()
    assert_one_meeting_with_its_block(stage)


async def test_an_invitation_that_is_withdrawn_takes_the_block_and_asks(stage: Stage) -> None:
    await stage.answered("sends_invitation")
    theirs = next(reversed(stage.person(DANA).primary.entries.values()))
    stage.phone("delete_event", DANA, event=theirs.id)
    await stage.look()
    await stage.look()
    assert (await stage.case()).state is State.DECIDING
    assert read_diary(stage).ours == []


async def test_a_meeting_that_moves_before_its_confirmation_is_sent_changes_the_letter(stage: Stage) -> None:
    case = await stage.ready()
    start = stage.desk.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=3)
    await tell_call(stage.desk, case.id, CallOutcome.AGREED, Span(start, start + timedelta(minutes=45)))
    await stage.settle()
    await stage.approve(await stage.case())
    there = start + timedelta(days=1)
    stage.phone("move_event", event=meeting_of(stage).id, start=there.isoformat())
    await stage.look()
    await stage.wait(600)
    case = await stage.case()
    assert (case.state, letter_of(case).kind, stage.calls("send")) == (State.READY, LetterKind.CONFIRMATION, 0)
    assert f"{there:%-d %B}" in letter_of(case).content.text
    assert assert_one_meeting_with_its_block(stage) == there


async def test_an_unmarked_event_after_the_booking_changes_nothing(stage: Stage) -> None:
    await stage.booked()
    stage.phone("set_label", label="")
    await stage.look()
    assert (await stage.case()).state is State.BOOKED
    assert_one_meeting_with_its_block(stage)
