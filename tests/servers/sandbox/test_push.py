"""Do calendar push messages and batches travel as Google's do?"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import httplib2  # type: ignore[import-untyped]
import pytest
from aiohttp import web
from googleapiclient.http import BatchHttpRequest

from connectors.sandbox import Sandbox
from tests.servers.sandbox.clients import CALENDAR, Google, Hand

_BODY = {
    "summary": "Call",
    "start": {"dateTime": "2026-11-25T10:00:00+01:00"},
    "end": {"dateTime": "2026-11-25T11:00:00+01:00"},
}
Steps = Callable[[aiohttp.ClientSession, str, str, list[dict[str, str]]], Awaitable[None]]


def _listening(hand: Hand, sandbox: Sandbox, steps: Steps) -> list[dict[str, str]]:
    heard: list[dict[str, str]] = []

    async def hook(request: web.Request) -> web.Response:
        assert await request.read() == b""
        heard.append(dict(request.headers))
        return web.Response(status=204)

    async def go() -> None:
        app = web.Application()
        app.router.add_post("/hook", hook)
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        address = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
        async with aiohttp.ClientSession(headers={"Authorization": f"Bearer {hand.token()}"}) as session:
            await steps(session, sandbox.addresses["calendar"], address, heard)
        await runner.cleanup()

    asyncio.run(go())
    return heard


async def _until(heard: list[dict[str, str]], number: int) -> None:
    for _ in range(200):
        if len(heard) >= number:
            return
        await asyncio.sleep(0.005)


async def _watch(session: aiohttp.ClientSession, api: str, address: str) -> tuple[int, dict[str, Any]]:
    body = {"id": "channel-1", "type": "web_hook", "address": address, "token": "secret"}
    async with session.post(api + "calendars/primary/events/watch", json=body) as answer:
        return answer.status, await answer.json()


def test_a_channel_says_hello_then_tells_of_changes_until_stopped(sandbox: Sandbox, hand: Hand) -> None:
    async def steps(session: aiohttp.ClientSession, api: str, address: str, heard: list[dict[str, str]]) -> None:
        _, channel = await _watch(session, api, address)
        CALENDAR.check({"$ref": "Channel"}, channel, "channel")
        await _until(heard, 1)
        await session.post(api + "calendars/primary/events", json=_BODY)
        await _until(heard, 2)
        body = {"id": channel["id"], "resourceId": channel["resourceId"]}
        assert (await session.post(api + "channels/stop", json=body)).status == 204
        assert (await session.post(api + "channels/stop", json=body)).status == 404
        await session.post(api + "calendars/primary/events", json=_BODY)
        await asyncio.sleep(0.05)

    heard = _listening(hand, sandbox, steps)
    assert [(h["X-Goog-Resource-State"], h["X-Goog-Channel-Token"]) for h in heard] == [
        ("sync", "secret"),
        ("exists", "secret"),
    ]
    assert int(heard[0]["X-Goog-Message-Number"]) == 1


def test_messages_can_get_lost_or_come_twice(sandbox: Sandbox, hand: Hand) -> None:
    hand.fault("push_lost")
    hand.fault("push_duplicate")

    async def steps(session: aiohttp.ClientSession, api: str, address: str, heard: list[dict[str, str]]) -> None:
        await _watch(session, api, address)
        await session.post(api + "calendars/primary/events", json=_BODY)
        await session.post(api + "calendars/primary/events", json=_BODY)
        await _until(heard, 3)

    heard = _listening(hand, sandbox, steps)
    assert sorted(h["X-Goog-Message-Number"] for h in heard) == ["1", "3", "4"]


def test_only_loopback_is_called(sandbox: Sandbox, hand: Hand) -> None:
    async def steps(session: aiohttp.ClientSession, api: str, address: str, heard: list[dict[str, str]]) -> None:
        assert (await _watch(session, api, "https://hooks.example.org/x"))[0] == 401

    assert _listening(hand, sandbox, steps) == []


@pytest.mark.parametrize("path", ["/batch/calendar/v3", "/batch"])
def test_a_batch_does_each_call_and_reports_each_refusal(
    sandbox: Sandbox, google: Google, hand: Hand, path: str
) -> None:
    outcomes: list[tuple[str, int]] = []

    def note(ident: str, answer: object, error: Any) -> None:  # noqa: ANN401 - Google's own signature
        outcomes.append((ident, error.status_code if error else 200))

    batch = BatchHttpRequest(callback=note, batch_uri=sandbox.google_url + path)
    batch.add(google.events.insert(calendarId="primary", body=_BODY | {"id": "abcde1"}), request_id="meeting")
    batch.add(google.events.insert(calendarId="primary", body=_BODY | {"id": "abcde1"}), request_id="again")
    batch.add(google.events.get(calendarId="primary", eventId="abcde1"), request_id="read")
    batch.execute(http=_Signed(hand.token()))
    assert outcomes == [("meeting", 200), ("again", 409), ("read", 200)]
    assert hand.writes()["calendar.events.insert"] == 1


class _Signed:
    """httplib2 with a token, for the batch as a whole."""

    def __init__(self, token: str) -> None:
        self._http, self._token = httplib2.Http(timeout=5), token

    def request(
        self, uri: str, method: str = "GET", body: str | None = None, headers: dict[str, str] | None = None
    ) -> tuple[Any, bytes]:
        """One exchange."""
        signed = {**(headers or {}), "authorization": f"Bearer {self._token}"}
        response, content = self._http.request(uri, method, body, signed)
        self._http.close()
        return response, content


def test_a_batch_of_nonsense_is_refused(sandbox: Sandbox) -> None:
    async def go() -> tuple[int, str]:
        async with (
            aiohttp.ClientSession() as session,
            session.post(sandbox.google_url + "/batch", data=b"hello") as answer,
        ):
            return answer.status, json.loads(await answer.text())["error"]["errors"][0]["reason"]

    assert asyncio.run(go()) == (400, "badRequest")
