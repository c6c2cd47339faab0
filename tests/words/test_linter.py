"""The linter over every language: what the book writes passes, and a letter spoilt in one way fails by that name."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.domain.account import Preferences
from service.domain.case import CallOutcome, Case, EvidenceSource, Occasion, Privacy
from service.domain.event import Setting
from service.domain.letter import LetterKind, Sent
from service.domain.letters.checks import Draft, check_letter
from service.domain.letters.facts import gather_facts
from service.render import LetterBook
from tests.unit.material import AFTERWARDS, DANA, account, agreement, case, event, slot
from tests.words.mutations import ADDED, APOLOGIES, ORDINARY
from tests.words.writing import NAMES

BOOK = LetterBook()
LANGUAGES = BOOK.languages()
EVERY = [BOOK.phrases(code) for code in LANGUAGES]
OWNER = account(preferences=Preferences(phone="+49 30 901820"))
OCCASIONS = {
    LetterKind.LATE: Occasion.LATE,
    LetterKind.AHEAD: Occasion.AHEAD,
    LetterKind.ABSENCE: Occasion.ABSENCE,
}
ANSWERED = (LetterKind.CONFIRMATION, LetterKind.CLOSE, LetterKind.NUDGE, LetterKind.THANKS)
ASKED = Sent("m", "p", "t", AFTERWARDS, kind=LetterKind.REQUEST)
CALLS: dict[LetterKind, list[CallOutcome | None]] = {
    LetterKind.CONFIRMATION: [CallOutcome.AGREED, None],
    LetterKind.CLOSE: [CallOutcome.REFUSED, None],
    LetterKind.REQUEST: [None, *(one for one in CallOutcome if one not in (CallOutcome.AGREED, CallOutcome.REFUSED))],
}
OFFERS = [(slot("A"),), (slot("A"), slot("B", 26, 13))]


@st.composite
def cases(draw: st.DrawFn, kind: LetterKind, language: str) -> Case:
    """Any case that calls for a letter of this kind."""
    source = draw(st.sampled_from((EvidenceSource.PHONE, EvidenceSource.REPLY)))
    return case(
        id=draw(st.sampled_from(NAMES)),
        occasion=OCCASIONS[kind]
        if kind in OCCASIONS
        else draw(st.sampled_from(tuple(Occasion) if kind in ANSWERED else (Occasion.MISSED,))),
        call=draw(st.sampled_from(CALLS.get(kind, [None]))),
        language=language,
        formal=draw(st.booleans()),
        privacy=draw(st.sampled_from([Privacy.NONE, Privacy.GENERAL])),
        minutes_late=draw(st.integers(0, 55)),
        slots=draw(st.sampled_from(OFFERS)),
        setting=draw(st.sampled_from(tuple(Setting))),
        agreement=agreement(source=source, place=draw(st.sampled_from(["", "Hauptstrasse 1, Berlin"]))),
        event=event(title=draw(st.sampled_from(["Interview: Data Analyst", "", "Interview - Head Nurse"]))),
        contact=draw(st.sampled_from([DANA, replace(DANA, name="")])),
        sent=(ASKED,) if kind is LetterKind.NUDGE or draw(st.booleans()) else (),
    )


def write(told: Case, kind: LetterKind) -> Draft:
    """The letter as the linter gets it, to leave three hours after the interview."""
    subject, body = BOOK.write(kind, told.language, gather_facts(told, OWNER, kind, BOOK.words(told.language)))
    return Draft(
        kind=kind,
        subject=subject,
        body=body,
        to=(DANA.address,),
        language=told.language,
        occasion=told.occasion,
        privacy=told.privacy,
        given=told.event.title,
        name=OWNER.name,
        phone=OWNER.preferences.phone,
        slots=told.slots,
        now=AFTERWARDS,
        met_at=told.event.start,
        reader_zone=told.event.zone,
        met_on=told.event.start.date(),
        agreed_on=told.agreement.start.date() if told.agreement else None,
    )


def rules(draft: Draft) -> list[str]:
    """The names of the rules that the letter breaks."""
    return [one.rule for one in check_letter(draft, BOOK.phrases(draft.language), EVERY)]


def usual(kind: LetterKind, language: str) -> Draft:
    """The letter of this kind for Robin's case."""
    told = case(occasion=OCCASIONS.get(kind, Occasion.MISSED), language=language, agreement=agreement(), sent=(ASKED,))
    return write(told, kind)


