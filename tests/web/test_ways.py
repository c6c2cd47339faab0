"""The ways that remind an owner: what is said while there are few, and the test that is sent by each."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from typing import ClassVar

import pytest

from service.domain.account import Account
from service.web.views.preferences import say_tried
from tests.web.visitor import Visitor
from tests.web.world import World


class Ear(BaseHTTPRequestHandler):
    """A place on this machine that notices reach: it keeps what was said there."""

    heard: ClassVar[list[str]] = []

    def do_POST(self) -> None:
        """Take one notice."""
        self.heard.append(self.rfile.read(int(self.headers.get("content-length", 0))).decode())
        self.send_response(200)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's own name
        """Say nothing."""


@pytest.fixture
def ear() -> Iterator[str]:
    """The address of a way that works."""
    Ear.heard.clear()
    with HTTPServer(("127.0.0.1", 0), Ear) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"json://127.0.0.1:{server.server_port}/"
        server.shutdown()


def open_account(world: World) -> tuple[Visitor, Account, str]:
    """A connected account, and the place of its page."""
    account = world.connect()
    return world.visitor(), account, f"/accounts/{account.id}"


def test_one_way_alone_is_said_to_be_few_and_two_are_enough(fresh: World, ear: str) -> None:
    visitor, _, path = open_account(fresh)
    assert "Only your calendar can remind you." in visitor.get(path).text
    assert "Send a test" not in visitor.get(path).text
    assert visitor.press(path, f"{path}/preferences", {"notify": ear}).status == 303
    page = visitor.get(path).text
    assert "can remind you" not in page
    assert "Send a test" in page


def test_a_test_goes_out_by_every_saved_way_and_says_which_failed(fresh: World, ear: str) -> None:
    visitor, _, path = open_account(fresh)
    assert visitor.press(path, f"{path}/preferences", {"notify": f"{ear}\njson://127.0.0.1:9/"}).status == 303
    visitor.get(path)
    assert visitor.press(path, f"{path}/test").status == 303
    said = visitor.get(path).text
    assert "A test was sent by json." in said
    assert "It did not work by json." in said
    assert len(Ear.heard) == 1
    assert "reminders reach you this way" in Ear.heard[0]


def test_what_came_of_a_test_is_said_in_plain_words() -> None:
    assert say_tried([]) == "No way is saved yet, so no test was sent."
    assert say_tried([("ntfy", True)]) == "A test was sent by ntfy. Look whether it has reached you."
    assert say_tried([("ntfy", False), ("mailto", False)]) == "It did not work by ntfy and mailto."
