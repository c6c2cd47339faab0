"""How a moment is said."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from service.domain.letters.language import ENGLISH, Moment, say_date, say_day, say_moment, speak_moment
from tests.unit.material import START

FRENCH = replace(ENGLISH, hour="{hour}h{minute:02}", zone="heure de {city}", zone_vowel="heure d'{city}", first="1er")


@pytest.mark.parametrize(
    ("zone", "other", "said"),
    [
        ("Europe/Berlin", "", "Tuesday, 24 November, at 10:00 Berlin time"),
        ("America/New_York", "", "Tuesday, 24 November, at 04:00 New York time"),
        ("UTC", "", "Tuesday, 24 November, at 09:00 UTC"),
        ("Nowhere/Land", "", "Tuesday, 24 November, at 09:00 UTC"),
        ("Europe/Berlin", "Europe/Paris", "Tuesday, 24 November, at 10:00 Berlin time"),
        ("Europe/Berlin", "Europe/London", "Tuesday, 24 November, at 10:00 Berlin time (09:00 London time)"),
    ],
)
def test_a_moment_is_said_as_people_say_it(zone: str, other: str, said: str) -> None:
    assert say_moment(Moment(START, zone, other), ENGLISH) == said


def test_another_day_in_the_other_zone_is_named() -> None:
    late = Moment(START.replace(hour=20), "Europe/Berlin", "Asia/Tokyo")
    expected = "Tuesday, 24 November, at 21:00 Berlin time (Wednesday, 25 November, 05:00 Tokyo time)"
    assert say_moment(late, ENGLISH) == expected


def test_a_whole_day_has_no_hour() -> None:
    whole = Moment(START, "Europe/Berlin", day_only=True)
    assert say_moment(whole, ENGLISH) == speak_moment(whole, ENGLISH) == "Tuesday, 24 November"
    assert say_date(Moment(START, "Europe/Berlin"), ENGLISH) == "24 November"
    assert say_day(Moment(START, "Europe/Berlin"), ENGLISH) == "Tuesday, 24 November"


def test_on_the_phone_no_zone_is_said() -> None:
    assert speak_moment(Moment(START, "Europe/Berlin", "Asia/Tokyo"), ENGLISH) == "Tuesday, 24 November, at 10:00"


def test_a_language_writes_hours_first_days_and_cities_in_its_own_way() -> None:
    first = datetime(2026, 12, 1, 8, 5, tzinfo=UTC)
    assert say_moment(Moment(first, "Europe/Berlin"), FRENCH).endswith("at 9h05 heure de Berlin")
    assert say_moment(Moment(first, "Europe/Amsterdam"), FRENCH).endswith("heure d'Amsterdam")
    assert say_date(Moment(first, "Europe/Berlin"), FRENCH) == "1er December"
    german = replace(ENGLISH, cities=("Vienna=Wien",))
    assert say_moment(Moment(first, "Europe/Vienna"), german).endswith("Wien time")
