"""Reads Outlook calendars: what changed since last time, single events, windows, and the calendars themselves."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from datetime import UTC, datetime

import msgspec

from connectors.outlook.cursors import Cursor, begin, read_cursor, write_cursor
from connectors.outlook.events import read_event
from connectors.outlook.labels import Labels
from connectors.outlook.lookup import calendar_path, event_call
from connectors.outlook.mailbox import CALENDAR_FIELDS, Mailbox
from connectors.outlook.pages import EVENT, Sorted, read_events, read_page
from connectors.outlook.requests import EVENT_FIELDS, PAGE_SIZE, PRIMARY, Requests
from connectors.outlook.series import Series, verify
from connectors.outlook.wire import CalendarPage, CalendarRecord
from connectors.shared.calls import Call
from connectors.shared.courier import Courier
from connectors.shared.events import refused_unless_readable
from connectors.shared.turning import turn_pages, turn_to_the_end
from service.domain.account import Ability
from service.domain.event import Event, Span
from service.ports.calendar import CalendarInfo, Changes

_CALENDARS = msgspec.json.Decoder(CalendarPage)
_MOST_CALENDARS = 100


class OutlookCalendar:
    """The port `service.ports.calendar.Calendar` for one account."""

    def __init__(self, courier: Courier, requests: Requests, labels: Labels) -> None:
        self._courier = courier
        self._requests = requests
        self._labels = labels

    async def changes(self, calendar_id: str, cursor: str) -> AsyncIterator[Changes]:
        """Pages of changes, one held at a time (Graph, "event: delta"); after a week CursorExpired, see cursors."""
        now = self._courier.clock.now()
        position = read_cursor(cursor, now, self._requests) if cursor else begin(now)
        series = Series(self._courier, self._requests, calendar_id)
        async for page in turn_to_the_end(self._asking(self._begin(calendar_id, position))):
            end = "" if page.following else write_cursor(position, page.end, self._requests)
            events = await self._read_changes(page, calendar_id, series, position.window)
            yield Changes(events, tuple(page.gone), tuple(page.malformed), end, complete=not cursor)

    async def event(self, calendar_id: str, event_id: str) -> Event:
        """One event as it is now; NotFound when it was deleted, Refused when it cannot be read."""
        record = await self._courier.fetch(event_call(self._requests, calendar_id, event_id), EVENT)
        with refused_unless_readable():
            return read_event(record, calendar_id, await self._labels.mailbox(self._courier))

    async def events_between(self, calendar_id: str, window: Span) -> Sequence[Event]:
        """Everything that touches the window, instances of series included."""
        found: list[Event] = []
        bounds = {"startDateTime": _tell(window.start), "endDateTime": _tell(window.end), **EVENT_FIELDS}
        call = self._requests.read(calendar_path(calendar_id) + "calendarView", bounds, page=PAGE_SIZE)
        async for page in turn_pages(self._asking(call)):
            mailbox = await self._labels.mailbox(self._courier) if page.living else Mailbox()
            found.extend(one for one in read_events(page, calendar_id, mailbox, None) if one.span.overlaps(window))
        return found

    async def calendars(self) -> Sequence[CalendarInfo]:
        """All calendars, or only the primary one when the person did not let us see the list."""
        mailbox, names = await self._labels.mailbox(self._courier), tuple(await self._labels.names(self._courier))
        if not await self._courier.allows(Ability.LIST_CALENDARS):
            return [_describe(mailbox.calendar, mailbox, names)]
        listed = [one async for page in turn_pages(self._list) for one in page.items]
        listed.sort(key=lambda one: not one.is_default_calendar)
        return [_describe(one, mailbox, names) for one in listed]

    async def create_label(self, calendar_id: str, name: str) -> None:
        """Add a red category unless it is there; categories belong to the whole mailbox."""
        await self._labels.create(self._courier, name)

    def _asking(self, call: Call) -> Callable[[str], Awaitable[Sorted]]:
        async def ask(following: str) -> Sorted:
            asked = self._requests.follow(following, page=PAGE_SIZE) if following else call
            return read_page(asked, await self._courier.carry(asked))

        return ask

    def _begin(self, calendar_id: str, position: Cursor) -> Call:
        if position.link:
            return self._requests.follow(position.link, page=PAGE_SIZE)
        bounds = {"startDateTime": _tell(position.since), "endDateTime": _tell(position.until)}
        return self._requests.read(calendar_path(calendar_id) + "calendarView/delta", bounds, page=PAGE_SIZE)

    async def _read_changes(self, page: Sorted, calendar_id: str, series: Series, window: Span) -> tuple[Event, ...]:
        if page.removed:
            await verify(self._courier, self._requests, calendar_id, page)
        await series.complete(page)
        if not page.living:
            return ()
        return read_events(page, calendar_id, await self._labels.mailbox(self._courier), window)

    async def _list(self, following: str) -> CalendarPage:
        call = self._requests.read("me/calendars", CALENDAR_FIELDS, page=_MOST_CALENDARS)
        if following:
            call = self._requests.follow(following, page=_MOST_CALENDARS)
        return await self._courier.fetch(call, _CALENDARS)


def _describe(one: CalendarRecord, mailbox: Mailbox, names: tuple[str, ...]) -> CalendarInfo:
    """A calendar has no zone of its own, and no categories that the mailbox would not have."""
    primary = bool(one.is_default_calendar) or one.id == mailbox.calendar.id
    ident, writable = (PRIMARY, True) if primary else (one.id, one.can_edit is True)
    return CalendarInfo(ident, one.name or ident, mailbox.zone or "UTC", primary, writable, names if writable else ())


def _tell(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
