"""Answers of Graph's that no healthy server gives: nothing is concluded from them, and nothing is done twice."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import msgspec
import pytest
from aiohttp import web

from connectors.outlook.applications import Applications
from connectors.outlook.batch import carry_together
from connectors.outlook.device_sign_in import OutlookDeviceSignIn
from connectors.outlook.drafts import OutlookDrafts
from connectors.outlook.grants import GrantWriter
from connectors.outlook.mailbox import Mailbox
from connectors.outlook.pages import read_events, read_page
from connectors.outlook.requests import Requests
from connectors.outlook.settings import read_settings
from connectors.outlook.tokens import claims_in
from connectors.outlook.wire import EventPage
from connectors.shared.calls import Call, read_body
from connectors.shared.door import Door
from connectors.shared.listing import window_around
from service.domain.account import FULL
from service.errors import Uncertain
from tests.contract.letters import write_letter
from tests.contract.scripted_graph import START, HandClock, ScriptedGraph

_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "device_authorization_endpoint")
_READ, _WRITE = (Call(method, "", {}, None, writes=method != "GET") for method in ("GET", "POST"))
_FILLED, _SENT, _SEEN = ({"id": str(number), "status": status} for number, status in enumerate((200, 202, 200)))


@asynccontextmanager
async def serve(body: bytes, named: Sequence[str] = ()) -> AsyncIterator[tuple[str, list[str]]]:
    """A server that answers everything with this; its address, and what it was asked.

    With names it also describes itself, with an address for each of them.
    """
    asked: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path)
        if named and request.method == "GET":
            return web.json_response({name: f"http://{request.host}/{name}" for name in named})
        return web.Response(body=body, content_type="application/json")

    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}", asked
    finally:
        await runner.cleanup()


@pytest.mark.parametrize(
    "parts",
    [
        pytest.param([], id="none"),
        pytest.param([_FILLED, _SEEN], id="one is missing"),
        pytest.param([_FILLED, {"id": "x", "status": 202}, _SEEN], id="another one's"),
        pytest.param([_FILLED, _SENT, {**_SENT, "status": 429}, _SEEN], id="two that contradict each other"),
        pytest.param([{"id": "x", "status": 401}], id="a refusal of something else"),
        pytest.param([{**_FILLED, "status": 401}], id="a refusal, and nothing of the rest"),
    ],
)
async def test_a_batch_whose_answers_do_not_match_is_in_doubt_and_not_repeated(parts: list[Any]) -> None:
    async with serve(json.dumps({"responses": parts}).encode()) as (url, asked):
        door, requests = Door([url]), Requests(f"{url}/v1.0/")
        path = "me/messages/1"
        calls = (
            requests.write("PATCH", path, {}),
            requests.write("POST", f"{path}/send", {}),
            requests.read(path),
        )
        try:
            with pytest.raises(Uncertain):
                await carry_together(ScriptedGraph().courier(door), requests, calls, chained=True)
        finally:
            await door.close()
        assert len(asked) == 1


def test_an_answer_nested_without_end_is_no_answer() -> None:
    with pytest.raises(Uncertain):
        read_body(_WRITE, b'{"more":' + b"[" * 200_000, msgspec.json.Decoder(EventPage))


def test_claims_nested_without_end_are_none() -> None:
    packed = "eyJhIjog" + "W1tb" * 1_000  # {"a": [[[[...
    assert claims_in({"WWW-Authenticate": f'Bearer error="insufficient_claims", claims="{packed}"'}) == ""


def test_an_exception_whose_original_time_has_no_offset_stops_nobody_else() -> None:
    near, far = ({"dateTime": f"{year}-11-25T10:00:00.0000000", "timeZone": "UTC"} for year in (2026, 2028))
    odd = {"id": "a", "type": "exception", "seriesMasterId": "m", "start": far, "end": far}
    page = {
        "value": [{**odd, "originalStart": "2028-11-25T10:00:00"}, {"id": "b", "start": near, "end": near}],
        "@odata.deltaLink": "https://graph.example/",
    }
    found = read_page(_READ, json.dumps(page).encode())
    events = read_events(found, "primary", Mailbox("robin@keller.example", "Europe/Berlin"), window_around(START))
    assert ([one.id for one in events], [one.id for one in found.malformed]) == (["b"], ["a"])


@pytest.mark.parametrize("replaced", [False, True])
async def test_a_draft_that_is_laid_without_an_id_is_in_doubt(replaced: bool) -> None:
    async with serve(b'{"isDraft": true}') as (url, asked):
        door = Door([url])
        drafts = OutlookDrafts(ScriptedGraph().courier(door), Requests(f"{url}/v1.0/"))
        try:
            with pytest.raises(Uncertain):
                await (drafts.replace("1", write_letter(), "") if replaced else drafts.create(write_letter(), ""))
        finally:
            await door.close()
        assert len(asked) == 1


@pytest.mark.parametrize(
    ("odd", "seconds", "life", "url"),
    [
        ({"interval": 10**15, "expires_in": 10**15}, 300, timedelta(days=1), "https://microsoft.example/device"),
        ({"interval": 0, "expires_in": 0}, 1, timedelta(), "https://microsoft.example/device"),
        (
            {"verification_uri": "https://microsoft.example/\x1b[2J"},
            5,
            timedelta(minutes=15),
            "https://microsoft.example/[2J",
        ),
    ],
)
async def test_a_code_that_lives_for_ever_or_moves_the_cursor_is_tamed(
    odd: dict[str, Any], seconds: float, life: timedelta, url: str
) -> None:
    told = {"device_code": "d", "user_code": "ABC", "verification_uri": "https://microsoft.example/device"}
    flow = {**told, "interval": 5, "expires_in": 900, **odd}
    async with serve(json.dumps(flow).encode(), named=_ENDPOINTS) as (address, _):
        settings = read_settings({"client_id": "c", "authority": f"{address}/common", "graph": f"{address}/v1.0/"})
        door, clock = Door(settings.called), HandClock()
        applications, requests = Applications(settings, door, clock), Requests(settings.graph)
        try:
            sign_in = OutlookDeviceSignIn(settings, applications, GrantWriter(door, requests, clock), clock)
            code = await sign_in.begin(FULL)
        finally:
            applications.close()
            await door.close()
    assert (code.interval, code.expires_at - START, code.url) == (seconds, life, url)
