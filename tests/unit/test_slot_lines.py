"""Times as they stand in a letter."""

from dataclasses import replace
from datetime import UTC, datetime

from service.domain.letters.language import ENGLISH
from service.domain.times.slots import write_slot
from tests.unit.material import slot


def test_a_slot_is_one_line_with_its_zone_named() -> None:
    assert write_slot(slot(), "en") == "A) Wednesday, 25 November 2026, 10:00-10:45 (Europe/Berlin)"


def test_another_zone_stands_behind_it() -> None:
    line = "A) Wednesday, 25 November 2026, 10:00-10:45 (Europe/Berlin); 09:00-09:45 (Europe/London)"
    assert write_slot(slot(), "en", "Europe/London") == line


def test_another_zone_names_its_day_when_that_is_another() -> None:
    line = write_slot(slot(hour=20), "en", "Asia/Tokyo")
    assert line.endswith("21:00-21:45 (Europe/Berlin); Thursday, 26 November 2026, 05:00-05:45 (Asia/Tokyo)")


def test_a_zone_with_the_same_clocks_is_not_repeated() -> None:
    assert write_slot(slot(), "en", "Europe/Paris") == write_slot(slot(), "en")


def test_the_english_of_every_country_is_english() -> None:
    assert write_slot(slot(), "en-GB") == write_slot(slot(), "en")


def test_a_language_without_words_gets_the_date_in_digits() -> None:
    assert write_slot(slot("B"), "xx") == "B) 2026-11-25, 10:00-10:45 (Europe/Berlin)"


def test_a_language_with_words_gets_its_own_date() -> None:
    german = replace(
        ENGLISH, days=("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"), full_day="{weekday}, {day}.{month}.{year}"
    )
    assert write_slot(slot(), "de", words=german) == "A) Mi, 25.November.2026, 10:00-10:45 (Europe/Berlin)"


def test_summer_and_winter_time_are_told_apart() -> None:
    summer = replace(slot(), start=datetime(2026, 7, 1, 8, tzinfo=UTC), end=datetime(2026, 7, 1, 9, tzinfo=UTC))
    assert "10:00-11:00 (Europe/Berlin)" in write_slot(summer, "en")
