"""Reads pages of events: living, removed, and the series that others belong to."""

from dataclasses import dataclass, field

import msgspec

from connectors.outlook.events import MASTER, read_event
from connectors.outlook.mailbox import Mailbox
from connectors.outlook.wire import EventPage, EventRecord, RawPage
from connectors.shared.calls import UNREADABLE, Call, read_body
from connectors.shared.listing import Unreadable, is_far, read_items
from service.domain.event import Event, Span
from service.ports.calendar import Malformed

EVENT = msgspec.json.Decoder(EventRecord)

_PAGE = msgspec.json.Decoder(EventPage)
_RAW = msgspec.json.Decoder(RawPage)


@dataclass(frozen=True, slots=True)
class Sorted:
    """The items of one page by what they are; `removed` are ids of which it is not yet known whether they are gone."""

    living: list[EventRecord] = field(default_factory=list)
    masters: list[EventRecord] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    malformed: list[Malformed] = field(default_factory=list)
    following: str = ""
    end: str = ""

    def add(self, record: EventRecord) -> None:
        """Put one item where it belongs."""
        if record.removed is not None:
            self.removed.append(record.id)
        else:
            (self.masters if record.type == MASTER else self.living).append(record)


def read_page(call: Call, body: bytes) -> Sorted:
    """A page taken apart. It is decoded at one go, and item by item only where one of them is broken."""
    try:
        page = _PAGE.decode(body)
    except UNREADABLE:
        raw = read_body(call, body, _RAW)
        found = Sorted(following=raw.following, end=raw.end)
        for record in read_items(raw.items, EVENT, found.malformed):
            found.add(record)
        return found
    found = Sorted(following=page.following, end=page.end)
    for record in page.items:
        found.add(record)
    return found


def read_events(found: Sorted, calendar_id: str, mailbox: Mailbox, window: Span | None) -> tuple[Event, ...]:
    """The living ones as events; cancelled ones join `found.gone`, those without sensible times `found.malformed`.

    Instances of series far from the window are left out.
    """
    events: list[Event] = []
    for record in found.living:
        try:
            event = read_event(record, calendar_id, mailbox)
        except Unreadable as error:
            found.malformed.append(Malformed(record.id, str(error)))
            continue
        if event.cancelled:
            found.gone.append(event.id)
        elif window is None or not is_far(event, window):
            events.append(event)
    return tuple(events)
