"""Marks in titles: clear ones, unclear ones, and words that only look like one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.domain.folding import drop_pictures
from service.domain.marks.marker_words import MISSED_PHRASES
from service.domain.marks.titles import clean_title, find_mark, speaks_of_interview

CLEAR = [
    "Missed: Interview Northwind",
    "missed - Interview Northwind",
    "[Missed] Interview Northwind",
    "(no show) Interview Northwind",
    "No-show – Interview Northwind",
    "NO\u2011SHOW: Interview Northwind",
    "#missed Interview Northwind",
    "Interview Northwind (missed)",
    "Interview Northwind [NO SHOW]",
    "Interview Northwind #missed",
    "Interview Northwind — missed!",
    "❌ Missed: Interview Northwind",
    "Interview Northwind 🚫 [missed] 😢",
    "Verpasst: Interview Northwind",
    "Interview Northwind (versäumt)",
    "Interview Northwind - nicht erschienen",
    "Raté : Interview Northwind",
    "[Manqué] Interview Northwind",
    "Perdida: Interview Northwind",
    "Interview Northwind (no asistí)",
    "Mancato: Interview Northwind",
    "Interview Northwind | saltato",
    "Faltei: Interview Northwind",
    "Interview Northwind (não compareci)",
]
LOOK_ALIKES = [
    "Missed connections talk",
    "No-show analysis interview",
    "Dismissed: appeal hearing",
    "Missed-call review",
    "What we missed",
    "Sales targets missed",
    "Exchange: rate",
    "Perso : dentiste",
    "Show: no tickets left",
    "Interview",
    "Verpasste Chancen: Vortrag",
    "unmissed: the film",
    "",
]


@pytest.mark.parametrize("title", CLEAR)
def test_a_mark_set_apart_from_the_title_is_clear(title: str) -> None:
    mark = find_mark(title)
    assert mark is not None
    assert (mark.clear, mark.rest) == (True, "Interview Northwind")


@pytest.mark.parametrize("title", LOOK_ALIKES)
def test_words_that_only_look_like_a_mark_are_none(title: str) -> None:
    assert find_mark(title) is None


@pytest.mark.parametrize(
    "title",
    [
        *("Interview Northwind missed", "MISSED Interview Northwind", "Missed interview with Dana"),
        *("The missed interview", "Data Engineer interview missed", "Missed phone screen Northwind"),
        "Verpasst Vorstellungsgespräch Nordwind",
    ],
)
def test_a_mark_that_runs_into_an_interviews_title_is_not_clear(title: str) -> None:
    mark = find_mark(title)
    assert mark is not None
    assert not mark.clear


@pytest.mark.parametrize(
    ("title", "rest"),
    [
        ("Missed Interview: Data Engineer, Northwind", "Interview: Data Engineer, Northwind"),
        ("Northwind - Interview missed", "Northwind - Interview"),
        ("[missed interview] Northwind", "interview Northwind"),
        ("Northwind (entretien manqué)", "Northwind entretien"),
        ("Termin verpasst: Nordwind", "Termin: Nordwind"),
        ("no_show: Interview Northwind", "Interview Northwind"),
    ],
)
def test_the_word_for_the_meeting_stays_in_the_title_when_the_mark_runs_into_it(title: str, rest: str) -> None:
    assert clean_title(title) == rest


@pytest.mark.parametrize("phrase", sorted(MISSED_PHRASES))
def test_every_phrase_of_every_language_is_a_mark_in_front_behind_and_alone(phrase: str) -> None:
    for title in (f"{phrase.upper()}: X", f"X ({phrase})", f"X - {phrase.title()}", phrase):
        mark = find_mark(title)
        assert mark is not None, title
        assert mark.word.casefold() == phrase, title


@settings(max_examples=60)
@given(st.text(max_size=40), st.sampled_from(["Missed: {}", "{} (no show)", "{}"]))
def test_a_mark_and_the_rest_are_both_taken_from_the_title_whatever_it_is(text: str, form: str) -> None:
    title = form.format(text)
    mark = find_mark(title)
    if mark is not None:
        assert mark.word in drop_pictures(title)
    assert set(clean_title(title)) <= set(drop_pictures(title))


@pytest.mark.parametrize(
    "text",
    [
        "Job Interview",
        "Vorstellungsgespräch",
        "Entretien",
        "Entrevista",
        "Colloquio",
        "ENTREVISTA de emprego",
        "Telefoninterview",
    ],
)
def test_interviews_are_known_in_six_languages(text: str) -> None:
    assert speaks_of_interview(text)


def test_a_reunion_is_no_interview() -> None:
    assert not speaks_of_interview("Team meeting, preview of the sprint")
