"""The one door to the network: which requests may leave, and what is known when one gets no answer.

It never follows a redirect, never repeats a write, and reaches no server but the configured ones.
"""

import ssl
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass

import aiohttp
from yarl import URL

from connectors.shared.addresses import is_loopback, normalise, origin_of
from service.errors import BadSettings, OutsideError, Refused, Uncertain, Unreachable

_NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError, aiohttp.ClientHttpProxyError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How the door behaves: seconds to connect and in total, bytes of the longest answer, extra CA file, proxy."""

    connect: float = 10.0
    total: float = 20.0
    longest: int = 32 * 1024 * 1024
    ca_file: str = ""
    proxy: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server said; the body is whole and unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class _Dropped(aiohttp.ClientError):
    """The connection ended while a write was under way."""


async def _send_once(
    request: aiohttp.ClientRequest, handler: Callable[[aiohttp.ClientRequest], Awaitable[aiohttp.ClientResponse]]
) -> aiohttp.ClientResponse:
    # aiohttp repeats PUT and DELETE by itself when the server hangs up; only another kind of error stops it.
    try:
        return await handler(request)
    except _NEVER_LEFT:
        raise
    except (aiohttp.ClientOSError, aiohttp.ServerDisconnectedError) as error:
        raise _Dropped from error


class Door:
    """Carries requests to the servers it was made for. Belongs to one event loop; connections are made on first use."""

    def __init__(self, addresses: Iterable[str], terms: Terms | None = None) -> None:
        self._terms = terms or Terms()
        self._origins = tuple({origin_of(normalise("address", address)) for address in addresses})
        self._proxy = normalise("proxy", self._terms.proxy, plain=True) if self._terms.proxy else None
        self._trust = _read_trust(self._terms.ca_file)
        self._session: aiohttp.ClientSession | None = None

    async def ask(
        self, method: str, url: str, headers: Mapping[str, str], body: str | bytes | None = None, *, writes: bool
    ) -> Answer:
        """One request, one answer of any status.

        Without an answer: Unreachable when it surely did not leave or only reads, Uncertain when it `writes` and may
        have arrived. Refused, before connecting, for a server that is not configured.
        """
        if not url.startswith(self._origins):
            raise Refused("A request to a server that is not in the settings was stopped.")
        try:
            return await self._exchange(method, url, headers, body, writes)
        except _NEVER_LEFT as error:
            raise Unreachable("The provider could not be reached.") from error
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            raise lost(writes) from error

    async def close(self) -> None:
        """Let go of every connection; the next request opens new ones."""
        session, self._session = self._session, None
        if session is not None:
            await session.close()

    async def _exchange(
        self, method: str, url: str, headers: Mapping[str, str], body: str | bytes | None, writes: bool
    ) -> Answer:
        session = self._session or self._open()
        async with session.request(
            method,
            URL(url, encoded=True),
            headers=headers,
            data=body,
            allow_redirects=False,
            proxy=self._proxy_for(url),
            middlewares=(_send_once,) if writes else (),
        ) as response:
            return Answer(response.status, response.headers, await self._read(response, writes))

    async def _read(self, response: aiohttp.ClientResponse, writes: bool) -> bytes:
        parts: list[bytes] = []
        size = 0
        async for part in response.content.iter_any():
            size += len(part)
            if size > self._terms.longest:
                response.close()
                raise lost(writes)
            parts.append(part)
        return b"".join(parts)

    def _proxy_for(self, url: str) -> str | None:
        if self._proxy is None or is_loopback(URL(url, encoded=True).host or ""):
            return None
        return self._proxy

    def _open(self) -> aiohttp.ClientSession:
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(ssl=self._trust, limit=64, limit_per_host=32),
            timeout=aiohttp.ClientTimeout(total=self._terms.total, connect=self._terms.connect),
            cookie_jar=aiohttp.DummyCookieJar(),
            trust_env=False,
        )
        return self._session


def lost(writes: bool) -> OutsideError:
    """The error for a request whose answer is missing or cannot be read."""
    if writes:
        return Uncertain("The provider did not confirm this; it may or may not have happened.")
    return Unreachable("The provider gave no usable answer.")


def _read_trust(ca_file: str) -> ssl.SSLContext | bool:
    if not ca_file:
        return True
    context = ssl.create_default_context()
    try:
        context.load_verify_locations(cafile=ca_file)
    except (OSError, ssl.SSLError) as error:
        raise BadSettings("ca_file: this file cannot be read as certificates in PEM form") from error
    return context
