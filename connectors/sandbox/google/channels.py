"""Who wants to hear about calendar changes? Open push channels and the calls they make.

Messages go to loopback addresses only, without a body; everything they say is in X-Goog-* headers.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from connectors.sandbox.calendars import Calendar, Entry
from connectors.sandbox.faults import Faults
from connectors.sandbox.world import World

_LIFE = timedelta(days=7)
_LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass
class Channel:
    """One subscription to one calendar; `number` counts its messages."""

    id: str
    token: str
    address: str
    account: str
    calendar: str
    resource: str
    until: datetime
    number: int = 0

    @property
    def uri(self) -> str:
        """The watched resource's address as Google names it."""
        return f"https://www.googleapis.com/calendar/v3/calendars/{self.calendar}/events?alt=json"

    def shape(self) -> dict[str, Any]:
        """The Channel resource."""
        shape = {
            "kind": "api#channel",
            "id": self.id,
            "resourceId": self.resource,
            "resourceUri": self.uri,
            "expiration": str(int(self.until.timestamp() * 1000)),
        }
        return shape | ({"token": self.token} if self.token else {})

    def headers(self, state: str) -> dict[str, str]:
        """The headers of the next message."""
        self.number += 1
        named = {
            "X-Goog-Channel-ID": self.id,
            "X-Goog-Channel-Token": self.token,
            "X-Goog-Channel-Expiration": format_datetime(self.until, usegmt=True),
            "X-Goog-Resource-ID": self.resource,
            "X-Goog-Resource-URI": self.uri,
            "X-Goog-Resource-State": state,
            "X-Goog-Message-Number": str(self.number),
        }
        return {name: value for name, value in named.items() if value}


class Channels:
    """All open channels; sending needs a running event loop."""

    def __init__(self, world: World, faults: Faults) -> None:
        self._world, self._faults = world, faults
        self._open: dict[str, Channel] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        world.calendar_watchers.append(self._changed)

    def reachable(self, address: str) -> bool:
        """Is this a loopback http(s) address?"""
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and parts.hostname in _LOOPBACK

    def open(self, account: str, calendar: Calendar, body: dict[str, Any]) -> Channel | None:
        """Open a channel and send its sync message; None if the id is in use."""
        if body["id"] in self._open:
            return None
        until = self._world.clock.now() + _LIFE
        if str(body.get("expiration", "")).isdecimal():
            asked = datetime.fromtimestamp(int(body["expiration"]) / 1000, until.tzinfo)
            until = min(until, asked)
        channel = Channel(
            str(body["id"]),
            str(body.get("token", "")),
            str(body["address"]),
            account,
            calendar.id,
            self._world.mint.token(27),
            until,
        )
        self._open[channel.id] = channel
        self._send(channel, "sync")
        return channel

    def close(self, ident: str, resource: str) -> bool:
        """Stop a channel; False if there is none of that id and resource."""
        channel = self._open.get(ident)
        if channel is None or channel.resource != resource:
            return False
        del self._open[ident]
        return True

    async def drain(self) -> None:
        """Wait for messages under way, at most until their time-out."""
        if self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _changed(self, calendar: Calendar, entry: Entry) -> None:
        for channel in list(self._open.values()):
            if channel.calendar != calendar.id or channel.until <= self._world.clock.now():
                continue
            if self._faults.take(("push_lost",), "push", account=channel.account):
                channel.number += 1
                continue
            self._send(channel, "exists")
            if self._faults.take(("push_duplicate",), "push", account=channel.account):
                self._send(channel, "exists")

    def _send(self, channel: Channel, state: str) -> None:
        task = asyncio.ensure_future(_post(channel.address, channel.headers(state)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)


async def _post(address: str, headers: dict[str, str]) -> None:
    timeout = aiohttp.ClientTimeout(total=5)
    try:
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.post(address, headers=headers, allow_redirects=False) as answer,
        ):
            await answer.read()
    except (aiohttp.ClientError, TimeoutError):
        return
