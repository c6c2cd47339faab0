"""Marking an interview as missed, and taking the mark back: nothing else opens a case, and nobody is told."""

from service.domain.case import State
from tests.story.stage import Stage


async def test_a_label_opens_a_case_and_lays_one_draft(stage: Stage) -> None:
    case = await stage.ready()
    assert case.mark.kind == "label"
