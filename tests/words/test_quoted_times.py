"""The times of a letter in any language are known again: quoted below an answer, and in a draft that was worked on."""

import textwrap

import pytest

from service.domain.letter import LetterKind
from service.domain.mail import Mail
from service.usecases.letters.offers import keep_standing
from service.wire.reply_text import read_new_text
from tests.unit.material import DANA, case
from tests.words.writing import LANGUAGES, write

ASKING = (LetterKind.REQUEST, LetterKind.AHEAD, LetterKind.ABSENCE)
INTRODUCED = {
    "en": "On Tue, 24 Nov 2026 at 13:00, Robin Adler <robin@candidate.example> wrote:",
    "de": "Am Di., 24. Nov. 2026 um 13:00 Uhr schrieb Robin Adler <robin@candidate.example>:",
    "fr": "Le mar. 24 nov. 2026 à 13:00, Robin Adler <robin@candidate.example> a écrit :",
    "es": "El mar, 24 nov 2026 a las 13:00, Robin Adler (<robin@candidate.example>) escribió:",
}


def letter(language: str, kind: LetterKind = LetterKind.REQUEST) -> str:
    """The body of Robin's letter."""
    return write(kind, case(), language=language)[1]


@pytest.mark.parametrize("kind", ASKING)
@pytest.mark.parametrize("language", LANGUAGES)
def test_times_still_stand_where_a_mail_program_broke_the_lines(language: str, kind: LetterKind) -> None:
    ours = letter(language, kind)
    broken = "\n".join(textwrap.fill(line, 60) for line in ours.split("\n"))
    assert keep_standing(case().slots, ours, ours) == case().slots
    assert keep_standing(case().slots, ours, broken) == case().slots


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_time_that_was_taken_out_does_not_stand_and_a_new_one_undoes_all(language: str) -> None:
    ours = letter(language)
    lines = ours.split("\n")
    without = "\n".join(line for line in lines if not line.startswith("A) "))
    moved = ours.replace("14:00-14:45", "16:30-17:15")
    assert [slot.letter for slot in keep_standing(case().slots, ours, without)] == ["B"]
    assert keep_standing(case().slots, ours, moved) == ()


@pytest.mark.parametrize("kind", ASKING)
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_answer_above_our_letter_is_read_without_it(language: str, kind: LetterKind) -> None:
    ours = letter(language, kind)
    quoted = "\n".join(f"> {line}".rstrip() for line in ours.split("\n"))
    for history in (f"{INTRODUCED[language]}\n{quoted}", f"{INTRODUCED[language]}\n\n{ours}"):
        read = read_new_text(_mail(f"A\n\n{history}"), [ours])
        assert (read.text, read.inline, read.doubt) == ("A", False, "")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_beside_a_quoted_time_is_an_answer_inside_our_letter(language: str) -> None:
    ours = letter(language)
    lines = ["> " + line + ("\nOK" if line.startswith("B) ") else "") for line in ours.split("\n")]
    assert read_new_text(_mail("\n".join([INTRODUCED[language], *lines])), [ours]).inline


def _mail(text: str) -> Mail:
    return Mail(message_id="r", sender=DANA, to=(), subject="Re: Interview", date=None, text=text)
