"""The question after an interview's end reaches its owner once, and a private interview is not named."""

from dataclasses import replace
from datetime import timedelta

import pytest

from connectors.sandbox.story import missed_interview
from service.usecases.watching import watch
from tests.notices.phone import Phone
from tests.story.clockwork import listen
from tests.story.stage import Stage


async def end(stage: Stage, *, private: bool = False) -> None:
    """Let the interview end a quarter of an hour from its plan, and look three times."""
    await stage.connect()
    calendar = stage.person().primary
    stage.phone("move_event", start=(stage.desk.now() - timedelta(minutes=30)).isoformat())
    if private:
        calendar.save(replace(missed_interview(calendar), visibility="private"))
    await stage.look()


async def test_the_question_comes_by_notice_exactly_once(stage: Stage) -> None:
    with Phone() as phone:
        await end(stage)
        await listen(stage, phone)
        await stage.look()
        assert phone.heard == []
        for _ in range(3):
            stage.sandbox.world.clock.advance(30 * 60)
            await stage.look()
            await watch.poll(stage.desk)
        (said,) = phone.heard
    assert said["title"] == "Did it take place?"
    assert said["text"].startswith("Interview: Data Engineer, Northwind should be over.")
    assert list(await stage.cases()) == []


async def test_a_private_interview_is_not_named_in_a_notice(stage: Stage) -> None:
    with Phone() as phone:
        await end(stage, private=True)
        await listen(stage, phone)
        stage.sandbox.world.clock.advance(30 * 60)
        await stage.look()
        (said,) = phone.heard
    assert "Northwind" not in said["title"] + said["text"]
    assert "Data Engineer" not in said["title"] + said["text"]


@pytest.mark.parametrize("works", [True, False])
async def test_a_notice_that_does_not_come_through_leaves_the_question_standing(stage: Stage, works: bool) -> None:
    with Phone(works=works) as phone:
        await end(stage)
        await listen(stage, phone)
        stage.sandbox.world.clock.advance(30 * 60)
        await stage.look()
        assert len(phone.heard) == works
    waiting = await stage.desk.store.run(lambda books: books.agenda.until(stage.desk.now(), 9))
    assert [one.stage.value for one in waiting] == ["asked"]
