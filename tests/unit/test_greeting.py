"""How people are named at the top of a letter and below it."""

import pytest

from service.domain.account import Preferences
from service.domain.letters.greeting import greeting_name, sign, unsigned_phone
from service.domain.people import Person
from tests.unit.material import account


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Dana Rieger", "Dana Rieger"),
        ("Rieger, Dana", "Dana Rieger"),
        ("Dana Rieger (Northwind)", "Dana Rieger"),
        ("dana rieger", "Dana Rieger"),
        ("'Dana Rieger'", "Dana Rieger"),
        ("Dana\r\nBcc: eve@stranger.example", ""),
        ("dana@northwind.example", ""),
        ("\u202egnaD\u200b", "gnaD"),
        ("  ", ""),
        ("42", ""),
        ("", ""),
    ],
)
def test_people_are_greeted_by_their_full_name_or_by_none(name: str, greeted: str) -> None:
    assert greeting_name(Person("dana@northwind.example", name)) == greeted


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Dana Rieger", "Dana"),
        ("Rieger, Dana", "Dana"),
        ("Dr. Dana Rieger", "Dana"),
        ("D. M. Rieger", "Rieger"),
        ("Jean-Luc Petit", "Jean-Luc"),
        ("Dr.", "Dr."),
        ("", ""),
    ],
)
def test_among_friends_the_first_name_is_enough(name: str, greeted: str) -> None:
    assert greeting_name(Person("dana@northwind.example", name), formal=False) == greeted


def test_nobody_is_greeted_by_no_name() -> None:
    assert greeting_name(None) == greeting_name(None, formal=False) == ""


def test_the_owner_signs_as_they_like_and_their_number_stands_there_once() -> None:
    signed = account(preferences=Preferences(signature="Robin\n+49 30 90 18 20\n", phone="+49 30 901820"))
    plain = account(preferences=Preferences(phone="+49 30 901820"))
    assert (sign(signed), unsigned_phone(signed)) == ("Robin\n+49 30 90 18 20", "")
    assert (sign(plain), unsigned_phone(plain)) == ("Robin Adler", "+49 30 901820")
    assert sign(account(name="")) == "robin@candidate.example"
