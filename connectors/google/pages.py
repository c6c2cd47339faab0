"""Reads pages of events, living and gone."""

from collections.abc import Mapping
from dataclasses import dataclass

import msgspec

from connectors.google.events import read_event
from connectors.google.wire import EventPage, EventRecord
from connectors.shared.listing import Unreadable, is_far, read_items
from service.domain.event import Event, Span
from service.ports.calendar import Malformed

PAGE = msgspec.json.Decoder(EventPage)

_RECORD = msgspec.json.Decoder(EventRecord)


@dataclass(frozen=True, slots=True)
class Sorted:
    """The items of one page by what they are."""

    living: list[EventRecord]
    gone: list[str]
    malformed: list[Malformed]


def sort_items(page: EventPage) -> Sorted:
    """Decode every item; a cancelled one is only an id (it may have nothing else), a broken one only a complaint."""
    found = Sorted([], [], [])
    for record in read_items(page.items, _RECORD, found.malformed):
        if record.status == "cancelled":
            found.gone.append(record.id)
        else:
            found.living.append(record)
    return found


def read_events(
    found: Sorted, calendar_id: str, zone: str, labels: Mapping[str, str], window: Span | None
) -> tuple[Event, ...]:
    """The living ones as events; those without sensible times join `found.malformed`, far ones are left out."""
    events: list[Event] = []
    for record in found.living:
        try:
            event = read_event(record, calendar_id, zone, labels)
        except Unreadable as error:
            found.malformed.append(Malformed(record.id, str(error)))
            continue
        if window is None or not is_far(event, window):
            events.append(event)
    return tuple(events)
