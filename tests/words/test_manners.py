"""Small things that a native reader sees: spaces before stops, articles before vowels, minutes, and no two alike."""

import re

import pytest

from service.domain.case import Occasion
from service.domain.event import Setting
from service.domain.letter import LetterKind
from service.domain.people import Person
from tests.unit.material import agreement, case, event
from tests.words.writing import ASKED, LANGUAGES, NAMES, every_letter, write

VARIED = (LetterKind.REQUEST, LetterKind.AHEAD, LetterKind.CONFIRMATION, LetterKind.CLOSE, LetterKind.THANKS)


def test_no_french_line_can_begin_with_a_stop() -> None:
    for one in every_letter("fr"):
        running = "\n".join(line for line in one.body.split("\n") if not re.match(r"[A-H]\) ", line))
        assert not re.search(r"(?<!\u00a0)[;:?!»]|«(?!\u00a0)", running), one.body
    shown = write(LetterKind.REQUEST, case(), language="fr")[1]
    assert "conviendrait-il\u00a0?" in shown
    assert "10\u00a0h\u00a000" in shown


@pytest.mark.parametrize(
    ("role", "said"),
    [("Data Analyst", "de Data Analyst"), ("Analyste", "d'Analyste"), ("Ingénieure", "d'Ingénieure")],
)
@pytest.mark.parametrize("kind", [LetterKind.REQUEST, LetterKind.THANKS, LetterKind.LATE])
def test_french_names_a_role_as_it_is_spoken(kind: LetterKind, role: str, said: str) -> None:
    told = case(event=event(title=f"Entretien : {role}"), occasion=Occasion.LATE)
    assert f"poste {said}" in write(kind, told, language="fr")[1]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", VARIED)
def test_letters_of_three_people_to_one_reader_are_not_alike(kind: LetterKind, language: str) -> None:
    bodies = {write(kind, case(id=name, agreement=agreement()), language=language)[1] for name in NAMES}
    assert len(bodies) == len(NAMES)


def test_a_letter_that_is_written_again_for_its_case_says_the_same() -> None:
    assert len({write(LetterKind.REQUEST, case(id="case-2", tries=tries)) for tries in (0, 3)}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_minute_is_not_worth_a_number(language: str) -> None:
    for kind, occasion in ((LetterKind.LATE, Occasion.LATE), (LetterKind.ABSENCE, Occasion.ABSENCE)):
        brief, none = (write(kind, case(occasion=occasion, minutes_late=one), language=language) for one in (1, 0))
        assert brief == none
        assert brief != write(kind, case(occasion=occasion, minutes_late=2), language=language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_with_brackets_stands_in_no_brackets_itself(language: str) -> None:
    agreed = agreement(place="Dock 4 (2. OG), Berlin", setting=Setting.ON_SITE)
    body = write(LetterKind.CONFIRMATION, case(agreement=agreed, sent=ASKED), language=language)[1]
    assert "Dock 4 (2. OG), Berlin. " in body
    assert not re.search(r"\) ?\(|\([^)]*\(", body)


@pytest.mark.parametrize("language", LANGUAGES)
def test_neither_writer_nor_reader_is_taken_for_a_man_or_a_woman(language: str) -> None:
    gendered = r"\b(?:désolée?|ravie?|prête?|navrée?|encantad[oa]|agradecid[oa]|list[oa]|conectad[oa]|estimad[oa])\b"
    for one in every_letter(language):
        assert not re.search(gendered, one.body, re.IGNORECASE), one.body


def test_a_name_of_one_word_is_greeted_by_it() -> None:
    told = case(contact=Person("d@northwind.example", "Dana"), formal=True)
    assert write(LetterKind.CLOSE, told, language="es")[1].startswith("Buenos días, Dana:")
