"""Writes our own entries into an Outlook calendar: each under a key of its own, private, with no one invited."""

from collections.abc import Mapping
from contextlib import suppress
from uuid import UUID

from connectors.outlook.events import read_event
from connectors.outlook.lookup import calendar_path, event_path
from connectors.outlook.mailbox import Mailbox
from connectors.outlook.pages import EVENT, read_page
from connectors.outlook.requests import EVENT_FIELDS, Requests, carry_reference, has_reference
from connectors.outlook.wire import EventRecord
from connectors.outlook.zones import write_moment
from connectors.shared.calls import Call
from connectors.shared.courier import Courier
from connectors.shared.events import bound_lead, lost_unless_readable
from service.domain.event import Event, Span
from service.errors import Changed, NotFound, Refused
from service.ports.calendar import Entry


class OutlookEntries:
    """The port `service.ports.calendar.Entries` for one account."""

    def __init__(self, courier: Courier, requests: Requests) -> None:
        self._courier = courier
        self._requests = requests

    async def add(self, calendar_id: str, entry: Entry) -> Event:
        """Create once; Exists when the transaction id was used before, as far as Microsoft remembers."""
        call = self._requests.write("POST", f"{calendar_path(calendar_id)}events", _body_of(entry))
        return _read(call, await self._courier.fetch(call, EVENT), calendar_id)

    async def find(self, calendar_id: str, key: str) -> Event | None:
        """The entry with this key; None also when it was deleted, for Microsoft shows deleted ones no more."""
        query = {"$filter": has_reference(key), **EVENT_FIELDS}
        call = self._requests.read(f"{calendar_path(calendar_id)}events", query)
        page = read_page(call, await self._courier.carry(call))
        if not page.living:
            return None
        return _read(call, page.living[0], calendar_id)

    async def move(self, calendar_id: str, event_id: str, etag: str, span: Span, zone: str) -> Event:
        """Change start and end only, if the etag still holds; Changed otherwise."""
        body = {"start": write_moment(span.start, zone), "end": write_moment(span.end, zone)}
        call = self._requests.write("PATCH", event_path(calendar_id, event_id), body, etag)
        return _read(call, await self._courier.fetch(call, EVENT), calendar_id)

    async def remove(self, calendar_id: str, event_id: str) -> None:
        """Delete; what is gone already counts as deleted.

        Deleting a meeting mails its guests, and there is no way to ask for silence: one to which somebody has added
        guests is Refused. Changed when somebody keeps on changing it.
        """
        path = event_path(calendar_id, event_id)
        with suppress(NotFound):
            try:
                await self._remove_as_seen(path)
            except Changed:
                await self._remove_as_seen(path)

    async def accept(self, calendar_id: str, event_id: str) -> None:
        """Answer yes and let the organiser know; Refused where the person organises it."""
        path = f"{event_path(calendar_id, event_id)}/accept"
        await self._courier.carry(self._requests.write("POST", path, {"sendResponse": True}))

    async def _remove_as_seen(self, path: str) -> None:
        record = await self._courier.fetch(self._requests.read(path, {"$select": "id,attendees"}), EVENT)
        if record.attendees:
            raise Refused("This entry has guests by now, who would get a mail. Please remove it yourself.")
        await self._courier.carry(self._requests.write("DELETE", path, etag=record.etag))


def _body_of(entry: Entry) -> Mapping[str, object]:
    return {
        "transactionId": str(UUID(hex=entry.key)),
        "subject": entry.title,
        "location": {"displayName": entry.place},
        "body": {"contentType": "text", "content": entry.description},
        "start": write_moment(entry.start, entry.zone),
        "end": write_moment(entry.end, entry.zone),
        "sensitivity": "private",
        "showAs": "busy",
        "responseRequested": False,
        **_reminder(entry.reminders),
        **carry_reference(entry.key),
    }


def _reminder(minutes: tuple[int, ...] | None) -> Mapping[str, object]:
    """Outlook reminds once: the earliest of several counts, as a later one would leave no time to go."""
    if minutes is None:
        return {}
    if not minutes:
        return {"isReminderOn": False}
    return {"isReminderOn": True, "reminderMinutesBeforeStart": bound_lead(max(minutes))}


def _read(call: Call, record: EventRecord, calendar_id: str) -> Event:
    with lost_unless_readable(call):
        return read_event(record, calendar_id, Mailbox())
