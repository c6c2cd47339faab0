"""Which part of a message does the client want to see? `$select` and `$expand` of mail calls."""

import re
from dataclasses import dataclass

from connectors.sandbox.exchanges import Json
from connectors.sandbox.mailbox import Message
from connectors.sandbox.outlook.calls import Call
from connectors.sandbox.outlook.errors import ApiError
from connectors.sandbox.outlook.expansions import read_expansion
from connectors.sandbox.outlook.mail_properties import shown
from connectors.sandbox.outlook.mail_shapes import SELECTABLE, message_json
from connectors.sandbox.outlook.meeting_events import event_of

_CAST = re.compile(r"microsoft\.graph\.eventMessage(?:Request|Response)?/")
_EVENT = re.compile(r"microsoft\.graph\.eventMessage/event", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class View:
    """What to show: fields (none means the usual ones), extended properties by id, and the meeting's event."""

    fields: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()
    event: bool = False


def read_view(call: Call) -> View:
    """The view a call asks for; 400 for fields and expansions a message does not have."""
    expand = call.text("$expand")
    properties = read_expansion(_EVENT.sub("", expand).strip(" ,"))
    return View(read_fields(call.select), properties, bool(_EVENT.search(expand)))


def read_fields(select: tuple[str, ...]) -> tuple[str, ...]:
    """Selected fields, those of meeting mails without their type's name."""
    for name in select:
        if _CAST.sub("microsoft.graph.eventMessage/", name) not in SELECTABLE:
            raise ApiError(
                400, "RequestBroker--ParseUri", f"Could not find a property named '{name}' on type 'Microsoft.Message'."
            )
    return tuple(_CAST.sub("", name) for name in select)


def show(call: Call, message: Message, view: View, form: str = "") -> Json:
    """A message as the view wants it."""
    shape = message_json(call, message, view.fields, form)
    if found := shown(message, list(view.properties)):
        shape["singleValueExtendedProperties"] = found
    if view.event and (event := event_of(call, message)) is not None:
        shape["event"] = event
    return shape
