"""What may be told without being asked about an interview that its owner was late for, or said to miss."""

import pytest

from service.domain.case import Ending, Occasion, State
from service.usecases.watching.asking import may_tell_what_became
from tests.unit.material import case

ALL = ["made_it", "missed_after_all", "they_missed"]


@pytest.mark.parametrize("state", [State.READY, State.REVISING, State.WAITING, State.DECIDING])
@pytest.mark.parametrize(
    ("occasion", "keys"),
    [(Occasion.LATE, ALL), (Occasion.AHEAD, ALL[:1]), (Occasion.MISSED, []), (Occasion.ABSENCE, [])],
)
def test_what_became_of_it_is_told_by_who_was_late_or_said_to_miss_it(
    state: State, occasion: Occasion, keys: list[str]
) -> None:
    told = may_tell_what_became(case(state=state, occasion=occasion))
    assert [choice.key for choice in told] == keys


@pytest.mark.parametrize("state", [State.ASKING, State.DRAFTING, State.APPROVED, State.SENDING, State.CLOSED])
def test_nothing_is_told_while_a_letter_is_on_its_way_or_nothing_stands_open(state: State) -> None:
    assert may_tell_what_became(case(state=state, occasion=Occasion.LATE)) == ()


def test_what_has_ended_otherwise_is_told_no_more() -> None:
    refused = case(state=State.READY, occasion=Occasion.LATE, ending=Ending.REFUSED)
    assert may_tell_what_became(refused) == ()
