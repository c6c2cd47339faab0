"""A person may end a case that only waits, or that is done."""

import pytest

from service.domain.case import Ending, State
from service.errors import Impossible
from service.usecases import answers
from tests.story.diary import assert_one_meeting_with_its_block
from tests.story.stage import Stage


async def test_a_case_that_waits_can_be_closed_without_being_asked(stage: Stage) -> None:
    case = await stage.waiting()
    closed = await answers.answer(stage.desk, case.id, "close")
    assert (closed.state, closed.ending) == (State.CLOSED, Ending.DISCARDED)


async def test_a_booked_case_can_be_closed_and_its_entries_stay(stage: Stage) -> None:
    case = await stage.booked()
    closed = await answers.answer(stage.desk, case.id, "close")
    assert (closed.state, closed.ending) == (State.CLOSED, Ending.RECOVERED)
    assert_one_meeting_with_its_block(stage)


async def test_a_booked_case_takes_no_other_answer_unasked(stage: Stage) -> None:
    case = await stage.booked()
    with pytest.raises(Impossible, match="does not belong"):
        await answers.answer(stage.desk, case.id, "whom", "somebody@northwind.example")


async def test_a_light_account_may_close_while_it_waits(light_stage: Stage) -> None:
    case = await light_stage.send(await light_stage.ready())
    assert case.question is not None
    assert (await answers.answer(light_stage.desk, case.id, "close")).state is State.CLOSED
