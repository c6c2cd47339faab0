"""A page on loopback that takes one answer of a consent page, by an address or by a form (RFC 8252 section 7.3)."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from hmac import compare_digest
from typing import Self
from urllib.parse import parse_qsl, urlsplit

from service.cli.advice import advise
from service.errors import Impossible, SignInFailed

PATIENCE = 600.0
_LONGEST = 16_384
_MOST_WAITING = 100
_PAGE = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Mulligan</title>"
    "<p>You can close this page and go back to the terminal."
)
_HEADERS = (
    "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {length}\r\n"
    "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n"
)


class Landing:
    """Listens while its block lasts; port 0 means any free port. `host` is how the address spells this machine."""

    def __init__(self, path: str, port: int, host: str) -> None:
        self._path, self._port, self._host = path, port, host
        self._answers: asyncio.Queue[Mapping[str, str]] = asyncio.Queue(_MOST_WAITING)
        self._servers: list[asyncio.Server] = []

    async def __aenter__(self) -> Self:
        try:
            await self._listen("127.0.0.1")
        except OSError:
            taken = Impossible(f"Port {self._port} is taken, probably by mulligan serve.")
            raise advise(taken, "Connect the account on its page instead, or stop it first.") from None
        self._port = self._servers[0].sockets[0].getsockname()[1]
        if self._host == "localhost":
            with suppress(OSError):  # where there is no IPv6, the name means 127.0.0.1 alone
                await self._listen("::1")
        return self

    async def __aexit__(self, *_: object) -> None:
        for server in self._servers:
            server.close()
            await server.wait_closed()

    @property
    def address(self) -> str:
        """Where the browser comes back to."""
        return f"http://{self._host}:{self._port}{self._path}"

    async def wait(self, state: str) -> Mapping[str, str]:
        """The parameters that the browser brought for the consent with this state; SignInFailed after ten minutes.

        Any page and any program may knock here: who does not know the state is not who is waited for.
        """
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    answer = await self._answers.get()
                    if compare_digest(answer.get("state", "").encode("utf-8", "replace"), state.encode()):
                        return answer
        except TimeoutError:
            raise SignInFailed("Nobody came back from the consent page.") from None

    async def _listen(self, host: str) -> None:
        self._servers.append(await asyncio.start_server(self._meet, host, self._port, limit=_LONGEST))

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            answer = await asyncio.wait_for(self._read(reader), 10)
            writer.write(_say("200 OK" if answer else "404 Not Found"))
            await writer.drain()
            if answer:
                self._answers.put_nowait(answer)
        except (OSError, ValueError, EOFError, TimeoutError, asyncio.QueueFull):
            pass  # whoever it was did not speak HTTP; the browser may still come
        finally:
            writer.close()

    async def _read(self, reader: asyncio.StreamReader) -> Mapping[str, str]:
        method, target, _ = (await reader.readline()).decode("latin-1").split(" ")
        parts = urlsplit(target)
        if parts.path != self._path:
            return {}
        return dict(parse_qsl(parts.query if method == "GET" else await _read_form(reader)))


async def _read_form(reader: asyncio.StreamReader) -> str:
    """The body of a posted form, as long as it says it is and no longer than any answer."""
    length = 0
    while line := (await reader.readline()).decode("latin-1").strip():
        name, _, value = line.partition(":")
        if name.lower() == "content-length":
            length = int(value)
    return (await reader.readexactly(min(length, _LONGEST))).decode("latin-1")


def _say(status: str) -> bytes:
    return (_HEADERS.format(status=status, length=len(_PAGE)) + _PAGE).encode()
