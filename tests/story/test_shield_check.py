"""The evening before: one look, one notice, one question; and nothing breaks when nobody answers it."""

from datetime import timedelta

import pytest

from connectors.sandbox import Story
from service.domain.case import Case, QuestionKind, State
from service.domain.letter import LetterKind
from service.usecases import answers
from service.usecases.meetings.travelling import set_travel
from tests.story.diary import read_diary, starts
from tests.story.shield import assert_shielded, check, come_to_the_evening, read_shield
from tests.story.stage import Stage, letter_of


@pytest.fixture(params=["google", "outlook"])
def either(stage: Stage, request: pytest.FixtureRequest) -> Stage:
    """A video interview at either provider."""
    stage.story = Story(provider=request.param, persona="silence")
    return stage


@pytest.fixture
def site(stage: Stage) -> Stage:
    """An interview on site."""
    stage.story = Story(meeting="site", persona="silence")
    return stage


@pytest.fixture
def calendar(stage: Stage, provider: str, meeting: str) -> Stage:
    """Any kind of meeting, at any provider."""
    stage.story = Story(provider=provider, meeting=meeting, persona="silence")
    return stage


async def asked(stage: Stage) -> Case:
    """Booked, confirmed, and looked over on the evening before."""
    case = await stage.booked()
    await come_to_the_evening(stage, case)
    return await check(stage, case)


def why(case: Case) -> str:
    assert case.question is not None
    return case.question.why


async def move_meeting(stage: Stage, by: timedelta) -> None:
    (meeting,) = read_diary(stage).ahead
    stage.phone("move_event", event=meeting.id, start=(starts(stage, meeting) + by).isoformat())


async def test_the_evening_question_is_asked_once_for_one_time(either: Stage) -> None:
    case = await asked(either)
    assert (case.state, case.question and case.question.kind) == (State.DECIDING, QuestionKind.STILL_FINE)
    assert why(case).endswith("Is it still fine?")
    await answers.answer(either.desk, case.id, "wait")
    await either.settle()
    kept = await either.case()
    assert (kept.state, kept.booking) == (State.BOOKED, case.booking)
    again = await check(either, kept)
    assert again.state in (State.BOOKED, State.DECIDING)
    await either.wait(3600)
    assert (await either.story_of(kept)).count("Looked over your interview.") == 1


async def test_a_question_that_nobody_answers_goes_along_with_the_meeting(either: Stage) -> None:
    case = await asked(either)
    await move_meeting(either, timedelta(days=1))
    await either.look()
    moved = await either.case()
    assert case.booking is not None
    assert moved.booking is not None
    assert (moved.state, moved.question) == (State.BOOKED, None)
    assert moved.booking.start == case.booking.start + timedelta(days=1)
    later = await check(either, moved)
    assert later.question is not None


async def test_a_meeting_that_goes_while_the_question_is_open_is_followed(either: Stage) -> None:
    await asked(either)
    (meeting,) = read_diary(either).ahead
    either.phone("delete_event", event=meeting.id)
    await either.look()
    case = await either.case()
    assert (case.state, case.question and case.question.kind) == (State.DECIDING, QuestionKind.MEETING_GONE)
    assert read_diary(either).ours == []


async def test_a_mail_while_the_question_is_open_is_put_to_the_person(either: Stage) -> None:
    case = await either.hear(await asked(either), text="Something came up here. Can we please move it?\n")
    assert (case.state, case.question and case.question.kind) == (State.DECIDING, QuestionKind.WHAT_REPLY)
    await answers.answer(either.desk, case.id, "wait")
    await either.settle()
    assert (await either.case()).state is State.BOOKED


async def test_another_time_is_booked_in_place_of_the_old_one(site: Stage) -> None:
    case = await site.booked()
    await set_travel(site.desk, case.id, 30)
    await site.settle()
    await come_to_the_evening(site, case)
    case = await check(site, await site.case())
    assert case.booking is not None
    span = type(case.event.span)(*(one + timedelta(days=3) for one in (case.booking.start, case.booking.end)))
    await answers.answer(site.desk, case.id, "other_time", span=span)
    await site.settle()
    moved = await site.case()
    assert moved.booking is not None
    assert moved.booking.start == span.start
    assert_shielded(site, moved, travel=30)