def with_words(draft: Draft, words: str) -> Draft:
    """The letter with a paragraph more, before its closing lines."""
    text, _, closing = draft.body.rstrip("\n").rpartition("\n\n")
    return replace(draft, body=f"{text}\n\n{words}\n\n{closing}\n")


@pytest.mark.parametrize("kind", LetterKind)
@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_whatever_the_book_writes_passes(language: str, kind: LetterKind, data: st.DataObject) -> None:
    draft = write(data.draw(cases(kind, language)), kind)
    assert rules(draft) == [], draft.body


def test_four_languages_are_judged() -> None:
    assert set(LANGUAGES) >= {"en", "de", "fr", "es"}
    for phrases in EVERY:
        assert min(len(phrases.apologies), len(phrases.ownership), len(phrases.repair), len(phrases.asks)) >= 3
        assert min(len(phrases.medical), len(phrases.family), len(phrases.legal), len(phrases.blame)) >= 20
        assert min(len(phrases.forbidden), len(phrases.begging), len(phrases.flattery), len(phrases.machine)) >= 10


@pytest.mark.parametrize(
    ("language", "rule", "words"),
    [(language, rule, words) for language, table in ADDED.items() for rule, words in table.items()],
)
def test_words_added_to_a_closing_letter_fail_by_their_name(language: str, rule: str, words: str) -> None:
    """It is the shortest, so that nothing else is touched."""
    draft = usual(LetterKind.CLOSE, language)
    assert rules(with_words(draft, words)) == [rule]


@pytest.mark.parametrize("language", ADDED)
@pytest.mark.parametrize("kind", [LetterKind.REQUEST, LetterKind.AHEAD, LetterKind.ABSENCE])
def test_a_second_question_is_one_too_many(language: str, kind: LetterKind) -> None:
    assert rules(with_words(usual(kind, language), ADDED[language]["ask"])) == ["one_ask"]


@pytest.mark.parametrize("language", APOLOGIES)
@pytest.mark.parametrize("kind", [LetterKind.REQUEST, LetterKind.AHEAD, LetterKind.CONFIRMATION])
def test_a_third_apology_is_one_too_many(language: str, kind: LetterKind) -> None:
    assert rules(with_words(usual(kind, language), APOLOGIES[language])) == ["apologies"]


@pytest.mark.parametrize("language", APOLOGIES)
@pytest.mark.parametrize("kind", [LetterKind.ABSENCE, LetterKind.THANKS])
def test_an_apology_for_nothing_is_said_to_be_one(language: str, kind: LetterKind) -> None:
    expected = {LetterKind.ABSENCE: ["needless_apology"], LetterKind.THANKS: ["mentions_miss", "needless_apology"]}
    assert rules(with_words(usual(kind, language), APOLOGIES[language])) == expected[kind]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("theme", "rule"), [("apologies", "no_apology"), ("ownership", "ownership"), ("repair", "repair")]
)
def test_a_request_without_one_of_its_parts_fails_by_that_name(language: str, theme: str, rule: str) -> None:
    draft, phrases = usual(LetterKind.REQUEST, language), BOOK.phrases(language)
    unheard = replace(phrases, **{theme: ("words that nobody writes",)})  # type: ignore[arg-type]
    assert [one.rule for one in check_letter(draft, unheard)] == [rule]


UNDATED = (LetterKind.THANKS, LetterKind.LATE, LetterKind.NUDGE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", [kind for kind in LetterKind if kind not in UNDATED])
def test_a_letter_without_its_date_is_told_so(language: str, kind: LetterKind) -> None:
    draft = usual(kind, language)
    assert rules(replace(draft, met_on=date(2026, 11, 23))) == ["day"]
    wrong = replace(draft, agreed_on=date(2026, 11, 29))
    assert rules(wrong) == (["day"] if kind is LetterKind.CONFIRMATION else [])


@pytest.mark.parametrize("language", ORDINARY)
def test_ordinary_words_are_left_in_peace(language: str) -> None:
    for words in ORDINARY[language]:
        assert rules(with_words(usual(LetterKind.THANKS, language), words)) == [], words
