"""What has changed in a stretch of a calendar? Events, instances of series, and what is not there (any more)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from connectors.sandbox.calendars import Calendar, Entry
from connectors.sandbox.outlook.event_reading import touches
from connectors.sandbox.recurrence import instance, instances, starts


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a delta: `kind` is full, occurrence or removed; `rank` is its place in the listing."""

    kind: str
    entry: Entry
    rank: list[Any]


def changes(calendar: Calendar, low: datetime, high: datetime, since: int) -> Iterator[Change]:
    """Everything in the stretch when `since` is 0, else what changed after it, wherever it lies."""
    for entry in list(calendar.entries.values()):
        if entry.version <= since or (entry.series and not since):
            continue
        if entry.rules:
            yield from _series(calendar, entry, low, high, since)
        elif not entry.cancelled and touches(calendar, entry, low, high):
            yield _change("full", calendar, entry)
        elif since:
            yield _change("removed", calendar, entry)


def _series(calendar: Calendar, master: Entry, low: datetime, high: datetime, since: int) -> Iterator[Change]:
    if master.cancelled:
        if since:
            yield Change("removed", master, [master.born, 0, master.id])
            plain = (instance(master, start, calendar.zone) for start in starts(master, calendar.zone, high))
            yield from (_change("removed", calendar, one) for one in plain if touches(calendar, one, low, high))
        return
    found = [one for one in instances(calendar, master, high) if touches(calendar, one, low, high)]
    living = [one for one in found if not one.cancelled]
    if living or since:
        yield Change("full" if living else "removed", master, [master.born, 0, master.id])
    for one in living:
        changed = one.id in calendar.entries
        if not changed or not since:
            yield _change("full" if changed else "occurrence", calendar, one)


def _change(kind: str, calendar: Calendar, entry: Entry) -> Change:
    return Change(kind, entry, [entry.born, entry.start.instant(calendar.zone).timestamp(), entry.id])
