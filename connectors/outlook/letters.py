"""Letters between RFC 5322 bytes and Graph's JSON: what is laid into a draft, and the same words back out of it.

A draft that nobody touched is read back as the same content to the letter, whatever Exchange did to its line ends.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import msgspec

from connectors.outlook.envelopes import ANSWERED, BEFORE, address_of, ids_in, property_of, recipients
from connectors.outlook.layout import LAYOUT, Layout, lay_out, restore
from connectors.outlook.mail_wire import MessageRecord, Recipient
from connectors.outlook.requests import CLIENT_REF
from service.domain.letter import Content
from service.wire import mime, parts
from service.wire.headers import (
    is_writable_address,
    is_writable_id,
    read_ids,
    read_mailboxes,
    read_words,
    write_ids,
)
from service.wire.html import to_html

_LAYOUT = msgspec.json.Decoder(Layout)
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_LONGEST_LAYOUT = 16_000
_BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_NO_ID = _NOBODY = "unknown@mail.invalid"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter taken apart: its content, the names of those it goes to, and its marks ("" when it has none)."""

    content: Content
    to_names: tuple[str, ...]
    message_id: str
    client_ref: str


def take_apart(raw: bytes) -> Letter:
    """The letter in these bytes."""
    message = parts.parse(raw)
    ids = read_ids(message.get("Message-ID", ""))
    return Letter(
        content=mime.content_of(raw),
        to_names=tuple(name for _, name in read_mailboxes(message.get_all("To", []))),
        message_id=ids[0] if ids else "",
        client_ref=read_words(message.get(mime.CLIENT_REF, "")),
    )


def write_words(letter: Letter) -> dict[str, object]:
    """The fields of a message that a reader sees. Who writes it is the mailbox's own affair.

    Parts that a person added in the mail program stay as they lie there, so the text among them is not written.
    """
    content = letter.content
    fields: dict[str, object] = {
        "subject": content.subject,
        "toRecipients": _write_people(content.to, letter.to_names),
        "ccRecipients": _write_people(content.cc),
        "bccRecipients": _write_people(content.bcc),
    }
    return fields if content.extras else fields | {"body": {"contentType": "html", "content": to_html(content.text)}}


def write_marks(letter: Letter) -> dict[str, object]:
    """The fields by which the draft is known again, which nobody but this mailbox sees."""
    return _write_marks(letter, {})


def write_threading(letter: Letter) -> dict[str, object]:
    """The marks of a mail that is no reply of Graph's making, with what it answers: only MAPI has a place for that."""
    content = letter.content
    if not content.in_reply_to:
        return write_marks(letter)
    before = " ".join(write_ids(content.references).split())
    return _write_marks(letter, {ANSWERED: write_ids([content.in_reply_to]), BEFORE: before})


def write_header(letter: Letter) -> dict[str, object]:
    """Our reference as a header, which Graph takes only where a message is made."""
    if not letter.client_ref:
        return {}
    return {"internetMessageHeaders": [{"name": mime.CLIENT_REF.lower(), "value": letter.client_ref}]}


def read_letter(record: MessageRecord) -> Letter:
    """The letter that lies in a draft, without what was added to it beside its text."""
    layout = _read_layout(record)
    ids = layout.ids or _threading(record)
    to = _plain(record.to_recipients)
    content = Content(
        sender=_read_sender(record, layout),
        to=tuple(address for address, _ in to),
        cc=tuple(address for address, _ in _plain(record.cc_recipients)),
        bcc=tuple(address for address, _ in _plain(record.bcc_recipients)),
        subject=(record.subject or "").strip(),
        text=mime.tidy_text(restore(_text(record), layout)),
        in_reply_to=ids[0] if ids else "",
        references=ids[1:],
    )
    names = tuple("" if name == address else name for address, name in to)
    found = read_ids(record.internet_message_id or "")
    return Letter(content, names, found[0] if found else "", property_of(record, CLIENT_REF))


def write_raw(letter: Letter, moment: datetime | None) -> bytes:
    """The bytes of a letter that was read from a draft; `content_of` gives its content again."""
    clean = replace(letter.content, subject=_one_line(letter.content.subject))
    return mime.compose(
        clean,
        message_id=letter.message_id or _NO_ID,
        client_ref=_one_line(letter.client_ref),
        date=moment or _NEVER,
        to_names=tuple(_one_line(name) for name in letter.to_names),
    )


def _write_marks(letter: Letter, more: Mapping[str, str]) -> dict[str, object]:
    ids = (letter.content.in_reply_to, *letter.content.references)
    layout = msgspec.json.encode(lay_out(letter.content.text, letter.content.sender, ids)).decode()
    kept = {CLIENT_REF: letter.client_ref, LAYOUT: layout if len(layout) <= _LONGEST_LAYOUT else "", **more}
    marks = [{"id": name, "value": value} for name, value in kept.items() if value]
    named = {"internetMessageId": f"<{letter.message_id}>"} if letter.message_id else {}
    return {**named, **({"singleValueExtendedProperties": marks} if marks else {})}


def _write_people(addresses: Sequence[str], names: Sequence[str] = ()) -> list[Mapping[str, object]]:
    named = dict(zip(addresses, names, strict=False))
    return [
        {"emailAddress": {"address": one, "name": named[one]} if named.get(one) else {"address": one}}
        for one in addresses
    ]


def _plain(people: Iterable[Recipient] | None) -> list[tuple[str, str]]:
    """Addresses with names; one that no mail can carry is left out, and so is seen as missing."""
    return [(address, name) for address, name in recipients(people) if is_writable_address(address)]


def _read_sender(record: MessageRecord, layout: Layout) -> str:
    """Who writes: as it was laid, unless somebody chose to write for another mailbox."""
    author, sender = address_of(record.author), address_of(record.sender)
    chosen = bool(author and sender) and author.casefold() != sender.casefold()
    found = author if chosen or not layout.sender else layout.sender
    return found if is_writable_address(found) else _NOBODY


def _threading(record: MessageRecord) -> tuple[str, ...]:
    in_reply_to, references = ids_in(record)
    return (in_reply_to, *references) if in_reply_to or references else ()


def _text(record: MessageRecord) -> str:
    content = record.body.content if record.body else ""
    return (content or "").replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")


def _read_layout(record: MessageRecord) -> Layout:
    try:
        layout = _LAYOUT.decode(property_of(record, LAYOUT))
    except (msgspec.MsgspecError, UnicodeError):
        return Layout()
    return layout if all(is_writable_id(one) or not one for one in layout.ids) else Layout()


def _one_line(text: str) -> str:
    return _BREAKS.sub(" ", text)
