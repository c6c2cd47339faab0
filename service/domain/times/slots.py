"""Which times can be proposed? Free for the owner, in the interviewer's working hours, few enough to answer "A"."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from itertools import combinations
from zoneinfo import ZoneInfo

from service.domain.account import Preferences
from service.domain.clocks import changes_clock, find_zone
from service.domain.event import Setting, Span
from service.domain.letter import Slot
from service.domain.letters.slot_lines import write_slot
from service.domain.meetings.arrival import need_time
from service.domain.times.free_time import FreeTime

__all__ = ["SlotPlan", "SlotWish", "propose", "still_free", "write_slot"]

_LETTERS = "ABC"
_MORNING, _AFTERNOON = time(10), time(14)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotWish:
    """What is looked for. `zone` is the interviewer's, `my_zone` the owner's (IANA); moments are aware."""

    now: datetime
    duration: timedelta
    zone: str
    my_zone: str
    busy: tuple[Span, ...] = ()
    holidays: frozenset[date] = frozenset()
    preferences: Preferences
    setting: Setting
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotPlan:
    """The proposed times, earliest first, with the reason, and how many times were looked at and found free."""

    slots: tuple[Slot, ...]
    why: str
    considered: int = 0
    free: int = 0


@dataclass(frozen=True, slots=True)
class _Grid:
    """How fine the times are, and within which hours of the owner's own day they lie."""

    minutes: int
    wakes: int
    sleeps: int


# The first grid that offers as many times as wanted is taken. The later ones serve full calendars and far zones.
_GRIDS = (_Grid(30, 8, 20), _Grid(15, 8, 20), _Grid(30, 7, 22), _Grid(15, 7, 22))


@dataclass(frozen=True, slots=True)
class _Option:
    """A time that could be proposed: all that it takes up, its half of a day, and its end in seconds (Unix)."""

    meeting: Span
    needed: Span
    day: date
    morning: bool
    ends: float


_DAYS_TO_SPARE = 3


class _Objection(StrEnum):
    TOO_SOON = "too soon"
    ASLEEP = "outside your own day"
    CLOCK = "on a day when clocks change"
    BUSY = "taken in your calendar"


def propose(wish: SlotWish) -> SlotPlan:
    """Two times (at most three, as the preferences say), on different days and in different halves of the day.

    Fewer when there are no more, none with the reason why when nothing is free.
    """
    zone, mine = find_zone(wish.zone), find_zone(wish.my_zone)
    if zone is None or mine is None:
        return SlotPlan(slots=(), why=f"The time zone “{wish.my_zone if zone else wish.zone}” is not known.")
    if not timedelta() < wish.duration <= timedelta(hours=wish.preferences.day_ends - wish.preferences.day_starts):
        return SlotPlan(slots=(), why="An interview of this length does not fit into one working day.")
    search = _Search(wish, zone, mine, FreeTime(wish.busy))
    count = min(max(wish.preferences.slot_count, 1), len(_LETTERS))
    plans: list[SlotPlan] = []
    for grid in _GRIDS:
        plans.append(search.plan(grid, count))
        if len(plans[-1].slots) == count:
            break
    return max(plans, key=lambda plan: len(plan.slots))


def still_free(meeting: Span, busy: Iterable[Span], setting: Setting, preferences: Preferences) -> bool:
    """Whether a meeting with its arrival block and the way there still fits: the same rule as when it was proposed."""
    return FreeTime(busy).covers(need_time(meeting, setting, preferences))


