"""What stands in a person's calendar? Entries, labels and the order in which they changed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from connectors.sandbox.clock import WorldClock
from connectors.sandbox.mint import Mint
from connectors.sandbox.moments import Moment


@dataclass(slots=True)
class Guest:
    """Somebody on the guest list; `answer` is needsAction, accepted, tentative or declined."""

    address: str
    name: str = ""
    answer: str = "needsAction"
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Label:
    """A named colour which a calendar defines and entries point to."""

    id: str
    color: str
    name: str = ""


@dataclass(slots=True)
class Entry:
    """One calendar entry, a series, or one changed instance of a series (`series` + `original`).

    `version` is the world's change number at the last change; `born` the one at creation.
    `extras` keeps fields only one provider's face knows, `own` those of them that no other guest shares.
    """

    id: str
    uid: str
    start: Moment
    end: Moment
    title: str = ""
    description: str = ""
    location: str = ""
    organizer: str = ""
    organizer_name: str = ""
    guests: list[Guest] = field(default_factory=list)
    status: str = "confirmed"
    label: str = ""
    color: str = ""
    private: dict[str, str] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    reminders: list[tuple[str, int]] | None = None
    busy: bool = True
    visibility: str = "default"
    sequence: int = 0
    rules: list[str] = field(default_factory=list)
    series: str = ""
    original: Moment | None = None
    kind: str = "default"
    extras: dict[str, Any] = field(default_factory=dict)
    own: dict[str, Any] = field(default_factory=dict)
    version: int = 0
    born: int = 0
    created: datetime | None = None
    updated: datetime | None = None

    @property
    def cancelled(self) -> bool:
        """Is this only the trace of something deleted?"""
        return self.status == "cancelled"

    def length(self, zone: str) -> timedelta:
        """How long it lasts."""
        return self.end.instant(zone) - self.start.instant(zone)

    def guest(self, address: str) -> Guest | None:
        """The guest with that address, if invited."""
        return next((g for g in self.guests if g.address == address), None)


class Calendar:
    """One calendar as its viewer sees it. `role` is owner or reader; `epoch` grows when cursors expire."""

    def __init__(self, ident: str, owner: str, title: str, zone: str, clock: WorldClock, mint: Mint) -> None:
        self.id, self.owner, self.title, self.zone = ident, owner, title, zone
        self.role = "owner"
        self.description = ""
        self.location = ""
        self.labels: list[Label] = []
        self.entries: dict[str, Entry] = {}
        self.epoch = 0
        self.version = mint.number()
        self.watchers: list[Callable[[Calendar, Entry], None]] = []
        self._clock, self._mint = clock, mint

    def save(self, entry: Entry) -> Entry:
        """Store an entry under a new change number and tell who watches."""
        entry.version = self._mint.number()
        entry.updated = self._clock.now()
        entry.created = entry.created or entry.updated
        entry.born = entry.born or entry.version
        self.entries[entry.id] = entry
        for watcher in self.watchers:
            watcher(self, entry)
        return entry

    def cancel(self, entry: Entry) -> None:
        """Turn an entry, and with a series all its changed instances, into tombstones."""
        for child in self.exceptions(entry.id) if entry.rules else []:
            child.status = "cancelled"
            self.save(child)
        entry.status = "cancelled"
        self.save(entry)

    def touch(self) -> None:
        """Mark the calendar's own properties as changed."""
        self.version = self._mint.number()

    def label_named(self, name: str) -> Label | None:
        """The label with that name, ignoring case."""
        return next((item for item in self.labels if item.name.lower() == name.lower()), None)

    def with_uid(self, uid: str) -> list[Entry]:
        """All living entries of one iCalendar UID."""
        return [entry for entry in self.entries.values() if entry.uid == uid and not entry.cancelled]

    def exceptions(self, master: str) -> list[Entry]:
        """The separately stored instances of a series, cancelled ones included."""
        return [entry for entry in self.entries.values() if entry.series == master]
