"""How does a mail look on Graph's wire? The message resource, field by field, only as far as it is asked for."""

import base64
from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import getaddresses, parsedate_to_datetime
from urllib.parse import quote

from connectors.sandbox.exchanges import Json
from connectors.sandbox.mailbox import Message
from connectors.sandbox.outlook import mail_bodies
from connectors.sandbox.outlook.calls import Call
from connectors.sandbox.outlook.mail_fields import KEPT, MEETING, ON_REQUEST, PLAIN
from connectors.sandbox.outlook.mail_ids import conversation_id, folder_id, folder_of, message_id
from connectors.sandbox.outlook.meeting_shapes import meeting_json, type_mark, type_name

Field = Callable[[Call, Message], object]


def change_key(message: Message) -> str:
    """A word that changes with the mail."""
    return "CQAAABYAAAB" + base64.urlsafe_b64encode(message.history.to_bytes(9, "big")).decode()


def etag(message: Message) -> str:
    """The same as an entity tag."""
    return f'W/"{change_key(message)}"'


def message_json(call: Call, message: Message, fields: tuple[str, ...] = (), form: str = "") -> Json:
    """A message with some fields or all usual ones; `form` overrules how bodies are written."""
    shape: Json = {"@odata.etag": etag(message), "id": message_id(call, message)}
    if type_name(message) != "message":
        shape = {"@odata.type": type_mark(message), **shape}
    for name in fields or PLAIN:
        if name in TABLE:
            shape[name] = TABLE[name](call, message)
    if form and "body" in shape:
        shape["body"] = mail_bodies.body(message.parsed, form)
    meeting = meeting_json(call.person.mailbox, message)
    return shape | {name: value for name, value in meeting.items() if not fields or name in fields}


def stamp(instant: datetime | None) -> str | None:
    """An instant as messages write it: UTC, whole seconds."""
    return f"{instant.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if instant else None


def sent_at(message: Message) -> datetime:
    """When it was sent: what the letter says; of a draft, when it was begun."""
    if "DRAFT" in message.labels:
        return message.created or message.at
    try:
        return parsedate_to_datetime(message.header("Date")).astimezone(UTC)
    except (ValueError, TypeError):
        return message.at


def received_at(message: Message) -> datetime:
    """When it came to lie in the mailbox."""
    return (message.created or message.at) if "DRAFT" in message.labels else message.at


def people(message: Message, name: str) -> list[Json]:
    """The recipients in one header."""
    value = message.header(name)
    found = getaddresses([value]) if value else []
    return [{"emailAddress": {"name": title or address, "address": address}} for title, address in found if address]


def headers_of(message: Message) -> list[Json]:
    """The letter's headers as it came; of an own letter only those that its client added."""
    own = bool(message.labels & {"DRAFT", "SENT"})
    pairs = [(name, " ".join(str(value).split())) for name, value in message.parsed.items()]
    return [{"name": name, "value": value} for name, value in pairs if not own or name.lower().startswith("x-")]


def _first(message: Message, name: str) -> Json | None:
    return next(iter(people(message, name)), None)


def _web_link(call: Call, message: Message) -> str:
    item = quote(message_id(call, message), safe="")
    return f"https://outlook.provider.example/owa/?ItemID={item}&exvsurl=1&viewmodel=ReadMessageItem"


def _form(call: Call) -> str:
    return "text" if call.wishes.text_bodies else "html"


def _attached(message: Message) -> bool:
    kinds = [part.get_content_type() for part in message.parsed.iter_attachments()]
    return any(kind not in ("text/calendar", "application/ics") for kind in kinds)


def _index(call: Call, message: Message) -> str:
    root = call.person.mailbox.conversation(message)
    return base64.b64encode(b"\x01" + root.encode()[:21].ljust(21, b"\0")).decode()


def _kept(name: str) -> Field:
    return lambda call, message: message.extras.get("fields", {}).get(name, KEPT[name])


TABLE: dict[str, Field] = {
    "createdDateTime": lambda call, message: stamp(message.created or message.at),
    "lastModifiedDateTime": lambda call, message: stamp(message.at),
    "changeKey": lambda call, message: change_key(message),
    "receivedDateTime": lambda call, message: stamp(received_at(message)),
    "sentDateTime": lambda call, message: stamp(sent_at(message)),
    "hasAttachments": lambda call, message: _attached(message),
    "internetMessageId": lambda call, message: message.header("Message-ID"),
    "subject": lambda call, message: message.header("Subject"),
    "bodyPreview": lambda call, message: mail_bodies.preview(message.parsed),
    "parentFolderId": lambda call, message: folder_id(folder_of(message)),
    "conversationId": lambda call, message: conversation_id(call.person.mailbox, message),
    "conversationIndex": _index,
    "isRead": lambda call, message: "UNREAD" not in message.labels,
    "isDraft": lambda call, message: "DRAFT" in message.labels,
    "webLink": _web_link,
    "body": lambda call, message: mail_bodies.body(message.parsed, _form(call)),
    "uniqueBody": lambda call, message: mail_bodies.unique_body(message.parsed, _form(call)),
    "sender": lambda call, message: _first(message, "Sender") or _first(message, "From"),
    "from": lambda call, message: _first(message, "From"),
    "toRecipients": lambda call, message: people(message, "To"),
    "ccRecipients": lambda call, message: people(message, "Cc"),
    "bccRecipients": lambda call, message: people(message, "Bcc"),
    "replyTo": lambda call, message: people(message, "Reply-To"),
    "internetMessageHeaders": lambda call, message: headers_of(message),
    **{name: _kept(name) for name in KEPT},
}
"""How each field is read."""

SELECTABLE = frozenset({"id", *PLAIN, *ON_REQUEST, *(f"microsoft.graph.eventMessage/{name}" for name in MEETING)})
"""What `$select` may name; fields of meeting mails by their type."""
