"""How does a series look in Graph? Pattern and range (patternedRecurrence) out of RFC 5545 rules, and back."""

from datetime import date, datetime

from connectors.sandbox.calendars import Calendar, Entry
from connectors.sandbox.exchanges import Json
from connectors.sandbox.outlook.errors import invalid
from connectors.sandbox.outlook.event_times import read_day
from connectors.sandbox.outlook.zones import windows_name
from connectors.sandbox.recurrence import read_rule

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_NEVER = "0001-01-01"


def recurrence_json(entry: Entry, calendar: Calendar) -> Json | None:
    """The recurrence of a series; None for a single event."""
    line = next((line for line in entry.rules if line.startswith("RRULE:")), None)
    if line is None:
        return None
    rule, zone = read_rule(line), entry.start.zone or calendar.zone
    first = entry.start.local(zone)
    days = [_DAYS[day] for day in rule.days or ((first.weekday(),) if rule.weekly else ())]
    until = rule.until.date() if isinstance(rule.until, datetime) else rule.until
    return {
        "pattern": {
            "type": "weekly" if rule.weekly else "daily",
            "interval": rule.interval,
            "month": 0,
            "dayOfMonth": 0,
            "daysOfWeek": days,
            "firstDayOfWeek": "monday",
            "index": "first",
        },
        "range": {
            "type": "numbered" if rule.count else "endDate" if until else "noEnd",
            "startDate": first.date().isoformat(),
            "endDate": until.isoformat() if until else _NEVER,
            "recurrenceTimeZone": windows_name(zone),
            "numberOfOccurrences": rule.count or 0,
        },
    }


def read_recurrence(data: object) -> list[str]:
    """The rule of a request; null ends the series. 400 for a pattern that this world cannot follow."""
    if data is None:
        return []
    try:
        pattern, span = data["pattern"], data["range"]  # type: ignore[index]
        return [_rule(pattern, span)]
    except (KeyError, TypeError, ValueError, AttributeError):
        raise invalid("The recurrence pattern is invalid.", "ErrorRecurrenceHasNoOccurrence") from None


def _rule(pattern: Json, span: Json) -> str:
    frequency = {"daily": "DAILY", "weekly": "WEEKLY"}[str(pattern["type"])]
    parts = [f"FREQ={frequency}", f"INTERVAL={int(pattern.get('interval', 1))}"]
    if days := [_SHORT[_DAYS.index(str(day).lower())] for day in pattern.get("daysOfWeek") or []]:
        parts.append("BYDAY=" + ",".join(days))
    if span["type"] == "numbered":
        parts.append(f"COUNT={int(span['numberOfOccurrences'])}")
    if span["type"] == "endDate":
        last: date = read_day(span["endDate"], "endDate")
        parts.append(f"UNTIL={last:%Y%m%d}")
    line = "RRULE:" + ";".join(parts)
    read_rule(line)
    return line
