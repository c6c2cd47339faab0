"""The parts of a mail, walked within bounds: a hostile mail costs time in proportion to its size, never more."""

import codecs
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message
from email.parser import BytesHeaderParser

MAX_BYTES = 30_000_000
MAX_HEADER_BYTES = 200_000
MAX_TEXT = 200_000
_MAX_BOUNDARIES = 40
_MAX_PARTS = 1_000
_MAX_TYPE_BYTES = 4_000
_TYPE_FIELD = re.compile(
    rb"(?:^|(?<=[\r\n]))(content-(?:type|disposition)[ \t]*:)((?:[^\r\n]++|(?:\r\n|\r|\n)[ \t])*+)"
)
_BROKEN = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
_NO_TEXT_CODECS = {"punycode", "idna", "unicode-escape", "raw-unicode-escape", "undefined", "utf-7"}


def parse(raw: bytes) -> Message:
    """Parse a mail; one that is built to exhaust the parser is read as its headers only.

    The old compat32 policy is used: it is ten times as fast as the newer one and raises nothing on defects.
    """
    raw = _tame(raw)
    end = _header_end(raw)
    if end > MAX_HEADER_BYTES or len(raw) > MAX_BYTES or _too_many_parts(raw):
        return BytesHeaderParser().parsebytes(raw[: min(end, MAX_HEADER_BYTES)])
    try:
        return message_from_bytes(raw)
    except _BROKEN:
        return BytesHeaderParser().parsebytes(raw[:end])


def leaves(message: Message) -> Iterator[Message]:
    """Yield the parts that hold content, in order; mails enclosed in the mail are one leaf, not looked into."""
    stack = [message]
    while stack:
        part = stack.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            stack.extend(one for one in reversed(list(part.get_payload())) if isinstance(one, Message))
        else:
            yield part


def octets(part: Message) -> bytes:
    """Return a leaf's content with its transfer encoding undone."""
    try:
        if part.is_multipart():
            return b"".join(_flat(one) for one in part.get_payload())
        decoded = part.get_payload(decode=True)
    except _BROKEN:
        return b""
    return decoded if isinstance(decoded, bytes) else b""


def text_of(part: Message, limit: int = MAX_TEXT) -> str:
    """Decode a text leaf with "\\n" line ends; an unknown or wrong charset never raises."""
    data = octets(part)[: limit * 4]
    text = _decode(data, parameter(part, "charset") or "utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")[:limit]


def is_attachment(part: Message) -> bool:
    """Whether the part is meant to be kept as a file rather than read in place."""
    return part.get_content_disposition() == "attachment" or bool(file_name(part))


def file_name(part: Message) -> str:
    """Return the part's file name, "" when it has none or an unreadable one."""
    try:
        return (part.get_filename() or "")[:200]
    except _BROKEN:
        return ""


def parameter(part: Message, name: str) -> str:
    """Return a parameter of the part's Content-Type, "" when it has none or an unreadable one."""
    try:
        value = part.get_param(name)
    except _BROKEN:
        return ""
    return value if isinstance(value, str) else ""


def _tame(raw: bytes) -> bytes:
    """Replace type headers of absurd length, whose parameters cost the library quadratic time."""
    lower = raw.lower()
    kept, place = [], 0
    for found in _TYPE_FIELD.finditer(lower):
        if len(found[0]) > _MAX_TYPE_BYTES:
            kept += [raw[place : found.start(2)], b" application/octet-stream"]
            place = found.end()
    return b"".join([*kept, raw[place:]])


def _header_end(raw: bytes) -> int:
    ends = [place for place in (raw.find(b"\r\n\r\n"), raw.find(b"\n\n")) if place >= 0]
    return min(ends, default=len(raw))


def _too_many_parts(raw: bytes) -> bool:
    return raw.lower().count(b"boundary") > _MAX_BOUNDARIES or raw.count(b"\n--") > _MAX_PARTS


def _decode(data: bytes, name: str) -> str:
    try:
        if codecs.lookup(name).name not in _NO_TEXT_CODECS:
            return data.decode(name, "replace")
    except (LookupError, ValueError):
        pass
    return data.decode("utf-8", "replace")


def _flat(part: Message | str) -> bytes:
    return part.as_bytes() if isinstance(part, Message) else str(part).encode("utf-8", "replace")
