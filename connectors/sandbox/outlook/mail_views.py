"""Which part of a message does the client want to see? `$select` and `$expand` of mail calls."""

import re
from dataclasses import dataclass

from connectors.sandbox.exchanges import Json
from connectors.sandbox.mailbox import Message
from connectors.sandbox.outlook.calls import Call
from connectors.sandbox.outlook.errors import ApiError, bad_query
from connectors.sandbox.outlook.mail_properties import plain_id, shown
from connectors.sandbox.outlook.mail_shapes import SELECTABLE, message_json
from connectors.sandbox.outlook.meeting_events import event_of
from connectors.sandbox.outlook.terms import unquoted

_CAST = re.compile(r"microsoft\.graph\.eventMessage(?:Request|Response)?/")
_PROPERTIES = re.compile(r"singleValueExtendedProperties\(\$filter=(.+)\)", re.IGNORECASE)
_IDENT = re.compile(r"\w+ eq '((?:[^']|'')*)'")
_EVENT = re.compile(r"microsoft\.graph\.eventMessage/event", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class View:
    """What to show: fields (none means the usual ones), extended properties by id, and the meeting's event."""

    fields: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    event: bool = False


def read_view(call: Call) -> View:
    """The view a call asks for; 400 for fields and expansions a message does not have."""
    return View(read_fields(call.select), _properties(call.text("$expand")), bool(_EVENT.search(call.text("$expand"))))


def read_fields(select: tuple[str, ...]) -> tuple[str, ...]:
    """Selected fields, those of meeting mails without their type's name."""
    for name in select:
        if _CAST.sub("microsoft.graph.eventMessage/", name) not in SELECTABLE:
            raise ApiError(
                400, "RequestBroker--ParseUri", f"Could not find a property named '{name}' on type 'Microsoft.Message'."
            )
    return tuple(_CAST.sub("", name) for name in select)


def _properties(expand: str) -> tuple[str, ...]:
    rest = _EVENT.sub("", expand).strip(" ,")
    if not rest:
        return ()
    match = _PROPERTIES.fullmatch(rest)
    named = [_IDENT.fullmatch(part.strip()) for part in re.split(r"\s+or\s+", match[1])] if match else []
    found = [unquoted(one[1]) for one in named if one is not None]
    if not found or len(found) != len(named):
        raise bad_query(f"Parsing OData Select and Expand failed: {rest}")
    return tuple(plain_id(one) for one in found)


def show(call: Call, message: Message, view: View, form: str = "") -> Json:
    """A message as the view wants it."""
    shape = message_json(call, message, view.fields, form)
    if found := shown(message, list(view.properties)):
        shape["singleValueExtendedProperties"] = found
    if view.event and (event := event_of(call, message)) is not None:
        shape["event"] = event
    return shape


def context(call: Call, rest: str) -> str:
    """The `@odata.context` of an answer."""
    who = call.person.address.replace("@", "%40")
    return f"{call.graph}/$metadata#users('{who}')/{rest}"
