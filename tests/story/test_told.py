"""Does the timeline say of each letter what it is for, and of a closed case that nothing more can be wished?"""

import pytest

from service.domain.case import State
from service.domain.letter import LetterKind
from service.errors import Impossible
from service.usecases import answers, overview
from service.usecases.letters.drafting import PURPOSES
from service.usecases.letters.wishes import wish
from service.usecases.meetings.travelling import set_travel
from tests.story.stage import Stage


def test_every_kind_of_letter_has_a_purpose_that_can_be_told() -> None:
    assert set(PURPOSES) == set(LetterKind)
    assert len(set(PURPOSES.values())) == len(LetterKind)


async def test_each_letter_in_drafts_is_told_by_its_purpose(stage: Stage) -> None:
    case = await stage.booked()
    notes = (await overview.open_dossier(stage.desk, case.id)).notes
    told = [note.why for note in notes if note.what.startswith("Put a letter to ")]
    assert [why.partition(" Nothing leaves")[0] for why in told] == [
        PURPOSES[LetterKind.REQUEST],
        PURPOSES[LetterKind.CONFIRMATION],
    ]


async def test_a_closed_case_takes_neither_a_way_nor_a_wish(stage: Stage) -> None:
    case = await stage.booked()
    closed = await answers.answer(stage.desk, case.id, "close")
    assert closed.state is State.CLOSED
    with pytest.raises(Impossible, match="closed"):
        await set_travel(stage.desk, case.id, 30, remember=True)
    with pytest.raises(Impossible, match="closed"):
        await wish(stage.desk, case.id, language="de")
    after = (await overview.open_dossier(stage.desk, case.id)).account
    assert (await stage.case(), after.preferences.travel_minutes) == (closed, stage.preferences.travel_minutes)
