"""Calendar v3 beside events: the calendar list, calendars with their labels, colours and settings."""

import re
from zoneinfo import ZoneInfo

from connectors.sandbox.calendars import Calendar, Label
from connectors.sandbox.exchanges import Json
from connectors.sandbox.google.calls import Call, Reply
from connectors.sandbox.google.errors import ApiError, forbidden, invalid, not_found
from connectors.sandbox.google.event_shapes import etag, timestamp

_EVENT_COLORS = {
    "1": "#a4bdfc",
    "2": "#7ae7bf",
    "3": "#dbadff",
    "4": "#ff887c",
    "5": "#fbd75b",
    "6": "#ffb878",
    "7": "#46d6db",
    "8": "#e1e1e1",
    "9": "#5484ed",
    "10": "#51b749",
    "11": "#dc2127",
}
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def list_calendars(call: Call) -> Reply:
    """calendarList.list: every calendar the person sees; entries carry no label definitions."""
    items = [_list_entry(call, calendar) for calendar in call.person.calendars.values()]
    return Reply(
        {
            "kind": "calendar#calendarList",
            "etag": etag(call.world.mint.latest),
            "items": items,
            "nextSyncToken": f"list-{call.world.mint.latest}",
        }
    )


def _list_entry(call: Call, calendar: Calendar) -> Json:
    shape: Json = {
        "kind": "calendar#calendarListEntry",
        "etag": etag(calendar.version),
        "id": calendar.id,
        "summary": calendar.title,
        "timeZone": calendar.zone,
        "accessRole": calendar.role,
        "selected": True,
        "colorId": "14",
        "defaultReminders": [{"method": "popup", "minutes": 30}],
    }
    if calendar.id == call.person.address:
        shape["primary"] = True
    return shape


def get_calendar(call: Call) -> Reply:
    """calendars.get: zone and label definitions."""
    calendar = call.calendar()
    return Reply(_calendar(calendar), headers={"ETag": etag(calendar.version)})


def _calendar(calendar: Calendar) -> Json:
    labels = [
        {"id": item.id, "backgroundColor": item.color, **({"name": item.name} if item.name else {})}
        for item in calendar.labels
    ]
    shape: Json = {
        "kind": "calendar#calendar",
        "etag": etag(calendar.version),
        "id": calendar.id,
        "summary": calendar.title,
        "timeZone": calendar.zone,
        "description": calendar.description,
        "location": calendar.location,
        "dataOwner": calendar.owner,
        "labelProperties": {"eventLabels": labels} if labels else {},
    }
    return {name: value for name, value in shape.items() if value not in ("", {})}


def patch_calendar(call: Call) -> Reply:
    """calendars.patch: a label list that is sent replaces the stored one; `If-Match` guards it."""
    calendar, body = call.calendar(), call.body
    if calendar.role != "owner":
        raise forbidden("requiredAccessLevel", "You need to have owner access to this calendar.")
    if call.headers.get("If-Match", "*") not in ("*", etag(calendar.version)):
        raise ApiError(412, "conditionNotMet", "Precondition Failed", "If-Match", "header")
    labels = _labels(call, body["labelProperties"]) if body.get("labelProperties") is not None else calendar.labels
    zone = _zone(body.get("timeZone", calendar.zone))
    calendar.labels, calendar.zone = labels, zone
    calendar.title = body.get("summary", calendar.title)
    calendar.description = body.get("description", calendar.description)
    calendar.location = body.get("location", calendar.location)
    calendar.touch()
    return Reply(_calendar(calendar))


def _zone(name: object) -> str:
    try:
        return ZoneInfo(str(name)).key
    except (ValueError, KeyError, OSError):
        raise invalid("Invalid time zone.", "timeZone") from None


def _labels(call: Call, properties: object) -> list[Label]:
    items = properties.get("eventLabels") or [] if isinstance(properties, dict) else []
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise invalid("Invalid event labels.", "labelProperties")
    if len(items) > 200:
        raise invalid("A calendar can have at most 200 event labels.", "labelProperties")
    return [_label(call, item) for item in items]


def _label(call: Call, item: Json) -> Label:
    color, name = item.get("backgroundColor"), item.get("name") or ""
    if not isinstance(color, str) or not _HEX.fullmatch(color):
        raise invalid("Invalid or missing backgroundColor.", "labelProperties")
    if len(name) > 50:
        raise invalid("An event label name can have at most 50 characters.", "labelProperties")
    return Label(item.get("id") or call.world.mint.uuid(), color, name)


def colors(call: Call) -> Reply:
    """colors.get: the old colour numbers."""
    palette = {key: {"background": value, "foreground": "#1d1d1d"} for key, value in _EVENT_COLORS.items()}
    return Reply(
        {"kind": "calendar#colors", "updated": timestamp(call.world.clock.now()), "calendar": palette, "event": palette}
    )


def _settings(call: Call) -> dict[str, str]:
    return {"timezone": call.person.zone, "locale": "en", "weekStart": "1", "format24HourTime": "true"}


def get_setting(call: Call) -> Reply:
    """settings.get."""
    name = call.params["setting"]
    if name not in _settings(call):
        raise not_found()
    return Reply(_setting(name, _settings(call)[name]))


def list_settings(call: Call) -> Reply:
    """settings.list."""
    items = [_setting(name, value) for name, value in _settings(call).items()]
    return Reply({"kind": "calendar#settings", "etag": etag(1), "items": items, "nextSyncToken": "settings-1"})


def _setting(name: str, value: str) -> Json:
    return {"kind": "calendar#setting", "etag": etag(1), "id": name, "value": value}
