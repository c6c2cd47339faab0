"""A language, or a person's own wording, is added as files alone."""

from pathlib import Path

import pytest

from service.domain.letter import LetterKind
from service.domain.letters.etiquette import gather_facts
from service.errors import BadSettings
from service.render import LetterBook
from tests.unit.material import account, case

DUTCH = """
days = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
months = ["januari", "februari", "maart", "april", "mei", "juni",
          "juli", "augustus", "september", "oktober", "november", "december"]
full_day = "{weekday} {day} {month} {year}"
day = "{weekday} {day} {month}"
date = "{day} {month}"
moment = "{day} om {time} uur ({zone})"
both = "{day} om {time} uur ({zone}; {elsewhere})"
elsewhere = "{time} uur {zone}"
elsewhere_day = "{day}, {time} uur {zone}"
spoken = "{day} om {time} uur"
zone = "tijd in {city}"
cities = ["Berlin=Berlijn"]
"""


def lay(folder: Path, name: str, text: str) -> None:
    """Put a file into a person's own folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def request(book: LetterBook, language: str) -> tuple[str, str]:
    """The request for Robin's case."""
    return book.write(LetterKind.REQUEST, language, gather_facts(case(), account(), LetterKind.REQUEST))


def test_a_language_is_a_word_list_and_its_templates(tmp_path: Path) -> None:
    lay(tmp_path, "words/nl.toml", DUTCH)
    lay(tmp_path, "email/nl/request/subject.txt", "Gemist gesprek van {{ missed | date }}")
    lay(tmp_path, "email/nl/request/body.txt", "Op {{ missed | moment }}.\n\n{{ slots | slot_lines }}")
    subject, body = request(LetterBook(tmp_path), "nl")
    assert subject == "Gemist gesprek van 24 november"
    assert body.startswith(
        "Op dinsdag 24 november om 10:00 uur (tijd in Berlijn).\n\nA) woensdag 25 november 2026, 10:00-10:45 "
    )


def test_a_language_counts_once_every_letter_can_be_written_in_it(tmp_path: Path) -> None:
    lay(tmp_path, "words/nl.toml", DUTCH)
    for kind in LetterKind:
        assert "nl" not in LetterBook(tmp_path).languages()
        for part in ("subject", "body"):
            lay(tmp_path, f"email/nl/{kind.value}/{part}.txt", "Dag.")
    assert LetterBook(tmp_path).languages() == ("de", "en", "es", "fr", "nl")


@pytest.mark.parametrize(("language", "code"), [("de-AT", "de"), ("fr-CA", "fr"), ("es-MX", "es"), ("en-GB", "en")])
def test_a_countrys_form_of_a_language_falls_back_to_the_language(language: str, code: str) -> None:
    assert LetterBook().words(language).code == code
    assert LetterBook().phrases(language).code == code
    assert request(LetterBook(), language) == request(LetterBook(), code)


def test_an_own_list_of_phrases_goes_before_ours(tmp_path: Path) -> None:
    lay(tmp_path, "phrases/en.toml", 'forbidden = ["kindly"]')
    assert LetterBook(tmp_path).phrases("en").forbidden == ("kindly",)
    assert LetterBook(tmp_path).phrases("xx").forbidden == ()


def test_own_wording_goes_before_ours_file_by_file(tmp_path: Path) -> None:
    lay(tmp_path, "email/en/request/subject.txt", "About yesterday morning")
    subject, body = request(LetterBook(tmp_path), "en")
    assert subject == "About yesterday morning"
    assert body == request(LetterBook(), "en")[1]


@pytest.mark.parametrize("language", ["xx", "", "../en", "en/../en", "EN", "xx-YY", "en.toml"])
def test_a_language_without_words_is_said_to_be_missing(language: str) -> None:
    with pytest.raises(LookupError):
        request(LetterBook(), language)


def test_a_language_without_letters_is_said_to_be_missing(tmp_path: Path) -> None:
    lay(tmp_path, "words/nl.toml", DUTCH)
    with pytest.raises(LookupError, match="no letter 'request' in the language 'nl'"):
        request(LetterBook(tmp_path), "nl")


@pytest.mark.parametrize(
    "text",
    [
        "days = ",
        "colour = 1",
        DUTCH + "colour = 'red'",
        DUTCH.replace('"maandag", ', ""),
        DUTCH.replace('zone = "tijd in {city}"', ""),
        "days = [1]",
        "",
    ],
)
def test_a_word_list_that_cannot_be_used_is_named(tmp_path: Path, text: str) -> None:
    lay(tmp_path, "words/nl.toml", text)
    with pytest.raises(BadSettings, match=r"words/nl\.toml"):
        LetterBook(tmp_path).words("nl")
