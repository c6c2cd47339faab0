"""Graph sends mail: 202 at once, and the letter leaves a little later.

What Microsoft does with a second send of one draft, and with our ids and headers, nobody has measured; so each
is a habit of the mailbox or one of the manners, and a client has to be safe with all of them.
"""

from email import policy
from typing import Any

from connectors.sandbox import letters, post
from connectors.sandbox.bounces import bounce
from connectors.sandbox.mailbox import Message
from connectors.sandbox.outlook.calls import Call, Reply
from connectors.sandbox.outlook.errors import ApiError, invalid
from connectors.sandbox.outlook.mail_ids import draft_id, find
from connectors.sandbox.outlook.mail_properties import read_beside, thread
from connectors.sandbox.outlook.mail_writing import check_fields, write_letter
from connectors.sandbox.outlook.plain_text import to_text

_LATEST = "sending"


def send(call: Call) -> Reply:
    """POST /me/messages/{id}/send: 202 without a body; the draft stays in Drafts until the letter is out."""
    message, habits = find(call, call.params["messageId"]), call.person.mailbox.habits
    if "DRAFT" not in message.labels:
        raise ApiError(400, "ErrorInvalidRequest", "The item is not a draft and cannot be sent.")
    _require_recipients(message.raw)
    headers = {"Retry-After": habits.send_retry_after} if habits.send_retry_after else {}
    if not message.extras.get(_LATEST) or habits.sends_twice:
        message.extras[_LATEST] = True
        raw = _outgoing(call, message.raw, bool(message.extras.get("mime")))
        call.world.later(call.manners.sent_delay, lambda: _leave(call, message, raw))
    return Reply(status=202, headers=headers)


def send_mail(call: Call) -> Reply:
    """POST /me/sendMail: 202 without id or handle; a copy in Sent Items unless that is not wanted."""
    given = {name.lower(): value for name, value in call.body.items()}
    fields = given.get("message")
    if not isinstance(fields, dict):
        raise invalid("The request body needs a message.", "RequestBodyRead")
    check_fields(fields, draft=True)
    beside = read_beside(fields)
    raw = write_letter((call.person.name, call.person.address), call.world.message_id(), fields, {})
    if call.manners.threads_by_properties:
        raw = thread(raw, beside["properties"])
    _require_recipients(raw)
    out = _outgoing(call, raw, mime=False)
    copy = given.get("savetosentitems") is not False
    call.world.later(call.manners.sent_delay, lambda: _go(call, out, None, beside if copy else None))
    return Reply(status=202)


def _leave(call: Call, draft: Message, raw: bytes) -> None:
    """The letter goes out, and the draft, if it is still there, goes to Sent Items."""
    mailbox, ident = call.person.mailbox, draft_id(draft)
    if mailbox.habits.send_fails == "stuck":
        return
    held = mailbox.draft(ident) if ident in mailbox.drafts else None
    sent_before = any(one.item == draft.item for one in mailbox.messages.values()) and held is None
    if held is not None:
        mailbox.drop_draft(ident)
    _go(call, raw, held, draft.extras if held or sent_before else None)


def _go(call: Call, raw: bytes, origin: Message | None, beside: dict[str, Any] | None) -> None:
    """The letter leaves; a copy is laid into Sent Items with what is `beside` it, unless that is None."""
    person, habits = call.person, call.person.mailbox.habits
    final = post.seal(call.world, person, raw, call.manners.own_message_ids)
    if beside is not None:
        kept = {name: found for name, found in beside.items() if name in ("properties", "fields")}
        call.world.later(habits.copy_lag, lambda: _file(call, final, origin, kept))
    if habits.send_fails == "report":
        for address in letters.recipients(letters.read(final)):
            post.arrive(call.world, person, bounce(call.world, person, address, final))
    else:
        post.carry(call.world, person, final)


def _file(call: Call, final: bytes, origin: Message | None, kept: dict[str, Any]) -> None:
    """Lay the copy into Sent Items, as the draft's own item unless this store gives it a new one."""
    mailbox = call.person.mailbox
    same = None if call.manners.ids_change_on_send else origin
    thread = origin.thread if origin is not None and origin.thread != origin.id else None
    sent = mailbox.add(final, {"SENT"}, thread or mailbox.home_thread(letters.read(final)), same)
    sent.extras = {} if mailbox.habits.loses_marks else kept


def _require_recipients(raw: bytes) -> None:
    if not letters.recipients(letters.read(raw)):
        raise invalid("At least one recipient isn't valid.", "ErrorInvalidRecipients")


def _outgoing(call: Call, raw: bytes, mime: bool) -> bytes:
    """The bytes as transport gets them: text beside HTML; headers gone that Exchange does not let through."""
    mail = letters.read(raw)
    own = mime or call.person.mailbox.habits.loses_headers
    for name in dict.fromkeys(mail.keys()):
        if name.lower() == "auto-submitted" or (own and name.lower().startswith("x-")):
            raw = letters.set_header(raw, name, None)
    if mail.get_content_type() != "text/html":
        return raw
    return _with_text(raw, call)


def _with_text(raw: bytes, call: Call) -> bytes:
    mail = letters.read(raw)
    source = mail.get_content()
    mail.set_content(to_text(source))
    mail.add_alternative(source, subtype="html")
    mail.set_boundary("=_" + call.world.mint.token(24))
    return mail.as_bytes(policy=policy.SMTP.clone(refold_source="none"))
