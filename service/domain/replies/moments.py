"""Turns days and times of day, as they were said, into moments."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from datetime import time as clock_time
from zoneinfo import ZoneInfo

from service.domain.letter import Slot
from service.domain.replies.dates import Period
from service.domain.replies.pieces import Calendar, Clock, Condition, Place, Relative, SameTime, Week, Weekday

_FURTHEST = 200
_DAYS = (Calendar, Relative, Weekday, Week, Period)
_NOON = clock_time(12)


def is_day(condition: object) -> bool:
    """Whether a condition is about the day alone."""
    return isinstance(condition, _DAYS)


def find_day(conditions: Iterable[Condition], today: date, zone: str) -> date | None:
    """Return the first day from today on that fits the date said; a weekday alone is never today.

    None when weekday, week and date do not agree.
    """
    told = [one for one in conditions if is_day(one)]
    exact = [one for one in told if isinstance(one, Calendar | Relative | Period)]
    if not any(isinstance(one, Calendar | Relative | Weekday) for one in told):
        return None
    alone = all(isinstance(one, Weekday) for one in told)
    days = (today + timedelta(days=ahead) for ahead in range(int(alone), _FURTHEST))
    first = next((day for day in days if all(_is_on(one, day, zone) for one in exact or told)), None)
    return first if first and all(_is_on(one, first, zone) for one in told) else None


def _is_on(condition: Condition, day: date, zone: str) -> bool:
    if isinstance(condition, Relative):
        return condition.day == day
    return condition.fits(stand_in(datetime.combine(day, _NOON, tzinfo=ZoneInfo(zone)), zone))


def stand_in(start: datetime, zone: str) -> Place:
    """Return a moment as if it had been proposed, so that conditions can be held against it."""
    return Place(Slot("", start, start, zone), 0, 0)


def at(day: date, clock: Clock | SameTime, zone: str) -> datetime | None:
    """Return the moment at which the clock shows that time; bare hours are read as those of a working day."""
    time = clock.at if isinstance(clock, SameTime) else clock.likeliest()
    if time is None:
        return None
    said = (clock.zones if isinstance(clock, Clock) else ()) or (zone,)
    return datetime.combine(day, time, tzinfo=ZoneInfo(said[0])).astimezone(ZoneInfo(zone))


def find_only_moment(conditions: Sequence[Condition], today: date, zone: str) -> datetime | None:
    """Return the one moment that fits everything said, None when there is none or more than one."""
    day = find_day(conditions, today, zone)
    clocks = [one for one in conditions if isinstance(one, Clock)]
    if day is None or not clocks:
        return None
    moments = {moment for clock in clocks for near in (-1, 0, 1) if (moment := at(day + timedelta(near), clock, zone))}
    fitting = [one for one in moments if all(condition.fits(stand_in(one, zone)) for condition in conditions)]
    return fitting[0] if len(fitting) == 1 else None
