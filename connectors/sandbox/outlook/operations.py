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

_ONE = "/me/events/{eventId}"
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

EVENTS = [
    *(
        operation("graph.calendarView.list", "GET", place + "/calendarView", s.CALENDAR_READ, event_reading.view, _LIST)
        for place in ("/me", "/me/calendar", _NAMED)
    ),
    *(
        operation(
            "graph.events.delta",
            "GET",
            place + "/calendarView/delta",
            s.CALENDAR_READ,
            event_delta.delta,
            "$skiptoken $deltatoken",
        )
        for place in ("/me", "/me/calendar", _NAMED)
    ),
    *(
        operation("graph.events.list", "GET", place + "/events", s.CALENDAR_READ, event_reading.list_events, _LIST)
        for place in ("/me", "/me/calendar", _NAMED)
    ),
    *(
        operation("graph.events.create", "POST", place + "/events", s.CALENDAR_WRITE, event_writing.create)
        for place in ("/me", "/me/calendar", _NAMED)
    ),
    operation("graph.events.get", "GET", _ONE, s.CALENDAR_READ, event_reading.get, "$select $expand"),
    operation("graph.events.update", "PATCH", _ONE, s.CALENDAR_WRITE, event_writing.update),
    operation("graph.events.delete", "DELETE", _ONE, s.CALENDAR_WRITE, event_writing.delete),
    operation("graph.events.accept", "POST", _ONE + "/accept", s.CALENDAR_WRITE, event_answers.accept),
    operation(
        "graph.events.tentativelyAccept",
        "POST",
        _ONE + "/tentativelyAccept",
        s.CALENDAR_WRITE,
        event_answers.tentatively_accept,
    ),
    operation("graph.events.decline", "POST", _ONE + "/decline", s.CALENDAR_WRITE, event_answers.decline),
]

TABLE: list[Operation] = [*ACCOUNT, *EVENTS, *MAIL]
