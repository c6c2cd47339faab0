"""What is typed into a form is read wholly, or refused in plain words."""

import pytest

from service.web.fields import Fields, Unreadable


@pytest.mark.parametrize("typed", ["00000000599999999", "9" * 5000, "-1", "²", ""])
def test_a_number_is_read_as_a_whole_or_refused(typed: str) -> None:
    with pytest.raises(Unreadable):
        Fields({"undo": (typed,)}).number("undo", "Seconds", 5, 600)


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01", "soon"])
def test_a_day_at_the_edge_of_the_calendar_is_refused(day: str) -> None:
    given = {"day": (day,), "time": ("12:00",), "minutes": ("45",), "zone": ("Europe/Berlin",)}
    with pytest.raises(Unreadable):
        Fields(given).span()
