"""What is new in a mail folder? messages/delta: rounds of pages, each round ended by the link to the next."""

from dataclasses import replace
from urllib.parse import urlencode

from connectors.sandbox.exchanges import Json
from connectors.sandbox.mailbox import Change, Mailbox, Message
from connectors.sandbox.outlook.calls import Call, Reply
from connectors.sandbox.outlook.errors import bad_query, inefficient
from connectors.sandbox.outlook.mail_filters import bad_filter, read_filter
from connectors.sandbox.outlook.mail_ids import FOLDERS, folder_of, in_folder, read_folder
from connectors.sandbox.outlook.mail_rounds import Round
from connectors.sandbox.outlook.mail_shapes import received_at
from connectors.sandbox.outlook.mail_views import View, read_fields, show
from connectors.sandbox.outlook.meeting_shapes import type_mark

_USUAL, _MOST, _MOST_FILTERED = 10, 1000, 5000
_KINDS = ("created", "updated", "deleted")
Item = tuple[tuple[str, str], Json]


def delta(call: Call) -> Reply:
    """One page. Items come without promised order; what is gone is told by `@removed`."""
    folder = read_folder(call.params["folderId"])
    token = call.text("$skiptoken") or call.text("$deltatoken")
    position = Round.read(call, token, folder) if token else _begin(call, folder)
    if position.upto == 0:
        position = replace(position, upto=call.person.mailbox.latest)
    items = _everything(call, position) if position.since is None else _news(call, position)
    left = [item for item in items if item[0] > position.key]
    shown = left[: call.page_size(_USUAL, _MOST)]
    if len(shown) < len(left):
        key = shown[-1][0] if shown else position.key
        link = {"@odata.nextLink": _link(call, "$skiptoken", replace(position, key=key))}
    else:
        after = replace(position, since=position.upto, upto=0, key=("", ""))
        link = {"@odata.deltaLink": _link(call, "$deltatoken", after)}
    value = [shape for _, shape in shown]
    if call.spoilt("reorder"):
        value.reverse()
    return Reply({"@odata.context": f"{call.graph}/$metadata#Collection(message)", **link, "value": value})


def _link(call: Call, name: str, position: Round) -> str:
    return call.link(urlencode({name: position.token()}, safe="$"))


def _begin(call: Call, folder: str) -> Round:
    kinds = tuple(kind.strip().lower() for kind in call.text("changeType").split(",") if kind.strip())
    if not set(kinds) <= set(_KINDS):
        raise bad_query(f"Invalid changeType: {call.text('changeType')}")
    if call.text("$orderby", "receivedDateTime desc") != "receivedDateTime desc":
        raise inefficient()
    terms = read_filter(call, call.text("$filter"))
    if any(name != "receivedDateTime" for name, _ in terms):
        raise bad_filter(call.text("$filter"))
    read_fields(call.select)
    return Round(folder, call.select, kinds, call.text("$filter"), None, call.person.mailbox.latest)


def _everything(call: Call, position: Round) -> list[Item]:
    """The first round: the folder as it is, in the order of arrival backwards."""
    found = _filtered(call, position, in_folder(call.person.mailbox, position.folder))
    keyed = sorted(((_backwards(message), message.item), message.id) for message in found)
    known = call.person.mailbox.messages
    kept = keyed[:_MOST_FILTERED] if position.filter else keyed
    return [(key, _shape(call, position, known[ident])) for key, ident in kept]


def _backwards(message: Message) -> str:
    """A key that grows from the newest mail to the oldest, so that a page can go on where the last one ended."""
    return f"{10**11 - received_at(message).timestamp():020.6f}"


def _news(call: Call, position: Round) -> list[Item]:
    """A later round: what changed since, each item once, in its last known state."""
    mailbox = call.person.mailbox
    since = mailbox.floor if call.spoilt("replay") else position.since or 0
    changes = [
        change for change in mailbox.changes if since < change.id <= position.upto and _touches(change, position.folder)
    ]
    last: dict[str, list[Change]] = {}
    for change in changes:
        last.setdefault(change.item, []).append(change)
    found: list[Item] = []
    for item, seen in last.items():
        shape = _told(call, position, item, seen)
        if shape is not None:
            found.append(((f"{seen[-1].id:020d}", item), shape))
    return sorted(found, key=lambda one: one[0])


def _told(call: Call, position: Round, item: str, seen: list[Change]) -> Json | None:
    message = _present(call.person.mailbox, item, position.folder)
    if message is None:
        ident = call.ident("message", item, position.folder)
        gone = {"@odata.type": "#microsoft.graph.message", "id": ident, "@removed": {"reason": "deleted"}}
        return gone if _wanted(position, "deleted") else None
    label = FOLDERS[position.folder][0]
    came = any(change.kind == "added" or label in change.moved for change in seen)
    if not _wanted(position, "created" if came else "updated") or not _filtered(call, position, [message]):
        return None
    return _shape(call, position, message)


def _touches(change: Change, folder: str) -> bool:
    label = FOLDERS[folder][0]
    return label in change.labels or label in change.moved


def _present(mailbox: Mailbox, item: str, folder: str) -> Message | None:
    found = [message for message in mailbox.messages.values() if message.item == item]
    return next((message for message in found if folder_of(message) == folder), None)


def _wanted(position: Round, kind: str) -> bool:
    return not position.kinds or kind in position.kinds


def _filtered(call: Call, position: Round, messages: list[Message]) -> list[Message]:
    terms = read_filter(call, position.filter)
    return [message for message in messages if all(test(message) for _, test in terms)]


def _shape(call: Call, position: Round, message: Message) -> Json:
    shape = show(call, message, View(read_fields(position.select)))
    return {"@odata.type": type_mark(message), **shape}
