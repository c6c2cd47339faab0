"""How does a calendar entry look on Google's wire? The Event resource, out of the world's entries."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from connectors.sandbox.calendars import Calendar, Entry, Guest
from connectors.sandbox.moments import Moment

Json = dict[str, Any]


def timestamp(instant: datetime | None) -> str:
    """RFC 3339 with milliseconds and Z, as `updated` and `created` are written."""
    moment = (instant or datetime.now(UTC)).astimezone(UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond // 1000:03d}Z"


def etag(version: int) -> str:
    """The quoted version word."""
    return f'"{version}"'


def moment_json(moment: Moment, calendar_zone: str, shown: str = "") -> Json:
    """An EventDateTime; `shown` is the zone the reader asked for."""
    if moment.day is not None:
        return {"date": moment.day.isoformat()}
    local = moment.instant(calendar_zone).astimezone(ZoneInfo(shown or calendar_zone))
    text = local.isoformat(timespec="seconds").replace("+00:00", "Z")
    return {"dateTime": text, "timeZone": moment.zone or calendar_zone}


def tombstone(entry: Entry, calendar: Calendar) -> Json:
    """What a list says of a deleted entry: its id and, for an instance, which one it was."""
    shape: Json = {"kind": "calendar#event", "etag": etag(entry.version), "id": entry.id, "status": "cancelled"}
    if entry.series and entry.original is not None:
        shape["recurringEventId"] = entry.series
        shape["originalStartTime"] = moment_json(entry.original, calendar.zone)
    return shape


def event_json(entry: Entry, calendar: Calendar, shown: str = "", most_guests: int = 0) -> Json:
    """The full Event resource as the calendar's viewer sees it."""
    shape: Json = {
        "kind": "calendar#event",
        "etag": etag(entry.version),
        "id": entry.id,
        "status": entry.status,
        "htmlLink": f"https://calendar.provider.example/event?eid={entry.id}",
        "created": timestamp(entry.created),
        "updated": timestamp(entry.updated),
        "summary": entry.title,
        "description": entry.description,
        "location": entry.location,
        "creator": _person(entry, calendar),
        "organizer": _person(entry, calendar),
        "start": moment_json(entry.start, calendar.zone, shown),
        "end": moment_json(entry.end, calendar.zone, shown),
        "iCalUID": entry.uid,
        "sequence": entry.sequence,
        "eventType": entry.kind,
        "eventLabelId": entry.label,
        "colorId": entry.color,
        "recurrence": entry.rules,
        "reminders": _reminders(entry),
        **entry.extras,
    }
    shape |= _recurring(entry, calendar) | _guests(entry, calendar, most_guests) | _properties(entry)
    if not entry.busy:
        shape["transparency"] = "transparent"
    if entry.visibility != "default":
        shape["visibility"] = entry.visibility
    return {name: value for name, value in shape.items() if value not in ("", [], {})}


def _person(entry: Entry, calendar: Calendar) -> Json:
    shape: Json = {"email": entry.organizer}
    if entry.organizer_name:
        shape["displayName"] = entry.organizer_name
    if entry.organizer == calendar.owner:
        shape["self"] = True
    return shape


def _recurring(entry: Entry, calendar: Calendar) -> Json:
    if not entry.series or entry.original is None:
        return {}
    return {"recurringEventId": entry.series, "originalStartTime": moment_json(entry.original, calendar.zone)}


def _guests(entry: Entry, calendar: Calendar, most: int) -> Json:
    if most and len(entry.guests) > most:
        own = [_guest(g, entry, calendar) for g in entry.guests if g.address == calendar.owner]
        return {"attendees": own, "attendeesOmitted": True}
    return {"attendees": [_guest(guest, entry, calendar) for guest in entry.guests]}


def _guest(guest: Guest, entry: Entry, calendar: Calendar) -> Json:
    shape: Json = {"email": guest.address, "responseStatus": guest.answer}
    if guest.name:
        shape["displayName"] = guest.name
    if guest.optional:
        shape["optional"] = True
    if guest.address == entry.organizer:
        shape["organizer"] = True
    if guest.address == calendar.owner:
        shape["self"] = True
    return shape


def _properties(entry: Entry) -> Json:
    sets = {"private": dict(entry.private), "shared": dict(entry.shared)}
    kept = {name: values for name, values in sets.items() if values}
    return {"extendedProperties": kept} if kept else {}


def _reminders(entry: Entry) -> Json:
    if entry.reminders is None:
        return {"useDefault": True}
    overrides = [{"method": method, "minutes": minutes} for method, minutes in entry.reminders]
    return {"useDefault": False, "overrides": overrides} if overrides else {"useDefault": False}
