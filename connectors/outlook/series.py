"""What Graph's delta only hints at: occurrences that say nothing but when they are, and ids of what was removed."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC

from msgspec.structs import replace

from connectors.outlook.lookup import look_up
from connectors.outlook.pages import Sorted
from connectors.outlook.requests import Requests
from connectors.outlook.wire import EventRecord
from connectors.shared.courier import Courier
from service.errors import NotFound
from service.ports.calendar import Malformed

_OCCURRENCE = "occurrence"


@dataclass(slots=True)
class Series:
    """The series met in one round of a calendar; each is asked for at most once."""

    courier: Courier
    requests: Requests
    calendar_id: str
    _known: dict[str, EventRecord | None] = field(default_factory=dict)

    async def complete(self, found: Sorted) -> None:
        """Give every bare occurrence of a page what its series says; one without a series joins the malformed."""
        self._known.update((master.id, master) for master in found.masters)
        bare = [record for record in found.living if _is_bare(record)]
        if not bare:
            return
        await self._ask([record.series_master_id or "" for record in bare])
        whole = [_complete(record, self._known) if _is_bare(record) else record for record in found.living]
        found.living[:] = [record for record in whole if record is not None]
        for record in bare:
            if self._known[record.series_master_id or ""] is None:
                found.malformed.append(Malformed(record.id, "the series that it belongs to cannot be read"))

    async def _ask(self, wanted: Sequence[str]) -> None:
        missing = [one for one in dict.fromkeys(wanted) if one not in self._known]
        known = await look_up(self.courier, self.requests, self.calendar_id, [one for one in missing if one])
        for one in missing:
            record = known.get(one)
            self._known[one] = record if isinstance(record, EventRecord) else None


async def verify(courier: Courier, requests: Requests, calendar_id: str, found: Sorted) -> None:
    """Sort every removed one of a calendar anew: what is there joins the others, what is not there is gone.

    Removed may only mean outside the window of the delta (Graph, "event: delta"). One that cannot be looked at joins
    the malformed: nothing is concluded from it.
    """
    removed = tuple(dict.fromkeys(found.removed))
    seen = await look_up(courier, requests, calendar_id, removed)
    found.removed.clear()
    for event_id, now in seen.items():
        if isinstance(now, EventRecord):
            found.add(now)
        elif isinstance(now, NotFound):
            found.gone.append(event_id)
        else:
            found.malformed.append(Malformed(event_id, "it was reported as removed, and cannot be looked at"))


def _is_bare(record: EventRecord) -> bool:
    """Whether it says nothing but when it is (Graph, "event: delta")."""
    return record.type == _OCCURRENCE and record.subject is None and record.created is None


def _complete(record: EventRecord, known: dict[str, EventRecord | None]) -> EventRecord | None:
    master = known[record.series_master_id or ""]
    if master is None or record.start is None:
        return master and record
    return replace(
        master,
        id=record.id,
        etag=record.etag or master.etag,
        type=record.type,
        series_master_id=master.id,
        start=record.start,
        end=record.end,
        original_start=record.start.date_time.replace(tzinfo=UTC),
    )
