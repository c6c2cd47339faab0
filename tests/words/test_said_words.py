"""Nothing in a letter is invented: each word is the template's, a fact's, or a date's."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import templates
from service.domain.case import CallOutcome, Case, Privacy
from service.domain.letter import LetterKind
from service.domain.people import Person
from tests.unit.material import DANA, agreement, case, event
from tests.words.writing import ASKED, BOOK, DISCUSSED, FULL, LANGUAGES, OPEN_CALLS, REASON, every_letter, write

FOLDER = Path(templates.__file__).parent
WORD = re.compile(r"[^\W\d_]+")
FORMS = {
    "de": ("ihnen ihr ihre ihrem ihren", "du dich dir dein deine deinem deiner"),
    "fr": ("vous votre vos", "tu te toi ton ta tes"),
    "es": ("usted le su", "te ti tu contigo"),
}


def words_of(text: str) -> set[str]:
    """Its words in lower case."""
    return set(WORD.findall(text.lower()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_a_letter_is_ours_or_the_owners_or_a_date(language: str) -> None:
    words = BOOK.words(language)
    dates = (
        *words.days,
        *words.months,
        words.moment,
        words.both,
        words.elsewhere,
        words.zone,
        words.hour,
        *words.cities,
    )
    own = "Dana Rieger Robin Adler Senior Data Analyst Hauptstrasse Berlin New York America Europe a b c"
    known = words_of(f"{' '.join(dates)} {own} {REASON} {DISCUSSED}")
    rooms = {kind: FOLDER / "email" / language / kind.value for kind in LetterKind}
    ours = {kind: words_of(" ".join(one.read_text() for one in room.iterdir())) for kind, room in rooms.items()}
    for one in every_letter(language):
        assert words_of(f"{one.subject} {one.body}") - ours[one.kind] - known == set()


@pytest.mark.parametrize("language", sorted(FORMS))
def test_no_letter_mixes_two_manners_of_address(language: str) -> None:
    polite, close = (words_of(forms) for forms in FORMS[language])
    for one in every_letter(language):
        said = words_of(one.body.replace("rendez-vous", "").replace("en su lugar", ""))
        assert not said & (close if one.case.formal else polite), one.body


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("call", [CallOutcome.VOICEMAIL, CallOutcome.NOT_REACHED, CallOutcome.UNDECIDED])
def test_a_request_tells_of_the_call_as_it_went_and_of_no_other(language: str, call: CallOutcome) -> None:
    bodies = {one: write(LetterKind.REQUEST, case(call=one), language=language)[1] for one in OPEN_CALLS}
    assert bodies[call] not in [bodies[one] for one in OPEN_CALLS if one is not call]
    assert bodies[None] == bodies[CallOutcome.CANNOT_CALL]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_general_reason_is_the_languages_own_and_none_is_none(language: str) -> None:
    general = write(LetterKind.REQUEST, case(privacy=Privacy.GENERAL, reason=REASON), language=language)[1]
    silent = write(LetterKind.REQUEST, case(privacy=Privacy.NONE, reason=REASON), language=language)[1]
    assert REASON not in general + silent
    assert general.replace(f" {BOOK.words(language).general}", "") == silent != general


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(LANGUAGES), st.text(max_size=60), st.text(max_size=60), st.text(max_size=300))
def test_hostile_titles_names_and_reasons_do_not_reach_the_letters_shape(
    language: str, title: str, name: str, reason: str
) -> None:
    plain = case(event=event(title=""), contact=Person(DANA.address), agreement=agreement(), sent=ASKED)
    changed = case(
        event=event(title=f"Interview: {title}"),
        contact=Person(DANA.address, name),
        agreement=agreement(),
        sent=ASKED,
        privacy=Privacy.SPECIFIC,
        reason=reason,
        discussed=reason,
    )
    for kind in LetterKind:
        assert _shape(kind, plain, language) == _shape(kind, changed, language)


def _shape(kind: LetterKind, told: Case, language: str) -> int:
    return write(kind, told, FULL, language)[1].count("\n")


def test_words_that_look_like_template_code_stay_words() -> None:
    told = case(privacy=Privacy.SPECIFIC, reason="{{ 7 * 7 }} {% raise %}")
    assert "{{ 7 * 7 }} {% raise %}." in write(LetterKind.REQUEST, told)[1]


def test_no_letter_names_the_tool_that_wrote_it() -> None:
    assert not [
        one for code in LANGUAGES for one in every_letter(code) if "mulligan" in f"{one.subject} {one.body}".lower()
    ]
