"""Lets MSAL speak through our one door: the few things it asks of an HTTP client, each request made once.

MSAL is not asynchronous. It works in a thread of its own, while its requests travel on the event loop of the door.
"""

import asyncio
from collections.abc import Mapping
from concurrent.futures import CancelledError
from dataclasses import dataclass
from urllib.parse import urlencode

import msgspec

from connectors.outlook.authority import Authority
from connectors.shared.calls import UNREADABLE
from connectors.shared.door import Answer, Door
from connectors.shared.waiting import seconds_to_wait
from service.errors import Throttled, Unreachable
from service.ports.words import Clock

_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_DOWN = "Microsoft's sign-in does not work at the moment."
_OBJECTS = msgspec.json.Decoder(dict[str, object])


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer as MSAL wants it."""

    status_code: int
    headers: Mapping[str, str]
    text: str

    def raise_for_status(self) -> None:
        """Nothing to do: an answer that MSAL has no use for never becomes a reply."""


class Transport:
    """MSAL's `http_client`. `longest` is how many seconds the door takes at most."""

    def __init__(self, authority: Authority, description: str, door: Door, clock: Clock, longest: float) -> None:
        self._authority = authority
        self._description = description
        self._door = door
        self._clock = clock
        self._longest = longest + 5.0
        self._loop = asyncio.get_running_loop()

    def get(self, url: str, **_: object) -> Reply:
        """The authority's description, the one thing that MSAL gets: it was read before and lies here."""
        self._authority.place(url)
        return Reply(200, {}, self._description)

    def post(
        self, url: str, *, data: Mapping[str, str | None], headers: Mapping[str, str] | None = None, **_: object
    ) -> Reply:
        """Send a form. Throttled, or Unreachable when the answer is none that MSAL could read."""
        body = urlencode({name: value for name, value in data.items() if value})
        asking = self._door.ask("POST", self._authority.place(url), {**_FORM, **(headers or {})}, body, writes=False)
        coming = asyncio.run_coroutine_threadsafe(asking, self._loop)
        try:
            return self._read(coming.result(self._longest))
        except (CancelledError, TimeoutError):
            coming.cancel()
            raise Unreachable(_DOWN) from None

    def _read(self, answer: Answer) -> Reply:
        if answer.status == 429:
            wait = seconds_to_wait(answer.headers, self._clock.now())
            raise Throttled("Microsoft asks us to slow down.", wait)
        if answer.status >= 500 or 300 <= answer.status < 400:
            raise Unreachable(_DOWN)
        try:
            # MSAL would log what is not JSON, and a token may stand in the first half of a broken answer.
            _OBJECTS.decode(answer.body)
        except UNREADABLE:
            raise Unreachable("Microsoft's sign-in gave no usable answer.") from None
        return Reply(answer.status, answer.headers, answer.body.decode())
