"""Writes our own entries into a Google calendar: under ids that we choose, seen by nobody else, with no one invited."""

import base64
from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

import msgspec

from connectors.google.events import CLIENT_REF, read_event
from connectors.google.lookup import event_call
from connectors.google.pages import EVENT
from connectors.google.requests import EVENT_FIELDS, Requests
from connectors.google.wire import EventRecord, Invited
from connectors.shared.calls import Call
from connectors.shared.courier import Courier
from connectors.shared.events import bound_lead, lost_unless_readable
from service.domain.event import Event, Span
from service.errors import NotFound, Refused
from service.ports.calendar import Entry

_INVITED = msgspec.json.Decoder(Invited)
_MOST_REMINDERS = 5


class GoogleEntries:
    """The port `service.ports.calendar.Entries` for one account."""

    def __init__(self, courier: Courier, requests: Requests) -> None:
        self._courier = courier
        self._requests = requests

    async def add(self, calendar_id: str, entry: Entry) -> Event:
        """Insert once; Exists when the id is or was in use, deleted entries included."""
        built = self._requests.events.insert(
            calendarId=calendar_id, body=_body_of(entry), sendUpdates="none", fields=EVENT_FIELDS
        )
        call = self._requests.write(built)
        return _read(call, await self._courier.fetch(call, EVENT), calendar_id)

    async def find(self, calendar_id: str, key: str) -> Event | None:
        """The entry with this key, cancelled or not; Google keeps deleted ones for a long time."""
        call = event_call(self._requests, calendar_id, event_id_of(key))
        try:
            record = await self._courier.fetch(call, EVENT)
        except NotFound:
            return None
        return _read(call, record, calendar_id)

    async def move(self, calendar_id: str, event_id: str, etag: str, span: Span, zone: str) -> Event:
        """Patch start and end only, if the etag still holds; Changed otherwise."""
        body = {"start": _moment(span.start, zone), "end": _moment(span.end, zone)}
        built = self._requests.events.patch(
            calendarId=calendar_id, eventId=event_id, body=body, sendUpdates="none", fields=EVENT_FIELDS
        )
        call = self._requests.write(built, etag)
        return _read(call, await self._courier.fetch(call, EVENT), calendar_id)

    async def remove(self, calendar_id: str, event_id: str) -> None:
        """Delete; 404 and 410 mean that it is gone already."""
        built = self._requests.events.delete(calendarId=calendar_id, eventId=event_id, sendUpdates="none")
        try:
            await self._courier.carry(self._requests.write(built))
        except NotFound:
            return

    async def accept(self, calendar_id: str, event_id: str) -> None:
        """Answer yes on the person's own place in the guest list, which mails the organiser."""
        built = self._requests.events.get(calendarId=calendar_id, eventId=event_id, fields="etag,attendees")
        record = await self._courier.fetch(self._requests.read(built), _INVITED)
        if not any(who.get("self") for who in record.attendees):
            raise Refused("You are not among the guests of this event, so there is nothing to accept.")
        guests = [{**who, "responseStatus": "accepted"} if who.get("self") else who for who in record.attendees]
        built = self._requests.events.patch(
            calendarId=calendar_id, eventId=event_id, body={"attendees": guests}, sendUpdates="all", fields="id"
        )
        await self._courier.carry(self._requests.write(built, record.etag))


def event_id_of(key: str) -> str:
    """The Google id for a key: its 16 bytes in base32hex, lower case, which is all that ids may hold."""
    return base64.b32hexencode(UUID(hex=key).bytes).decode("ascii").rstrip("=").lower()


def _body_of(entry: Entry) -> Mapping[str, object]:
    return {
        "id": event_id_of(entry.key),
        "summary": entry.title,
        "location": entry.place,
        "description": entry.description,
        "start": _moment(entry.start, entry.zone),
        "end": _moment(entry.end, entry.zone),
        "visibility": "private",
        "transparency": "opaque",
        "reminders": _reminders(entry.reminders),
        "extendedProperties": {"private": {CLIENT_REF: entry.key}},
    }


def _reminders(minutes: tuple[int, ...] | None) -> Mapping[str, object]:
    if minutes is None:
        return {"useDefault": True}
    leads = sorted({bound_lead(lead) for lead in minutes})[:_MOST_REMINDERS]
    return {"useDefault": False, "overrides": [{"method": "popup", "minutes": lead} for lead in leads]}


def _moment(moment: datetime, zone: str) -> Mapping[str, str]:
    return {"dateTime": moment.isoformat(), "timeZone": zone}


def _read(call: Call, record: EventRecord, calendar_id: str) -> Event:
    with lost_unless_readable(call):
        return read_event(record, calendar_id, "UTC", {})
