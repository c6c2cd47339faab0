"""What the person taps and types when a question is asked, and times that nobody offered."""

from datetime import timedelta

from service.domain.case import Case
from service.domain.event import Span
from service.usecases import answers
from tests.story.stage import Stage, letter_of


def new_time(stage: Stage) -> Span:
    """A time in six days that no letter has offered."""
    start = stage.desk.now().replace(minute=0, second=0, microsecond=0) + timedelta(days=6)
    return Span(start, start + timedelta(minutes=45))


async def reply(stage: Stage, case: Case, key: str, text: str = "", span: Span | None = None) -> Case:
    """Answer the question that is asked, and let it take effect."""
    await answers.answer(stage.desk, case.id, key, text, span)
    await stage.settle()
    return await stage.case(case.id)


async def confirm(stage: Stage, case: Case) -> Case:
    """The letter that confirms what was agreed in writing lies ready, is sent, and the case is booked."""
    assert "on the phone" not in letter_of(case).content.text
    return await stage.confirm(case)
