"""The letters themselves: every one that can be written keeps the etiquette, and says nothing that nobody said."""

import re
from collections.abc import Iterator
from functools import cache

import pytest

from service.domain.case import Occasion, Privacy
from service.domain.event import Setting
from service.domain.letter import Content, Letter, LetterKind
from service.domain.letters.checks import Draft, Finding, check_letter
from service.domain.people import Person
from service.usecases.letters.advice import describe
from tests.unit.material import DANA, ME, agreement, case
from tests.words.writing import ASKED, BOOK, DISCUSSED, LANGUAGES, OFFERS, REASON, Written, every_letter, write

ASKING = frozenset({LetterKind.REQUEST, LetterKind.AHEAD, LetterKind.ABSENCE})
LETTERED = re.compile(r"^[A-H]\) ", re.MULTILINE)


def letters() -> Iterator[Written]:
    """All letters in all languages."""
    for language in LANGUAGES:
        yield from every_letter(language)


def judge(one: Written) -> tuple[Finding, ...]:
    """What the linter says about it."""
    content = Content(sender=ME, to=(DANA.address,), subject=one.subject, text=one.body)
    letter = Letter(kind=one.kind, language=one.language, content=content, token="t", message_id="m")
    return _judge(describe(letter, one.case, one.owner))


@cache
def _judge(draft: Draft) -> tuple[Finding, ...]:
    """Once for all cases that give the same letter with the same facts around it."""
    return check_letter(draft, BOOK.phrases(draft.language), [BOOK.phrases(code) for code in LANGUAGES])


def test_every_letter_can_be_written_in_four_languages() -> None:
    assert set(LANGUAGES) >= {"de", "en", "es", "fr"}
    assert {(one.kind, one.language) for one in letters()} >= {
        (kind, code) for kind in LetterKind for code in LANGUAGES
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_keeps_the_etiquette(language: str) -> None:
    for one in every_letter(language):
        found = {finding.rule for finding in judge(one)}
        times = len(one.case.slots) if one.kind in ASKING else 2
        excused = {"times"} if times == 0 else {"many_times"} if times > 2 else set()
        assert found <= excused, (one.language, one.kind, found, one.body)


def test_every_letter_is_tidy() -> None:
    for one in letters():
        assert one.body.endswith("\n")
        assert not re.search(r"\n\n\n|[ \t]+\n|  |None|[,;] ?[.;]|\( ?\)|\{|\}|!| ,", one.body), one.body
        assert 3 <= len(one.subject.split()) <= 5, one.subject


def test_every_letter_asks_once_where_it_asks_at_all() -> None:
    for one in letters():
        assert one.body.count("?") == (1 if one.kind in ASKING else 0), one.body


def test_a_closing_letter_offers_no_times() -> None:
    for one in letters():
        offered = [slot.letter for slot in one.case.slots] if one.kind in ASKING else []
        assert [line[0] for line in LETTERED.findall(one.body)] == offered


def test_the_name_stands_below_every_letter_once_and_the_number_where_an_answer_is_hoped_for() -> None:
    for one in letters():
        name = one.owner.preferences.signature or one.owner.name
        phone = one.owner.preferences.phone if one.kind is not LetterKind.CLOSE else ""
        assert one.body.endswith(f"\n{name}\n{phone}\n" if phone else f"\n{name}\n")
        assert one.body.count(name) == 1
        assert not phone or one.body.count(phone) == 1


def test_the_reason_stands_only_where_it_belongs_and_once() -> None:
    told = {LetterKind.REQUEST, LetterKind.AHEAD, LetterKind.LATE}
    for one in letters():
        gave = one.case.privacy is Privacy.SPECIFIC and one.case.occasion is not Occasion.ABSENCE
        heard = one.case.call is not None and one.case.call.value == "undecided"
        fits = one.kind in told or (one.kind is LetterKind.CONFIRMATION and not one.case.sent)
        assert one.body.count(f"{REASON}.") == int(gave and fits and not heard), (one.kind, one.body)


def test_a_confirmation_repeats_day_time_zone_and_place() -> None:
    there = case(agreement=agreement(place="Dock 4, Berlin"), setting=Setting.ON_SITE, sent=ASKED)
    said = {
        "en": "Monday, 30 November, at 10:00 Berlin time, at Dock 4, Berlin.",
        "de": "Montag, 30. November, um 10:00 Uhr (Ortszeit Berlin), Dock 4, Berlin.",
        "fr": "lundi 30 novembre à 10\u00a0h\u00a000 (heure de Berlin), Dock 4, Berlin.",
        "es": "lunes 30 de noviembre a las 10:00 (hora de Berlín), en Dock 4, Berlin.",
    }
    for language, words in said.items():
        assert words in write(LetterKind.CONFIRMATION, there, language=language)[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_times_stand_on_lines_of_their_own_with_both_zones_or_that_of_the_place(language: str) -> None:
    far = write(LetterKind.REQUEST, case(slots=OFFERS[2]), language=language)[1].split("\n")
    lines = [line for line in far if LETTERED.match(line)]
    assert len(lines) == 2
    assert all("10:00-10:45 (Europe/Berlin); 04:00-04:45 (America/New_York)" in line for line in lines[:1])
    assert "New_York" not in write(LetterKind.REQUEST, case(setting=Setting.ON_SITE), language=language)[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_thank_you_names_no_miss_and_holds_the_line_that_its_writer_gave(language: str) -> None:
    thanks = [one for one in every_letter(language) if one.kind is LetterKind.THANKS]
    assert {one.body.count(f"{DISCUSSED}.") for one in thanks if one.case.discussed} == {1}
    assert not [one.body for one in thanks if judge(one)]


@pytest.mark.parametrize(
    ("language", "formal", "informal", "nobody"),
    [
        ("en", "Dear Dana Rieger,", "Dear Dana,", "Hello,"),
        ("de", "Guten Tag Dana Rieger,", "Hallo Dana,", "Guten Tag,"),
        ("fr", "Bonjour Dana Rieger,", "Bonjour Dana,", "Madame, Monsieur,"),
        ("es", "Buenos días, Dana Rieger:", "Hola, Dana:", "Buenos días:"),
    ],
)
def test_each_language_greets_by_its_own_custom(language: str, formal: str, informal: str, nobody: str) -> None:
    cases = case(), case(formal=False), case(contact=Person(DANA.address))
    greeted = [write(LetterKind.REQUEST, one, language=language)[1].split("\n")[0] for one in cases]
    assert greeted == [formal, informal, nobody]
