"""Reads Google calendars: what changed since last time, single events, windows, and the calendars themselves."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

import msgspec

from connectors.google.events import read_event
from connectors.google.labels import Labels
from connectors.google.lookup import about_call, event_call, read_calendar
from connectors.google.pages import EVENT, PAGE, Events, read_events
from connectors.google.requests import PAGE_FIELDS, PAGE_SIZE, SYNC, Requests
from connectors.google.wire import CalendarPage, CalendarRecord, EventPage, ListedCalendar
from connectors.shared.calls import Call
from connectors.shared.cleaning import known_zone
from connectors.shared.courier import Courier
from connectors.shared.events import refused_unless_readable
from connectors.shared.listing import window_around
from connectors.shared.turning import turn_pages, turn_to_the_end
from service.domain.account import Ability
from service.domain.event import Event, Span
from service.errors import Forbidden, NotFound
from service.ports.calendar import CalendarInfo, Changes

_CALENDARS = msgspec.json.Decoder(CalendarPage)
_WRITERS = frozenset({"owner", "writer"})
_MOST_CALENDARS = 250


class GoogleCalendar:
    """The port `service.ports.calendar.Calendar` for one account."""

    def __init__(self, courier: Courier, requests: Requests, labels: Labels) -> None:
        self._courier = courier
        self._requests = requests
        self._labels = labels

    async def changes(self, calendar_id: str, cursor: str) -> AsyncIterator[Changes]:
        """Pages of changes, one held at a time (Calendar API, "Synchronize resources efficiently")."""
        window = window_around(self._courier.clock.now())
        if not cursor:
            await self._labels.warm(self._courier, calendar_id)
        async for page in turn_to_the_end(self._asking(self._begin(calendar_id, cursor, window))):
            found = await self._read(page, calendar_id, window)
            end = "" if page.following else page.end
            yield Changes(tuple(found.living), tuple(found.gone), tuple(found.malformed), end, complete=not cursor)

    async def event(self, calendar_id: str, event_id: str) -> Event:
        """One event as it is now. Refused when it cannot be read."""
        record = await self._courier.fetch(event_call(self._requests, calendar_id, event_id), EVENT)
        wanted = {record.event_label_id} - {""}
        names = await self._labels.names(self._courier, calendar_id, wanted) if wanted else {}
        zone = await self._zone(calendar_id) if record.start is not None and record.start.day else "UTC"
        with refused_unless_readable():
            return read_event(record, calendar_id, zone, names)

    async def events_between(self, calendar_id: str, window: Span) -> Sequence[Event]:
        """Everything that touches the window; timeMin bounds the ends, timeMax the starts, both exclusive."""
        found: list[Event] = []
        built = self._requests.events.list(
            calendarId=calendar_id, timeMin=window.start.isoformat(), timeMax=window.end.isoformat(),
            singleEvents=True, maxResults=PAGE_SIZE, fields=PAGE_FIELDS,
        )  # fmt: skip
        async for page in turn_pages(self._asking(self._requests.read(built))):
            found.extend((await self._read(page, calendar_id, None)).living)
        return found

    async def calendars(self) -> Sequence[CalendarInfo]:
        """All listed calendars, or only the primary one when the person did not let us see the list."""
        if not await self._courier.allows(Ability.LIST_CALENDARS):
            return [await self._primary()]
        listed = [one async for page in turn_pages(self._list) for one in page.items if not one.deleted]
        listed.sort(key=lambda one: not one.primary)
        return [await self._describe(one) for one in listed]

    async def create_label(self, calendar_id: str, name: str) -> None:
        """Add a red label unless it is there. Changed when somebody edited the labels meanwhile."""
        await self._labels.create(self._courier, calendar_id, name)

    def _asking(self, call: Call) -> Callable[[str], Awaitable[EventPage]]:
        return lambda following: self._courier.fetch(self._requests.follow(call, following), PAGE)

    def _begin(self, calendar_id: str, cursor: str, window: Span) -> Call:
        if cursor:
            return self._requests.poll(calendar_id, cursor)
        built = self._requests.events.list(calendarId=calendar_id, timeMin=window.start.isoformat(), **SYNC)
        return self._requests.read(built)

    async def _read(self, page: EventPage, calendar_id: str, window: Span | None) -> Events:
        """The page with the label names that we know, and once more with better ones should they not be enough."""
        known = self._labels.known(self._courier, calendar_id)
        found = read_events(page, calendar_id, known, window)
        if not found.labels:
            return found
        names = await self._labels.names(self._courier, calendar_id, found.labels)
        return found if names is known else read_events(page, calendar_id, names, window)

    async def _zone(self, calendar_id: str) -> str:
        """The calendar's own zone, in which its all-day events lie; a single event does not tell it."""
        return (await self._courier.fetch(about_call(self._requests, calendar_id), PAGE)).time_zone

    async def _list(self, following: str) -> CalendarPage:
        built = self._requests.calendar_list.list(
            maxResults=_MOST_CALENDARS, pageToken=following or None,
            fields="nextPageToken,items(id,summary,summaryOverride,timeZone,primary,accessRole,deleted)",
        )  # fmt: skip
        return await self._courier.fetch(self._requests.read(built), _CALENDARS)

    async def _describe(self, one: ListedCalendar) -> CalendarInfo:
        labels: tuple[str, ...] = ()
        if one.access_role == "owner" and await self._courier.allows(Ability.READ_LABELS):
            try:
                record = await read_calendar(self._requests, self._courier, one.id)
                labels = self._labels.keep(self._courier, one.id, record)
            except (Forbidden, NotFound):
                labels = ()
        name = one.summary_override or one.summary or one.id
        return CalendarInfo(
            one.id, name, known_zone(one.time_zone) or "UTC", one.primary, one.access_role in _WRITERS, labels
        )

    async def _primary(self) -> CalendarInfo:
        if await self._courier.allows(Ability.READ_LABELS):
            record = await read_calendar(self._requests, self._courier, "primary")
            labels = self._labels.keep(self._courier, record.id, record)
            return _as_primary(record, labels)
        page = await self._courier.fetch(about_call(self._requests, "primary"), PAGE)
        return _as_primary(CalendarRecord(id="primary", summary=page.summary, time_zone=page.time_zone), ())


def _as_primary(record: CalendarRecord, labels: tuple[str, ...]) -> CalendarInfo:
    return CalendarInfo(
        record.id, record.summary or record.id, known_zone(record.time_zone) or "UTC", True, True, labels
    )
