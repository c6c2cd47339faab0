"""Working days and office hours, in any zone, on days when clocks change, and over holidays."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.times.workdays import add_workdays, at_hour, end_of_silence, is_workday, next_office_hour

BERLIN, AUCKLAND, HONOLULU = ZoneInfo("Europe/Berlin"), ZoneInfo("Pacific/Auckland"), ZoneInfo("Pacific/Honolulu")
ZONES = st.sampled_from([BERLIN, AUCKLAND, HONOLULU, ZoneInfo("Asia/Kolkata"), ZoneInfo("America/New_York")])
MOMENTS = st.integers(0, 4 * 525_600).map(lambda minutes: datetime(2025, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes))
DAYS = st.dates(date(2025, 1, 1), date(2028, 12, 31))
FREE = st.frozensets(st.dates(date(2025, 1, 1), date(2029, 1, 31)), max_size=40)


def utc(day: int, hour: int, month: int = 11, minute: int = 0) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@given(DAYS, st.integers(0, 12), FREE)
def test_working_days_are_counted_one_by_one(day: date, count: int, holidays: frozenset[date]) -> None:
    end = add_workdays(day, count, holidays)
    passed = [day + timedelta(days=ahead) for ahead in range(1, (end - day).days + 1)]
    assert is_workday(end, holidays)
    if is_workday(day, holidays) or count:
        assert sum(is_workday(one, holidays) for one in passed) == count


@pytest.mark.parametrize(
    ("day", "hour", "zone", "there"),
    [
        (date(2026, 3, 29), 2, BERLIN, datetime(2026, 3, 29, 1, tzinfo=UTC)),  # this hour is skipped
        (date(2026, 10, 25), 2, BERLIN, datetime(2026, 10, 25, 0, tzinfo=UTC)),  # this hour is there twice: the first
        (date(2026, 11, 24), 9, BERLIN, utc(24, 8)),
        (date(2026, 11, 24), 9, AUCKLAND, utc(23, 20)),
        (date(2026, 11, 24), 99, BERLIN, utc(24, 22)),
    ],
)
def test_a_full_hour_is_found_on_every_day(day: date, hour: int, zone: ZoneInfo, there: datetime) -> None:
    assert at_hour(day, hour, zone) == there


def test_five_working_days_of_silence_pass_over_the_weekend_and_a_holiday() -> None:
    asked = utc(24, 15)  # a Tuesday
    assert end_of_silence(asked, 5, BERLIN, 9) == utc(1, 8, month=12)
    assert end_of_silence(asked, 5, BERLIN, 9, {date(2026, 11, 26)}) == utc(2, 8, month=12)


def test_silence_is_counted_in_the_readers_days() -> None:
    asked = utc(24, 12)  # already Wednesday in Auckland
    assert end_of_silence(asked, 1, AUCKLAND, 9).astimezone(AUCKLAND).date() == date(2026, 11, 26)
    assert end_of_silence(asked, 1, HONOLULU, 9).astimezone(HONOLULU).date() == date(2026, 11, 25)


@given(MOMENTS, st.integers(1, 10), ZONES, st.integers(6, 12), FREE)
def test_silence_always_ends_on_a_working_day_of_the_reader_at_the_hour_asked_for(
    since: datetime, days: int, zone: ZoneInfo, hour: int, holidays: frozenset[date]
) -> None:
    ends = end_of_silence(since, days, zone, hour, holidays).astimezone(zone)
    assert is_workday(ends.date(), holidays)
    assert (ends.hour, ends.minute) == (hour, 0)
    assert ends > since


@given(MOMENTS, ZONES, st.integers(6, 11), st.integers(12, 20), FREE)
def test_the_next_office_hour_is_now_or_the_beginning_of_a_working_day(
    now: datetime, zone: ZoneInfo, starts: int, ends: int, holidays: frozenset[date]
) -> None:
    there = next_office_hour(now, zone, starts, ends, holidays)
    local = there.astimezone(zone)
    assert there >= now
    assert is_workday(local.date(), holidays)
    assert starts <= local.hour < ends
    assert there == now or (local.hour, local.minute) == (starts, 0)


@pytest.mark.parametrize(
    ("now", "there"),
    [
        (utc(24, 3), utc(24, 8)),
        (utc(24, 10, minute=17), utc(24, 10, minute=17)),
        (utc(24, 16), utc(25, 8)),
        (utc(27, 20), utc(30, 8)),
    ],
)
def test_a_letter_waits_for_the_morning_or_for_monday(now: datetime, there: datetime) -> None:
    assert next_office_hour(now, BERLIN, 9, 17) == there


def test_a_letter_that_comes_on_a_weekend_is_read_on_monday() -> None:
    assert end_of_silence(utc(28, 12), 5, BERLIN, 9) == end_of_silence(utc(30, 12), 5, BERLIN, 9)
