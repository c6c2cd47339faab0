"""Trouble is told in plain words, with the right status, and never as a traceback."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from tests.web.visitor import Visitor
from tests.web.world import World


@pytest.fixture
def broken(tmp_path: Path) -> Iterator[World]:
    """A world whose database is damaged while it runs."""
    with World(tmp_path) as world:
        world.connect()
        yield world


def test_what_is_not_there_has_a_calm_page(guest: Visitor) -> None:
    for path in ("/cases/none", "/accounts/none", "/connect/nobody/start", "/no/such/page", "/missed?account=none"):
        answer = guest.get(path)
        assert answer.status == 404, path
        assert "Go back" in answer.text


def test_a_provider_that_is_down_is_named_and_the_pages_go_on(broken: World) -> None:
    visitor = broken.visitor()
    broken.run(broken.sandbox.stop())
    page = visitor.get("/missed")
    assert page.status == 200
    assert 'role="alert"' in page.text
    assert visitor.get("/").status == 200
    assert "Traceback" not in page.text


def test_an_error_that_nobody_foresaw_gets_a_number_and_its_words_stay_out_of_the_log(broken: World) -> None:
    visitor = broken.visitor()
    broken.house.desk.providers["google"].sign_in.__dict__.clear()  # nothing in it works any more
    link = next(
        part.partition('"')[0] for part in visitor.get("/connect").text.split('href="') if "google/start" in part
    )
    with capture_logs() as lines:
        answer = visitor.get(link)
    assert answer.status == 500
    assert "Traceback" not in answer.text
    assert "AttributeError" not in answer.text
    told = [line for line in lines if line["event"] == "unforeseen error on a page"]
    assert len(told) == 1
    assert told[0]["id"] in answer.text
    assert set(told[0]) == {"event", "log_level", "id", "kind", "places"}


def test_a_database_that_cannot_be_used_is_said_and_what_was_typed_is_shown(broken: World) -> None:
    visitor = broken.visitor()
    token = visitor.token()
    broken.house.store.close()
    broken_page = visitor.post("/cases/any/letter", [("token", token), ("text", "Dear Dana, my own words")])
    assert broken_page.status in (500, 503)
    assert "Dear Dana, my own words" in broken_page.text
    assert token not in broken_page.text.replace('name="token" value="' + token, "")
