"""Which events are interviews to come, and where in its course one is."""

import re
import unicodedata
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.domain.folding import fold, squeeze
from service.domain.marks.marker_words import INTERVIEW_STARTS
from service.domain.marks.titles import speaks_of_interview
from service.domain.marks.upcoming import Course, Stage, course_of, describe, is_interview
from service.domain.people import Person
from tests.unit.material import DANA, ME, START, event, guest

END = event().end


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"organizer": None, "attendees": (guest(Person(ME), me=True), guest(DANA))},
        {"organizer": None, "organized_by_me": True, "join_link": "https://meet.example/x"},
        {"organizer": None, "organized_by_me": True, "place": "Hafenstrasse 1"},
        {"title": "Northwind", "description": "Your job interview with us"},
        {"private": True},
        {"busy": False},
    ],
)
def test_an_interview_with_somebody_or_somewhere_is_kept(changes: dict[str, object]) -> None:
    assert is_interview(event(**changes))


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Lunch"},
        {"all_day": True},
        {"cancelled": True},
        {"series_master": True},
        {"client_ref": "x"},
        {"end": START},
        {"organizer": None},
        {"organizer": None, "place": "  "},
        {"organizer": Person(ME), "organized_by_me": True, "attendees": (guest(Person(ME), me=True),)},
    ],
)
def test_what_is_no_appointment_with_anybody_is_not_kept(changes: dict[str, object]) -> None:
    assert not is_interview(event(**changes))


@given(st.text(alphabet="interv phoscXé\n ", max_size=30), st.sampled_from([*INTERVIEW_STARTS, ""]), st.booleans())
def test_a_quick_look_finds_the_words_that_a_close_look_finds(text: str, word: str, loud: bool) -> None:
    spaced = f"{text} {word.upper() if loud else word}".replace("phone screen", "phone \n screen")
    closely = re.search(r"\b(?:" + "|".join(INTERVIEW_STARTS) + ")", fold(spaced)) is not None
    assert speaks_of_interview(spaced) is closely
    assert speaks_of_interview(spaced + " é") is closely


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_folding_plain_text_quickly_changes_nothing(text: str) -> None:
    apart = unicodedata.normalize("NFKD", text)
    assert fold(text) == squeeze("".join(char for char in apart if not unicodedata.combining(char)).casefold())


def test_what_is_kept_of_an_event_names_it_without_its_mark() -> None:
    kept = describe("account-1", event(title="Missed: Interview X", private=True, series_id="weekly"))
    assert (kept.title, kept.private, kept.series_id, kept.stage) == ("Interview X", True, "weekly", Stage.AWAITED)
    assert (kept.start, kept.end) == (START, END)


def test_the_question_comes_ten_minutes_after_the_end_and_goes_after_three_days() -> None:
    kept = describe("account-1", event())
    assert kept.look_at == END + timedelta(minutes=10)
    for stage in (Stage.ASKED, Stage.SETTLED):
        assert replace(kept, stage=stage).look_at == END + timedelta(days=3)


@pytest.mark.parametrize(
    ("minutes", "course"),
    [
        (-1, Course.AHEAD),
        (0, Course.RUNNING),
        (9, Course.RUNNING),
        (10, Course.WAITING),
        (45, Course.WAITING),
        (46, Course.OVER),
    ],
)
def test_an_interview_runs_from_its_start_to_its_end(minutes: int, course: Course) -> None:
    assert course_of(START, END, START + timedelta(minutes=minutes)) is course
