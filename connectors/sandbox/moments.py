"""When does an entry start or end? Either an instant with a zone, or a whole day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class Moment:
    """One end of a calendar entry: exactly one of `at` (aware) and `day` is set."""

    at: datetime | None = None
    zone: str | None = None
    day: date | None = None

    def instant(self, zone: str) -> datetime:
        """The instant in UTC; a whole day begins at midnight of `zone`."""
        if self.at is not None:
            return self.at.astimezone(UTC)
        if self.day is None:
            raise ValueError("a moment needs an instant or a day")
        return datetime.combine(self.day, time(), ZoneInfo(zone)).astimezone(UTC)

    def local(self, zone: str) -> datetime:
        """The wall-clock reading (naive) in the moment's own zone, else in `zone`."""
        if self.day is not None:
            return datetime.combine(self.day, time())
        return self.instant(zone).astimezone(ZoneInfo(self.zone or zone)).replace(tzinfo=None)

    def stamp(self) -> str:
        """The compact iCalendar form: 20261125T090000Z, or 20261125 for a day (RFC 5545, 3.3.4-5)."""
        if self.day is not None:
            return self.day.strftime("%Y%m%d")
        return self.instant("UTC").strftime("%Y%m%dT%H%M%SZ")


def at(instant: datetime, zone: str) -> Moment:
    """An instant shown in `zone`."""
    return Moment(at=instant.astimezone(UTC).replace(microsecond=0), zone=zone)


def on(day: date) -> Moment:
    """A whole day."""
    return Moment(day=day)
