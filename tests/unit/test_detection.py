"""Which events carry the owner's mark, and what follows from it."""

import random
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from service.domain.case import Mark, MarkKind, Occasion
from service.domain.event import Answer
from service.domain.marks.detection import (
    Action,
    case_key,
    judge,
    judge_absence,
    judge_late,
    plain_title,
    read_mark,
    seems_interview,
)
from tests.unit.material import AFTERWARDS, MISSED, PREFERENCES, START, event

BUTTON = Mark(MarkKind.BUTTON, "")
LABEL = Mark(MarkKind.LABEL, "Missed")
SHORTLY_BEFORE = START - timedelta(minutes=1)
PLAIN_WORDS = (
    *("Interview", "connections", "talk", "no", "shows", "analysis", "mis", "sed", "review", "Data", "Analyst", "rate"),
    *("missing", "lunch", "with", "Dana", "dismissed", "lost", "and", "found", "call", "absent", "late", "perso"),
)


@pytest.mark.parametrize("label", ["Missed", "  missed ", "MISSED INTERVIEW", "Missed  interview"])
def test_a_label_of_a_known_name_is_a_mark_whatever_its_capitals_and_spaces(label: str) -> None:
    mark = read_mark(event(labels=("Work", label)), PREFERENCES)
    assert mark is not None
    assert mark.kind is MarkKind.LABEL


def test_a_label_that_only_contains_the_name_is_no_mark() -> None:
    assert read_mark(event(labels=("Missed opportunities",)), PREFERENCES) is None


def test_the_owner_names_the_labels_that_count() -> None:
    preferences = replace(PREFERENCES, marker_labels=("Verschlafen",))
    assert read_mark(event(labels=("verschlafen",)), preferences) == Mark(MarkKind.LABEL, "verschlafen")
    assert read_mark(event(labels=("Missed",)), preferences) is None


def test_a_colour_counts_only_when_the_owner_has_chosen_it() -> None:
    assert read_mark(event(colour="11"), PREFERENCES) is None
    chosen = replace(PREFERENCES, marker_colours=("11",))
    assert read_mark(event(colour="11"), chosen) == Mark(MarkKind.COLOUR, "11")
    assert read_mark(event(colour=""), replace(PREFERENCES, marker_colours=("",))) is None


@pytest.mark.parametrize(
    "text", ["#missed", "Bring papers.\n#Missed", "<p>Bring papers</p><br>#missed<br>", "(#missed)"]
)
def test_the_tag_in_the_description_is_a_mark(text: str) -> None:
    mark = read_mark(event(description=text), PREFERENCES)
    assert mark is not None
    assert mark.kind is MarkKind.DESCRIPTION


@pytest.mark.parametrize("text", ["missed", "https://docs.example/page#missed", "#missedit", "a#missed", "# missed"])
def test_what_is_not_exactly_the_tag_is_no_mark(text: str) -> None:
    assert read_mark(event(description=text), PREFERENCES) is None


def test_the_most_trusted_mark_is_the_one_that_is_read() -> None:
    all_marks = {"labels": ("Missed",), "title": "Missed: X", "description": "#missed", "colour": "11"}
    chosen = replace(PREFERENCES, marker_colours=("11",))
    seen = []
    for name, nothing in (("labels", ()), ("title", "X"), ("description", ""), ("colour", "")):
        mark = read_mark(event(**all_marks), chosen)
        seen.append(mark.kind if mark else None)
        all_marks[name] = nothing
    assert seen == [MarkKind.LABEL, MarkKind.TITLE, MarkKind.DESCRIPTION, MarkKind.COLOUR]
    assert read_mark(event(**all_marks), chosen) is None


