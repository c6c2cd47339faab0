"""Graph's calendar reads: one event, the events of a calendar, and the view of a stretch of time."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from connectors.sandbox.calendars import Calendar, Entry
from connectors.sandbox.exchanges import Json
from connectors.sandbox.outlook import lists
from connectors.sandbox.outlook.calls import Call, Reply
from connectors.sandbox.outlook.errors import invalid, not_found
from connectors.sandbox.outlook.event_filters import read_filter
from connectors.sandbox.outlook.event_times import read_instant
from connectors.sandbox.outlook.event_views import show
from connectors.sandbox.outlook.ids import read_id
from connectors.sandbox.recurrence import expanded, find

_LONGEST = timedelta(days=1825)
_ORDERS: dict[str, Callable[[Calendar, Entry], Any]] = {
    "start/dateTime": lambda calendar, entry: entry.start.instant(calendar.zone),
    "end/dateTime": lambda calendar, entry: entry.end.instant(calendar.zone),
    "subject": lambda calendar, entry: entry.title,
    "lastModifiedDateTime": lambda calendar, entry: entry.version,
}


def located(call: Call) -> tuple[Calendar, Entry]:
    """The event that the path names, in the calendar that it names too or in any of the person's own; else 404."""
    handle = read_id(call.params["eventId"], "event")
    own = [one for one in call.person.calendars.values() if one.owner == call.person.address]
    for calendar in [call.calendar()] if "calendarId" in call.params else own:
        entry = find(calendar, handle.item) if handle.place in ("", calendar.id) else None
        if entry is not None and not entry.cancelled:
            return calendar, entry
    raise not_found()


def get(call: Call) -> Reply:
    """GET /me/events/{id}."""
    calendar, entry = located(call)
    return Reply({"@odata.context": call.context("events/$entity"), **show(call, calendar, entry)})


def list_events(call: Call) -> Reply:
    """GET /me/events: single events and series, not their instances."""
    calendar = call.calendar()
    found = [entry for entry in calendar.entries.values() if not entry.cancelled and not entry.series]
    return Reply(_page(call, calendar, found, "events"))


def view(call: Call) -> Reply:
    """GET /me/calendarView: everything in a stretch of time, series in their instances."""
    calendar = call.calendar()
    low, high = window(call)
    return Reply(_page(call, calendar, within(calendar, low, high), "calendarView"))


def within(calendar: Calendar, low: datetime, high: datetime) -> list[Entry]:
    """The living single entries and instances that touch a stretch of time."""
    found = expanded(calendar, high)
    return [entry for entry in found if not entry.cancelled and touches(calendar, entry, low, high)]


def touches(calendar: Calendar, entry: Entry, low: datetime, high: datetime) -> bool:
    """Does an entry lie in the stretch, at least partly?"""
    return entry.start.instant(calendar.zone) < high and entry.end.instant(calendar.zone) > low


def window(call: Call) -> tuple[datetime, datetime]:
    """The stretch of time that the query names; 400 without one."""
    names = ("startDateTime", "endDateTime")
    given = {name.lower(): value for name, value in call.query.items()}
    if not all(given.get(name.lower()) for name in names):
        raise invalid(
            "This request requires a time window specified by the query string parameters StartDateTime and "
            "EndDateTime.",
            "ErrorInvalidParameter",
        )
    low, high = (read_instant(given[name.lower()], name) for name in names)
    if high < low or high - low > _LONGEST:
        raise invalid("The time window is empty or too long.", "ErrorInvalidParameter")
    return low, high


def _page(call: Call, calendar: Calendar, entries: list[Entry], what: str) -> Json:
    tests = read_filter(call)
    name, backwards = lists.read_order(call, _ORDERS, "start/dateTime")
    found = [entry for entry in entries if all(test(calendar, entry) for test in tests)]
    found.sort(key=lambda entry: (_ORDERS[name](calendar, entry), entry.id), reverse=backwards)
    return lists.page(call, what, found, lambda entry: show(call, calendar, entry))
