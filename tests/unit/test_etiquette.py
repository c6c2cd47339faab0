"""Which letter follows, and what it may state."""

import pytest

from service.domain.account import Preferences
from service.domain.case import Booking, CallOutcome, Case, Ending, EvidenceSource
from service.domain.etiquette import choose_letter, gather_facts, greeting_name, wanted_letter
from service.domain.event import Setting
from service.domain.language import ENGLISH, Moment, say_date, say_moment
from service.domain.letter import LetterKind
from service.domain.people import Person
from tests.unit.material import START, account, agreement, case, event

BOOKING = Booking(calendar_id="c", meeting_id="m", meeting_etag="1", start=START, end=START)
TALKATIVE = account(preferences=Preferences(phone="+49 30 901820", reason="my train\nstood still"))


def facts(kind: LetterKind = LetterKind.REQUEST, **changes: object) -> dict[str, object]:
    """What a letter of this kind may state about Robin's case with changes."""
    return gather_facts(case(**changes), TALKATIVE, kind)


@pytest.mark.parametrize(
    ("call", "kind"),
    [
        (None, LetterKind.REQUEST),
        (CallOutcome.AGREED, LetterKind.CONFIRMATION),
        (CallOutcome.REFUSED, LetterKind.CLOSE),
        (CallOutcome.UNDECIDED, LetterKind.REQUEST),
        (CallOutcome.VOICEMAIL, LetterKind.REQUEST),
        (CallOutcome.NOT_REACHED, LetterKind.REQUEST),
        (CallOutcome.CANNOT_CALL, LetterKind.REQUEST),
    ],
)
def test_the_letter_follows_the_call(call: CallOutcome | None, kind: LetterKind) -> None:
    assert choose_letter(call) is kind


def test_a_refusal_is_closed_whatever_was_agreed_before() -> None:
    agreed = case(agreement=agreement(), ending=Ending.REFUSED)
    assert wanted_letter(agreed) is LetterKind.CLOSE


def test_only_a_time_agreed_by_phone_is_confirmed_by_letter() -> None:
    def written(source: EvidenceSource) -> Case:
        return case(agreement=agreement(source=source), booking=BOOKING)

    assert wanted_letter(written(EvidenceSource.PHONE)) is LetterKind.CONFIRMATION
    assert wanted_letter(written(EvidenceSource.REPLY)) is LetterKind.REQUEST
    assert wanted_letter(case(agreement=agreement())) is LetterKind.REQUEST


def test_the_reason_is_the_owners_own_words_as_a_sentence() -> None:
    assert facts()["reason"] == "my train stood still."
    assert gather_facts(case(), account(), LetterKind.REQUEST)["reason"] == ""


@pytest.mark.parametrize("kind", [LetterKind.CLOSE, LetterKind.REQUEST])
def test_the_reason_is_left_out_when_they_know_it_or_it_does_not_matter_any_more(kind: LetterKind) -> None:
    assert facts(kind, call=CallOutcome.UNDECIDED)["reason"] == ""
    assert facts(LetterKind.CLOSE)["reason"] == ""


def test_the_missed_time_is_said_in_their_zone() -> None:
    assert facts()["missed"] == Moment(START, "Europe/Berlin")
    elsewhere = account(preferences=Preferences(interviewer_zone="Asia/Tokyo"))
    assert gather_facts(case(), elsewhere, LetterKind.REQUEST)["missed"] == Moment(START, "Asia/Tokyo")


def test_on_site_only_the_zone_of_the_place_counts() -> None:
    assert facts(setting=Setting.ON_SITE)["other_zone"] == ""
    assert facts(setting=Setting.VIDEO)["other_zone"] == "Europe/Berlin"


def test_only_a_request_offers_times() -> None:
    assert facts(LetterKind.REQUEST)["slots"] == case().slots
    assert facts(LetterKind.CLOSE)["slots"] == facts(LetterKind.CONFIRMATION)["slots"] == ()


def test_nothing_of_a_private_event_is_quoted() -> None:
    private = event(private=True, place="Clinic, room 5")
    told = facts(LetterKind.CONFIRMATION, event=private, agreement=agreement(setting=Setting.ON_SITE))
    assert (told["role"], told["place"]) == ("", "")


def test_the_place_is_said_on_site_and_a_newly_agreed_one_goes_before_the_old() -> None:
    invited = event(place="Hauptstrasse 1,\nBerlin")
    old = facts(LetterKind.CONFIRMATION, event=invited, setting=Setting.ON_SITE, agreement=agreement())
    new = facts(LetterKind.CONFIRMATION, event=invited, setting=Setting.ON_SITE, agreement=agreement(place="Dock 4"))
    far = facts(LetterKind.CONFIRMATION, event=invited, setting=Setting.VIDEO, agreement=agreement())
    assert [one["place"] for one in (old, new, far)] == ["Hauptstrasse 1, Berlin", "Dock 4", ""]


def test_the_promise_to_be_early_is_what_the_calendar_will_show() -> None:
    assert facts(setting=Setting.ON_SITE)["minutes_early"] == 15
    assert facts(setting=Setting.PHONE)["minutes_early"] == 0
    assert facts(setting=Setting.PHONE, agreement=agreement(setting=Setting.VIDEO))["minutes_early"] == 15


@pytest.mark.parametrize(
    ("name", "greeted"),
    [
        ("Dana Rieger", "Dana Rieger"),
        ("Rieger, Dana", "Dana Rieger"),
        ("Dana Rieger (Northwind)", "Dana Rieger"),
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


def test_nobody_is_greeted_by_no_name() -> None:
    assert greeting_name(None) == ""


def test_the_owner_signs_as_they_like_and_their_number_stands_there_once() -> None:
    signed = account(preferences=Preferences(signature="Robin\n+49 30 90 18 20\n", phone="+49 30 901820"))
    told = gather_facts(case(), signed, LetterKind.REQUEST)
    assert (told["name"], told["phone"]) == ("Robin\n+49 30 90 18 20", "")
    assert (facts()["name"], facts()["phone"]) == ("Robin Adler", "+49 30 901820")
    assert gather_facts(case(), account(name=""), LetterKind.REQUEST)["name"] == "robin@candidate.example"


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
    assert say_moment(Moment(START, "Europe/Berlin", day_only=True), ENGLISH) == "Tuesday, 24 November"
    assert say_date(Moment(START, "Europe/Berlin"), ENGLISH) == "24 November"
