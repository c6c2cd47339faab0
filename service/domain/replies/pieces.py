"""The pieces of a time that a reply may hold. Each is a condition: which of the proposed times does it fit?

No piece is ever completed by guessing. Whoever reads a reply keeps the one proposed time that fits all its pieces.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from service.domain.letter import Slot


@dataclass(frozen=True, slots=True)
class Place:
    """A proposed time among its fellows: its number counted from 1, and how many there are."""

    slot: Slot
    number: int
    count: int

    @property
    def wall(self) -> datetime:
        """When it starts, on the clock of the zone that the letter wrote."""
        return self.slot.start.astimezone(ZoneInfo(self.slot.zone))


class Condition(Protocol):
    """What a piece demands of a proposed time."""

    def fits(self, place: Place) -> bool:
        """Whether the proposed time is compatible with the words."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the proposed times, pointed at by its letter, or by its number (-1 is the last)."""

    letter: str = ""
    number: int = 0

    def fits(self, place: Place) -> bool:
        """Whether this is the one pointed at; letters also count as numbers (B is the second)."""
        if self.letter:
            return place.slot.letter.upper() == self.letter or place.number == ord(self.letter) - ord("A") + 1
        return place.number == (place.count if self.number < 0 else self.number)


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday being 0."""

    day: int

    def fits(self, place: Place) -> bool:
        """Whether the time is on that day of the week."""
        return place.wall.weekday() == self.day


@dataclass(frozen=True, slots=True)
class Calendar:
    """A date, as all the (year, month, day) it may mean; 0 stands for what was not said."""

    readings: tuple[tuple[int, int, int], ...]

    def fits(self, place: Place) -> bool:
        """Whether any reading is the day of the time."""
        wall = place.wall
        return any(
            year in (0, wall.year) and month in (0, wall.month) and day == wall.day
            for year, month, day in self.readings
        )


@dataclass(frozen=True, slots=True)
class Relative:
    """A day counted from the day of writing; None when that day cannot be told, not sure when it is only likely."""

    day: date | None
    sure: bool = True

    def fits(self, place: Place) -> bool:
        """Whether the time is on that day, beyond doubt."""
        return self.sure and place.wall.date() == self.day


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the day, from an hour to the hour after its last."""

    first: int
    after: int

    def fits(self, place: Place) -> bool:
        """Whether the time starts in it."""
        return self.first <= place.wall.hour < self.after


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `sure` when morning or evening was said, else both halves of the day are meant.

    `zones` are the zones it may be in (none said: the letter's); `end` is the end of a range, in the same manner;
    `rough` when it is only approximate.
    """

    hour: int
    minute: int
    sure: bool
    zones: tuple[str, ...] = ()
    end: "Clock | None" = field(default=None)
    rough: bool = False

    def fits(self, place: Place) -> bool:
        """Whether the time starts then, in one of the zones that may be meant; an approximate time never does."""
        if self.rough:
            return False
        walls = [place.slot.start.astimezone(ZoneInfo(zone)) for zone in self.zones] or [place.wall]
        return any(self.shows(wall) for wall in walls)

    def shows(self, wall: datetime) -> bool:
        """Whether a clock on the wall shows this time."""
        same_hour = wall.hour == self.hour if self.sure else wall.hour % 12 == self.hour % 12
        return same_hour and wall.minute == self.minute

    def likeliest(self) -> time | None:
        """Return the likeliest time of a working day, for offering; None when both halves are as likely."""
        if self.sure:
            return time(self.hour, self.minute)
        if self.hour % 12 in (6, 7, 8):
            return None
        return time(self.hour % 12 + (12 if self.hour % 12 < 6 else 0), self.minute)

    def end_after(self, start: datetime) -> datetime | None:
        """Return when a range ends that starts then; None without an end or when it is over four hours away."""
        if self.end is None:
            return None
        for minutes in range(5, 241, 5):
            moment = start + timedelta(minutes=minutes)
            if self.end.shows(moment):
                return moment
        return None


@dataclass(frozen=True, slots=True)
class Bare:
    """A number beside a day, which may be an hour or a day of the month."""

    number: int

    def fits(self, place: Place) -> bool:
        """Whether it can be read as either."""
        as_hour = self.number < 25 and place.wall.hour in (self.number, self.number % 12 + 12, self.number % 12)
        return (as_hour and place.wall.minute == 0) or place.wall.day == self.number


@dataclass(frozen=True, slots=True)
class InZone:
    """A zone said without a time: it must show the same clock as the letter's zone."""

    zones: tuple[str, ...]

    def fits(self, place: Place) -> bool:
        """Whether the clocks of both zones agree at that time."""
        walls = [place.slot.start.astimezone(ZoneInfo(zone)) for zone in self.zones]
        return any(wall.utcoffset() == place.wall.utcoffset() for wall in walls)


@dataclass(frozen=True, slots=True)
class Length:
    """How long it will take; fits every time."""

    minutes: int

    def fits(self, place: Place) -> bool:
        """Every proposed time is compatible with any length."""
        return bool(place)


@dataclass(frozen=True, slots=True)
class OneOf:
    """Words with several meanings ("the 2nd": a day or a choice); a time that fits any of them fits."""

    conditions: tuple[Condition, ...]

    def fits(self, place: Place) -> bool:
        """Whether any meaning fits, so that two times for two meanings are never one answer."""
        return any(condition.fits(place) for condition in self.conditions)


@dataclass(frozen=True, slots=True)
class Week:
    """A calendar week, by its Monday; None when it cannot be told."""

    monday: date | None

    def fits(self, place: Place) -> bool:
        """Whether the time lies in it."""
        return self.monday is not None and 0 <= (place.wall.date() - self.monday).days < 7


@dataclass(frozen=True, slots=True)
class SameTime:
    """The time of day of the meeting that was missed."""

    at: time | None

    def fits(self, place: Place) -> bool:
        """Whether the time of day is the same."""
        return place.wall.time() == self.at


@dataclass(frozen=True, slots=True)
class Rank:
    """The earlier or the later one, of whatever two times are left."""

    last: bool

    def fits(self, place: Place) -> bool:
        """Every time fits by itself; which one is meant is told by the others."""
        return bool(place)


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of a day, from one time of day to another; None where it is open."""

    first: Clock | None = None
    last: Clock | None = None

    def fits(self, place: Place) -> bool:
        """Whether a start lies in it."""
        zone = ((self.first and self.first.zones) or (self.last and self.last.zones) or (place.slot.zone,))[0]
        at = place.slot.start.astimezone(ZoneInfo(zone)).time()
        begins = self.first.likeliest() if self.first else None
        ends = self.last.likeliest() if self.last else None
        return (begins is None or at >= begins) and (ends is None or at < ends)


@dataclass(frozen=True, slots=True)
class Piece:
    """A condition and where in the text it was said."""

    start: int
    end: int
    condition: Condition
