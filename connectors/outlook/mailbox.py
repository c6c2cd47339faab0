"""Whose mailbox is it, and in which zone does its owner live? Graph marks neither on an event."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from connectors.outlook.answers import read_answer
from connectors.outlook.batch import carry_together
from connectors.outlook.requests import Requests
from connectors.outlook.wire import CalendarRecord, EventPage, SettingsRecord
from connectors.outlook.zones import known_zone
from connectors.shared.calls import T, read_body
from connectors.shared.courier import Courier
from service.errors import Forbidden, NotFound, Refused

CALENDAR_FIELDS = {"$select": "id,name,canEdit,isDefaultCalendar,owner"}

_ASKED: Sequence[tuple[str, Mapping[str, str]]] = (
    ("me/calendar", CALENDAR_FIELDS),
    ("me/mailboxSettings", {"$select": "timeZone"}),
    ("me/events", {"$select": "originalStartTimeZone", "$orderby": "lastModifiedDateTime desc", "$top": "10"}),
)
_CALENDAR = msgspec.json.Decoder(CalendarRecord)
_SETTINGS = msgspec.json.Decoder(SettingsRecord)
_EVENTS = msgspec.json.Decoder(EventPage)


@dataclass(frozen=True, slots=True)
class Mailbox:
    """The owner's address in lower case, an IANA zone ("" when we may not know it), and the primary calendar."""

    address: str = ""
    zone: str = ""
    calendar: CalendarRecord = field(default_factory=CalendarRecord)


async def ask_mailbox(courier: Courier, requests: Requests) -> Mailbox:
    """One request for all of it; without permission for the settings, the zone is where most new events were made."""
    calls = [requests.read(path, query) for path, query in _ASKED]
    answers = await carry_together(courier, requests, calls)

    def read(number: int, shape: msgspec.json.Decoder[T]) -> T:
        call = calls[number]
        return read_body(call, read_answer(call, answers[number], courier.clock.now()), shape)

    calendar = read(0, _CALENDAR)
    try:
        zone = known_zone(read(1, _SETTINGS).time_zone or "")
    except (Forbidden, NotFound, Refused):
        zone = ""
    address = calendar.owner.address if calendar.owner else ""
    return Mailbox((address or "").strip().lower(), zone or _commonest(read(2, _EVENTS)), calendar)


def _commonest(page: EventPage) -> str:
    zones = Counter(known_zone(one.original_start_time_zone or "") for one in page.items)
    return next((zone for zone, _ in zones.most_common() if zone not in ("", "UTC")), "")
