"""The least that reading can cost: a blocking socket and typed decoding, nothing else.

`python -m benchmarks.first_sync.bound PROVIDER TARGET PAGE`, with an address without fields; it decodes the same
bytes into the connector's own records, and asks for pages as long as the connector's.
"""

import socket
import sys
import time
from dataclasses import dataclass, field
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

import msgspec

from benchmarks.first_sync.reading import Reading, tell

_BIG = 1 << 20


@dataclass(frozen=True, slots=True)
class Dialect:
    """Where a provider's page keeps its events and what continues it; a token is put behind the address."""

    items: str
    following: str
    token: str = ""


DIALECTS = {
    "google": Dialect("items", "nextPageToken", "?pageToken="),
    "outlook": Dialect("value", "@odata.nextLink"),
}


@dataclass(slots=True)
class Wire:
    """One kept connection to the host of an address."""

    address: str
    page: int
    line: socket.socket = field(init=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        self.line = socket.create_connection((parts.hostname or "", parts.port or 80))
        self.line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def get(self, address: str) -> bytes:
        """The body of one answer."""
        _, _, rest = address.partition("://")
        host, _, target = rest.partition("/")
        words = f"GET /{target} HTTP/1.1\r\nHost: {host}\r\nPrefer: odata.maxpagesize={self.page}\r\n\r\n"
        self.line.sendall(words.encode())
        read = self.line.recv(_BIG)
        head, _, body = read.partition(b"\r\n\r\n")
        missing = int(head.lower().partition(b"content-length:")[2].split(b"\r\n")[0]) - len(body)
        parts = [body]
        while missing > 0:
            parts.append(self.line.recv(min(missing, _BIG)))
            missing -= len(parts[-1])
        return b"".join(parts)


def read_all(provider: str, address: str, page: int) -> Reading:
    """Every page, decoded and dropped."""
    dialect = DIALECTS[provider]
    decoder = msgspec.json.Decoder(_page_type(provider, dialect))
    events = pages = 0
    cpu, wall = time.process_time(), time.perf_counter()
    wire = Wire(address, page)
    following = address
    while following:
        found = decoder.decode(wire.get(following))
        events, pages = events + len(found.items), pages + 1
        following = (
            f"{address}{dialect.token}{found.following}" if dialect.token and found.following else found.following
        )
    return Reading(events, time.process_time() - cpu, time.perf_counter() - wall, pages)


def _page_type(provider: str, dialect: Dialect) -> Any:  # noqa: ANN401 - a struct made from another's record
    record: Any = import_module(f"connectors.{provider}.wire").EventRecord
    items: Any = tuple[record, ...]
    fields = [
        ("items", items, msgspec.field(name=dialect.items)),
        ("following", str, msgspec.field(name=dialect.following, default="")),
    ]
    return msgspec.defstruct("Page", fields)


if __name__ == "__main__":
    tell(read_all(sys.argv[1], sys.argv[2], int(sys.argv[3])))
