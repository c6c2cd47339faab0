"""An answer that came by phone or in another mailbox is told on the page of a case that waits."""

from dataclasses import replace

import pytest

from service.domain.case import Case, Ending, State
from tests.web.cast import every_case
from tests.web.visitor import Visitor
from tests.web.world import World


@pytest.fixture
def waiting(fresh: World) -> Case:
    """A case that waits in a world of its own."""
    account = fresh.connect()
    return fresh.put(every_case(account, fresh.house.desk.now())["waiting"])


def told(world: World, case: Case, *, key: str, position: int = 0) -> Case:
    """Press the button with this key on the card, and read the case again."""
    visitor = world.visitor()
    page = visitor.get(f"/cases/{case.id}")
    forms = [form for form in page.forms if form.action.endswith("/answer")]
    answer = visitor.post(f"/cases/{case.id}/answer", [*forms[position].fields, ("key", key)])
    assert answer.status == 303, answer.text
    return world.case(case.id)


def test_one_press_tells_that_they_agreed_to_an_offered_time(fresh: World, waiting: Case) -> None:
    after = told(fresh, waiting, key="other_time", position=1)
    assert after.agreement is not None
    assert (after.agreement.start, after.agreement.end) == (waiting.slots[1].start, waiting.slots[1].end)
    assert after.state is not State.WAITING


def test_one_press_tells_that_they_refuse(fresh: World, waiting: Case) -> None:
    after = told(fresh, waiting, key="refused", position=len(waiting.slots))
    assert after.ending is Ending.REFUSED


def test_a_case_that_asks_or_does_not_wait_has_no_such_card(gallery: World, guest: Visitor) -> None:
    assert "They answered in another way?" in guest.get("/cases/waiting").text
    for name in ("deciding", "ready", "booked", "closed-refused"):
        assert "They answered in another way?" not in guest.get(f"/cases/{name}").text
    asked = replace(gallery.case("waiting"), id="asked", key="key-asked", question=gallery.case("deciding").question)
    gallery.put(asked)
    assert "They answered in another way?" not in guest.get("/cases/asked").text
