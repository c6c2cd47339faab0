"""Their invitation is accepted on the person's own tap, for the time that the tap was for, and told as it was."""

from datetime import timedelta

import pytest

from connectors.sandbox.calendars import Entry, Guest
from service.domain.case import Case, State
from service.usecases import answers
from tests.story.diary import read_diary, starts
from tests.story.stage import DANA, ROBIN, Stage


@pytest.fixture(params=["google", "outlook"])
def any_stage(request: pytest.FixtureRequest) -> Stage:
    """A stage of either provider."""
    found: Stage = request.getfixturevalue("outlook_stage" if request.param == "outlook" else "stage")
    return found


async def invited(stage: Stage) -> Case:
    """Their invitation for an offered time stands, and waits for an answer."""
    case = await stage.answered("sends_invitation")
    assert (case.state, case.booking is not None and case.booking.unanswered) == (State.BOOKED, True)
    return case


def meeting(stage: Stage) -> Entry:
    (found,) = read_diary(stage).ahead
    return found


def mine(stage: Stage) -> Guest:
    found = meeting(stage).guest(ROBIN)
    assert found is not None
    return found


def move_theirs(stage: Stage) -> None:
    """The organiser gives the meeting a time three days later."""
    original = next(one for one in stage.person(DANA).primary.entries.values() if one.uid == meeting(stage).uid)
    start = starts(stage, meeting(stage)) + timedelta(days=3)
    stage.phone("move_event", DANA, event=original.id, start=start.isoformat())


@pytest.mark.parametrize("tap", ["before", "after"])
async def test_a_tap_for_one_time_accepts_no_other(any_stage: Stage, tap: str) -> None:
    case = await invited(any_stage)
    if tap == "after":
        move_theirs(any_stage)
    await answers.answer(any_stage.desk, case.id, "accept")
    if tap == "before":
        move_theirs(any_stage)
    await any_stage.settle()
    case = await any_stage.case(case.id)
    assert (case.state, mine(any_stage).answer) == (State.BOOKED, "needsAction")
    assert "Did not accept" in await any_stage.story_of(case)
    assert case.booking is not None
    assert case.booking.start == starts(any_stage, meeting(any_stage))
    await answers.answer(any_stage.desk, case.id, "accept")
    await any_stage.settle()
    assert mine(any_stage).answer == "accepted"


async def test_an_invitation_that_the_person_declined_by_hand_is_not_accepted_after_all(any_stage: Stage) -> None:
    case = await invited(any_stage)
    entry = meeting(any_stage)
    mine(any_stage).answer = "declined"
    any_stage.person().primary.save(entry)
    await answers.answer(any_stage.desk, case.id, "accept")
    await any_stage.settle()
    told = await any_stage.story_of(case)
    assert (mine(any_stage).answer, "You have declined it" in told, "Accepted" in told) == ("declined", True, False)
