"""When it is better to let a letter leave in the reader's morning."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from service.domain.account import Preferences
from service.domain.case import Occasion
from service.domain.times.quiet_hours import office_hour, suggests_later
from tests.unit.material import case

BERLIN = Preferences()
AUCKLAND = Preferences(interviewer_zone="Pacific/Auckland")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "preferences", "later"),
    [
        (at(25, 10), BERLIN, False),
        (at(25, 19, 59), BERLIN, False),
        (at(25, 20), BERLIN, True),
        (at(26, 5, 59), BERLIN, True),
        (at(26, 6), BERLIN, False),
        (at(28, 12), BERLIN, True),
        (at(25, 10), AUCKLAND, True),
        (at(25, 20), AUCKLAND, False),
    ],
)
def test_a_letter_is_offered_to_wait_at_night_and_at_the_weekend_of_its_reader(
    now: datetime, preferences: Preferences, later: bool
) -> None:
    assert suggests_later(case(), preferences, now) is later


def test_haste_is_the_better_manners_right_after_the_miss() -> None:
    night = case(event=replace(case().event, start=at(24, 22), end=at(24, 23)))
    assert not suggests_later(night, BERLIN, at(24, 23))
    assert suggests_later(night, BERLIN, at(25, 1))


@pytest.mark.parametrize("occasion", [Occasion.AHEAD, Occasion.LATE])
def test_what_is_said_before_or_during_the_interview_never_waits(occasion: Occasion) -> None:
    assert not suggests_later(case(occasion=occasion), BERLIN, at(28, 23))


def test_the_office_hour_is_the_readers() -> None:
    assert office_hour(case(), AUCKLAND, at(25, 10)) == at(25, 20)
    assert office_hour(case(), BERLIN, at(27, 18)) == at(30, 8)
    assert office_hour(case(), BERLIN, at(27, 18), {at(30, 8).date()}) - at(30, 8) == timedelta(days=1)
