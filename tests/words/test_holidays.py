"""Public holidays from the almanac."""

import subprocess
import sys
from datetime import date

import pytest

from service.almanac import Holidays

ALMANAC = Holidays()


def test_a_countrys_public_holidays_are_known_for_each_year_asked() -> None:
    days = ALMANAC.holidays("DE", (2026, 2027))
    assert {date(2026, 12, 25), date(2027, 10, 3)} <= days
    assert date(2026, 11, 25) not in days


def test_a_part_of_a_country_has_holidays_of_its_own() -> None:
    assert date(2026, 3, 8) in ALMANAC.holidays("de-BE", (2026,))
    assert date(2026, 3, 8) not in ALMANAC.holidays("DE", (2026,))


@pytest.mark.parametrize("country", ["", "ZZ", "DE-XX", "Germany", "../x", "D"])
def test_an_unknown_country_has_none(country: str) -> None:
    assert ALMANAC.holidays(country, (2026,)) == frozenset()


def test_the_large_package_is_loaded_only_when_it_is_needed() -> None:
    ask = "from service.almanac import Holidays; Holidays().holidays('', (2026,))"
    code = f"import sys; {ask}; print('holidays' in sys.modules)"
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert answer.stdout.strip() == "False"
