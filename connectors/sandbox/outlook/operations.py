"""Which Graph methods does the sandbox offer? One table: name, verb, path, permissions, handler, `$` options."""

from connectors.sandbox.outlook import (
    calendar_settings,
    event_answers,
    event_delta,
    event_reading,
    event_writing,
)
from connectors.sandbox.outlook import scopes as s
from connectors.sandbox.outlook.calls import Operation, operation
from connectors.sandbox.outlook.mail_operations import MAIL

_NAMED = "/me/calendars/{calendarId}"
_LIST = "$select $expand $filter $orderby $top $skip $count"
_CATEGORIES = "/me/outlook/masterCategories"

ACCOUNT = [
    operation("graph.me.get", "GET", "/me", s.USER_READ, calendar_settings.me, "$select"),
    operation(
        "graph.mailboxSettings.get",
        "GET",
        "/me/mailboxSettings",
        s.MAILBOX_READ,
        calendar_settings.mailbox_settings,
        "$select",
    ),
    operation(
        "graph.categories.list", "GET", _CATEGORIES, s.MAILBOX_READ, calendar_settings.list_categories, "$select $top"
    ),
    operation("graph.categories.create", "POST", _CATEGORIES, s.MAILBOX_WRITE, calendar_settings.create_category),
    operation(
        "graph.calendars.list",
        "GET",
        "/me/calendars",
        s.CALENDAR_READ,
        calendar_settings.list_calendars,
        "$select $top",
    ),
    operation("graph.calendars.get", "GET", "/me/calendar", s.CALENDAR_READ, calendar_settings.get_calendar, "$select"),
    operation("graph.calendars.get", "GET", _NAMED, s.CALENDAR_READ, calendar_settings.get_calendar, "$select"),
]


def _events_in(place: str) -> list[Operation]:
    view, events, one = place + "/calendarView", place + "/events", place + "/events/{eventId}"
    turning = "$skiptoken $deltatoken"
    return [
        operation("graph.calendarView.list", "GET", view, s.CALENDAR_READ, event_reading.view, _LIST),
        operation("graph.events.delta", "GET", view + "/delta", s.CALENDAR_READ, event_delta.delta, turning),
        operation("graph.events.list", "GET", events, s.CALENDAR_READ, event_reading.list_events, _LIST),
        operation("graph.events.create", "POST", events, s.CALENDAR_WRITE, event_writing.create),
        operation("graph.events.get", "GET", one, s.CALENDAR_READ, event_reading.get, "$select $expand"),
        operation("graph.events.update", "PATCH", one, s.CALENDAR_WRITE, event_writing.update),
        operation("graph.events.delete", "DELETE", one, s.CALENDAR_WRITE, event_writing.delete),
        *(
            operation(f"graph.events.{name}", "POST", f"{one}/{name}", s.CALENDAR_WRITE, answer)
            for name, answer in event_answers.ANSWERS.items()
        ),
    ]


EVENTS = [one for place in ("/me", "/me/calendar", _NAMED) for one in _events_in(place)]

TABLE: list[Operation] = [*ACCOUNT, *EVENTS, *MAIL]
