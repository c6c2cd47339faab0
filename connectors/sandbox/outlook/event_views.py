"""Which part of an event does the client want to see? `$select` and `$expand` of calendar calls."""

from connectors.sandbox.calendars import Calendar, Entry
from connectors.sandbox.exchanges import Json
from connectors.sandbox.outlook.calls import Call
from connectors.sandbox.outlook.errors import invalid
from connectors.sandbox.outlook.event_shapes import event_json
from connectors.sandbox.outlook.expansions import read_expansion

_ALWAYS = ("@odata.etag", "id")


def show(call: Call, calendar: Calendar, entry: Entry) -> Json:
    """An event as the call's `$select` and `$expand` want it."""
    shape, wanted = event_json(call, calendar, entry), read_expansion(call.text("$expand").strip())
    if call.select:
        shape = {name: shape[name] for name in (*_ALWAYS, *_checked(call, shape)) if name in shape}
    found = [{"id": ident, "value": entry.private[ident]} for ident in wanted if ident in entry.private]
    return shape | ({"singleValueExtendedProperties": found} if found else {})


def _checked(call: Call, shape: Json) -> tuple[str, ...]:
    for name in call.select:
        if name not in shape and name != "originalStart":
            raise invalid(
                f"Could not find a property named '{name}' on type 'Microsoft.Event'.", "RequestBroker--ParseUri"
            )
    return call.select
