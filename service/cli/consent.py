"""Connecting from the command line: opens the consent page and waits on loopback for the browser to come back.

The redirect follows RFC 8252 section 7.3: a loopback address, any free port for a Desktop client; a Web client's
registered address, so the port of `mulligan serve`, which must not be running then.
"""

import asyncio
import webbrowser
from collections.abc import Mapping
from typing import Self
from urllib.parse import parse_qsl, urlsplit

import click

from connectors import PROVIDERS
from service.cli.advice import advise
from service.config import Config
from service.domain.account import Ability, Account
from service.errors import BadSettings, Impossible, SignInFailed
from service.usecases.accounts import begin, finish
from service.usecases.desk import Desk

PATIENCE = 600.0
_LONGEST = 16_384
_PAGE = (
    "<!doctype html><html lang=en><meta charset=utf-8><title>Mulligan</title>"
    "<p>You can close this page and go back to the terminal."
)
_HEADERS = (
    "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {length}\r\n"
    "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n"
)


async def connect_account(
    desk: Desk, config: Config, provider: str, wanted: frozenset[Ability], hint: str, browse: bool
) -> Account:
    """Take the person through consent and store what was granted; SignInFailed says why it did not work."""
    path = f"/connect/{provider}/back"
    async with Landing(path, _port(config, provider)) as landing:
        consent = await begin(desk, provider, landing.address, wanted, hint)
        click.echo(f"Give your consent here:\n\n  {consent.url}\n", err=True)
        if browse:
            await asyncio.to_thread(webbrowser.open, consent.url)
        answer = await landing.wait()
        return await finish(desk, provider, consent, landing.address, answer)


def check_provider(config: Config, provider: str) -> None:
    """Refuse a provider that is not known, or for which no client is set."""
    if provider not in PROVIDERS:
        raise click.UsageError(f"There is no provider '{provider}'. Known are: {', '.join(PROVIDERS)}.")
    if not getattr(config, provider).client_id:
        raise advise(
            BadSettings(f"No client is set for {provider}: {provider}.client_id is empty."),
            f"Register one as docs/providers/{provider}.md shows. To look around without one: mulligan demo",
        )


def _port(config: Config, provider: str) -> int:
    if provider != "google" or config.google.client_type == "installed":
        return 0
    if config.server.base_url or not config.server.port:
        raise BadSettings(
            "google.client_type is 'web', so only the registered address can be used. "
            "Start mulligan serve and connect on its page."
        )
    return config.server.port


class Landing:
    """A page on loopback that takes one answer of a consent page; port 0 means any free port."""

    def __init__(self, path: str, port: int) -> None:
        self._path, self._port = path, port
        self._answer: asyncio.Future[Mapping[str, str]] = asyncio.get_running_loop().create_future()
        self._server: asyncio.Server | None = None

    async def __aenter__(self) -> Self:
        try:
            self._server = await asyncio.start_server(self._meet, "127.0.0.1", self._port, limit=_LONGEST)
        except OSError:
            raise Impossible(
                f"Port {self._port} is taken, probably by mulligan serve. Connect the account on its page instead."
            ) from None
        self._port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    @property
    def address(self) -> str:
        """Where the browser comes back to."""
        return f"http://127.0.0.1:{self._port}{self._path}"

    async def wait(self) -> Mapping[str, str]:
        """The query parameters that the browser brought; SignInFailed after ten minutes without."""
        try:
            return await asyncio.wait_for(self._answer, PATIENCE)
        except TimeoutError:
            raise SignInFailed("Nobody came back from the consent page.") from None

    async def _meet(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            target = (await asyncio.wait_for(reader.readline(), 10)).decode("latin-1").split(" ")[1]
            parts = urlsplit(target)
            expected = parts.path == self._path and bool(parts.query)
            writer.write(_say("200 OK" if expected else "404 Not Found"))
            await writer.drain()
            if expected and not self._answer.done():
                self._answer.set_result(dict(parse_qsl(parts.query)))
        except (OSError, ValueError, IndexError, TimeoutError):
            pass  # whoever it was did not speak HTTP; the browser may still come
        finally:
            writer.close()


def _say(status: str) -> bytes:
    return (_HEADERS.format(status=status, length=len(_PAGE)) + _PAGE).encode()
