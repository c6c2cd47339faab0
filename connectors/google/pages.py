"""Reads pages of events, living and gone."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote

import msgspec

from connectors.google.events import read_event
from connectors.google.wire import EventPage, EventRecord, RawPage
from connectors.shared.calls import Call, read_body
from connectors.shared.listing import Unreadable, is_far, read_items
from service.domain.event import Event, Span
from service.ports.calendar import Malformed

PAGE = msgspec.json.Decoder(EventPage)
_RECORD = msgspec.json.Decoder(EventRecord)
_RAW = msgspec.json.Decoder(RawPage)


@dataclass(frozen=True, slots=True)
class Sorted:
    """The items of one page by what they are."""

    living: list[EventRecord] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    malformed: list[Malformed] = field(default_factory=list)
    zone: str = "UTC"
    next_page_token: str = ""
    next_sync_token: str = ""

    def add(self, record: EventRecord) -> None:
        """Put one item where it belongs; a cancelled one is only an id (it may have nothing else)."""
        if record.status == "cancelled":
            self.gone.append(record.id)
        else:
            self.living.append(record)


def turn_page(call: Call, token: str) -> Call:
    """The same call for the page with this token; to have the library build it costs twenty times as much."""
    return replace(call, url=f"{call.url}&pageToken={quote(token, safe='')}") if token else call


def read_page(call: Call, body: bytes) -> Sorted:
    """A page taken apart. It is decoded at one go, and item by item only where one of them is broken."""
    try:
        page = PAGE.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        raw = read_body(call, body, _RAW)
        found = _begin(raw)
        for record in read_items(raw.items, _RECORD, found.malformed):
            found.add(record)
        return found
    found = _begin(page)
    for record in page.items:
        found.add(record)
    return found


def read_events(found: Sorted, calendar_id: str, labels: Mapping[str, str], window: Span | None) -> tuple[Event, ...]:
    """The living ones as events; those without sensible times join `found.malformed`, far ones are left out."""
    events: list[Event] = []
    for record in found.living:
        try:
            event = read_event(record, calendar_id, found.zone, labels)
        except Unreadable as error:
            found.malformed.append(Malformed(record.id, str(error)))
            continue
        if window is None or not is_far(event, window):
            events.append(event)
    return tuple(events)


def _begin(page: EventPage | RawPage) -> Sorted:
    return Sorted(zone=page.time_zone, next_page_token=page.next_page_token, next_sync_token=page.next_sync_token)
