"""Graph's messages in our words: who, when, and the ids that tie one mail to another; never the text."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

import msgspec

from connectors.outlook.layout import LAYOUT
from connectors.outlook.mail_wire import MessagePage, MessageRecord, Recipient
from connectors.outlook.requests import CLIENT_REF, Requests, literal, segment
from connectors.shared.calls import Call
from service.domain.folding import squeeze
from service.domain.people import Person
from service.domain.whom.mass_mail import is_automatic
from service.ports.mail import Envelope
from service.wire.headers import read_ids, read_words

MESSAGE = msgspec.json.Decoder(MessageRecord)
MESSAGES = msgspec.json.Decoder(MessagePage)

# What a message answers is no field of Graph's: it lies in MAPI properties (MS-OXPROPS, PidTagInReplyToId and
# PidTagInternetReferences), and of a received message among its headers too.
ANSWERED, BEFORE = "String 0x1042", "String 0x1039"
_REF_HEADER = "x-client-ref"
_KEPT = (CLIENT_REF, LAYOUT, ANSWERED, BEFORE)

PROPERTIES = f"singleValueExtendedProperties($filter={' or '.join(f'id eq {literal(one)}' for one in _KEPT)})"
FIELDS = (
    "id,conversationId,internetMessageId,isDraft,parentFolderId,subject,bodyPreview,sender,from,toRecipients,"
    "ccRecipients,replyTo,sentDateTime,receivedDateTime,createdDateTime,internetMessageHeaders"
)
VIEW: Mapping[str, str] = {"$select": FIELDS, "$expand": PROPERTIES}


def message_path(message_id: str) -> str:
    """Where a message is found."""
    return f"me/messages/{segment(message_id)}"


def envelope_call(requests: Requests, message_id: str) -> Call:
    """The request for one message without its text."""
    return requests.read(message_path(message_id), VIEW)


def read_envelope(record: MessageRecord, *, outgoing: bool) -> Envelope:
    """A message's envelope; the date is when it came to lie in the mailbox, not what its author claims."""
    in_reply_to, references = ids_in(record)
    found = read_ids(record.internet_message_id or "")
    both = (*recipients(record.to_recipients), *recipients(record.cc_recipients))
    return Envelope(
        id=record.id,
        thread_id=record.conversation_id or "",
        message_id=found[0] if found else "",
        sender=read_person(record.author or record.sender),
        subject=(record.subject or "").strip(),
        date=moment_of(record),
        outgoing=outgoing,
        in_reply_to=in_reply_to,
        references=references,
        client_ref=property_of(record, CLIENT_REF) or read_words(header_values(record).get(_REF_HEADER, "")),
        to=tuple(address.lower() for address, _ in both),
        reply_to=tuple(map(read_person, record.reply_to or ())),
        snippet="" if outgoing else squeeze(record.preview or ""),
        automatic=not outgoing and is_automatic(header_values(record)),
    )


def moment_of(record: MessageRecord) -> datetime:
    """When a message came to lie where it is; 1970 when that is not told."""
    return record.received or record.sent or record.created or datetime.fromtimestamp(0, UTC)


def ids_in(record: MessageRecord) -> tuple[str, tuple[str, ...]]:
    """The message that this one answers, and those before it."""
    values = header_values(record)
    answered = read_ids(property_of(record, ANSWERED) or values.get("in-reply-to", ""))
    before = read_ids(property_of(record, BEFORE) or values.get("references", ""))
    return answered[0] if answered else "", before


def property_of(record: MessageRecord, ident: str) -> str:
    """An extended property's value, "" when the message has none; Graph may write its id in another case."""
    found = (one.value for one in record.properties or () if one.id.casefold() == ident.casefold())
    return next(found, "") or ""


def header_values(record: MessageRecord) -> dict[str, str]:
    """The headers by their names in lower case; of repeated ones the first is kept."""
    values: dict[str, str] = {}
    for header in record.headers or ():
        if header.name:
            values.setdefault(header.name.lower(), header.value or "")
    return values


def address_of(recipient: Recipient | None) -> str:
    """The bare address, as it is written."""
    mail = recipient.email_address if recipient else None
    return (mail.address or "").strip() if mail else ""


def recipients(people: Iterable[Recipient] | None) -> tuple[tuple[str, str], ...]:
    """Addresses with names, in order; whoever has no address is left out."""
    return tuple(
        (address, (one.email_address.name if one.email_address else "") or "")
        for one in people or ()
        if (address := address_of(one))
    )


def read_person(recipient: Recipient | None) -> Person:
    """One person with a lower-case address; where Outlook repeats the address as a name there is none."""
    found = recipients([recipient] if recipient else ())
    if not found:
        return Person("")
    address, name = found[0]
    return Person(address.lower(), "" if name.casefold() == address.casefold() else name)
