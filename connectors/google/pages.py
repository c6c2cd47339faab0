"""Reads pages of events: living and gone, and the labels on them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from connectors.google.events import read_event
from connectors.google.wire import EventPage, EventRecord
from connectors.shared.listing import Unreadable, is_far, read_items
from service.domain.event import Event, Span
from service.ports.calendar import Malformed

PAGE = msgspec.json.Decoder(EventPage)
EVENT = msgspec.json.Decoder(EventRecord)


@dataclass(frozen=True, slots=True)
class Events:
    """The events of one page by what they are, and the ids of the labels on the living ones."""

    living: list[Event] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    malformed: list[Malformed] = field(default_factory=list)
    labels: set[str] = field(default_factory=set)


def read_events(page: EventPage, calendar_id: str, labels: Mapping[str, str], window: Span | None) -> Events:
    """Every item read: a cancelled one is only an id (it may have nothing else), a broken one only a complaint.

    Each becomes its event before the next is read, so that all of them use the same little memory. Instances of
    series far from the window are left out.
    """
    found = Events()
    for record in read_items(page.items, EVENT, found.malformed):
        if record.status == "cancelled":
            found.gone.append(record.id)
            continue
        if record.event_label_id:
            found.labels.add(record.event_label_id)
        try:
            event = read_event(record, calendar_id, page.time_zone, labels)
        except Unreadable as error:
            found.malformed.append(Malformed(record.id, str(error)))
            continue
        if window is None or not is_far(event, window):
            found.living.append(event)
    return found
