"""Which item does an id name? Graph's two forms: one tied to the place an item lies in, one that never changes.

Inside both stands `kind`, `place`, `item`; letters of either case count, and a check word finds what was bent.
"""

import base64
import binascii
import zlib
from dataclasses import dataclass

from connectors.sandbox.outlook.errors import malformed_id

_PLACED, _IMMUTABLE = "AAMkAD", "AAkALg"
_GAP = "\x1f"


@dataclass(frozen=True, slots=True)
class Handle:
    """What an id says; `place` is empty in an immutable one, which goes wherever its item goes."""

    kind: str
    item: str
    place: str = ""


def write_id(kind: str, item: str, place: str, immutable: bool) -> str:
    """The id of an item in the form which the client prefers."""
    inner = _GAP.join((kind, "" if immutable else place, item)).encode()
    packed = inner + zlib.crc32(inner).to_bytes(4, "big")
    return (_IMMUTABLE if immutable else _PLACED) + base64.urlsafe_b64encode(packed).decode()


def read_id(text: str, kind: str) -> Handle:
    """The handle in an id; 400 ErrorInvalidIdMalformed when no store has written it for such an item."""
    head, packed = text[:6], _unpacked(text[6:])
    inner, check = packed[:-4], packed[-4:]
    parts = inner.decode("utf-8", "replace").split(_GAP)
    sound = head in (_PLACED, _IMMUTABLE) and zlib.crc32(inner).to_bytes(4, "big") == check
    if not sound or len(parts) != 3 or parts[0] != kind:
        raise malformed_id()
    return Handle(kind, parts[2], parts[1])


def _unpacked(text: str) -> bytes:
    try:
        return base64.b64decode(text.encode("ascii"), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        raise malformed_id() from None
