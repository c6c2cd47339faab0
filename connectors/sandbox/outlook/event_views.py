"""Which part of an event does the client want to see? `$select` and `$expand` of calendar calls."""

import re

from connectors.sandbox.calendars import Calendar, Entry
from connectors.sandbox.exchanges import Json
from connectors.sandbox.outlook.calls import Call
from connectors.sandbox.outlook.errors import bad_query, invalid
from connectors.sandbox.outlook.event_shapes import event_json
from connectors.sandbox.outlook.mail_properties import plain_id
from connectors.sandbox.outlook.terms import unquoted

_PROPERTIES = re.compile(r"singleValueExtendedProperties\(\$filter=(.+)\)", re.IGNORECASE)
_IDENT = re.compile(r"id eq '((?:[^']|'')*)'")
_ALWAYS = ("@odata.etag", "id")


def show(call: Call, calendar: Calendar, entry: Entry) -> Json:
    """An event as the call's `$select` and `$expand` want it."""
    shape = event_json(call, calendar, entry)
    if call.select:
        shape = {name: shape[name] for name in (*_ALWAYS, *_checked(call, shape)) if name in shape}
    found = [{"id": ident, "value": entry.private[ident]} for ident in _expanded(call) if ident in entry.private]
    return shape | ({"singleValueExtendedProperties": found} if found else {})


def _checked(call: Call, shape: Json) -> tuple[str, ...]:
    for name in call.select:
        if name not in shape and name != "originalStart":
            raise invalid(
                f"Could not find a property named '{name}' on type 'Microsoft.Event'.", "RequestBroker--ParseUri"
            )
    return call.select


def _expanded(call: Call) -> list[str]:
    text = call.text("$expand")
    if not text:
        return []
    match = _PROPERTIES.fullmatch(text.strip())
    named = [_IDENT.fullmatch(part.strip()) for part in re.split(r"\s+or\s+", match[1])] if match else [None]
    found = [plain_id(unquoted(one[1])) for one in named if one is not None]
    if len(found) != len(named):
        raise bad_query(f"Parsing OData Select and Expand failed: {text}")
    return found
