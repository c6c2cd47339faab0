"""Numbers that can be called, found in invitations as people and calendars write them."""

from time import process_time

import pytest

from service.domain.whom.phones import check_number, find_phone
from service.domain.whom.signatures import find_signature_phone
from tests.unit.material import event


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Call +49 30 901820", "+49 30 901820"),
        ("Tel. 030 / 901 82-0", "030 / 901 82-0"),
        ("Phone: (555) 010-0199", "(555) 010-0199"),
        ("555-010-0199", "555-010-0199"),
        ("tel:+15550100123", "+15550100123"),
        ("Questions? Reach me at 0151 2345678<br>Regards", "0151 2345678"),
        ("Téléphone : 01 99 00 12 34", "01 99 00 12 34"),
        ("I will be on my mobile, 07700 900123.", "07700 900123"),
    ],
)
def test_a_number_is_found_and_kept_as_it_is_written(text: str, number: str) -> None:
    assert find_phone(event(description=text)) == number


@pytest.mark.parametrize(
    "text",
    [
        "https://video.example/j/98765432100\nMeeting ID: 987 6543 2100\nPasscode: 123456",
        "Dial-in: +1 555 010 0199, PIN: 123 456#",
        "Join by phone\n+1 555 010 0199\n+44 20 7946 0958",
        "One tap mobile: +15550100199,,98765432100#",
        "Phone interview on 2026-11-25, 10:00-10:45",
        "25.11.2026 um 10:00",
        "Hauptstrasse 5, 10115 Berlin, Room 1.23",
        "Invoice 2345678901",
        "We will call you at +1 555 010 1234",
        "dana.123456789@northwind.example",
    ],
)
def test_conferences_pins_dates_and_the_owners_own_number_are_not_called(text: str) -> None:
    assert find_phone(event(description=text)) == ""


@pytest.mark.parametrize("unit", ["1", "a", "(", "<", "1.", "+1 ", "a@", "://", "www."])
def test_a_hostile_description_is_read_as_fast_as_a_friendly_one(unit: str) -> None:
    text = (unit * 20_000)[:20_000]
    begun = process_time()
    find_phone(event(description=text + "\nPhone: +49 30 901820"))
    assert process_time() - begun < 0.5


def test_a_persons_number_below_a_conference_is_still_found() -> None:
    text = "Or dial: +1 555 010 1234 PIN: 123#\n\nMobile: +44 20 7946 0958"
    assert find_phone(event(description=text)) == "+44 20 7946 0958"


def test_a_number_said_to_be_a_phone_goes_before_a_bare_one() -> None:
    assert find_phone(event(place="(030) 1234567", description="My phone: 030 7654321")) == "030 7654321"


def test_the_owners_own_number_is_passed_over_however_it_is_written() -> None:
    invited = event(description="Phone of candidate 0151 23456789\nPhone Dana 030 901820")
    assert find_phone(invited, mine="+49 151 2345 6789") == "030 901820"


_REGARDS = "Hello Robin,\n\nwe missed you at 10:00 today.\n\nBest regards,\nDana Rieger\n"


@pytest.mark.parametrize(
    ("signature", "number"),
    [
        ("Northwind\nPhone: +49 30 23125 118", "+49 30 23125 118"),
        ("Tel. 030 / 23125 118 | Fax 030 / 23125 119", "030 / 23125 118"),
        ("Fax: +49 30 23125 119\nTelefon: +49 30 23125 118", "+49 30 23125 118"),
        ("Telefax +49 30 23125 119", ""),
        ("T: +44 20 7946 0958  F: +44 20 7946 0959", "+44 20 7946 0958"),
        ("+1 555 010 0199", "+1 555 010 0199"),
        ("Tel. +49 30 23125 0\nMobil +49 171 39200 55", "+49 171 39200 55"),
        ("Tel. +49 30 23125 0, Durchwahl 030 23125 118", "030 23125 118"),
        ("Téléphone : 01 99 00 12 34", "01 99 00 12 34"),
        ("Teléfono: +34 910 000 123", "+34 910 000 123"),
        ("M: 07700 900123", "07700 900123"),
        ("HRB 1234567 B | USt-IdNr. DE 123456789 | IBAN DE02 1203 0000 0000 2020 51", ""),
        ("10115 Berlin, Hauptstrasse 5", ""),
        ("0302312511", ""),
        ("", ""),
    ],
)
def test_the_number_below_a_mail_is_the_writers_own_and_no_fax(signature: str, number: str) -> None:
    assert find_signature_phone(_REGARDS + signature) == number


def test_a_number_in_a_quoted_mail_is_not_the_writers() -> None:
    quoted = "\n\nOn Mon, Nov 23, 2026 Robin wrote:\n> Phone: +49 171 39200 12\n"
    assert find_signature_phone(_REGARDS + quoted) == ""
    outlook = "\n-----Original Message-----\nTel: +49 171 39200 12\n"
    assert find_signature_phone(_REGARDS + outlook) == ""


def test_the_owners_own_number_is_passed_over_in_a_signature_too() -> None:
    text = _REGARDS + "You can be reached by phone at +49 171 39200 12, can you?\nTel. +49 30 23125 118"
    assert find_signature_phone(text, "0171 3920012") == "+49 30 23125 118"


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        (" +49 30  901820 ", "+49 30 901820"),
        ("(555) 010-0199", "(555) 010-0199"),
        ("tel:+15550100123", "+15550100123"),
        ("030 901820 ext. 12", "030 901820 ext. 12"),
        ("call me", ""),
        ("12", ""),
        ("+49 30 901820 901820 901820", ""),
        ("+49 30 901820<script>", ""),
        ("", ""),
    ],
)
def test_a_typed_number_is_tidied_or_refused(typed: str, number: str) -> None:
    assert check_number(typed) == number
