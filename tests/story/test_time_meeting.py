"""Round the new interview: each reminder once; a move takes all of them along; an end of the meeting ends them."""

from datetime import UTC, datetime, timedelta

import pytest

from connectors.sandbox import Story
from service.domain.account import LIGHT
from service.domain.case import Case, Ending, QuestionKind, State
from service.domain.letter import LetterKind
from service.usecases import answers
from tests.notices.phone import Phone
from tests.story.clockwork import booked, come_to, listen, live_through
from tests.story.stage import DANA, Stage, letter_of

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
THANKS, LAPSE = "Say thank you", 7 * DAY


@pytest.fixture(params=["google", "outlook"])
def either_stage(stage: Stage, request: pytest.FixtureRequest) -> Stage:
    """A stage at either provider."""
    stage.story = Story(provider=request.param, persona="silence")
    return stage


@pytest.fixture
def site_stage(stage: Stage) -> Stage:
    """A stage whose interview has an address."""
    stage.story = Story(meeting="site", persona="silence")
    return stage


def meeting_of(case: Case) -> str:
    assert case.booking is not None
    return case.booking.meeting_id


def end_of(case: Case) -> datetime:
    assert case.booking is not None
    return case.booking.end


def start_of(case: Case) -> datetime:
    assert case.booking is not None
    return case.booking.start


async def with_phone(stage: Stage, phone: Phone) -> Case:
    """A second interview six days ahead, and a phone that rings."""
    case = await booked(stage)
    await listen(stage, phone)
    return case


async def test_each_reminder_comes_once(either_stage: Stage) -> None:
    stage = either_stage
    with Phone() as phone:
        case = await with_phone(stage, phone)
        await live_through(stage, start_of(case) - 3 * HOUR, 3 * HOUR)
        await live_through(stage, end_of(case) + HOUR, HOUR / 2)
        assert [title.partition(" at ")[0] for title in phone.titles] == [
            "Tomorrow",
            "Your interview is about to begin",
        ]
        await live_through(stage, end_of(case) + 30 * HOUR, 2 * HOUR)
    assert phone.titles[2:] == [THANKS, "Send your thank-you today"]


async def test_a_reminder_comes_in_time(stage: Stage) -> None:
    with Phone() as phone:
        case = await with_phone(stage, phone)
        start = start_of(case)
        await come_to(stage, datetime(2026, 11, 29, 17, tzinfo=UTC) - timedelta(minutes=1))
        assert phone.titles == []
        await come_to(stage, datetime(2026, 11, 29, 17, tzinfo=UTC))
        assert len(phone.titles) == 1
        await come_to(stage, start - HOUR - timedelta(minutes=1))
        assert len(phone.titles) == 1
        await come_to(stage, start - HOUR)
    assert len(phone.titles) == 2


async def test_a_moved_meeting_takes_its_reminders_along(stage: Stage) -> None:
    with Phone() as phone:
        case = await with_phone(stage, phone)
        await live_through(stage, start_of(case) - 6 * HOUR, 2 * HOUR)
        assert len(phone.titles) == 1
        there = start_of(case) + 2 * DAY
        stage.phone("move_event", event=meeting_of(case), start=there.isoformat())
        await stage.look()
        await live_through(stage, there - 20 * HOUR, 2 * HOUR)
        assert len(phone.titles) == 1, "nothing comes at the old time"
        case = await live_through(stage, there - timedelta(minutes=5), HOUR)
        assert len(phone.titles) == 3
    assert phone.titles[1].startswith("Tomorrow at")
    assert phone.titles[2] == "Your interview is about to begin"


async def test_a_cancelled_meeting_has_no_reminders(stage: Stage) -> None:
    with Phone() as phone:
        case = await with_phone(stage, phone)
        stage.phone("delete_event", event=meeting_of(case))
        await stage.look()
        await live_through(stage, end_of(case) + LAPSE, 6 * HOUR)
    assert phone.titles == []