@dataclass(frozen=True, slots=True)
class _Search:
    wish: SlotWish
    zone: ZoneInfo
    mine: ZoneInfo
    free: FreeTime

    def plan(self, grid: _Grid, count: int) -> SlotPlan:
        """The best times on this grid."""
        free: list[Span] = []
        objections: Counter[_Objection] = Counter()
        days: set[date] = set()
        for meeting in self._meetings(grid):
            if len(days) >= count + _DAYS_TO_SPARE and meeting.start.date() not in days:
                break  # nobody is offered a later day while earlier ones are free
            objection = self._object(meeting, grid)
            if objection is None:
                free.append(meeting)
                days.add(meeting.start.date())
            else:
                objections[objection] += 1
        chosen = _choose(self._best_of_each_half(free), count)
        slots = tuple(
            Slot(letter, meeting.start, meeting.end, self.wish.zone)
            for letter, meeting in zip(_LETTERS, sorted(chosen, key=_begins), strict=False)
        )
        why = self._tell(slots) if slots else self._complain(objections)
        return SlotPlan(slots=slots, why=why, considered=len(free) + objections.total(), free=len(free))

    def _meetings(self, grid: _Grid) -> Iterator[Span]:
        preferences = self.wish.preferences
        today = self.wish.now.astimezone(self.zone).date()
        last = preferences.day_ends * 60 - self.wish.duration // timedelta(minutes=1)
        for day in (today + timedelta(days=ahead) for ahead in range(preferences.look_ahead_days + 1)):
            if day.weekday() >= 5 or day in self.wish.holidays:
                continue
            for minute in range(preferences.day_starts * 60, last + 1, grid.minutes):
                start = datetime.combine(day, time(minute // 60, minute % 60), self.zone)
                yield Span(start, start + self.wish.duration)

    def _object(self, meeting: Span, grid: _Grid) -> _Objection | None:
        wish = self.wish
        earliest = wish.now + timedelta(hours=wish.preferences.minimum_notice_hours)
        if meeting.start < max(earliest, wish.not_before or earliest):
            return _Objection.TOO_SOON
        start, end = meeting.start.astimezone(self.mine), meeting.end.astimezone(self.mine)
        if start.time() < time(grid.wakes) or end.time() > time(grid.sleeps) or start.date() != end.date():
            return _Objection.ASLEEP
        needed = self._need(meeting)
        if self._meets_clock_change(Span(needed.start, meeting.end)):
            return _Objection.CLOCK
        return None if self.free.covers(needed) else _Objection.BUSY

    def _meets_clock_change(self, span: Span) -> bool:
        zones, ends = (self.zone, self.mine), (span.start, span.end)
        days = {(zone, moment.astimezone(zone).date()) for zone in zones for moment in ends}
        return any(changes_clock(zone, day) for zone, day in days)

    def _best_of_each_half(self, free: Iterable[Span]) -> list[_Option]:
        """Of each morning and each afternoon the time that suits most people best."""
        best: dict[tuple[date, bool], Span] = {}
        for meeting in free:
            half = _half_of(meeting)
            best[half] = min(best.get(half, meeting), meeting, key=_distance_from_favourite)
        return [_Option(one, self._need(one), *half, one.end.timestamp()) for half, one in best.items()]

    def _need(self, meeting: Span) -> Span:
        return need_time(meeting, self.wish.setting, self.wish.preferences)

    def _tell(self, slots: Sequence[Slot]) -> str:
        preferences = self.wish.preferences
        times = "This time is" if len(slots) == 1 else "These times are"
        hours = f"between {preferences.day_starts}:00 and {preferences.day_ends}:00 ({self.wish.zone})"
        return (
            f"{times} free in your calendar with the way there, on working days {hours}, "
            f"at least {preferences.minimum_notice_hours} hours ahead."
        )

    def _complain(self, objections: Counter[_Objection]) -> str:
        days = self.wish.preferences.look_ahead_days
        if not objections:
            return f"There is no working day in the next {days} days."
        counted = ", ".join(f"{number} {objection.value}" for objection, number in objections.most_common())
        return f"Nothing is free in the next {days} days: of {objections.total()} times {counted}."


def _choose(options: Sequence[_Option], count: int) -> list[Span]:
    for size in range(min(count, len(options)), 0, -1):
        fitting = filter(_fit_together, combinations(options, size))
        if best := min(fitting, key=_rank, default=None):
            return [option.meeting for option in best]
    return []


def _fit_together(chosen: Sequence[_Option]) -> bool:
    return not any(one.needed.overlaps(other.needed) for one, other in combinations(chosen, 2))


def _rank(chosen: Sequence[_Option]) -> tuple[int, int, float, float]:
    """Smaller is better: more days, then both halves of the day, then all of it soon."""
    days, halves = {option.day for option in chosen}, {option.morning for option in chosen}
    ends = [option.ends for option in chosen]
    return -len(days), -len(halves), max(ends), sum(ends)


def _half_of(meeting: Span) -> tuple[date, bool]:
    return meeting.start.date(), meeting.start.hour < 12


def _distance_from_favourite(meeting: Span) -> float:
    favourite = _MORNING if meeting.start.hour < 12 else _AFTERNOON
    return abs(meeting.start.hour * 60 + meeting.start.minute - favourite.hour * 60)


def _begins(meeting: Span) -> datetime:
    return meeting.start.astimezone(UTC)
