"""What goes over the wire? One request as a face received it, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request, or one part of a batch; `query` is still encoded.

    `site` is scheme and host as the client wrote them, for answers that hold whole addresses.
    """

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    site: str = ""


@dataclass(slots=True)
class Outcome:
    """What came of a request; `committed` tells whether the operation did its work.

    `raw` is an answer that is no JSON; its Content-Type stands in `headers`.
    """

    status: int
    body: Json | None
    op: str
    account: str
    committed: bool
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