async def test_after_a_long_stop_old_reminders_stay_silent(stage: Stage) -> None:
    with Phone() as phone:
        case = await with_phone(stage, phone)
        await come_to(stage, start_of(case) - timedelta(minutes=20))
        assert phone.titles == ["Your interview is about to begin"]
        await come_to(stage, end_of(case) + 3 * HOUR)
        assert phone.titles[1:] == [THANKS]


async def test_a_stop_over_the_whole_interview_gives_no_reminder_of_it(stage: Stage) -> None:
    with Phone() as phone:
        case = await with_phone(stage, phone)
        await come_to(stage, end_of(case) + 3 * HOUR)
    assert phone.titles == [THANKS]


async def test_on_site_it_is_time_to_leave_before_the_way(site_stage: Stage) -> None:
    with Phone() as phone:
        stage = site_stage
        case = await booked(stage)
        await stage.change(notify=(phone.way,), travel_minutes=40)
        await live_through(stage, start_of(case) - 2 * HOUR, 6 * HOUR)
        await come_to(stage, start_of(case) - timedelta(minutes=70))
    assert phone.titles[1:] == ["Time to get ready"]
    assert "Leave by" in phone.heard[1]["text"]


async def test_the_evening_question_stops_no_reminder(stage: Stage) -> None:
    with Phone() as phone:
        case = await with_phone(stage, phone)
        asked = await live_through(stage, start_of(case) - 10 * HOUR, 2 * HOUR)
        assert asked.question is not None
        assert (asked.state, asked.question.kind) == (State.DECIDING, QuestionKind.STILL_FINE)
        await answers.answer(stage.desk, case.id, "wait")
        await stage.settle()
        assert (await stage.case()).state is State.BOOKED
        await live_through(stage, start_of(case), HOUR)
    assert len(phone.titles) == 2


async def test_the_thank_you_is_written_two_hours_after_and_its_sending_ends_the_case(either_stage: Stage) -> None:
    stage = either_stage
    case = await booked(stage)
    before = await come_to(stage, end_of(case) + HOUR)
    assert letter_of(before).kind is LetterKind.CONFIRMATION
    case = await come_to(stage, end_of(case) + 2 * HOUR)
    assert (case.state, letter_of(case).kind) == (State.READY, LetterKind.THANKS)
    case = await stage.send(case)
    assert (case.state, case.ending) == (State.CLOSED, Ending.RECOVERED)
    assert stage.person().mailbox.labelled("DRAFT") == []


async def test_a_thank_you_that_is_not_sent_lapses_after_a_week(stage: Stage) -> None:
    case = await booked(stage)
    end = end_of(case)
    await live_through(stage, end + 3 * HOUR, 12 * HOUR)
    assert (await live_through(stage, end + LAPSE - HOUR, DAY)).state is State.READY
    case = await live_through(stage, end + LAPSE + HOUR, HOUR)
    assert (case.state, case.ending) == (State.CLOSED, Ending.RECOVERED)
    assert stage.person().mailbox.labelled("DRAFT") == []


async def test_after_a_stop_of_weeks_the_case_is_simply_done(stage: Stage) -> None:
    case = await booked(stage)
    case = await come_to(stage, end_of(case) + 3 * LAPSE)
    assert (case.state, case.ending) == (State.CLOSED, Ending.RECOVERED)


async def test_without_drafts_the_thank_you_is_written_here(stage: Stage) -> None:
    stage.wanted = LIGHT
    case = await come_to(stage, end_of(await booked(stage)) + 2 * HOUR)
    assert (letter_of(case).kind, case.draft_id) == (LetterKind.THANKS, "")
    before = len(stage.person(DANA).mailbox.labelled("INBOX"))
    case = await stage.send(case)
    assert (case.ending, len(stage.person(DANA).mailbox.labelled("INBOX")) - before) == (Ending.RECOVERED, 1)
