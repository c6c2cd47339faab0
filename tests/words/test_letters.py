"""The letters themselves: every one that can be written keeps the etiquette, and says nothing that nobody said."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import templates
from service.domain.account import Account, Preferences
from service.domain.case import CallOutcome, Case
from service.domain.etiquette import check_letter, gather_facts
from service.domain.event import Setting
from service.domain.letter import LetterKind
from service.domain.people import Person
from service.render import LetterBook
from tests.unit.material import DANA, account, agreement, case, event, slot

BOOK = LetterBook()
FOLDER = Path(templates.__file__).parent / "email"
LANGUAGES = sorted(folder.name for folder in FOLDER.iterdir() if folder.is_dir())
FULL = Preferences(phone="+49 30 901820", reason="My train stood still for an hour and I had no way to call you")
CALLS = {
    LetterKind.REQUEST: (None, *(one for one in CallOutcome if one not in (CallOutcome.AGREED, CallOutcome.REFUSED))),
    LetterKind.CONFIRMATION: (CallOutcome.AGREED,),
    LetterKind.CLOSE: (None, CallOutcome.REFUSED),
}


def write(kind: LetterKind, the_case: Case, owner: Account | None = None, language: str = "en") -> tuple[str, str]:
    """The letter of this kind for the case."""
    return BOOK.write(kind, language, gather_facts(the_case, owner or account(preferences=FULL), kind))


def every_letter() -> Iterator[tuple[str, LetterKind, Case, Account]]:
    """Each kind in each language after each call, in each setting, with much and with little to tell."""
    owners = account(preferences=FULL, zone="America/New_York"), account(name="")
    events = (
        event(title="Missed: Interview - Senior Data Analyst", place="Hauptstrasse 1, 10115 Berlin"),
        event(title=""),
    )
    offers = (), (slot("A"),), (slot("A"), slot("B", 26, 13)), (slot("A"), slot("B", 26, 13), slot("C", 27))
    for language, kind in product(LANGUAGES, LetterKind):
        for call, owner, invited, offer, setting in product(CALLS[kind], owners, events, offers, Setting):
            contact = DANA if invited.title else Person(DANA.address)
            told = case(call=call, event=invited, contact=contact, slots=offer, setting=setting, agreement=agreement())
            yield language, kind, told, owner


def test_every_letter_in_every_language_keeps_the_etiquette() -> None:
    seen = 0
    for language, kind, told, owner in every_letter():
        subject, body = write(kind, told, owner, language)
        words = BOOK.words(language)
        found = [one.rule for one in check_letter(kind, subject, body, to=(DANA.address,), words=words)]
        times = ["times"] if kind is LetterKind.REQUEST and not told.slots else []
        assert found == times + ([] if owner.name else ["name"]), body
        assert body.endswith("\n")
        assert "\n\n\n" not in body
        assert not re.search(r"[ \t]+\n|  |None|\bUTC\b.*\bUTC\b", body), body
        assert 3 <= len(subject.split()) <= 5
        seen += 1
    assert seen >= 400


def test_a_request_offers_its_times_each_on_a_line_of_its_own() -> None:
    body = write(LetterKind.REQUEST, case())[1].split("\n")
    assert "A) Wednesday, 25 November 2026, 10:00-10:45 (Europe/Berlin)" in body
    assert "B) Thursday, 26 November 2026, 14:00-14:45 (Europe/Berlin)" in body


def test_far_away_both_zones_are_named_and_on_site_only_that_of_the_place() -> None:
    owner = account(zone="Europe/London", preferences=FULL)
    assert "(Europe/Berlin); 09:00-09:45 (Europe/London)" in write(LetterKind.REQUEST, case(), owner)[1]
    assert "London" not in write(LetterKind.REQUEST, case(setting=Setting.ON_SITE), owner)[1]


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (CallOutcome.VOICEMAIL, "I have also left you a message by phone."),
        (CallOutcome.NOT_REACHED, "I also tried to reach you by phone."),
        (CallOutcome.UNDECIDED, "Thank you for speaking with me on the phone."),
    ],
)
def test_a_request_tells_of_the_call_as_it_went(call: CallOutcome, said: str) -> None:
    bodies = {one: write(LetterKind.REQUEST, case(call=one))[1] for one in CALLS[LetterKind.REQUEST]}
    assert [one for one, body in bodies.items() if said in body] == [call]


def test_a_letter_without_a_call_does_not_speak_of_the_phone() -> None:
    assert "phone" not in write(LetterKind.REQUEST, case(call=CallOutcome.CANNOT_CALL))[1]
    assert "phone" not in write(LetterKind.CLOSE, case())[1]


def test_a_confirmation_names_day_time_zone_and_place() -> None:
    there = case(agreement=agreement(place="Hauptstrasse 1, Berlin"), setting=Setting.ON_SITE, call=CallOutcome.AGREED)
    subject, body = write(LetterKind.CONFIRMATION, there)
    assert subject == "Our interview on 30 November"
    assert "Monday, 30 November, at 10:00 Berlin time (Hauptstrasse 1, Berlin)." in body


def test_a_reason_stands_there_word_for_word_or_not_at_all() -> None:
    told = FULL.reason + "."
    assert told in write(LetterKind.REQUEST, case())[1]
    silent = account(preferences=replace(FULL, reason=""))
    assert write(LetterKind.REQUEST, case(), silent)[1] == write(LetterKind.REQUEST, case())[1].replace(f" {told}", "")


def test_every_word_of_a_letter_is_ours_or_the_owners_or_a_date() -> None:
    for kind in LetterKind:
        template = " ".join(path.read_text() for path in (FOLDER / "en" / kind.value).iterdir())
        dates = "Tuesday Wednesday Thursday Monday November at Berlin time Europe"
        own = f"Dana Rieger Robin Adler Data Analyst {FULL.reason} {dates}"
        allowed = set(re.findall(r"[a-z]+", f"{template} {own}".lower())) | {"a", "b"}
        told = case(call=CALLS[kind][-1], agreement=agreement())
        assert set(re.findall(r"[a-z]+", " ".join(write(kind, told)).lower())) <= allowed


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_hostile_titles_and_names_do_not_reach_the_letters_shape(title: str, name: str) -> None:
    plain = case(event=event(title=""), contact=Person(DANA.address))
    hostile = case(event=event(title=f"Interview: {title}"), contact=Person(DANA.address, name))
    bodies = [write(kind, one)[1] for kind in (LetterKind.REQUEST, LetterKind.CLOSE) for one in (plain, hostile)]
    assert bodies[0].count("\n") == bodies[1].count("\n")
    assert bodies[2].count("\n") == bodies[3].count("\n")


def test_words_that_look_like_template_code_stay_words() -> None:
    owner = account(preferences=replace(FULL, reason="{{ 7 * 7 }} {% raise %}"))
    assert "{{ 7 * 7 }} {% raise %}." in write(LetterKind.REQUEST, case(), owner)[1]


def test_no_letter_names_the_tool_that_wrote_it() -> None:
    for _, kind, told, owner in every_letter():
        assert "mulligan" not in " ".join(write(kind, told, owner)).lower()
