"""What does a client want an event to be? Reads an Event body into an entry, refusing what Google refuses."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from connectors.sandbox.calendars import Calendar, Entry, Guest
from connectors.sandbox.google.errors import ApiError, invalid
from connectors.sandbox.moments import Moment
from connectors.sandbox.recurrence import UnreadableRule, read_rule

Json = dict[str, Any]

_ID = re.compile(r"[a-v0-9]{5,1024}")
_WORDS = {"summary": "title", "description": "description", "location": "location", "colorId": "color"}
_CHOICES = {
    "status": ("confirmed", "tentative", "cancelled"),
    "visibility": ("default", "public", "private", "confidential"),
    "transparency": ("opaque", "transparent"),
}
_ANSWERS = ("needsAction", "declined", "tentative", "accepted")
_EXTRAS = (
    "source",
    "guestsCanInviteOthers",
    "guestsCanModify",
    "guestsCanSeeOtherGuests",
    "conferenceData",
    "anyoneCanAddSelf",
    "attachments",
)
_MOST_MINUTES = 40320


def check_id(ident: object) -> str:
    """A client-chosen event id: 5 to 1024 characters of a-v and 0-9."""
    if not isinstance(ident, str) or not _ID.fullmatch(ident):
        raise invalid("Invalid resource id value.", "id")
    return ident


def apply_body(entry: Entry, body: Json, calendar: Calendar) -> None:
    """Write the fields present in `body` into the entry; null clears a field."""
    for name, attribute in _WORDS.items():
        if name in body:
            setattr(entry, attribute, _text(body[name], name))
    for name in ("start", "end"):
        if name in body:
            setattr(entry, name, read_moment(body[name], calendar.zone, name))
    if "recurrence" in body:
        entry.rules = _rules(body["recurrence"])
    if "attendees" in body:
        entry.guests = [_guest(item) for item in _list(body["attendees"], "attendees")]
    if "reminders" in body:
        entry.reminders = _reminders(body["reminders"])
    _choices(entry, body)
    _properties(entry, body)
    entry.extras |= {name: body[name] for name in _EXTRAS if body.get(name) is not None}
    check_times(entry, calendar)


def check_times(entry: Entry, calendar: Calendar) -> None:
    """Start and end must be of one kind and in order (400 timeRangeEmpty)."""
    if (entry.start.day is None) != (entry.end.day is None):
        raise invalid("Invalid start time: start and end must both be a date or both a dateTime.", "start")
    if entry.end.instant(calendar.zone) < entry.start.instant(calendar.zone):
        raise ApiError(400, "timeRangeEmpty", "The specified time range is empty.", "timeMax")


def read_moment(data: object, zone: str, name: str) -> Moment:
    """An EventDateTime as a moment; naive times need a zone, offsets do not."""
    if not isinstance(data, dict):
        raise ApiError(400, "required", f"Missing {name} time.", name)
    try:
        if data.get("date") is not None:
            day = date.fromisoformat(data["date"])
            _require_sane(day)
            return Moment(day=day)
        return _instant(data["dateTime"], data.get("timeZone") or zone, bool(data.get("timeZone")))
    except ZoneInfoNotFoundError:
        raise invalid("Invalid time zone definition for start time.", name) from None
    except KeyError:
        raise ApiError(400, "required", f"Missing {name} time.", name) from None
    except (ValueError, TypeError):
        raise invalid(f"Invalid {name} time.", name) from None


def merged_moment(moment: Moment, data: object, zone: str) -> object:
    """A patch's EventDateTime laid over the present one: what it does not name stays, null removes."""
    if not isinstance(data, dict):
        return data
    now: Json = {"date": moment.day.isoformat()} if moment.day else {"timeZone": moment.zone}
    if moment.day is None:
        now["dateTime"] = moment.instant(zone).isoformat()
    merged = {name: value for name, value in (now | data).items() if value is not None}
    if "date" in merged and "dateTime" in merged:
        raise invalid("Invalid start or end time: give either date or dateTime.", "start")
    return merged


def _instant(text: str, zone: str, named: bool) -> Moment:
    parsed = datetime.fromisoformat(text)
    if parsed.tzinfo is None:
        if not named:
            raise ApiError(400, "required", "Missing time zone definition for start time.", "start")
        parsed = parsed.replace(tzinfo=ZoneInfo(zone))
    ZoneInfo(zone)
    _require_sane(parsed)
    return Moment(at=parsed.astimezone(UTC), zone=zone)


