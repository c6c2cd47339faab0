"""Which times are proposed: properties that hold for any calendar, and the days on which one has to be careful."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from service.domain.clocks import changes_clock
from service.domain.event import Setting, Span
from service.domain.meetings.arrival import need_time
from service.domain.times.slots import SlotPlan, SlotWish, propose, still_free
from tests.unit.material import PREFERENCES, span

TUESDAY = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Tokyo", "Asia/Kathmandu", "Pacific/Auckland", "UTC")


def wish(**changes: object) -> SlotWish:
    """Three quarters of an hour by video, both sides in Berlin, nothing in the calendar."""
    plain = SlotWish(
        now=TUESDAY,
        duration=timedelta(minutes=45),
        zone="Europe/Berlin",
        my_zone="Europe/Berlin",
        preferences=PREFERENCES,
        setting=Setting.VIDEO,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def locals_of(plan: SlotPlan, zone: str = "") -> list[tuple[str, str]]:
    """Each slot's letter and local start."""
    return [(one.letter, f"{one.start.astimezone(ZoneInfo(zone or one.zone)):%a %d %H:%M}") for one in plan.slots]


busy_spans = st.lists(
    st.builds(
        span,
        st.integers(0, 14 * 96).map(lambda quarter: TUESDAY + timedelta(minutes=15 * quarter)),
        st.sampled_from([15, 30, 60, 240, 1440]),
    ),
    max_size=25,
).map(tuple)
wishes = st.builds(
    wish,
    now=st.integers(0, 365 * 24).map(lambda hours: TUESDAY + timedelta(hours=hours)),
    duration=st.sampled_from([30, 45, 60, 150]).map(lambda minutes: timedelta(minutes=minutes)),
    zone=st.sampled_from(ZONES),
    my_zone=st.sampled_from(ZONES),
    busy=busy_spans,
    setting=st.sampled_from(list(Setting)),
    preferences=st.builds(
        replace,
        st.just(PREFERENCES),
        slot_count=st.integers(0, 5),
        travel_minutes=st.sampled_from([0, 40]),
        minimum_notice_hours=st.sampled_from([0, 20, 48]),
    ),
)


@settings(max_examples=40)
@given(wishes)
@example(wish(now=datetime(2026, 3, 25, 9, tzinfo=UTC)))
@example(wish(now=datetime(2026, 10, 21, 9, tzinfo=UTC), my_zone="America/New_York"))
def test_every_proposed_time_keeps_every_rule(wanted: SlotWish) -> None:
    plan = propose(wanted)
    chosen = wanted.preferences
    assert "".join(one.letter for one in plan.slots) == "ABC"[: len(plan.slots)]
    assert len(plan.slots) <= max(1, min(3, chosen.slot_count))
    assert plan.why
    needs = []
    for one in plan.slots:
        start, end = (moment.astimezone(ZoneInfo(wanted.zone)) for moment in (one.start, one.end))
        assert end - start == wanted.duration
        assert one.start >= wanted.now + timedelta(hours=chosen.minimum_notice_hours)
        assert start.weekday() < 5
        assert start.date() == end.date()
        assert time(chosen.day_starts) <= start.time() < end.time() <= time(chosen.day_ends)
        assert start.minute % 15 == 0
        needed = need_time(Span(one.start, one.end), wanted.setting, chosen)
        assert not any(needed.overlaps(taken) for taken in wanted.busy)
        assert still_free(Span(one.start, one.end), wanted.busy, wanted.setting, chosen)
        for zone in (ZoneInfo(wanted.zone), ZoneInfo(wanted.my_zone)):
            assert not changes_clock(zone, one.start.astimezone(zone).date())
            assert not changes_clock(zone, one.end.astimezone(zone).date())
        mine, last = (moment.astimezone(ZoneInfo(wanted.my_zone)) for moment in (one.start, one.end))
        assert time(7) <= mine.time() < last.time() <= time(22)
        needs.append(needed)
    assert not any(a.overlaps(b) for a in needs for b in needs if a is not b)


def test_two_times_lie_on_two_days_in_both_halves_of_the_day() -> None:
    assert locals_of(propose(wish())) == [("A", "Wed 25 14:00"), ("B", "Thu 26 10:00")]


def test_three_times_lie_on_three_days() -> None:
    plan = propose(wish(preferences=replace(PREFERENCES, slot_count=3)))
    assert len({one.start.astimezone(BERLIN).date() for one in plan.slots}) == 3
    assert len({one.start.astimezone(BERLIN).hour < 12 for one in plan.slots}) == 2


def test_weekends_and_public_holidays_are_passed_over() -> None:
    friday = datetime(2026, 11, 27, 9, tzinfo=UTC)
    monday = frozenset({date(2026, 11, 30)})
    plan = propose(wish(now=friday, holidays=monday))
    assert locals_of(plan)[0][1].startswith("Tue 01")


