"""Clause by clause: times that are turned down, belong to something else, were not proposed, or are on offer."""

from dataclasses import replace

import pytest

from service.domain.event import Setting
from service.domain.replies import OptionKind, ReplyKind
from service.domain.replies.words import LANGUAGES
from tests.unit.test_replies import SLOTS, THREAD, at, read


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("Thursday does not work, but Friday at 10 does.", "B"),
        ("Not Thursday; Friday at 10 then.", "B"),
        ("He is in court on Thursday, so Friday at 10 is fine.", "B"),
        ("B works. Our open day is on Thursday at 15:00.", "B"),
        ("B works. Our office is open Monday to Friday, 9:00 to 17:00.", "B"),
        ("B works. Please send me your certificates by Thursday 5 pm.", "B"),
        ("Please arrive at 9:45 on Friday for a 10:00 start.", "B"),
        ("B works. And what is your salary expectation?", "B"),
        ("yeah friday ten sharp", "B"),
        ("Donnerstag geht leider nicht, Freitag um 10 Uhr passt.", "B"),
        ("Jeudi je ne suis pas disponible, vendredi à 10h me convient.", "B"),
        ("El jueves no puedo, el viernes a las 10 me viene bien.", "B"),
    ],
)
def test_a_time_that_is_turned_down_or_belongs_to_something_else_hides_no_agreement(text: str, letter: str) -> None:
    reading = read(text)
    assert (reading.act, reading.slot and reading.slot.letter) == (True, letter), reading.why


@pytest.mark.parametrize(
    "text",
    [
        "Thursday at 3 works. Thursday at 3 is taken.",
        "A is fine. Friday at 10 London time works.",
        "Thursday afternoon, the later one please. 10 AM.",
        "This week works for me.",
        "Thursday works, time to follow.",
        "Let's meet at our open day on Friday at 10.",
        "The position has been filled. Option B works.",
    ],
)
def test_what_contradicts_itself_is_asked_about(text: str) -> None:
    assert not read(text).act


def test_a_time_that_was_not_proposed_is_booked_only_when_it_is_stated_as_done() -> None:
    stated = read("I've booked you in for Tuesday 17 March, 11:30 am.")
    assert (stated.kind, stated.act, stated.slot, stated.start) == (ReplyKind.AGREED, True, None, at(17, 11, 30))
    offered = read("Tuesday 17 March at 11:30 am would suit me.")
    assert (offered.kind, offered.act) == (ReplyKind.COUNTER, False)
    mistaken = read("I've booked you in for Tuesday 18 March, 11:30 am.")
    assert not mistaken.act


def test_offers_are_slots_and_windows() -> None:
    reading = read("Sorry, all taken. I have Tuesday 17 March at 11 am or 2:30 pm, or Wednesday 18 March after 3.")
    assert reading.kind == ReplyKind.COUNTER
    assert [(one.kind, one.start) for one in reading.options] == [
        (OptionKind.SLOT, at(17, 11)),
        (OptionKind.SLOT, at(17, 14, 30)),
        (OptionKind.WINDOW, at(18, 15)),
    ]
    assert reading.options[-1].end == at(18, 18)


def test_the_way_and_the_place_are_told() -> None:
    reading = read("B works. I'll ring you on +1 212 555 0140.")
    assert (reading.setting, reading.phone) == (Setting.PHONE, "+1 212 555 0140")
    reading = read("B works. Join here: https://meet.example.com/abc")
    assert (reading.setting, reading.join_link) == (Setting.VIDEO, "https://meet.example.com/abc")
    reading = read("B works. You'll be meeting with Louise Tran at reception.")
    assert (reading.setting, reading.interviewer) == (Setting.ON_SITE, "Louise Tran")


def test_the_words_relied_on_are_marked_at_their_places() -> None:
    text = "Hi Sam,\n\nThursday does not work, Friday at 10 does."
    marks = {text[one.start : one.end]: one.meaning for one in read(text).marks}
    assert marks["Thursday"] == "not possible"
    assert marks["Friday"] == "time"


def test_answers_under_our_lines_count_when_there_is_one_yes() -> None:
    ours = ("Thursday 12 March at 15:00", "Friday 13 March at 10:00")
    text = "No, sorry.\nYes please."
    answers = tuple(zip(ours, text.split("\n"), strict=True))
    reading = read(text, inline=True, answers=answers)  # type: ignore[arg-type]
    assert (reading.act, reading.slot) == (True, SLOTS[1])
    both = tuple((line, "Yes please.") for line in ours)
    assert not read("Yes please.\nYes please.", inline=True, answers=both).act  # type: ignore[arg-type]
    assert not read(f"{text}\nI still have to ask.", inline=True, answers=answers).act  # type: ignore[arg-type]


def test_a_single_time_is_taken_by_a_yes_and_a_late_one_is_asked_about() -> None:
    single = replace(THREAD, proposed=SLOTS[:1])
    assert read("That's fine by me, see you then.", single).slot == SLOTS[0]
    late = read("That's fine by me.", replace(single, now=at(12, 16)))
    assert (late.kind, late.act, late.start) == (ReplyKind.AGREED, False, SLOTS[0].start)


def test_languages_are_found_by_themselves() -> None:
    assert [words.language for words in LANGUAGES] == ["en", "de", "es", "fr"]
