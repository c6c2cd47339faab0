"""Calendar v3 freebusy.query: when is each calendar taken? Overlapping times are joined."""

from datetime import UTC, datetime
from typing import Any

from connectors.sandbox.calendars import Calendar
from connectors.sandbox.exchanges import Json
from connectors.sandbox.google.calls import Call, Reply
from connectors.sandbox.google.errors import ApiError, invalid
from connectors.sandbox.recurrence import expanded

Span = tuple[datetime, datetime]


def query(call: Call) -> Reply:
    """Busy spans of each asked calendar between timeMin and timeMax; unknown ones get notFound."""
    low, high = _time(call.body, "timeMin"), _time(call.body, "timeMax")
    if high <= low:
        raise ApiError(400, "timeRangeEmpty", "The specified time range is empty.", "timeMax")
    items = call.body.get("items") or []
    if not isinstance(items, list) or not all(isinstance(item, dict) and "id" in item for item in items):
        raise invalid("Missing or invalid items.", "items", "required")
    if len(items) > 50:
        raise invalid("Too many calendars requested.", "items", "tooManyCalendarsRequested")
    found = {item["id"]: _calendar(call, item["id"], low, high) for item in items}
    return Reply({"kind": "calendar#freeBusy", "timeMin": _text(low), "timeMax": _text(high), "calendars": found})


def _calendar(call: Call, ident: str, low: datetime, high: datetime) -> Json:
    calendar = call.person.calendar(ident) or getattr(call.world.people.get(ident), "primary", None)
    if calendar is None:
        return {"errors": [{"domain": "global", "reason": "notFound"}], "busy": []}
    return {"busy": [{"start": _text(start), "end": _text(end)} for start, end in busy(calendar, low, high)]}


def busy(calendar: Calendar, low: datetime, high: datetime) -> list[Span]:
    """The joined busy spans of a calendar inside a window."""
    spans: list[Span] = []
    for entry in expanded(calendar, high):
        start, end = entry.start.instant(calendar.zone), entry.end.instant(calendar.zone)
        mine = entry.guest(calendar.owner)
        free = entry.cancelled or not entry.busy or (mine is not None and mine.answer == "declined")
        if not free and end > low and start < high:
            spans.append((max(start, low), min(end, high)))
    return _joined(sorted(spans))


def _joined(spans: list[Span]) -> list[Span]:
    joined: list[Span] = []
    for start, end in spans:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _time(body: Json, name: str) -> datetime:
    value: Any = body.get(name)
    try:
        parsed = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise ApiError(400, "required", f"Missing or invalid {name}.", name) from None
    if parsed.tzinfo is None:
        raise ApiError(400, "badRequest", "Bad Request", name)
    return parsed.astimezone(UTC)


def _text(instant: datetime) -> str:
    return instant.isoformat(timespec="seconds").replace("+00:00", "Z")
