"""How is a long Gmail list cut into pages? By position, 100 items unless asked otherwise, 500 at most."""

from typing import Any

from connectors.sandbox.exchanges import Json
from connectors.sandbox.google.calls import Call
from connectors.sandbox.google.errors import invalid


def page(call: Call, items: list[Any], name: str) -> Json:
    """One page of `items` under `name`; an empty list is left out, as Gmail does."""
    token = call.text("pageToken", "0")
    if not token.isdecimal():
        raise invalid("Invalid pageToken", reason="invalidArgument")
    start = int(token)
    size = 0 if call.spoilt("empty_page") else call.number("maxResults", 100, 1, 500)
    shape: Json = {"resultSizeEstimate": len(items)}
    if items[start : start + size]:
        shape[name] = items[start : start + size]
    if start + size < len(items) or size == 0:
        shape["nextPageToken"] = str(start + size)
    return shape
