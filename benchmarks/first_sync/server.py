"""A tiny server that answers with ready-made pages: `python -m benchmarks.first_sync.server`, prints its address.

HTTP/1.1, kept alive, always with Content-Length, never packed: every contender reads the same bytes. It looks at
nothing but the path, the page asked for and its size, and stays up until its standard input is closed.
"""

import asyncio
import json
import re
import sys
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

from benchmarks.first_sync import google_pages, graph_pages
from benchmarks.first_sync.happenings import make_happenings

_PREFERRED = re.compile(rb"odata\.maxpagesize=(\d+)", re.IGNORECASE)
_END = b"\r\n\r\n"


class Pages:
    """Every answer of both providers, for the addresses that a first reading needs."""

    def __init__(self) -> None:
        happenings = list(make_happenings(datetime.now(UTC)))
        self.origin = ""
        self._google = [google_pages.render_event(one) for one in happenings]
        self._graph = [graph_pages.render_event(one) for one in happenings]

    def answer(self, target: str, head: bytes) -> bytes:
        """The body for a request line's target."""
        parts = urlsplit(target)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path.startswith("/v1.0/"):
            return self._answer_graph(parts.path, query, head)
        if parts.path.endswith("/events"):
            return google_pages.render_page(self._google, int(query.get("pageToken", 0)))
        return json.dumps(google_pages.CALENDAR).encode()

    def _answer_graph(self, path: str, query: dict[str, str], head: bytes) -> bytes:
        if not path.endswith(("/calendarView", "/calendarView/delta")):
            return b'{"value": []}'
        preferred = _PREFERRED.search(head)
        size = int(query.get("$top", preferred.group(1) if preferred else graph_pages.PAGE))
        size = min(size, graph_pages.LONGEST_PAGE)
        kept = f"$top={size}&" if "$top" in query else ""
        link = f"{self.origin}{path}?{kept}$skiptoken="
        return graph_pages.render_page(self._graph, int(query.get("$skiptoken", 0)), size, link)


class Exchange(asyncio.Protocol):
    """One connection; requests are GETs without a body, one after the other."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._read = b""
        self._transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Remember where to answer."""
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer every request that is whole."""
        self._read += data
        while _END in self._read and self._transport is not None:
            head, _, self._read = self._read.partition(_END)
            body = self._pages.answer(head.split(b" ", 2)[1].decode(), head)
            said = f"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
            self._transport.write(said.encode() + body)


async def serve() -> None:
    """Open a free port, say where, and answer until standard input ends."""
    loop = asyncio.get_running_loop()
    pages = Pages()
    server = await loop.create_server(lambda: Exchange(pages), "127.0.0.1", 0)
    pages.origin = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    print(pages.origin, flush=True)
    async with server:
        await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(serve())
