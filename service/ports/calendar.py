"""Calendars: watching them, asking for free time, writing entries."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from service.domain.event import Event, Span


@dataclass(frozen=True, slots=True)
class CalendarInfo:
    """A calendar that the person can see; `labels` are the names of its label definitions."""

    id: str
    name: str
    zone: str
    primary: bool
    writable: bool
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Malformed:
    """An event that could not be read: its id ("" if even that is missing) and what is wrong, without its text."""

    id: str
    why: str


@dataclass(frozen=True, slots=True)
class Changes:
    """One page of what changed. `gone` are ids of deleted or cancelled events.

    `cursor` is set on the last page only: the opaque position to ask from next time.
    `complete` is true when the pages began with no cursor, so events not in them no longer exist.
    """

    events: tuple[Event, ...]
    gone: tuple[str, ...]
    malformed: tuple[Malformed, ...]
    cursor: str
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry to write: never with attendees, always private. `key` is a UUID hex, the deterministic identity.

    `reminders` are minutes before the start; None keeps the calendar's own defaults.
    """

    key: str
    title: str
    start: datetime
    end: datetime
    zone: str
    place: str = ""
    description: str = ""
    reminders: tuple[int, ...] | None = None


class Calendar(Protocol):
    """Reads events. Errors: CursorExpired, SignInExpired, Throttled, Unreachable, Forbidden, NotFound."""

    def changes(self, calendar_id: str, cursor: str) -> AsyncIterator[Changes]:
        """Pages of changes since the cursor; an empty cursor reads everything from 30 days ago on."""

    async def event(self, calendar_id: str, event_id: str) -> Event:
        """One event as it is now; a cancelled one is returned with `cancelled` set."""

    async def events_between(self, calendar_id: str, window: Span) -> Sequence[Event]:
        """All single events and instances that touch the window, as they are at this moment."""

    async def calendars(self) -> Sequence[CalendarInfo]:
        """The person's calendars with zone and label names, the primary one first."""

    async def create_label(self, calendar_id: str, name: str) -> None:
        """Add a red label of this name unless one exists; other labels stay as they are."""


class Entries(Protocol):
    """Writes into a calendar, never twice by itself; errors besides the usual: Exists, Changed, Uncertain."""

    async def add(self, calendar_id: str, entry: Entry) -> Event:
        """Write the entry under its deterministic key; Exists when that key is or was in use."""

    async def find(self, calendar_id: str, key: str) -> Event | None:
        """The entry with this key, cancelled or not, or None when there never was one."""

    async def move(self, calendar_id: str, event_id: str, etag: str, span: Span, zone: str) -> Event:
        """Give an entry of ours new times, if it still has this etag; Changed otherwise."""

    async def remove(self, calendar_id: str, event_id: str) -> None:
        """Delete an entry of ours; one that is already gone counts as deleted.

        Refused when somebody has invited others to it, who would be told; Changed when it changes at this moment.
        """

    async def accept(self, calendar_id: str, event_id: str) -> None:
        """Accept an invitation and let the organiser know; only ever asked for by the person who was invited."""
