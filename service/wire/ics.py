"""Calendar parts of a mail (RFC 5545, RFC 5546): one event each, with a plain doubt where it must not be acted on.

The library keeps zones that files define in a cache for the whole process, so that one mail could move another
person's interview. Every file is therefore read alone: under a lock, with a fresh cache before it and after it.
"""

import re
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from icalendar import Calendar
from icalendar import Event as Component
from icalendar.timezone import tzp

from service.domain.event import Event
from service.domain.mail import CalendarPart
from service.wire.ics_event import Moments, read_event, read_moments

MAX_BYTES = 200_000
_MAX_EVENTS = 20
_MAX_ZONE_RULES = 24
_ONE_FILE_AT_A_TIME = threading.Lock()
_UNFOLD = re.compile(r"\r?\n[ \t]")
_ZONE_START, _ZONE_END = "\nBEGIN:VTIMEZONE", "\nEND:VTIMEZONE"
_MAX_ZONES = 10
_MAX_BLOCKS = 100
_MAX_LINES = 3_000
_BEFORE_ALL = re.compile(r"^(DTSTART[^:\n]*:)1601(?=\d{4}T)", re.IGNORECASE | re.MULTILINE)
_TOO_EARLY = re.compile(r"^DTSTART[^:\n]*:(?:0|1[0-5])", re.MULTILINE)
_RULE = re.compile(r"^RRULE[^:\n]*:(.*)$", re.IGNORECASE | re.MULTILINE)
_TAME_RULE = re.compile(
    r"FREQ=YEARLY(?:;(?:INTERVAL=\d+|BYMONTH=\d+|BYDAY=[+-]?\d?[A-Z]{2}|BYMONTHDAY=[\d,]+|WKST=[A-Z]{2}|UNTIL=\w+))*|"
    r"(?:(?:INTERVAL=\d+|BYMONTH=\d+|BYDAY=[+-]?\d?[A-Z]{2}|WKST=[A-Z]{2}|UNTIL=\w+);)*FREQ=YEARLY"
    r"(?:;(?:INTERVAL=\d+|BYMONTH=\d+|BYDAY=[+-]?\d?[A-Z]{2}|WKST=[A-Z]{2}|UNTIL=\w+))*"
)


def read(data: bytes, method_hint: str = "") -> tuple[CalendarPart, ...]:
    """Read a text/calendar part; `method_hint` is the method parameter of its Content-Type (RFC 6047 section 2.4).

    Nothing is raised: what is no calendar gives an empty tuple, what is unreadable a part without an event.
    """
    text = _UNFOLD.sub("", data[: MAX_BYTES + 1].decode("utf-8", "replace").lstrip("\ufeff"))
    if "BEGIN:VCALENDAR" not in text.upper():
        return ()
    hint = method_hint.strip().upper()
    refusal = _refuse(data, text)
    if refusal:
        return (CalendarPart(hint, None, refusal),)
    try:
        with _fresh_zones():
            return (_read_calendar(Calendar.from_ical(_shorten(text)), hint),)
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError, RecursionError):
        return (CalendarPart(hint, None, "the calendar file cannot be read"),)


@contextmanager
def _fresh_zones() -> Iterator[None]:
    with _ONE_FILE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tzp.use_zoneinfo()
        try:
            yield
        finally:
            tzp.use_zoneinfo()


def _refuse(data: bytes, text: str) -> str:
    """Say why a file is not even parsed: its size, or zone rules that would keep the machine busy."""
    upper = text.upper()
    if len(data) > MAX_BYTES:
        return "the calendar file is too large"
    if upper.count("BEGIN:VCALENDAR") > 1:
        return "the file holds several calendars"
    if upper.count("BEGIN:VEVENT") > _MAX_EVENTS:
        return "the file holds many events"
    if upper.count("BEGIN:STANDARD") + upper.count("BEGIN:DAYLIGHT") > _MAX_ZONE_RULES:
        return "the file defines unusually many clock changes"
    if not upper.count(_ZONE_START) == upper.count(_ZONE_END) <= _MAX_ZONES or _is_tangled(upper):
        return "the calendar file cannot be read"
    zones = [upper[start:end] for start, end in _find_zones(upper)]
    rules = (rule[1].strip() for zone in zones for rule in _RULE.finditer(zone))
    if any(map(_TOO_EARLY.search, zones)) or not all(_TAME_RULE.fullmatch(rule) for rule in rules):
        return "the file defines a time zone in an unusual way"
    return ""


def _is_tangled(upper: str) -> bool:
    """Whether lines or blocks are many, or begun in a way that no program writes and that would hide a zone from us."""
    return upper.count("\n") > _MAX_LINES or upper.count("\nBEGIN:") > _MAX_BLOCKS or "\nBEGIN;" in upper


def _find_zones(text: str) -> Iterator[tuple[int, int]]:
    """Yield where zones are defined in a text in upper case, at every line that begins one."""
    start = text.find(_ZONE_START)
    while start >= 0:
        end = text.find(_ZONE_END, start)
        yield start, end if end >= 0 else len(text)
        start = text.find(_ZONE_START, start + 1)


def _shorten(text: str) -> str:
    """Let rules that begin in 1601, as one large provider writes them, begin in 1970: 400 years cost 20 ms a file.

    No interview begins in 1601, so the same may be done outside of zones.
    """
    return _BEFORE_ALL.sub(r"\g<1>1970", text)


def _read_calendar(calendar: Calendar, hint: str) -> CalendarPart:
    method = str(calendar.get("METHOD", hint)).strip().upper()
    events = [one for one in calendar.walk("VEVENT") if isinstance(one, Component)]
    if len(events) != 1:
        return CalendarPart(method, None, "the file does not hold exactly one event")
    component = events[0]
    moments = read_moments(component)
    doubts = [
        "the mail and its calendar file disagree on what is asked" if hint and method != hint else "",
        *_find_doubts(component),
        moments.doubt,
        _contradiction(calendar, moments),
    ]
    event: Event | None = read_event(component, moments) if moments.start and moments.end else None
    return CalendarPart(method, event, next(filter(None, doubts), ""))


def _find_doubts(component: Component) -> Iterator[str]:
    if component.errors:
        yield "the calendar file is damaged"
    if any(name in component for name in ("RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")):
        yield "the event belongs to a series"
    if str(component.get("STATUS", "")).strip().upper() == "TENTATIVE":
        yield "the event is only pencilled in"


def _contradiction(calendar: Calendar, moments: Moments) -> str:
    """Find a zone that the file defines otherwise than its well-known name promises, at the time of the event."""
    for zone in calendar.walk("VTIMEZONE"):
        name = str(zone.get("TZID", ""))
        tzp.use_zoneinfo()
        known = tzp.timezone(name)
        if known is None or moments.start is None:
            continue
        defined = zone.to_tz(lookup_tzid=False)
        for moment in (moments.start, moments.end or moments.start):
            wall = moment.astimezone(known).replace(tzinfo=None)
            if wall.replace(tzinfo=defined).utcoffset() != wall.replace(tzinfo=known).utcoffset():
                return f"the file gives the time zone {name[:80]} another meaning than it usually has"
    return ""
