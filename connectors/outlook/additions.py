"""What a person added to a draft beside its words: formatting and files. A letter of ours has neither."""

import hashlib
import re
from base64 import encodebytes
from collections.abc import Sequence
from dataclasses import dataclass

from connectors.outlook.mail_wire import AttachmentRecord

# Emphasis, pictures, lists: what somebody chose. Plain paragraphs, fonts and links come from the program alone.
_CHOSEN = re.compile(
    r"<(?:b|strong|i|em|u|s|strike|del|sub|sup|img|table|ul|ol|h[1-6]|blockquote|svg|object)\b"
    r"|<[^<>]{0,2000}(?:line-through|display:\s*none|font-weight:\s*(?:bold|[6-9]00)|font-style:\s*italic"
    r"|text-decoration[a-z-]*:\s*underline)",
    re.IGNORECASE,
)
_LINK = re.compile(r"<a\b[^<>]{0,2000}>", re.IGNORECASE)
_START = b"MIME-Version: 1.0\r\n"


@dataclass(frozen=True, slots=True)
class Addition:
    """One more part of a mail: its type and its content."""

    kind: str
    content: bytes


def find_formatting(html: str) -> Sequence[Addition]:
    """The formatted text, if a person gave it a form that its plain words do not tell."""
    # what a mail program does to a link is its own doing
    chosen = _CHOSEN.search(_LINK.sub("", html))
    return [Addition('text/html; charset="utf-8"', html.encode("utf-8", "replace"))] if chosen else []


def describe_files(files: Sequence[AttachmentRecord]) -> Sequence[Addition]:
    """Each attached file by what is known of it without fetching it: another file is another description."""
    told = [f"{one.id}\n{one.name or ''}\n{one.content_type or ''}\n{one.size or 0}\n" for one in files]
    return [Addition("application/octet-stream", one.encode("utf-8", "replace")) for one in told]


def add_parts(raw: bytes, additions: Sequence[Addition]) -> bytes:
    """A plain mail that `mime.compose` wrote, with these parts behind its text (RFC 2046 section 5.1)."""
    if not additions:
        return raw
    head, start, text = raw.partition(_START)
    seam = b"=_" + hashlib.sha256(raw).hexdigest()[:40].encode()
    parts = [text.rstrip(b"\r\n") + b"\r\n", *map(_write_part, additions)]
    outer = b'Content-Type: multipart/mixed; boundary="' + seam + b'"\r\n\r\n'
    body = b"".join(b"--" + seam + b"\r\n" + part + b"\r\n" for part in parts)
    return head + start + outer + body + b"--" + seam + b"--\r\n"


def _write_part(addition: Addition) -> bytes:
    head = f"Content-Type: {addition.kind}\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    return head.encode("ascii") + encodebytes(addition.content).replace(b"\n", b"\r\n")
