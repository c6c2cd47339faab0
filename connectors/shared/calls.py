"""One request to a provider, ready to be carried, and how its answer is taken apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from connectors.shared.door import Answer, Door, lost

T = TypeVar("T")

UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)
"""What decoding raises: no JSON, another shape, no text, or a nesting without end."""


@dataclass(frozen=True, slots=True)
class Call:
    """A request ready to be carried; `writes` is true when doing it twice would matter."""

    method: str
    url: str
    headers: Mapping[str, str]
    body: str | bytes | None
    writes: bool


async def send(door: Door, call: Call, token: str) -> Answer:
    """Carry one call with this token, once."""
    headers = {**call.headers, "Authorization": f"Bearer {token}"}
    return await door.ask(call.method, call.url, headers, call.body, writes=call.writes)


def read_body(call: Call, body: bytes, shape: msgspec.json.Decoder[T]) -> T:
    """Decode; Unreachable or Uncertain when the body is broken, cut off or of another shape."""
    try:
        return shape.decode(body)
    except UNREADABLE as error:
        raise lost(call.writes) from error
