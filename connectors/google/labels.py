"""Names of event labels: an event carries only a label's id, the name stands in the calendar's definitions."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from connectors.google.lookup import read_calendar
from connectors.google.requests import Requests
from connectors.google.wire import CalendarRecord
from connectors.shared.courier import Courier
from service.domain.account import Ability
from service.errors import Forbidden, NotFound, Refused

_RED = "#d50000"
_LONGEST_NAME = 50
_MOST_LABELS = 200
_DEFINITIONS = "eventLabels"
_SOON = timedelta(minutes=1)
_LONG = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Known:
    names: Mapping[str, str]
    read_at: datetime


class Labels:
    """The label definitions of every calendar, remembered; asked for again when an id has no known name."""

    def __init__(self, requests: Requests) -> None:
        self._requests = requests
        self._known: dict[tuple[str, str], _Known] = {}

    async def names(self, courier: Courier, calendar_id: str, wanted: Collection[str]) -> Mapping[str, str]:
        """Names by id, as far as the person lets us read them; a label without a name is left out."""
        key = (courier.account_id, calendar_id)
        known = self._known.get(key)
        now = courier.clock.now()
        if known is None or self._is_old(known, wanted, now):
            known = _Known(await self._ask(courier, calendar_id), now)
            self._known[key] = known
        return known.names

    def known(self, courier: Courier, calendar_id: str) -> Mapping[str, str]:
        """Names by id as they were last read, without asking."""
        known = self._known.get((courier.account_id, calendar_id))
        return known.names if known else {}

    async def warm(self, courier: Courier, calendar_id: str) -> None:
        """Learn a calendar's labels before the first of them shows up."""
        await self.names(courier, calendar_id, ())

    def keep(self, courier: Courier, calendar_id: str, record: CalendarRecord) -> tuple[str, ...]:
        """Remember definitions that were read for another reason; answers their names."""
        names = dict(_read_names(record))
        self._known[courier.account_id, calendar_id] = _Known(names, courier.clock.now())
        return tuple(names.values())

    async def create(self, courier: Courier, calendar_id: str, name: str) -> None:
        """Add a red label unless one of that name exists. Changed when somebody edited the labels meanwhile."""
        if not name or len(name) > _LONGEST_NAME:
            raise Refused(f"A label name has 1 to {_LONGEST_NAME} characters.")
        record = await read_calendar(self._requests, courier, calendar_id)
        if name.strip().casefold() in {known.strip().casefold() for _, known in _read_names(record)}:
            return
        there = list(_definitions(record))
        if len(there) >= _MOST_LABELS:
            raise Refused(f"This calendar already has {_MOST_LABELS} labels; remove one first.")
        added = {"name": name, "backgroundColor": _RED}
        body = {"labelProperties": {**record.label_properties, _DEFINITIONS: [*there, added]}}
        built = self._requests.calendars.patch(calendarId=calendar_id, body=body, fields="id")
        await courier.carry(self._requests.write(built, record.etag))
        self._known.pop((courier.account_id, calendar_id), None)

    def _is_old(self, known: _Known, wanted: Collection[str], now: datetime) -> bool:
        age = now - known.read_at
        nameless = not known.names.keys() >= set(wanted)
        return age > _LONG or (nameless and age >= _SOON)

    async def _ask(self, courier: Courier, calendar_id: str) -> Mapping[str, str]:
        if not await courier.allows(Ability.READ_LABELS):
            return {}
        try:
            return dict(_read_names(await read_calendar(self._requests, courier, calendar_id)))
        except (Forbidden, NotFound):
            return {}


def _read_names(record: CalendarRecord) -> Iterator[tuple[str, str]]:
    for label in _definitions(record):
        identity, name = (label.get("id"), label.get("name")) if isinstance(label, dict) else (None, None)
        if isinstance(identity, str) and isinstance(name, str) and name.strip():
            yield identity, name


def _definitions(record: CalendarRecord) -> Collection[object]:
    labels = record.label_properties.get(_DEFINITIONS, [])
    return labels if isinstance(labels, list) else []
