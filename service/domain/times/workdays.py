"""Which days do people work on, and when are they at their desk? Local days in a zone, answers in UTC."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)


def is_workday(day: date, holidays: Collection[date] = ()) -> bool:
    """Whether it is neither Saturday nor Sunday nor one of the holidays."""
    return day.weekday() < 5 and day not in holidays


def add_workdays(day: date, count: int, holidays: Collection[date] = ()) -> date:
    """The `count`-th working day after a day; with 0 the day itself, or the first working day after it."""
    while count == 0 and not is_workday(day, holidays):
        day += _DAY
    for _ in range(count):
        day += _DAY
        while not is_workday(day, holidays):
            day += _DAY
    return day


def at_hour(day: date, hour: int, zone: ZoneInfo) -> datetime:
    """The moment when clocks of the zone show this full hour (0 to 23); where they skip it, one hour later by them."""
    return datetime.combine(day, time(min(max(hour, 0), 23)), zone).astimezone(UTC)


def end_of_silence(since: datetime, days: int, zone: ZoneInfo, hour: int, holidays: Collection[date] = ()) -> datetime:
    """The beginning of the working day on which `days` working days have gone by without a word.

    The day on which the letter is read does not count: that on which it came, or the first working day after it.
    """
    read = add_workdays(since.astimezone(zone).date(), 0, holidays)
    return at_hour(add_workdays(read, days, holidays), hour, zone)


def next_office_hour(
    now: datetime, zone: ZoneInfo, starts: int, ends: int, holidays: Collection[date] = ()
) -> datetime:
    """Now, if it lies within the working hours of a working day; otherwise the next beginning of one."""
    today = now.astimezone(zone).date()
    opens, closes = at_hour(today, starts, zone), at_hour(today, ends, zone)
    if is_workday(today, holidays) and now < closes:
        return max(now.astimezone(UTC), opens)
    return at_hour(add_workdays(today + _DAY, 0, holidays), starts, zone)
