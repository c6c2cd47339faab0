"""Which events does a `$filter` let through? The few terms that calendars are asked with; all else is refused."""

import re
from collections.abc import Callable
from datetime import datetime

from connectors.sandbox.calendars import Calendar, Entry
from connectors.sandbox.outlook.calls import Call
from connectors.sandbox.outlook.errors import inefficient
from connectors.sandbox.outlook.event_times import read_instant
from connectors.sandbox.outlook.terms import TEXT, read_property, read_terms, unquoted

Test = Callable[[Calendar, Entry], bool]

_CATEGORY = re.compile(rf"categories/any\(\s*(\w+)\s*:\s*\1\s+eq\s+{TEXT}\s*\)", re.IGNORECASE)
_TIME = re.compile(rf"(start|end)/dateTime\s+(ge|gt|le|lt)\s+{TEXT}")
_WORD = re.compile(rf"(subject|iCalUId)\s+eq\s+{TEXT}")
_FLAG = re.compile(r"(isCancelled|isAllDay)\s+eq\s+(true|false)")
_ORDERS: dict[str, Callable[[datetime, datetime], bool]] = {
    "ge": lambda one, other: one >= other,
    "gt": lambda one, other: one > other,
    "le": lambda one, other: one <= other,
    "lt": lambda one, other: one < other,
}


def read_filter(call: Call) -> list[Test]:
    """The tests which an event has to pass; 400 InefficientFilter for a term that the store cannot answer."""
    return [_term(call, term) for term in read_terms(call.text("$filter"))]


def _term(call: Call, term: str) -> Test:
    if (wanted := read_property(term)) is not None:
        return _marked(*wanted)
    if match := _CATEGORY.fullmatch(term):
        return _named(call, unquoted(match[2]))
    if match := _TIME.fullmatch(term):
        return _timed(match[1], match[2], read_instant(match[3], "$filter"))
    if match := _WORD.fullmatch(term):
        return _worded(match[1], unquoted(match[2]))
    if match := _FLAG.fullmatch(term):
        return _flagged(match[1], match[2] == "true")
    raise inefficient()


def _marked(ident: str, value: str) -> Test:
    return lambda calendar, entry: entry.private.get(ident, "").casefold() == value.casefold()


def _named(call: Call, name: str) -> Test:
    return lambda calendar, entry: name in call.person.marks(calendar, entry)


def _timed(end: str, sign: str, limit: datetime) -> Test:
    return lambda calendar, entry: _ORDERS[sign](getattr(entry, end).instant(calendar.zone), limit)


def _worded(name: str, value: str) -> Test:
    attribute = {"subject": "title", "iCalUId": "uid"}[name]
    return lambda calendar, entry: bool(getattr(entry, attribute) == value)


def _flagged(name: str, wanted: bool) -> Test:
    if name == "isAllDay":
        return lambda calendar, entry: (entry.start.day is not None) == wanted
    return lambda calendar, entry: entry.cancelled == wanted
