"""Asks for single events and calendars by their ids."""

import msgspec

from connectors.google.requests import EVENT_FIELDS, Requests
from connectors.google.wire import CalendarRecord
from connectors.shared.calls import Call
from connectors.shared.courier import Courier

_CALENDAR = msgspec.json.Decoder(CalendarRecord)
_FIELDS = "id,etag,summary,timeZone,labelProperties"


def event_call(requests: Requests, calendar_id: str, event_id: str) -> Call:
    """The request for one event with everything that we use of it."""
    return requests.read(requests.events.get(calendarId=calendar_id, eventId=event_id, fields=EVENT_FIELDS))


def calendar_call(requests: Requests, calendar_id: str) -> Call:
    """The request for a calendar's zone and label definitions."""
    return requests.read(requests.calendars.get(calendarId=calendar_id, fields=_FIELDS))


def about_call(requests: Requests, calendar_id: str) -> Call:
    """Ask for a calendar's name and zone with nothing but the permission to read events."""
    built = requests.events.list(calendarId=calendar_id, maxResults=1, fields="summary,timeZone")
    return requests.read(built)


async def read_calendar(requests: Requests, courier: Courier, calendar_id: str) -> CalendarRecord:
    """A calendar with its zone and label definitions."""
    return await courier.fetch(calendar_call(requests, calendar_id), _CALENDAR)