def test_ten_thousand_events_without_a_mark_open_nothing() -> None:
    dice = random.Random(7)  # noqa: S311
    for _ in range(10_000):
        words = dice.choices(PLAIN_WORDS, k=dice.randint(0, 5))
        unmarked = event(
            title=" ".join(words),
            description=" ".join(dice.choices(PLAIN_WORDS, k=6)),
            labels=tuple(dice.choices(PLAIN_WORDS, k=2)),
            colour=str(dice.randint(1, 11)),
            my_answer=dice.choice(list(Answer)),
            cancelled=dice.random() < 0.1,
        )
        mark = read_mark(unmarked, PREFERENCES)
        assert mark is None or judge(unmarked, mark, AFTERWARDS).action is not Action.OPEN, unmarked.title


@pytest.mark.parametrize("kind", list(MarkKind))
def test_a_mark_on_an_interview_that_is_over_opens_a_case(kind: MarkKind) -> None:
    verdict = judge(event(title="Missed: Interview"), Mark(kind, "Missed"), AFTERWARDS)
    assert verdict.action is Action.OPEN
    assert verdict.why.startswith("You ")


@pytest.mark.parametrize(
    ("changes", "moment", "word"),
    [
        ({}, START, "still running"),
        ({}, START + timedelta(minutes=44), "still running"),
        ({"all_day": True}, AFTERWARDS, "all-day"),
        ({"series_master": True}, AFTERWARDS, "series"),
        ({"my_answer": Answer.DECLINED}, AFTERWARDS, "declined"),
    ],
)
def test_an_unclear_mark_is_asked_about(changes: dict[str, object], moment: object, word: str) -> None:
    for mark in (LABEL, BUTTON):
        verdict = judge(event(**changes), mark, moment)  # type: ignore[arg-type]
        assert verdict.action is Action.ASK
        assert word in verdict.why


@pytest.mark.parametrize("kind", [kind for kind in MarkKind if kind is not MarkKind.BUTTON])
def test_a_mark_in_the_calendar_on_an_interview_that_has_not_begun_is_asked_about(kind: MarkKind) -> None:
    verdict = judge(event(title="Missed: Interview"), Mark(kind, "Missed"), SHORTLY_BEFORE)
    assert (verdict.action, verdict.occasion) == (Action.ASK, Occasion.AHEAD)
    assert "not begun yet" in verdict.why


def test_the_button_before_an_interview_begins_opens_a_case_that_tells_them_ahead() -> None:
    verdict = judge(event(), BUTTON, SHORTLY_BEFORE)
    assert (verdict.action, verdict.occasion) == (Action.OPEN, Occasion.AHEAD)
    assert "before it began" in verdict.why


@pytest.mark.parametrize("changes", [{"all_day": True}, {"series_master": True}])
def test_the_button_on_what_has_no_hour_of_its_own_still_asks(changes: dict[str, object]) -> None:
    assert judge(event(**changes), BUTTON, SHORTLY_BEFORE).action is Action.ASK


@pytest.mark.parametrize(
    ("moment", "occasion"),
    [(SHORTLY_BEFORE, Occasion.AHEAD), (START, Occasion.MISSED), (AFTERWARDS, Occasion.MISSED)],
)
def test_what_was_told_before_the_start_is_ahead_and_from_then_on_missed(moment: datetime, occasion: Occasion) -> None:
    assert judge(event(), LABEL, moment).occasion is occasion
    assert judge(event(), BUTTON, moment).occasion is occasion


@pytest.mark.parametrize(
    ("moment", "word"),
    [
        (SHORTLY_BEFORE, "not begun"),
        (START, ""),
        (START + timedelta(minutes=44), ""),
        (event().end, ""),
        (event().end + timedelta(seconds=1), "is over"),
    ],
)
def test_one_is_late_only_between_the_start_and_the_end(moment: datetime, word: str) -> None:
    verdict = judge_late(event(), moment)
    assert verdict.action is (Action.IGNORE if word else Action.OPEN)
    assert verdict.occasion is Occasion.LATE
    assert word in verdict.why