async def test_a_meeting_that_was_moved_unseen_is_found_in_the_evening(either: Stage) -> None:
    case = await either.booked()
    await come_to_the_evening(either, case)
    await move_meeting(either, timedelta(days=2))
    case = await check(either, case)
    assert (case.state, case.question) == (State.BOOKED, None)
    assert "Your calendar now says" in await either.story_of(case)
    assert len(read_shield(either).blocks) == 1


async def test_a_meeting_that_is_gone_in_the_evening_is_asked_about(either: Stage) -> None:
    case = await either.booked()
    await come_to_the_evening(either, case)
    (meeting,) = read_diary(either).ahead
    either.phone("delete_event", event=meeting.id)
    case = await check(either, case)
    assert (case.state, case.question and case.question.kind) == (State.DECIDING, QuestionKind.MEETING_GONE)
    assert read_diary(either).ours == []


async def test_on_site_an_unknown_way_is_said(site: Stage) -> None:
    assert "I do not know how long your way takes" in why(await asked(site))


async def test_something_else_at_the_same_time_is_said(either: Stage) -> None:
    case = await either.booked()
    assert case.booking is not None
    either.phone("add_event", title="Dentist", start=case.booking.start.isoformat(), end=case.booking.end.isoformat())
    await either.look()
    await come_to_the_evening(either, case)
    assert "Something else takes the same time" in why(await check(either, case))


async def test_a_letter_that_lies_ready_is_not_pushed_aside(either: Stage) -> None:
    case = await either.agreed()
    await come_to_the_evening(either, case)
    after = await check(either, case)
    assert (after.state, after.letter) == (State.READY, case.letter)
    assert "Looked over your interview." in await either.story_of(after)


async def test_a_way_that_is_usual_since_then_stands_in_the_calendar_by_the_evening(site: Stage) -> None:
    case = await site.booked()
    await site.change(travel_minutes=20)
    assert read_shield(site).ways == []
    await come_to_the_evening(site, case)
    after = await check(site, case)
    assert_shielded(site, after, travel=20)
    assert "Leave by " in why(after)


async def test_minutes_told_while_something_is_asked_leave_the_question_open(site: Stage) -> None:
    case = await site.hear(await site.booked(), text="Something came up here. Can we please move it?\n")
    assert (case.state, case.question and case.question.kind) == (State.DECIDING, QuestionKind.WHAT_REPLY)
    await set_travel(site.desk, case.id, 30)
    await site.settle()
    after = await site.case()
    assert (after.state, after.question) == (State.DECIDING, case.question)
    assert_shielded(site, after, travel=30)


async def test_a_question_that_nobody_answers_holds_nothing_up(either: Stage) -> None:
    case = await asked(either)
    assert case.booking is not None
    await either.wait((case.booking.start - either.desk.now()).total_seconds() - 600)
    assert "Reminded you:" in await either.story_of(case)
    assert len(read_shield(either).blocks) == 1
    await either.wait((case.booking.end - either.desk.now()).total_seconds() + 3 * 3600)
    thanks = await either.case()
    assert (thanks.state, letter_of(thanks).kind) == (State.READY, LetterKind.THANKS)


@pytest.mark.parametrize("provider", ["google", "outlook"])
@pytest.mark.parametrize(("meeting", "words"), [("site", "Be there now."), ("video", "join 5 minutes early")])
async def test_the_calendar_itself_reminds_too(calendar: Stage, meeting: str, words: str) -> None:
    case = await calendar.booked()
    await set_travel(calendar.desk, case.id, 30)
    await calendar.settle()
    shield = read_shield(calendar)
    assert all(one.reminders for one in (*shield.blocks, *shield.ways))
    assert words in shield.blocks[0].description
    assert [one.location for one in shield.ways] == ([case.event.place] if meeting == "site" else [])