def test_a_time_is_only_proposed_when_the_way_and_the_arrival_block_are_free_too() -> None:
    taken = Span(TUESDAY, datetime(2026, 11, 25, 12, 50, tzinfo=UTC))
    sitting = propose(wish(busy=(taken,), setting=Setting.PHONE))
    coming = propose(wish(busy=(taken,), setting=Setting.ON_SITE))
    assert locals_of(sitting)[0][1] == "Wed 25 14:00"
    assert locals_of(coming)[0][1] == "Wed 25 14:30"


def test_a_far_way_moves_the_first_time_further() -> None:
    taken = Span(TUESDAY, datetime(2026, 11, 25, 12, 15, tzinfo=UTC))
    far = replace(PREFERENCES, travel_minutes=60)
    assert locals_of(propose(wish(busy=(taken,), preferences=far, setting=Setting.ON_SITE)))[0][1] == "Wed 25 14:30"
    assert locals_of(propose(wish(busy=(taken,), preferences=far)))[0][1] == "Wed 25 14:00"


def test_the_quarter_hour_grid_serves_when_the_half_hours_are_taken() -> None:
    gap = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
    end = TUESDAY + timedelta(days=30)
    busy = (Span(TUESDAY, gap), Span(gap + timedelta(minutes=60), end))
    assert locals_of(propose(wish(busy=busy))) == [("A", "Thu 26 10:15")]


def test_an_empty_plan_says_what_stood_in_the_way() -> None:
    plan = propose(wish(busy=(Span(TUESDAY, TUESDAY + timedelta(days=30)),)))
    assert plan.slots == ()
    assert "taken in your calendar" in plan.why
    assert (plan.free, plan.considered > 100) == (0, True)


@pytest.mark.parametrize("zone", ["", "Mars/Base", "../etc/passwd", "Europe"])
def test_an_unknown_zone_gives_no_times_and_is_named(zone: str) -> None:
    assert propose(wish(zone=zone)).slots == ()
    assert f"“{zone}”" in propose(wish(my_zone=zone)).why


@pytest.mark.parametrize("minutes", [0, -30, 24 * 60])
def test_an_impossible_length_gives_no_times_and_says_so(minutes: int) -> None:
    plan = propose(wish(duration=timedelta(minutes=minutes)))
    assert (plan.slots, "length" in plan.why) == ((), True)


@pytest.mark.parametrize(
    ("now", "zone", "mine", "forbidden"),
    [
        (datetime(2026, 10, 22, tzinfo=UTC), "Africa/Casablanca", "Europe/Berlin", date(2026, 10, 25)),
        (datetime(2026, 4, 22, tzinfo=UTC), "Africa/Cairo", "Europe/Berlin", date(2026, 4, 24)),
        (datetime(2026, 4, 22, tzinfo=UTC), "Europe/Berlin", "Africa/Cairo", date(2026, 4, 24)),
        (datetime(2026, 10, 28, tzinfo=UTC), "Africa/Cairo", "Africa/Cairo", date(2026, 10, 29)),
    ],
)
def test_no_time_lies_on_a_day_when_clocks_change(now: datetime, zone: str, mine: str, forbidden: date) -> None:
    plan = propose(wish(now=now, zone=zone, my_zone=mine, preferences=replace(PREFERENCES, slot_count=3)))
    assert len(plan.slots) == 3
    for one in plan.slots:
        assert forbidden not in {one.start.astimezone(ZoneInfo(name)).date() for name in (zone, mine)}


def test_clock_changes_are_known_by_their_day() -> None:
    assert changes_clock(BERLIN, date(2026, 3, 29))
    assert changes_clock(BERLIN, date(2026, 10, 25))
    assert changes_clock(ZoneInfo("Africa/Cairo"), date(2026, 4, 24))
    assert not changes_clock(BERLIN, date(2026, 3, 30))


def test_zones_thirteen_hours_apart_still_find_an_hour_for_both() -> None:
    plan = propose(wish(zone="Pacific/Auckland", my_zone="Europe/London"))
    assert len(plan.slots) == 2
    for one in plan.slots:
        assert 9 <= one.start.astimezone(ZoneInfo("Pacific/Auckland")).hour < 17
        assert one.end.astimezone(ZoneInfo("Europe/London")).hour < 22


def test_nothing_is_proposed_before_the_day_that_was_asked_for() -> None:
    later = datetime(2026, 12, 1, tzinfo=UTC)
    assert all(one.start >= later for one in propose(wish(not_before=later)).slots)
    assert propose(wish(not_before=TUESDAY)) == propose(wish())


def test_a_slot_that_was_taken_since_is_not_free_any_more() -> None:
    first = propose(wish()).slots[0]
    meeting = Span(first.start, first.end)
    just_before = Span(first.start - timedelta(minutes=30), first.start - timedelta(minutes=15))
    into_the_block = replace(just_before, end=first.start - timedelta(minutes=14))
    assert still_free(meeting, (just_before,), Setting.VIDEO, PREFERENCES)
    assert not still_free(meeting, (into_the_block,), Setting.VIDEO, PREFERENCES)
    assert still_free(meeting, (into_the_block,), Setting.PHONE, PREFERENCES)
