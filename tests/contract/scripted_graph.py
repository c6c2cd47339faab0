"""A Graph that says exactly what a test wrote down for it: for answers which no store gives on purpose."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from urllib.parse import unquote

from aiohttp import web

from connectors.outlook.answers import MANNERS
from connectors.outlook.calendar import OutlookCalendar
from connectors.outlook.entries import OutlookEntries
from connectors.outlook.labels import Labels
from connectors.outlook.requests import Requests
from connectors.shared.courier import Courier
from connectors.shared.door import Door
from connectors.shared.turnstile import Turnstile
from service.domain.account import Ability

Json = Mapping[str, Any]

START = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
NOT_FOUND = 404, {"error": {"code": "ErrorItemNotFound"}}
MAILBOX: Mapping[str, Json] = {
    "me/calendar": {"id": "cal", "name": "Calendar", "owner": {"address": "Robin@keller.example"}},
    "me/mailboxSettings": {"timeZone": "W. Europe Standard Time"},
    "me/events": {"value": []},
}


@dataclass
class HandClock:
    """A clock that is set by hand."""

    moment: datetime = START

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.moment


class Granted:
    """Tokens of an account that may do everything."""

    def __init__(self, abilities: frozenset[Ability] = frozenset(Ability)) -> None:
        self._abilities = abilities

    async def access(self, account_id: str) -> str:
        """Always the same token."""
        return "token"

    def spoil(self, account_id: str, access: str, headers: Mapping[str, str]) -> None:
        """Nothing is remembered."""

    async def is_outdated(self, account_id: str) -> bool:
        """Never."""
        return False

    async def abilities(self, account_id: str) -> frozenset[Ability]:
        """What the account may do."""
        return self._abilities


@dataclass
class ScriptedGraph:
    """Answers by path, as a body or as (status, body); everything else is not found. `asked` is what was wanted."""

    url: str = ""
    script: dict[str, Json | tuple[int, Json]] = field(default_factory=lambda: dict(MAILBOX))
    asked: list[str] = field(default_factory=list)
    heads: list[Mapping[str, str]] = field(default_factory=list)
    written: list[Json] = field(default_factory=list)
    batches: list[int] = field(default_factory=list)
    clock: HandClock = field(default_factory=HandClock)

    async def answer(self, request: web.Request) -> web.Response:
        """One answer; a batch is answered in reverse order."""
        path = unquote(request.raw_path.removeprefix("/v1.0/").partition("?")[0])
        self.heads.append(request.headers)
        if path == "$batch":
            parts = (await request.json())["requests"]
            self.batches.append(len(parts))
            return web.json_response({"responses": [self._part(part) for part in reversed(parts)]})
        if request.can_read_body:
            self.written.append(await request.json())
        status, body = self._find(request.method, path)
        return web.json_response(body, status=status)

    def courier(self, door: Door, abilities: frozenset[Ability] = frozenset(Ability)) -> Courier:
        """A courier to this server."""
        return Courier("account-1", door, Granted(abilities), self.clock, MANNERS, Turnstile(4))

    def _part(self, part: Json) -> Json:
        status, body = self._find(part["method"], unquote(part["url"].removeprefix("/").partition("?")[0]))
        return {"id": part["id"], "status": status, "headers": {}, "body": body}

    def _find(self, method: str, path: str) -> tuple[int, Json]:
        self.asked.append(path if method == "GET" else f"{method} {path}")
        said = self.script.get(self.asked[-1], NOT_FOUND)
        return said if isinstance(said, tuple) else (200, said)


@dataclass
class Scripted:
    """The connector's doors to a scripted Graph, and that Graph."""

    graph: ScriptedGraph
    calendar: OutlookCalendar
    entries: OutlookEntries


@asynccontextmanager
async def open_scripted(abilities: frozenset[Ability] = frozenset(Ability)) -> AsyncIterator[Scripted]:
    """A server on loopback and the connector's calendar behind one door."""
    graph = ScriptedGraph()
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", graph.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    graph.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    door, requests = Door([graph.url]), Requests(f"{graph.url}/v1.0/")
    courier = graph.courier(door, abilities)
    try:
        yield Scripted(graph, OutlookCalendar(courier, requests, Labels(requests)), OutlookEntries(courier, requests))
    finally:
        await door.close()
        await runner.cleanup()
