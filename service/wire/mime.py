"""Mail on the wire: writes a letter as RFC 5322 bytes, and reads mails that others wrote.

Writing is strict (what cannot be read back as the same letter is refused), reading forgives everything.
"""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from email.message import Message
from email.utils import format_datetime

from service.domain.letter import Content
from service.domain.mail import CalendarPart, Delivery, Mail
from service.domain.people import Person
from service.wire import headers, ics, parts, visible
from service.wire.html import says_the_same, to_html
from service.wire.quoted_printable import write_alternatives

CLIENT_REF = "X-Client-Ref"
_MAX_HEADERS = 300
_MAX_CALENDARS = 4


def compose(
    content: Content,
    *,
    message_id: str,
    client_ref: str,
    date: datetime,
    sender_name: str = "",
    to_names: tuple[str, ...] = (),
) -> bytes:
    """Write a letter as a mail with its text and the same text as HTML; equal input gives equal bytes.

    The Bcc header is written: a connector that speaks SMTP itself takes it out again.
    Raises ValueError for anything that could not be read back as the same content: a line break in a field,
    an address that is not exactly one, a naive date, a text without its one final line end.
    """
    if date.tzinfo is None:
        raise ValueError("the date has no zone")
    headers.check_line("the client reference", client_ref)
    headers.check_line("the subject", content.subject)
    lines = [
        ("From", headers.write_address(sender_name, content.sender)),
        ("To", headers.write_addresses(content.to, to_names)),
        ("Cc", headers.write_addresses(content.cc)),
        ("Bcc", headers.write_addresses(content.bcc)),
        ("Subject", headers.write_words(content.subject, len("Subject: "))),
        ("Date", format_datetime(date)),
        ("Message-ID", headers.write_ids([message_id])),
        ("In-Reply-To", headers.write_ids(filter(None, [content.in_reply_to]))),
        ("References", headers.write_ids(content.references)),
        (CLIENT_REF, headers.write_words(client_ref, len(CLIENT_REF) + 2)),
        ("MIME-Version", "1.0"),
    ]
    head = "".join(f"{name}: {value}\r\n" for name, value in lines if value)
    return head.encode("ascii") + write_alternatives({"plain": content.text, "html": to_html(content.text)})


def tidy_text(text: str) -> str:
    """Bring any text into the form that letters have: "\\n" line ends, and exactly one at the end."""
    return text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n") + "\n"


def content_of(raw: bytes) -> Content:
    """Read back what a reader of the mail sees; `content_of(compose(c, ...)) == c` for every letter we write."""
    message = parts.parse(raw)
    found = list(parts.leaves(message))
    body = next((part for part in found if _is_text(part, "plain")), None)
    text = tidy_text(parts.text_of(body, parts.MAX_BYTES) if body is not None else "")
    twin = next((part for part in found if _is_text(part, "html")), None)
    same = twin is not None and body is not None and says_the_same(parts.text_of(twin, parts.MAX_BYTES), text)
    senders = headers.read_mailboxes(message.get_all("From", []))
    return Content(
        sender=senders[0][0] if senders else "",
        to=_addresses(message, "To"),
        cc=_addresses(message, "Cc"),
        bcc=_addresses(message, "Bcc"),
        subject=headers.read_words(message.get("Subject", "")),
        text=text,
        in_reply_to=_only(headers.read_ids(message.get("In-Reply-To", ""))),
        references=headers.read_ids(message.get("References", "")),
        extras=tuple(
            hashlib.sha256(parts.octets(part)).hexdigest()
            for part in found
            if part is not body and not (same and part is twin)
        ),
    )


def read(raw: bytes) -> Mail:
    """Read a received mail, however broken or hostile; what cannot be read is empty, and nothing is raised."""
    message = parts.parse(raw)
    found = list(parts.leaves(message))
    html = _joined(found, "html")
    plain = _joined(found, "plain")
    return Mail(
        message_id=_only(headers.read_ids(message.get("Message-ID", ""))),
        sender=next(iter(headers.read_people(message.get_all("From", []))), Person("")),
        to=headers.read_people(message.get_all("To", [])),
        cc=headers.read_people(message.get_all("Cc", [])),
        reply_to=headers.read_people(message.get_all("Reply-To", [])),
        subject=headers.read_words(message.get("Subject", "")),
        date=headers.read_date(message.get("Date", "")),
        text=plain if plain.strip() else visible.read_text(html),
        html=html,
        in_reply_to=_only(headers.read_ids(message.get("In-Reply-To", ""))),
        references=headers.read_ids(message.get("References", "")),
        headers=_read_headers(message),
        calendar=tuple(_calendar(found)),
        delivery=_delivery(found),
        attachments=tuple(headers.read_words(parts.file_name(part)) for part in found if parts.is_attachment(part)),
    )


def _addresses(message: Message, name: str) -> tuple[str, ...]:
    return tuple(address for address, _ in headers.read_mailboxes(message.get_all(name, [])))


def _only(ids: tuple[str, ...]) -> str:
    return ids[0] if ids else ""


def _is_text(part: Message, subtype: str) -> bool:
    return part.get_content_type() == f"text/{subtype}" and not parts.is_attachment(part)


def _joined(found: Iterable[Message], subtype: str) -> str:
    texts = (parts.text_of(part) for part in found if _is_text(part, subtype))
    return "\n".join(texts)[: parts.MAX_TEXT]


def _read_headers(message: Message) -> dict[str, str]:
    read_back: dict[str, str] = {}
    for name, value in message.items()[:_MAX_HEADERS]:
        read_back.setdefault(name.lower(), headers.read_words(value))
    return read_back


def _calendar(found: Iterable[Message]) -> Iterable[CalendarPart]:
    """Read the calendar files; of too many none is read, and their one stand-in is never acted on."""
    files = [part for part in found if part.get_content_type() == "text/calendar" or _is_calendar_file(part)]
    if len(files) > _MAX_CALENDARS:
        return (CalendarPart("REQUEST", None, "the mail holds unusually many calendar files"),)
    sources = dict.fromkeys((parts.octets(part), parts.parameter(part, "method")) for part in files)
    return [one for data, hint in sources for one in ics.read(data, hint)]


def _is_calendar_file(part: Message) -> bool:
    return parts.file_name(part).lower().endswith(".ics")


def _delivery(found: Iterable[Message]) -> Delivery:
    """Read the Action fields of a delivery report (RFC 3464 section 2.3.3); one failure outweighs delays."""
    actions: set[str] = set()
    for part in found:
        if part.get_content_type() in ("message/delivery-status", "message/global-delivery-status"):
            fields = parts.octets(part).decode("ascii", "replace").lower().splitlines()
            actions |= {line.partition(":")[2].strip() for line in fields if line.startswith("action:")}
    if "failed" in actions:
        return Delivery.FAILED
    return Delivery.DELAYED if "delayed" in actions else Delivery.NONE
