"""Gmail's messages in our words: who, when, and the ids that tie one mail to another; never the text."""

import base64
import binascii
import html
from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from connectors.google.mail_wire import Header, MessageRecord
from connectors.google.requests import Requests
from connectors.shared.calls import Call
from service.domain.folding import squeeze
from service.domain.people import Person
from service.domain.whom.mass_mail import HEADERS as TELLING
from service.domain.whom.mass_mail import is_automatic
from service.errors import Unreachable
from service.ports.mail import Envelope
from service.wire.headers import read_ids, read_people, read_words

CLIENT_REF = "X-Client-Ref"
MESSAGE = msgspec.json.Decoder(MessageRecord)

HEADERS = (
    *("From", "To", "Cc", "Reply-To", "Subject", "Message-ID", "In-Reply-To", "References", CLIENT_REF),
    *TELLING,
)
FIELDS = "id,threadId,labelIds,internalDate,snippet,payload/headers"
SENT = "SENT"
DRAFT = "DRAFT"


def envelope_call(requests: Requests, message_id: str) -> Call:
    """The request for one message without its text."""
    built = requests.messages.get(
        userId="me", id=message_id, format="metadata", metadataHeaders=list(HEADERS), fields=FIELDS
    )
    return requests.read(built)


def read_envelope(record: MessageRecord) -> Envelope:
    """A message's envelope; the date is when Gmail got it, not what its author claims."""
    values = _values(record.payload.headers)
    people = read_people(values.get("from", []))
    outgoing = SENT in record.label_ids
    return Envelope(
        id=record.id,
        thread_id=record.thread_id,
        message_id=_first(read_ids(_one(values, "message-id"))),
        sender=people[0] if people else Person(""),
        subject=read_words(_one(values, "subject")),
        date=moment_of(record),
        outgoing=outgoing,
        in_reply_to=_first(read_ids(_one(values, "in-reply-to"))),
        references=read_ids(_one(values, "references")),
        client_ref=read_words(_one(values, CLIENT_REF.lower())),
        to=tuple(person.address for person in read_people([*values.get("to", []), *values.get("cc", [])])),
        reply_to=read_people(values.get("reply-to", [])),
        snippet="" if outgoing else squeeze(html.unescape(record.snippet)),
        automatic=not outgoing and is_automatic({name: " ".join(found) for name, found in values.items()}),
    )


def moment_of(record: MessageRecord) -> datetime:
    """When a message came to lie where it is; 1970 when that makes no sense."""
    try:
        return datetime.fromtimestamp(int(record.internal_date) / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def encode_raw(raw: bytes) -> str:
    """Mail bytes as Gmail takes them (base64url, RFC 4648 section 5)."""
    return base64.urlsafe_b64encode(raw).decode("ascii")


def decode_raw(text: str) -> bytes:
    """Mail bytes as Gmail gives them, with or without padding; Unreachable when they are broken."""
    try:
        return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    except (binascii.Error, ValueError) as error:
        raise Unreachable("Google gave a message that cannot be read.") from error


def _values(headers: Iterable[Header]) -> dict[str, list[str]]:
    values: dict[str, list[str]] = {}
    for header in headers:
        values.setdefault(header.name.lower(), []).append(header.value)
    return values


def _one(values: dict[str, list[str]], name: str) -> str:
    return values.get(name, [""])[0]


def _first(ids: tuple[str, ...]) -> str:
    return ids[0] if ids else ""
