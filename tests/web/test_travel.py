"""The way to the second interview is told by one tap, or typed."""

import pytest

from service.domain.case import Case
from tests.web.cast import every_case
from tests.web.world import World


@pytest.fixture
def booked(fresh: World) -> Case:
    """A second interview on site, in a world of its own."""
    account = fresh.connect()
    return fresh.put(every_case(account, fresh.house.desk.now())["booked"])


@pytest.mark.parametrize(("name", "minutes"), [("minutes", 45), ("travel", 22)])
def test_the_way_is_kept_as_it_was_told(fresh: World, booked: Case, name: str, minutes: int) -> None:
    visitor = fresh.visitor()
    assert "How long is your way there?" in visitor.get(f"/cases/{booked.id}").text
    told = visitor.post(f"/cases/{booked.id}/travel", [("token", visitor.token()), (name, str(minutes))])
    assert told.status == 303
    assert fresh.case(booked.id).travel_minutes == minutes
    assert "How long is your way there?" not in visitor.get(f"/cases/{booked.id}").text


@pytest.mark.parametrize("typed", ["", "soon", "601"])
def test_a_way_without_a_length_is_asked_again(fresh: World, booked: Case, typed: str) -> None:
    visitor = fresh.visitor()
    told = visitor.post(f"/cases/{booked.id}/travel", [("token", visitor.token()), ("travel", typed)])
    assert told.status == 422
    assert fresh.case(booked.id).travel_minutes is None