def _require_sane(day: date) -> None:
    if not 1900 <= day.year <= 2200:
        raise ValueError("a year nobody plans for")


def _text(value: object, name: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise invalid(f"Invalid value for: {name}", name, "parseError")
    return value


def _list(value: object, name: str) -> list[Any]:
    if value is None:
        return []
    if not isinstance(value, list):
        raise invalid(f"Invalid value for: {name}", name, "parseError")
    return value


def _rules(value: object) -> list[str]:
    lines = [_text(line, "recurrence") for line in _list(value, "recurrence")]
    for line in lines:
        if not line.startswith(("RRULE:", "EXDATE")):
            raise invalid("Invalid recurrence rule.", "recurrence")
        if line.startswith("RRULE:"):
            try:
                read_rule(line)
            except UnreadableRule:
                raise invalid("Invalid recurrence rule.", "recurrence") from None
    return lines


def _guest(item: object) -> Guest:
    if not isinstance(item, dict) or "@" not in str(item.get("email", "")):
        raise invalid("Invalid attendee email.", "attendees")
    answer = item.get("responseStatus", "needsAction")
    if answer not in _ANSWERS:
        raise invalid("Invalid attendee response status.", "attendees")
    return Guest(
        item["email"].lower(), _text(item.get("displayName"), "displayName"), answer, bool(item.get("optional"))
    )


def _reminders(value: object) -> list[tuple[str, int]] | None:
    if not isinstance(value, dict):
        return None
    if value.get("useDefault"):
        if value.get("overrides"):
            raise invalid(
                "Cannot specify both default reminders and overrides at the same time.",
                "reminders",
                "cannotUseDefaultRemindersAndSpecifyOverride",
            )
        return None
    items = _list(value.get("overrides"), "reminders")
    if not all(isinstance(item, dict) for item in items):
        raise invalid("Invalid reminder override.", "reminders")
    found = [(item.get("method"), item.get("minutes")) for item in items]
    if len(found) > 5:
        raise invalid("The maximum number of override reminders is 5.", "reminders")
    for method, minutes in found:
        if method not in ("popup", "email") or not isinstance(minutes, int) or not 0 <= minutes <= _MOST_MINUTES:
            raise invalid("Invalid reminder override.", "reminders")
    return found


def _choices(entry: Entry, body: Json) -> None:
    for name, allowed in _CHOICES.items():
        if name in body and (body[name] or allowed[0]) not in allowed:
            raise invalid(f"Invalid value for: {name}", name)
    if "status" in body:
        entry.status = body["status"] or "confirmed"
    if "visibility" in body:
        entry.visibility = body["visibility"] or "default"
    if "transparency" in body:
        entry.busy = body["transparency"] != "transparent"


def _properties(entry: Entry, body: Json) -> None:
    given = body.get("extendedProperties")
    if not isinstance(given, dict):
        return
    for name in ("private", "shared"):
        if name in given:
            values = given[name] or {}
            if not isinstance(values, dict):
                raise invalid("Invalid extended properties.", "extendedProperties")
            merged = {**getattr(entry, name), **values}
            kept = {key: value for key, value in merged.items() if value is not None}
            if not all(isinstance(value, str) for value in kept.values()):
                raise invalid("Invalid extended property value.", "extendedProperties")
            setattr(entry, name, kept)


def apply_label(entry: Entry, body: Json, calendar: Calendar, version: int) -> None:
    """The label rules: version 0 leaves the label alone; version 1 sets it, or removes it when absent or empty,
    and leaves the colour alone."""
    if version == 0:
        return
    label = _text(body.get("eventLabelId"), "eventLabelId")
    if label and label not in {item.id for item in calendar.labels}:
        raise invalid("Invalid event label id.", "eventLabelId")
    entry.label = label


def blank(entry: Entry) -> Entry:
    """The entry as a PUT starts from: identity and history kept, everything else at its default."""
    empty = Entry(
        entry.id,
        entry.uid,
        entry.start,
        entry.end,
        organizer=entry.organizer,
        organizer_name=entry.organizer_name,
        label=entry.label,
        sequence=entry.sequence,
        series=entry.series,
        original=entry.original,
        kind=entry.kind,
    )
    return replace(empty, born=entry.born, created=entry.created, color=entry.color)
