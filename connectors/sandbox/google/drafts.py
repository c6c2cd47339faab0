"""Gmail v1 drafts: create, read, list, replace, delete and send."""

import re

from connectors.sandbox import post
from connectors.sandbox.exchanges import Json
from connectors.sandbox.google.calls import Call, Reply
from connectors.sandbox.google.errors import ApiError, invalid
from connectors.sandbox.google.mail_shapes import brief, decode, message_json
from connectors.sandbox.google.paging import page
from connectors.sandbox.mailbox import Mailbox, Message, ThreadMismatch
from connectors.sandbox.search import found

_ME = re.compile(r"\b(from|to|cc):me\b")


def gone() -> ApiError:
    """Gmail's 404."""
    return ApiError(404, "notFound", "Requested entity was not found.")


def create(call: Call) -> Reply:
    """drafts.create: into the named thread only when headers and subject fit it."""
    mailbox = call.person.mailbox
    raw, thread = _content(call)
    try:
        ident = mailbox.save_draft(raw, thread)
    except ThreadMismatch as error:
        raise invalid(f"Invalid thread_id value: {error}.", reason="invalidArgument") from None
    return Reply({"id": ident, "message": brief(mailbox.draft(ident))})


def get(call: Call) -> Reply:
    """drafts.get: the draft's present message, in any of the four formats."""
    message = _draft(call.person.mailbox, call.params["id"])
    return Reply({"id": call.params["id"], "message": message_json(message, call.text("format", "full"))})


def list_drafts(call: Call) -> Reply:
    """drafts.list: ids only, newest first; `q` searches like the search box."""
    mailbox = call.person.mailbox
    owners = {message: draft for draft, message in mailbox.drafts.items()}
    items = [
        {"id": owners[message.id], "message": {"id": message.id, "threadId": message.thread}}
        for message in searched(call, mailbox.labelled("DRAFT"))
    ]
    return Reply(page(call, items, "drafts"))


def update(call: Call) -> Reply:
    """drafts.update: same draft id, new message id."""
    mailbox, ident = call.person.mailbox, call.params["id"]
    _draft(mailbox, ident)
    raw, thread = _content(call)
    return Reply({"id": ident, "message": brief(_replaced(mailbox, ident, raw, thread))})


def _replaced(mailbox: Mailbox, ident: str, raw: bytes, thread: str | None) -> Message:
    try:
        return mailbox.replace_draft(ident, raw, thread)
    except ThreadMismatch as error:
        raise invalid(f"Invalid thread_id value: {error}.", reason="invalidArgument") from None


def delete(call: Call) -> Reply:
    """drafts.delete: 204, for good."""
    _draft(call.person.mailbox, call.params["id"])
    call.person.mailbox.drop_draft(call.params["id"])
    return Reply(status=204)


def send(call: Call) -> Reply:
    """drafts.send: the draft is consumed, so a second send of it answers 404; `message.raw` replaces first."""
    mailbox, ident = call.person.mailbox, call.body.get("id")
    if not isinstance(ident, str) or ident not in mailbox.drafts:
        raise gone()
    if isinstance(call.body.get("message"), dict) and call.body["message"].get("raw"):
        raw, thread = _content(call)
        _replaced(mailbox, ident, raw, thread)
    draft = mailbox.draft(ident)
    sent = _posted(call, draft.raw, draft.thread if draft.thread != draft.id else None)
    mailbox.drop_draft(ident)
    return Reply(brief(sent))


def send_message(call: Call) -> Reply:
    """messages.send: straight out, without a draft."""
    raw, thread = decode(call.body.get("raw")), call.body.get("threadId")
    try:
        call.person.mailbox.require_thread(raw, thread)
    except ThreadMismatch as error:
        raise invalid(f"Invalid thread_id value: {error}.", reason="invalidArgument") from None
    return Reply(brief(_posted(call, raw, thread)))


def _posted(call: Call, raw: bytes, thread: str | None) -> Message:
    try:
        return post.send(call.world, call.person, raw, thread)
    except post.NoRecipient as error:
        raise invalid(str(error), reason="invalidArgument") from None


def searched(call: Call, messages: list[Message]) -> list[Message]:
    """The messages that meet the call's `q`; with a search lag set, fresh mail is not yet indexed."""
    query = _ME.sub(rf"\1:{call.person.address}", call.text("q"))
    now = call.world.clock.now()
    if not query:
        return messages
    indexed = [message for message in messages if (now - message.at).total_seconds() >= call.world.search_lag]
    return [message for message in indexed if found(message, query, now)]


def _content(call: Call) -> tuple[bytes, str | None]:
    message: Json = call.body.get("message") or {}
    if not isinstance(message, dict):
        raise invalid("Invalid value at 'draft.message'", reason="invalidArgument")
    return decode(message.get("raw")), message.get("threadId") or None


def _draft(mailbox: Mailbox, ident: str) -> Message:
    if ident not in mailbox.drafts:
        raise gone()
    return mailbox.draft(ident)
