"""A language, or a person's own wording, is added as files alone."""

from pathlib import Path

import pytest

from service.domain.etiquette import check_letter, gather_facts
from service.domain.letter import LetterKind
from service.errors import BadSettings
from service.render import LetterBook
from tests.unit.material import account, case

GERMAN = """
days = ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"]
months = ["Januar", "Februar", "März", "April", "Mai", "Juni",
          "Juli", "August", "September", "Oktober", "November", "Dezember"]
full_day = "{weekday}, {day}. {month} {year}"
day = "{weekday}, den {day}. {month}"
date = "{day}. {month}"
moment = "{day}, um {time} {zone}"
zone = "Uhr (Ortszeit {city})"
apologies = ["tut mir leid", "entschuldig*"]
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
    lay(tmp_path, "words/de.toml", GERMAN)
    lay(tmp_path, "email/de/request/subject.txt", "Verpasstes Gespräch vom {{ missed | date }}")
    lay(tmp_path, "email/de/request/body.txt", "Am {{ missed | moment }}.\n\n{{ slots | slot_lines }}")
    book = LetterBook(tmp_path)
    subject, body = request(book, "de")
    assert subject == "Verpasstes Gespräch vom 24. November"
    assert body.startswith(
        "Am Dienstag, den 24. November, um 10:00 Uhr (Ortszeit Berlin).\n\nA) Mittwoch, 25. November 2026, "
    )
    found = [one.rule for one in check_letter(LetterKind.REQUEST, subject, body, words=book.words("de"))]
    assert found == ["short", "no_apology"]


def test_the_german_of_every_country_falls_back_to_german(tmp_path: Path) -> None:
    lay(tmp_path, "words/de.toml", GERMAN)
    assert LetterBook(tmp_path).words("de-AT").code == "de"


def test_own_wording_goes_before_ours_file_by_file(tmp_path: Path) -> None:
    lay(tmp_path, "email/en/request/subject.txt", "About yesterday morning")
    subject, body = request(LetterBook(tmp_path), "en")
    assert subject == "About yesterday morning"
    assert body == request(LetterBook(), "en")[1]


@pytest.mark.parametrize("language", ["xx", "", "../en", "en/../en", "EN", "xx-YY"])
def test_a_language_without_words_is_said_to_be_missing(language: str) -> None:
    with pytest.raises(LookupError):
        request(LetterBook(), language)


def test_a_language_without_letters_is_said_to_be_missing(tmp_path: Path) -> None:
    lay(tmp_path, "words/de.toml", GERMAN)
    with pytest.raises(LookupError, match="no letter 'request' in the language 'de'"):
        request(LetterBook(tmp_path), "de")


@pytest.mark.parametrize(
    "text",
    [
        "{{ no_such_fact }}",
        "{% if %}",
        "{{ missed | shout }}",
        "{{ slots.append(1) }}",
        "{{ name.__class__ }}",
        "{{ 1 / 0 }}",
        "{{ missed.at + 1 }}",
        "{% include '/etc/passwd' %}",
    ],
)
def test_a_template_that_does_not_work_is_named(tmp_path: Path, text: str) -> None:
    lay(tmp_path, "email/en/request/body.txt", text)
    with pytest.raises((BadSettings, LookupError), match="request"):
        request(LetterBook(tmp_path), "en")


@pytest.mark.parametrize(
    "text", ["days = ", "colour = 1", GERMAN + "colour = 'red'", GERMAN.replace('"Montag", ', ""), "days = [1]", ""]
)
def test_a_word_list_that_cannot_be_used_is_named(tmp_path: Path, text: str) -> None:
    lay(tmp_path, "words/de.toml", text)
    with pytest.raises(BadSettings, match=r"words/de\.toml"):
        LetterBook(tmp_path).words("de")
