"""What does a client want an event to be? Reads an event body into an entry, refusing what Exchange refuses."""

from collections.abc import Callable
from typing import Any

from connectors.sandbox.calendars import Calendar, Entry, Guest
from connectors.sandbox.exchanges import Json
from connectors.sandbox.outlook.errors import invalid
from connectors.sandbox.outlook.event_times import read_moment
from connectors.sandbox.outlook.mail_properties import read_properties
from connectors.sandbox.outlook.plain_text import to_text
from connectors.sandbox.outlook.series import read_recurrence
from connectors.sandbox.people import Person

_CHOICES = {
    "showAs": ("free", "tentative", "busy", "oof", "workingElsewhere", "unknown"),
    "sensitivity": ("normal", "private", "confidential"),
    "importance": ("low", "normal", "high"),
}
_TOLERATED = {"allowNewTimeProposals", "hideAttendees", "isOnlineMeeting", "responseRequested", "transactionId"}


def apply_body(entry: Entry, body: Json, calendar: Calendar, person: Person) -> None:
    """Write the fields present in `body` into the entry; 400 for a field that cannot be written."""
    for name in body:
        if name not in _WRITERS and name not in _TOLERATED and not name.startswith("@odata."):
            raise invalid(f"The property '{name}' does not exist on type 'Microsoft.Event' or cannot be written.")
    for name, write in _WRITERS.items():
        if name in body:
            write(entry, body[name])
    if "categories" in body:
        categorise(entry, person, calendar, body["categories"])
    _times(entry, body, calendar)
    _reminder(entry, body)


def categorise(entry: Entry, person: Person, calendar: Calendar, names: object) -> None:
    """Give the entry these categories; the first one of the master list becomes its label."""
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names):
        raise _unreadable("categories")
    home = person.label_home(calendar)
    label = next((found for name in names if (found := home.label_named(name))), None)
    entry.label = label.id if label else ""
    others = [name for name in names if label is None or name.lower() != label.name.lower()]
    entry.own = {key: value for key, value in entry.own.items() if key != "categories"}
    if others:
        entry.own["categories"] = others


def _times(entry: Entry, body: Json, calendar: Calendar) -> None:
    all_day = body.get("isAllDay", entry.start.day is not None)
    if not isinstance(all_day, bool):
        raise _unreadable("isAllDay")
    for name in ("start", "end"):
        if name in body:
            setattr(entry, name, read_moment(body[name], all_day, name))
    if (entry.start.day is None) != (entry.end.day is None) or (entry.start.day is not None) != all_day:
        raise invalid("An all-day event needs a new start and end.", "ErrorPropertyValidationFailure")
    length = entry.length(calendar.zone)
    if length.total_seconds() < 0 or (all_day and not length):
        raise invalid("The start of an event has to lie before its end.", "ErrorCalendarEndDateIsEarlierThanStartDate")


def _reminder(entry: Entry, body: Json) -> None:
    if "isReminderOn" not in body and "reminderMinutesBeforeStart" not in body:
        return
    minutes = body.get("reminderMinutesBeforeStart", entry.reminders[0][1] if entry.reminders else 15)
    if not isinstance(minutes, int) or isinstance(minutes, bool) or minutes < 0:
        raise _unreadable("reminderMinutesBeforeStart")
    on = body.get("isReminderOn", entry.reminders is None or bool(entry.reminders))
    entry.reminders = [("popup", minutes)] if on else []


def _subject(entry: Entry, value: object) -> None:
    entry.title = _text(value, "subject")


def _body(entry: Entry, value: object) -> None:
    data = value if isinstance(value, dict) else {}
    kind, content = str(data.get("contentType", "text")).lower(), _text(data.get("content"), "body")
    if kind not in ("text", "html"):
        raise _unreadable("body")
    entry.own = {key: kept for key, kept in entry.own.items() if key != "html"}
    if kind == "html":
        entry.own["html"] = content
    entry.description = to_text(content) if kind == "html" else content


def _location(entry: Entry, value: object) -> None:
    entry.location = _text(value.get("displayName") if isinstance(value, dict) else None, "location")


def _attendees(entry: Entry, value: object) -> None:
    if not isinstance(value, list):
        raise _unreadable("attendees")
    before = {guest.address: guest.answer for guest in entry.guests}
    entry.guests = [_guest(item, before) for item in value]


def _guest(item: object, before: dict[str, str]) -> Guest:
    who = item.get("emailAddress") if isinstance(item, dict) else None
    address = str(who.get("address", "")).lower() if isinstance(who, dict) else ""
    if "@" not in address or not isinstance(item, dict) or not isinstance(who, dict):
        raise invalid("At least one recipient is not valid.", "ErrorInvalidRecipients")
    optional = item.get("type") == "optional"
    return Guest(address, _text(who.get("name"), "name"), before.get(address, "needsAction"), optional)


def _show(entry: Entry, value: object) -> None:
    entry.own = {**entry.own, "showAs": _chosen("showAs", value)}
    entry.busy = value not in ("free", "workingElsewhere")


def _sensitivity(entry: Entry, value: object) -> None:
    entry.visibility = _chosen("sensitivity", value).replace("normal", "default")


def _importance(entry: Entry, value: object) -> None:
    entry.own = {**entry.own, "importance": _chosen("importance", value)}


def _properties(entry: Entry, value: object) -> None:
    entry.private = entry.private | read_properties(value)


def _recurrence(entry: Entry, value: object) -> None:
    entry.rules = read_recurrence(value)


def _kept(entry: Entry, value: object) -> None:
    """Written together with other fields afterwards."""


def _chosen(name: str, value: object) -> str:
    if value not in _CHOICES[name]:
        raise _unreadable(name)
    return str(value)


def _text(value: object, name: str) -> str:
    if value is not None and not isinstance(value, str):
        raise _unreadable(name)
    return value or ""


def _unreadable(name: str) -> Exception:
    return invalid(f"An unexpected value was found when reading '{name}'.", "RequestBodyRead")


_WRITERS: dict[str, Callable[[Entry, Any], None]] = {
    "subject": _subject,
    "body": _body,
    "location": _location,
    "attendees": _attendees,
    "showAs": _show,
    "sensitivity": _sensitivity,
    "importance": _importance,
    "singleValueExtendedProperties": _properties,
    "recurrence": _recurrence,
    **dict.fromkeys(("start", "end", "isAllDay", "categories", "isReminderOn", "reminderMinutesBeforeStart"), _kept),
}
