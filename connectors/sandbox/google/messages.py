"""Gmail v1 reads: messages, threads, labels, profile, history and the mailbox watch."""

import base64
from datetime import timedelta

from connectors.sandbox.exchanges import Json
from connectors.sandbox.google.calls import Call, Reply
from connectors.sandbox.google.drafts import gone, searched
from connectors.sandbox.google.errors import forbidden, invalid
from connectors.sandbox.google.mail_shapes import brief, encode, find_part, message_json, payload, thread_json
from connectors.sandbox.google.paging import page
from connectors.sandbox.google.scopes import METADATA
from connectors.sandbox.mailbox import Change, Message

_SYSTEM_LABELS = ("INBOX", "SENT", "DRAFT", "UNREAD", "STARRED", "IMPORTANT", "SPAM", "TRASH", "CATEGORY_PERSONAL")
_FIELDS = {
    "added": "messagesAdded",
    "deleted": "messagesDeleted",
    "labels_added": "labelsAdded",
    "labels_removed": "labelsRemoved",
}
_TYPES = {
    "messageAdded": "added",
    "messageDeleted": "deleted",
    "labelAdded": "labels_added",
    "labelRemoved": "labels_removed",
}


def profile(call: Call) -> Reply:
    """users.getProfile: the address and the newest history id."""
    mailbox = call.person.mailbox
    return Reply(
        {
            "emailAddress": call.person.address,
            "messagesTotal": len(mailbox.messages),
            "threadsTotal": len({m.thread for m in mailbox.messages.values()}),
            "historyId": str(mailbox.latest),
        }
    )


def list_messages(call: Call) -> Reply:
    """messages.list: ids only, newest first."""
    items = [{"id": m.id, "threadId": m.thread} for m in _selected(call)]
    return Reply(page(call, items, "messages"))


def get_message(call: Call) -> Reply:
    """messages.get in any of the four formats."""
    message = _message(call)
    return Reply(message_json(message, _format(call), call.query.get("metadataHeaders")))


def list_threads(call: Call) -> Reply:
    """threads.list: one line for each conversation, the one with the newest mail first."""
    newest = {message.thread: message for message in reversed(_selected(call))}
    items = [
        {"id": m.thread, "historyId": str(m.history), "snippet": message_json(m, "minimal")["snippet"]}
        for m in sorted(newest.values(), key=lambda m: m.at, reverse=True)
    ]
    return Reply(page(call, items, "threads"))


def get_thread(call: Call) -> Reply:
    """threads.get with all its messages."""
    if not call.person.mailbox.thread(call.params["id"]):
        raise gone()
    form = _format(call)
    if form == "raw":
        raise invalid("Invalid value at 'format': raw", reason="invalidArgument")
    return Reply(thread_json(call.person.mailbox, call.params["id"], form, call.query.get("metadataHeaders")))


def get_attachment(call: Call) -> Reply:
    """messages.attachments.get: the bytes of a part that has a file name."""
    message = call.person.mailbox.messages.get(call.params["messageId"])
    shape = _attachment(message, call.params["id"]) if message else None
    if shape is None:
        raise gone()
    return Reply(shape)


def history(call: Call) -> Reply:
    """history.list: what changed after `startHistoryId`; 404 when that is too old or never was."""
    mailbox, start = call.person.mailbox, call.text("startHistoryId")
    if not start.isdecimal():
        raise invalid("Missing or invalid startHistoryId", reason="invalidArgument")
    if int(start) < mailbox.floor:
        raise gone()
    since = mailbox.floor if call.spoilt("replay") else int(start)
    kinds = _kinds(call)
    lines = [
        _line(change)
        for change in mailbox.changes
        if change.id > since and change.kind in kinds and _labelled(call, change)
    ]
    if call.spoilt("reorder"):
        lines.reverse()
    shape = page(call, lines, "history") | {"historyId": str(mailbox.latest)}
    del shape["resultSizeEstimate"]
    return Reply(shape)


def modify(call: Call) -> Reply:
    """messages.modify: labels on and off; SENT and DRAFT cannot be set by hand."""
    message = _message(call)
    add, drop = set(call.body.get("addLabelIds") or []), set(call.body.get("removeLabelIds") or [])
    unknown = (add | drop) - set(_SYSTEM_LABELS) | (add | drop) & {"SENT", "DRAFT"}
    if unknown:
        raise invalid(f"Invalid label: {sorted(unknown)[0]}", reason="invalidArgument")
    return Reply(brief(call.person.mailbox.relabel(message.id, add, drop)))


def trash(call: Call) -> Reply:
    """messages.trash."""
    return Reply(brief(call.person.mailbox.relabel(_message(call).id, {"TRASH"}, {"INBOX"})))


def labels(call: Call) -> Reply:
    """labels.list: the system labels."""
    return Reply({"labels": [{"id": name, "name": name, "type": "system"} for name in _SYSTEM_LABELS]})


def watch(call: Call) -> Reply:
    """users.watch: accepted and recorded; there is no topic to publish to on loopback."""
    if not str(call.body.get("topicName", "")).startswith("projects/"):
        raise invalid("Invalid topicName", reason="invalidArgument")
    call.person.watched = tuple(call.body.get("labelIds") or ())
    until = call.world.clock.now() + timedelta(days=7)
    return Reply({"historyId": str(call.person.mailbox.latest), "expiration": str(int(until.timestamp() * 1000))})


def stop(call: Call) -> Reply:
    """users.stop: 204."""
    call.person.watched = None
    return Reply(status=204)


def _selected(call: Call) -> list[Message]:
    if call.text("q") and call.scopes <= METADATA:
        raise forbidden("insufficientPermissions", "Metadata scope does not support 'q' parameter")
    wanted = set(call.query.get("labelIds", []))
    hidden = set() if call.flag("includeSpamTrash") or "in:trash" in call.text("q") else {"SPAM", "TRASH"}
    everything = list(reversed(call.person.mailbox.messages.values()))
    return [m for m in searched(call, everything) if wanted <= m.labels and not hidden & m.labels]


def _message(call: Call) -> Message:
    message = call.person.mailbox.messages.get(call.params["id"])
    if message is None:
        raise gone()
    return message


def _format(call: Call) -> str:
    form = call.text("format", "full")
    if form in ("full", "raw") and call.scopes <= METADATA:
        raise forbidden("insufficientPermissions", "Metadata scope doesn't allow format " + form.upper())
    return form


def _attachment(message: Message, ident: str) -> Json | None:
    try:
        number = base64.urlsafe_b64decode(ident.removeprefix("ANGj")).decode()
    except ValueError:
        return None
    part = find_part(message.parsed, number)
    if part is None or not part.get_filename():
        return None
    content = payload(part)
    return {"size": len(content), "data": encode(content)}


def _kinds(call: Call) -> set[str]:
    wanted = call.query.get("historyTypes", list(_TYPES))
    try:
        return {_TYPES[name] for name in wanted}
    except KeyError as error:
        raise invalid(f"Invalid value at 'history_types': {error}", reason="invalidArgument") from None


def _labelled(call: Call, change: Change) -> bool:
    label = call.text("labelId")
    return not label or label in change.labels


def _line(change: Change) -> Json:
    message: Json = {"id": change.message, "threadId": change.thread, "labelIds": list(change.labels)}
    item: Json = {"message": message}
    if change.moved:
        item["labelIds"] = list(change.moved)
    return {
        "id": str(change.id),
        "messages": [{"id": change.message, "threadId": change.thread}],
        _FIELDS[change.kind]: [item],
    }