@pytest.mark.parametrize(
    ("moment", "word"),
    [
        (SHORTLY_BEFORE, "may still come"),
        (START + timedelta(minutes=10, seconds=-1), "may still come"),
        (START + timedelta(minutes=10), ""),
        (START + timedelta(days=14), ""),
        (START + timedelta(days=14, seconds=1), "too long ago"),
    ],
)
def test_they_are_absent_from_ten_minutes_after_the_start(moment: datetime, word: str) -> None:
    verdict = judge_absence(event(), moment)
    assert verdict.action is (Action.IGNORE if word else Action.OPEN)
    assert verdict.occasion is Occasion.ABSENCE
    assert word in verdict.why


@pytest.mark.parametrize(
    "changes", [{"cancelled": True}, {"client_ref": "x"}, {"all_day": True}, {"series_master": True}]
)
def test_nobody_is_late_for_or_absent_from_what_is_no_appointment(changes: dict[str, object]) -> None:
    moment = START + timedelta(minutes=20)
    assert judge_late(event(**changes), moment).action is Action.IGNORE
    assert judge_absence(event(**changes), moment).action is Action.IGNORE


def test_a_word_that_runs_into_the_title_is_asked_about() -> None:
    assert judge(event(title="Interview Northwind missed"), MISSED, AFTERWARDS).action is Action.ASK


@pytest.mark.parametrize(
    "changes", [{"cancelled": True}, {"client_ref": "abc"}, {"client_ref": "abc", "all_day": True}]
)
def test_cancelled_events_and_our_own_entries_are_left_alone(changes: dict[str, object]) -> None:
    assert judge(event(**changes), BUTTON, AFTERWARDS).action is Action.IGNORE


def test_an_old_event_is_asked_about_when_the_owner_presses_the_button_and_ignored_otherwise() -> None:
    late = START + timedelta(days=14, seconds=1)
    assert judge(event(), LABEL, late).action is Action.IGNORE
    assert judge(event(), BUTTON, late).action is Action.ASK
    assert judge(event(), LABEL, START + timedelta(days=14)).action is Action.OPEN
    assert judge(event(), LABEL, late, days=15).action is Action.OPEN


def test_the_moment_an_interview_ends_it_is_over() -> None:
    assert judge(event(), LABEL, event().end).action is Action.OPEN


def test_the_key_stays_when_an_event_is_renamed_changed_or_copied() -> None:
    key = case_key(event())
    assert key == case_key(event(title="Missed", etag="2", id="other", calendar_id="another"))
    assert len(key) == 32
    assert int(key, 16) >= 0


def test_each_appointment_has_a_key_of_its_own_whatever_zone_its_start_is_given_in() -> None:
    assert case_key(event(start=START + timedelta(days=7))) != case_key(event())
    assert case_key(event(start=START.astimezone(ZoneInfo("Asia/Tokyo")))) == case_key(event())


def test_events_without_a_uid_are_told_apart_by_their_ids() -> None:
    assert case_key(event(uid="", id="1")) != case_key(event(uid="", id="2"))


def test_an_interview_is_known_by_its_title_or_its_description_and_not_by_its_markup() -> None:
    assert seems_interview(event(title="Colloquio"))
    assert seems_interview(event(title="Northwind", description="<b>Job interview</b>"))
    assert not seems_interview(event(title="Lunch", description='<a href="https://interview.example">menu</a>'))


@pytest.mark.parametrize(
    "title", ["Missed: Interview X", "❌ Interview X (missed)", "[missed] Missed: Interview X", "Interview X"]
)
def test_the_plain_title_is_the_one_from_before_the_mark(title: str) -> None:
    assert plain_title(event(title=title)) == "Interview X"


@pytest.mark.parametrize("title", ["Missed", "", "🚫", "[no show]", " - "])
def test_an_event_without_any_other_word_is_called_an_interview(title: str) -> None:
    assert plain_title(event(title=title)) == "Interview"
