"""Trouble is told in plain words, with the right status, and never as a traceback."""

import asyncio
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.types import Message, Receive, Scope, Send
from structlog.testing import capture_logs

from service.web.doors import StrictHeaders
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
    token = visitor.token()
    broken.house.store.close()  # the writer has gone: no page foresees that
    with capture_logs() as lines:
        answer = visitor.post("/cases/any/letter", [("token", token), ("text", "Dear Dana, my own words")])
    assert answer.status == 500
    assert "Traceback" not in answer.text
    assert "RuntimeError" not in answer.text
    assert "Dear Dana, my own words" in answer.text
    told = [line for line in lines if line["event"] == "unforeseen error on a page"]
    assert len(told) == 1
    assert told[0]["id"] in answer.text
    assert set(told[0]) == {"event", "log_level", "id", "kind", "places"}
    assert "Dana" not in str(told)


def test_a_locked_database_is_said_and_what_was_typed_is_shown(broken: World) -> None:
    visitor = broken.visitor()
    token = visitor.token()
    other = sqlite3.connect(broken.house.config.database_url.removeprefix("sqlite:///"))
    other.execute("BEGIN EXCLUSIVE")
    try:
        answer = visitor.post("/cases/any/letter", [("token", token), ("text", "Dear Dana, my own words")])
    finally:
        other.rollback()
        other.close()
    assert answer.status == 503
    assert "It could not be saved" in answer.text
    assert "Dear Dana, my own words" in answer.text
    assert visitor.get("/").status == 200


def test_when_not_even_a_page_can_be_drawn_there_is_plain_text_with_a_number() -> None:
    sent: list[Message] = []

    async def fail(scope: Scope, receive: Receive, send: Send) -> None:
        raise RuntimeError("the words of this error")

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    with capture_logs() as lines:
        asyncio.run(StrictHeaders(fail)({"type": "http", "method": "GET", "headers": []}, receive, send))
    body = sent[1]["body"].decode()
    assert sent[0]["status"] == 500
    assert (b"x-content-type-options", b"nosniff") in sent[0]["headers"]
    assert lines[0]["id"] in body
    assert "the words of this error" not in body + str(lines)
