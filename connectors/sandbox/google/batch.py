"""How do several calls travel in one request? multipart/mixed parts that each hold a small HTTP request."""

import json
from collections.abc import Mapping
from email import message_from_bytes
from email.message import Message as Part
from email.parser import BytesHeaderParser

from multidict import CIMultiDict

from connectors.sandbox.exchanges import Outcome, Request
from connectors.sandbox.google.api import Api
from connectors.sandbox.google.errors import ApiError, invalid

_MOST = {"calendar": 50, "gmail": 100}


def read_parts(content_type: str, body: bytes, outer: Mapping[str, str], path: str) -> list[tuple[str, Request]]:
    """The requests of a batch with their Content-IDs; parts without a token use the batch's own."""
    whole = message_from_bytes(b"Content-Type: " + content_type.encode() + b"\r\n\r\n" + body)
    parts = [part for part in whole.get_payload() if isinstance(part, Part)] if whole.is_multipart() else []
    if not parts:
        raise invalid("Failed to parse batch request.", reason="badRequest")
    if len(parts) > _MOST["calendar" if "calendar" in path else "gmail"]:
        raise ApiError(400, "badRequest", "The batch holds too many calls.")
    return [(part.get("Content-ID", ""), _request(part, outer)) for part in parts]


def _request(part: Part, outer: Mapping[str, str]) -> Request:
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    head, _, body = data.replace(b"\r\n", b"\n").partition(b"\n\n")
    first, _, rest = head.partition(b"\n")
    words = first.decode("ascii", "replace").split()
    if len(words) < 2:
        raise invalid("Failed to parse batch request.", reason="badRequest")
    path, _, query = words[1].partition("?")
    headers: CIMultiDict[str] = CIMultiDict(
        (name, str(value)) for name, value in BytesHeaderParser().parsebytes(rest).items()
    )
    headers.setdefault("Authorization", outer.get("Authorization", ""))
    return Request(words[0], _path(path), query, headers, body)


def _path(target: str) -> str:
    return "/" + target.split("/", 3)[3] if "://" in target else target


def run_parts(api: Api, parts: list[tuple[str, Request]]) -> list[tuple[str, Outcome]]:
    """Each part's outcome, in order."""
    return [(ident, api.run(request)) for ident, request in parts]


def write_parts(outcomes: list[tuple[str, Outcome]], boundary: str) -> bytes:
    """The multipart answer."""
    pieces = [f"--{boundary}\r\n".encode() + _part(ident, outcome) for ident, outcome in outcomes]
    return b"".join(pieces) + f"--{boundary}--\r\n".encode()


def _part(ident: str, outcome: Outcome) -> bytes:
    body = b"" if outcome.body is None else json.dumps(outcome.body).encode()
    reply_id = "<response-" + ident.lstrip("<") if ident else "<response>"
    inner = [
        f"HTTP/1.1 {outcome.status} {'OK' if outcome.status < 400 else 'Error'}",
        "Content-Type: application/json; charset=UTF-8",
        f"Content-Length: {len(body)}",
        *(f"{name}: {value}" for name, value in outcome.headers.items()),
    ]
    outer = f"Content-Type: application/http\r\nContent-ID: {reply_id}\r\n\r\n"
    return (outer + "\r\n".join(inner) + "\r\n\r\n").encode() + body + b"\r\n"
