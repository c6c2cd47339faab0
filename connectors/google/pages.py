"""Reads pages of events: each item by itself, so that one broken event is named and the others go on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from connectors.google.events import Unreadable, read_event
from connectors.google.wire import EventPage, EventRecord, JustId
from service.domain.event import Event, Span
from service.ports.calendar import Malformed

PAGE = msgspec.json.Decoder(EventPage)

_RECORD = msgspec.json.Decoder(EventRecord)
_JUST_ID = msgspec.json.Decoder(JustId)


@dataclass(frozen=True, slots=True)
class Sorted:
    """The items of one page by what they are."""

    living: list[EventRecord]
    gone: list[str]
    malformed: list[Malformed]


def sort_items(page: EventPage) -> Sorted:
    """Decode every item; a cancelled one is only an id (it may have nothing else), a broken one only a complaint."""
    found = Sorted([], [], [])
    for item in page.items:
        try:
            record = _RECORD.decode(item)
        except (msgspec.MsgspecError, UnicodeDecodeError) as error:
            found.malformed.append(Malformed(_read_id(item), _complaint(error)))
            continue
        if record.status == "cancelled":
            found.gone.append(record.id)
        else:
            found.living.append(record)
    return found


def read_events(
    found: Sorted, calendar_id: str, zone: str, labels: Mapping[str, str], window: Span | None
) -> tuple[Event, ...]:
    """The living ones as events; those without sensible times join `found.malformed`.

    An instance of a series that lies outside the window now and by its original time is left out: series have no end.
    """
    events: list[Event] = []
    for record in found.living:
        try:
            event = read_event(record, calendar_id, zone, labels)
        except Unreadable as error:
            found.malformed.append(Malformed(record.id, str(error)))
            continue
        if window is None or not _is_far(event, window):
            events.append(event)
    return tuple(events)


def window_around(now: datetime) -> Span:
    """From 30 days ago to 180 days ahead."""
    return Span(now - timedelta(days=30), now + timedelta(days=180))


def _is_far(event: Event, window: Span) -> bool:
    if not event.series_id:
        return False
    original = event.original_start or event.start
    return not event.span.overlaps(window) and not window.start <= original < window.end


def _read_id(item: msgspec.Raw) -> str:
    try:
        return _JUST_ID.decode(item).id
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return ""


def _complaint(error: Exception) -> str:
    """Where the trouble lies, without quoting any content (msgspec names types and fields only)."""
    return str(error) if isinstance(error, msgspec.ValidationError) else "it is not readable as text"
