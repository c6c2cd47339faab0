"""How is a mail built and read? Bytes in, headers and text out; and the edits a mail server makes."""

import email
from datetime import datetime
from email import policy
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, getaddresses, parseaddr

from connectors.sandbox.composing import in_html, in_lines
from connectors.sandbox.mint import Mint


def read(raw: bytes) -> EmailMessage:
    """Parse one mail (RFC 5322)."""
    message = email.message_from_bytes(raw, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise TypeError("the default policy builds EmailMessage objects")
    return message


def header(message: EmailMessage, name: str) -> str:
    """One header's value on one line, or an empty string; broken headers read as empty."""
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, IndexError, AttributeError):
        return ""


def sender(message: EmailMessage) -> str:
    """The bare address of the author, lower case."""
    return parseaddr(header(message, "From"))[1].lower()


def recipients(message: EmailMessage, fields: tuple[str, ...] = ("To", "Cc", "Bcc")) -> list[str]:
    """The bare addresses of all who are to receive it, lower case, in order, each once."""
    # newer Pythons give up on the whole list where one value in it is empty
    found = getaddresses([value for name in fields if (value := header(message, name))])
    return list(dict.fromkeys(address.lower() for _, address in found if address))


def text(message: EmailMessage) -> str:
    """The plain text of a mail; of an HTML-only mail its source."""
    part = message.get_body(("plain", "html"))
    if part is None:
        return ""
    try:
        content = part.get_content()
    except (LookupError, ValueError, KeyError):
        return ""
    return content if isinstance(content, str) else ""


def set_header(raw: bytes, name: str, value: str | None) -> bytes:
    """Replace (or with None remove) one header; all other bytes stay as they are."""
    head, gap, body = _split(raw)
    newline = b"\r\n" if gap.startswith(b"\r\n") else b"\n"
    kept: list[bytes] = []
    skipping = False
    for line in head.split(newline):
        if not line.startswith((b" ", b"\t")):
            skipping = line.lower().startswith(name.lower().encode() + b":")
        if not skipping:
            kept.append(line)
    if value is not None:
        kept.append(f"{name}: {_encoded(value)}".encode("ascii"))
    return newline.join(line for line in kept if line) + gap + body


def prepend(raw: bytes, lines: list[str]) -> bytes:
    """Put trace headers on top, as each mail server on the way does."""
    newline = "\r\n" if _split(raw)[1].startswith(b"\r\n") else "\n"
    return "".join(line + newline for line in lines).encode() + raw


def _encoded(value: str) -> str:
    return value if value.isascii() else Header(value, "utf-8", maxlinelen=900).encode()


def _split(raw: bytes) -> tuple[bytes, bytes, bytes]:
    for gap in (b"\r\n\r\n", b"\n\n"):
        if gap in raw:
            head, _, body = raw.partition(gap)
            return head, gap, body
    return raw.rstrip(b"\r\n"), b"\r\n\r\n", b""


def compose(
    author: tuple[str, str],
    to: tuple[str, str],
    subject: str,
    body: str,
    at: datetime,
    ident: str,
    extra: dict[str, str] | None = None,
) -> EmailMessage:
    """A plain mail from one (name, address) to another; `extra` headers may thread or mark it."""
    message = EmailMessage(policy=policy.SMTP)
    message["From"] = _address(author)
    message["To"] = _address(to)
    message["Subject"] = " ".join(subject.split())
    message["Date"] = format_datetime(at)
    message["Message-ID"] = ident
    for name, value in (extra or {}).items():
        message[name] = value
    message.set_content(body)
    return message


def _address(person: tuple[str, str]) -> Address:
    return Address(person[0], addr_spec=person[1])


def seal(message: EmailMessage, mint: Mint) -> bytes:
    """The final bytes, with multipart boundaries taken from the world's seed."""
    for part in message.walk():
        if part.is_multipart() and part.get_content_maintype() == "multipart":
            part.set_boundary("=_" + mint.token(24))
    return message.as_bytes()


def rewrite(message: EmailMessage, words: str, html: bool = False) -> None:
    """Replace a mail's text, as plain text or as a mail program writes HTML; what is attached stays.

    Of a mail that tells its words in both forms both are written, as every mail program does.
    """
    plain, rich = message.get_body(("plain",)), message.get_body(("html",))
    if plain is not None and rich is not None:
        plain.set_content(words)
        rich.set_content(in_html(words) if html else in_lines(words), subtype="html")
    elif html:
        (rich or plain or message).set_content(in_html(words), subtype="html")
    else:
        (plain or message).set_content(words)
