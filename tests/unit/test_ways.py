"""The way to an interview: in front of the arrival block, of the length that was told, in real minutes."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.case import Booking, Case
from service.domain.event import Setting, Span
from service.domain.meetings.arrival import leave_by, need_time, plan_block, plan_way, setting_of, travel_of
from tests.unit.material import PREFERENCES, START, agreement, case, span

_ZONES = ("UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe")
_MOMENTS = st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 31))  # noqa: DTZ001 - hypothesis adds the zone


def booked(setting: Setting = Setting.ON_SITE, **changes: object) -> Case:
    booking = Booking(calendar_id="c", meeting_id="m", meeting_etag="e", start=START, end=START + timedelta(minutes=45))
    return case(booking=booking, agreement=agreement(setting=setting), **changes)


@pytest.mark.parametrize(
    ("setting", "told", "usual", "minutes"),
    [
        (Setting.ON_SITE, None, 0, None),
        (Setting.ON_SITE, None, 25, 25),
        (Setting.ON_SITE, 40, 25, 40),
        (Setting.ON_SITE, 0, 25, None),
        (Setting.VIDEO, 40, 25, None),
        (Setting.PHONE, 40, 25, None),
        (Setting.UNKNOWN, 40, 25, None),
    ],
)
def test_there_is_a_way_where_there_is_a_place_and_its_length_is_known(
    setting: Setting, told: int | None, usual: int, minutes: int | None
) -> None:
    way = plan_way(setting, span(START, 45), replace(PREFERENCES, travel_minutes=usual), told)
    ends = START - timedelta(minutes=15)
    assert way == (None if minutes is None else Span(ends - timedelta(minutes=minutes), ends))


@given(_MOMENTS, st.sampled_from(_ZONES), st.integers(0, 120), st.integers(1, 600), st.integers(15, 240))
def test_way_block_and_meeting_follow_one_another_without_a_gap(
    naive: datetime, zone: str, early: int, travel: int, length: int
) -> None:
    start = naive.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    meeting = Span(start, start.astimezone(UTC) + timedelta(minutes=length))
    wanted = replace(PREFERENCES, arrival_on_site=early)
    block, way = plan_block(Setting.ON_SITE, meeting, wanted), plan_way(Setting.ON_SITE, meeting, wanted, travel)
    assert way is not None
    parts = [way, *([block] if block else []), meeting]
    for before, after in pairwise(parts):
        assert before.end.astimezone(UTC) == after.start.astimezone(UTC)
        assert not Span(before.start.astimezone(UTC), before.end.astimezone(UTC)).overlaps(after)
    assert way.end.astimezone(UTC) - way.start.astimezone(UTC) == timedelta(minutes=travel)
    assert (block is None) == (early == 0)
    needed = need_time(meeting, Setting.ON_SITE, wanted, travel)
    assert needed == Span(way.start.astimezone(UTC), meeting.end)


@pytest.mark.parametrize(("month", "day"), [(3, 29), (10, 25)])
def test_a_way_across_a_change_of_clocks_keeps_its_real_minutes(month: int, day: int) -> None:
    moment = datetime(2026, month, day, 1, 30, tzinfo=UTC)
    berlin = ZoneInfo("Europe/Berlin")
    way = plan_way(Setting.ON_SITE, Span(moment.astimezone(berlin), moment + timedelta(hours=1)), PREFERENCES, 60)
    assert way is not None
    assert way.start.astimezone(UTC) == moment - timedelta(minutes=75)
    assert way.end.astimezone(UTC) == moment - timedelta(minutes=15)
    assert way.start.utcoffset() != way.end.utcoffset()
    assert way.start.tzinfo is berlin


@pytest.mark.parametrize(
    ("setting", "told", "minutes"),
    [(Setting.ON_SITE, 30, 45), (Setting.ON_SITE, None, None), (Setting.VIDEO, 30, None), (Setting.PHONE, 30, None)],
)
def test_one_leaves_when_the_way_begins(setting: Setting, told: int | None, minutes: int | None) -> None:
    leaves = leave_by(booked(setting, travel_minutes=told), PREFERENCES)
    assert leaves == (None if minutes is None else START - timedelta(minutes=minutes))


def test_nobody_has_to_leave_for_what_is_not_booked() -> None:
    assert leave_by(case(setting=Setting.ON_SITE, travel_minutes=30), PREFERENCES) is None


@pytest.mark.parametrize(
    ("first", "agreed", "place", "setting"),
    [
        (Setting.VIDEO, Setting.UNKNOWN, "", Setting.VIDEO),
        (Setting.VIDEO, Setting.ON_SITE, "", Setting.ON_SITE),
        (Setting.UNKNOWN, Setting.UNKNOWN, "Hauptstrasse 1, 10115 Berlin", Setting.ON_SITE),
        (Setting.UNKNOWN, Setting.UNKNOWN, "Zoom", Setting.VIDEO),
        (Setting.UNKNOWN, Setting.UNKNOWN, "", Setting.UNKNOWN),
    ],
)
def test_a_place_that_was_named_tells_the_setting_where_nothing_else_does(
    first: Setting, agreed: Setting, place: str, setting: Setting
) -> None:
    assert setting_of(case(setting=first, agreement=agreement(setting=agreed, place=place))) is setting


@pytest.mark.parametrize(("told", "usual", "known"), [(None, 0, None), (None, 20, 20), (0, 20, 0), (35, 20, 35)])
def test_what_was_said_of_this_way_counts_before_the_usual_one(told: int | None, usual: int, known: int | None) -> None:
    assert travel_of(case(travel_minutes=told), replace(PREFERENCES, travel_minutes=usual)) == known
