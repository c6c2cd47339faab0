"""Graph mail drafts: create from JSON or MIME, answer a message, change, delete."""

import base64
import binascii

from connectors.sandbox import letters
from connectors.sandbox.exchanges import Json
from connectors.sandbox.mailbox import Message
from connectors.sandbox.outlook.calls import Call, Reply
from connectors.sandbox.outlook.errors import changed, invalid
from connectors.sandbox.outlook.mail_files import copy_pictures
from connectors.sandbox.outlook.mail_ids import draft_id, find
from connectors.sandbox.outlook.mail_properties import read_beside, thread
from connectors.sandbox.outlook.mail_shapes import etag
from connectors.sandbox.outlook.mail_views import View, show
from connectors.sandbox.outlook.mail_writing import change_letter, check_fields, write_letter
from connectors.sandbox.outlook.quoting import answer_fields

_MARKS = ("internetMessageHeaders", "singleValueExtendedProperties", "internetMessageId")


def create(call: Call) -> Reply:
    """POST /me/messages: a draft in Drafts, from JSON or from base64 of a whole MIME letter."""
    if call.headers.get("Content-Type", "").lower().startswith("text/plain"):
        raw = _mime(call.raw)
        mail = letters.read(raw)
        threaded = call.person.mailbox.home_thread(mail)
        message = _laid(call, raw if "Message-ID" in mail else _with_id(call, raw), threaded)
        message.extras["mime"] = True
    else:
        check_fields(call.body, draft=True)
        beside = read_beside(call.body)
        raw = _threaded(call, write_letter(_author(call), call.world.message_id(), call.body, {}), beside)
        message = _laid(call, raw, call.person.mailbox.home_thread(letters.read(raw)))
        _keep(message, beside)
    return _made(call, message)


def reply(call: Call) -> Reply:
    """createReply: a draft that answers the sender (or whom Reply-To names)."""
    return _answer(call, everybody=False)


def reply_all(call: Call) -> Reply:
    """createReplyAll: the same to everybody who had the letter."""
    return _answer(call, everybody=True)


def _answer(call: Call, everybody: bool) -> Reply:
    mailbox, original = call.person.mailbox, find(call, call.params["messageId"])
    given = {name.lower(): value for name, value in call.body.items()}
    wanted, comment = given.get("message"), given.get("comment")
    if wanted is not None and comment is not None:
        raise invalid("Comment and Message.Body cannot be specified together.")
    fields: Json = wanted if isinstance(wanted, dict) else {}
    check_fields(fields, draft=True)
    kept = {name: value for name, value in fields.items() if mailbox.habits.reply_keeps_marks or name not in _MARKS}
    whole = answer_fields(call, original, everybody, str(comment or "")) | kept
    ident = original.header("Message-ID")
    threading = {"In-Reply-To": ident, "References": f"{original.header('References')} {ident}".strip()}
    beside = read_beside(kept)
    raw = write_letter(_author(call), call.world.message_id(), whole, threading if ident else {})
    message = _laid(
        call, copy_pictures(raw, original) if mailbox.habits.reply_copies_pictures else raw, original.thread
    )
    _keep(message, beside)
    return _made(call, message)


def update(call: Call) -> Reply:
    """PATCH /me/messages/{id}: the letter itself only while it is a draft, on condition of If-Match."""
    mailbox, message = call.person.mailbox, find(call, call.params["messageId"])
    require_match(call, message)
    draft = "DRAFT" in message.labels
    check_fields(call.body, draft)
    if "internetMessageHeaders" in call.body:
        raise invalid("Headers can be set when a message is created.", "ErrorInvalidPropertySet")
    beside = read_beside(call.body)
    raw = _threaded(call, change_letter(message.raw, call.body), beside)
    _keep(message, beside)
    if draft and draft_id(message) in mailbox.drafts:
        thread = message.thread if message.thread != message.id else None
        message = mailbox.rewrite_draft(draft_id(message), raw, thread)
    else:
        message = mailbox.touch(message.id)
    if isinstance(call.body.get("isRead"), bool):
        unread = set() if call.body["isRead"] else {"UNREAD"}
        message = mailbox.relabel(message.id, unread, {"UNREAD"} - unread)
    return Reply(_shape(call, message))


def delete(call: Call) -> Reply:
    """DELETE /me/messages/{id}: gone, or (a habit) in Deleted Items under a new placed id."""
    mailbox, message = call.person.mailbox, find(call, call.params["messageId"])
    require_match(call, message)
    mailbox.drafts.pop(draft_id(message), None)
    if mailbox.habits.keeps_deleted and "TRASH" not in message.labels:
        mailbox.relabel(message.id, {"TRASH"}, {"INBOX", "SENT"})
    else:
        mailbox.remove(message.id)
    return Reply(status=204)


def require_match(call: Call, message: Message) -> None:
    """412 when If-Match names another state of the mail."""
    if call.headers.get("If-Match", "*").strip() not in ("*", etag(message)):
        raise changed()


def _author(call: Call) -> tuple[str, str]:
    return call.person.name, call.person.address


def _laid(call: Call, raw: bytes, thread: str | None) -> Message:
    mailbox = call.person.mailbox
    message = mailbox.add(raw, {"DRAFT"}, thread)
    mailbox.drafts[draft_id(message)] = message.id
    return message


def _threaded(call: Call, raw: bytes, beside: dict[str, Json]) -> bytes:
    return thread(raw, beside["properties"]) if call.manners.threads_by_properties else raw


def _keep(message: Message, beside: dict[str, Json]) -> None:
    for name, found in beside.items():
        message.extras[name] = message.extras.get(name, {}) | found


def _mime(body: bytes) -> bytes:
    try:
        return base64.b64decode(b"".join(body.split()), validate=True)
    except (ValueError, binascii.Error):
        raise invalid("Invalid base64 string for MIME content.") from None


def _with_id(call: Call, raw: bytes) -> bytes:
    return letters.set_header(raw, "Message-ID", call.world.message_id())


def _shape(call: Call, message: Message) -> Json:
    form = "" if call.wishes.text_bodies else "stored"
    return {"@odata.context": call.context("messages/$entity"), **show(call, message, View(), form)}


def _made(call: Call, message: Message) -> Reply:
    shape = _shape(call, message)
    return Reply(shape, 201, {"Location": f"{call.graph}/me/messages/{shape['id']}"})
