"""How mail headers are written and read: encoded words, addresses, ids, dates (RFC 5322, RFC 2047)."""

import base64
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from email.errors import HeaderParseError
from email.header import decode_header
from email.utils import getaddresses, parsedate_to_datetime

from service.domain.people import Person

MAX_VALUE = 16_000
_LINE = 76
_WORD_BYTES = 42
_MAX_PEOPLE = 200
_MAX_IDS = 200
_YEARS = range(1970, 2200)
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_ADDRESS = re.compile(r"[^\x00-\x20\x7f<>()\[\]\\,;:\"@]+@[^\x00-\x20\x7f<>()\[\]\\,;:\"@]+")
_ID = re.compile(r"[!-;=?-~]{1,900}")
_PLAIN_PHRASE = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*")
_BRACKETED = re.compile(r"<\s*([^<>\s]+)\s*>")


def check_line(name: str, value: str) -> str:
    """Return the value unless it could break out of its header line; then ValueError."""
    if _BREAKS.search(value):
        raise ValueError(f"{name} holds a line break or control character")
    return value


def write_words(value: str, lead: int) -> str:
    """Write unstructured text, as encoded words when plain ASCII on one line would not survive (RFC 2047).

    `lead` is the room already taken on the first line by the header's name.
    """
    tame = value.isascii() and "=?" not in value and value == " ".join(value.split())
    if tame and lead + len(value) <= _LINE:
        return value
    return "\r\n ".join(_encoded_words(value))


def write_address(name: str, address: str) -> str:
    """Write one mailbox with an optional display name; ValueError for an address that is not exactly one."""
    if not is_writable_address(address):
        raise ValueError("an address is not one plain mail address")
    check_line("a display name", name)
    if not name:
        return address
    if name.isascii() and len(name) < _LINE and "=?" not in name:
        escaped = name.replace("\\", "\\\\").replace('"', '\\"')
        return f"{name} <{address}>" if _PLAIN_PHRASE.fullmatch(name) else f'"{escaped}" <{address}>'
    return "\r\n ".join([*_encoded_words(name), f"<{address}>"])


def write_addresses(addresses: Sequence[str], names: Sequence[str] = ()) -> str:
    """Write an address list, one mailbox a line; names go with addresses by position."""
    padded = [*names, *[""] * (len(addresses) - len(names))]
    return ",\r\n ".join(write_address(name, address) for name, address in zip(padded, addresses, strict=False))


def write_ids(ids: Iterable[str]) -> str:
    """Write message ids in angle brackets, one a line; each may come with or without its brackets."""
    return "\r\n ".join(f"<{check_id(one)}>" for one in ids)


def is_writable_address(address: str) -> bool:
    """Whether a letter can be addressed so: one plain ASCII mail address, without a name."""
    return address.isascii() and bool(_ADDRESS.fullmatch(address))


def is_writable_id(value: str) -> bool:
    """Whether a letter can refer to a message by this id: one printable ASCII word that fits a line (RFC 5322)."""
    return bool(_ID.fullmatch(_bare(value)))


def check_id(value: str) -> str:
    """Return a message id without brackets; ValueError when it is not one printable word."""
    if not is_writable_id(value):
        raise ValueError("a message id is not one printable ASCII word")
    return _bare(value)


def read_words(value: object) -> str:
    """Unfold and decode a header as a person sees it; broken encodings come out as replacement characters."""
    flat = re.sub(r"\r?\n(?=[ \t])|[\r\n]", "", str(value)[:MAX_VALUE]).replace("\t", " ").strip()
    if "=?" not in flat:
        return _repair(flat)
    try:
        return "".join(_decode(piece, charset) for piece, charset in _encoded_parts(flat))
    except (HeaderParseError, ValueError):
        return _repair(flat)


def read_people(values: Iterable[object]) -> tuple[Person, ...]:
    """Read address headers into people with lower-case addresses; what is no address is left out."""
    return tuple(Person(address.lower(), name) for address, name in read_mailboxes(values))


def read_mailboxes(values: Iterable[object]) -> tuple[tuple[str, str], ...]:
    """Read address headers into (address, name) pairs, the address as it was written."""
    flat = [re.sub(r"\s+", " ", str(value)[:MAX_VALUE]).strip() for value in values]
    # one by one: newer Pythons return nothing at all where one value in a list is empty or odd
    pairs = [pair for value in flat if value for pair in _split_addresses(value)]
    found = [(address, read_words(name)) for name, address in pairs[:_MAX_PEOPLE]]
    return tuple((address, name) for address, name in found if _ADDRESS.fullmatch(address))


def read_ids(value: object) -> tuple[str, ...]:
    """Read the message ids of an In-Reply-To or References header, without brackets, the latest ones if endless.

    An id that no letter of ours could refer to is left out.
    """
    return tuple(filter(is_writable_id, _BRACKETED.findall(str(value))))[-_MAX_IDS:]


def read_date(value: object) -> datetime | None:
    """Read a Date header as an aware time; None when it is missing or makes no sense."""
    try:
        date = parsedate_to_datetime(str(value)[:200])
    except (ValueError, TypeError, IndexError, OverflowError, AttributeError, RecursionError):
        return None
    if date.year not in _YEARS:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)


def _bare(value: str) -> str:
    return value.removeprefix("<").removesuffix(">")


def _split_addresses(value: str) -> list[tuple[str, str]]:
    """Split one header; the library recurses into comments and groups, so that a stranger can exhaust the stack."""
    try:
        return getaddresses([value])
    except (RecursionError, ValueError, IndexError, TypeError, AttributeError):
        return []


def _encoded_parts(flat: str) -> Iterator[tuple[str | bytes, str | None]]:
    """Decode up to the last end of an encoded word: words that never end cost the library quadratic time."""
    head, end, tail = flat.rpartition("?=")
    if end:
        yield from decode_header(head + end)
    yield _repair(tail), None


def _encoded_words(value: str) -> list[str]:
    chunks, chunk = [], b""
    for letter in value:
        octets = letter.encode()
        if len(chunk) + len(octets) > _WORD_BYTES:
            chunks.append(chunk)
            chunk = b""
        chunk += octets
    return [f"=?utf-8?b?{base64.b64encode(piece).decode()}?=" for piece in [*chunks, chunk]]


def _decode(piece: str | bytes, charset: str | None) -> str:
    if isinstance(piece, str):
        return piece
    try:
        return piece.decode(charset or "utf-8", "replace")
    except (LookupError, ValueError):
        return piece.decode("utf-8", "replace")


def _repair(text: str) -> str:
    """Raw 8-bit headers reach us as surrogates; most are UTF-8."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
