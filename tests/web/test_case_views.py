"""The cards of a case as records: the letter, the call, the second interview. Pure functions."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from service.domain.account import Account
from service.domain.case import CallOutcome, Case, Occasion, Privacy
from service.domain.event import Setting
from service.domain.letter import LetterKind
from service.usecases.overview import Dossier
from service.web.views.bookings import BookingCard, show_booking
from service.web.views.calling import prepare_call
from service.web.views.deadlines import say_deadline, show_leaving
from service.web.views.dossier import read_dossier
from service.web.views.letters import LetterCard, Said, show_letter
from service.web.views.manners import Manner, show_manner
from tests.web.cast import every_case

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ACCOUNT = Account(id="a", provider="google", address="robin@keller.example", zone="Europe/Berlin")
CASES = every_case(ACCOUNT, NOW)


def card(case: Case, now: datetime = NOW) -> LetterCard | None:
    """The letter's card."""
    return show_letter(Dossier(case=case, account=ACCOUNT, notes=(), effects=(), findings=()), now, Said())


def manner(case: Case) -> Manner:
    """What may be chosen about the letter."""
    assert case.letter is not None
    return show_manner(case, case.letter, (("en", "English"), ("de", "Deutsch")), typed=False)


def booked(case: Case, account: Account = ACCOUNT, now: datetime = NOW) -> BookingCard:
    """The card of the second interview."""
    found = show_booking(case, account, now, (), account.preferences.notify)
    assert found is not None
    return found


def parts(name: str) -> list[str]:
    """The order of a case's page."""
    dossier = Dossier(case=CASES[name], account=ACCOUNT, notes=(), effects=(), findings=())
    return list(read_dossier(dossier, NOW, Said()).parts)


def test_a_letter_can_be_changed_until_it_is_approved() -> None:
    ready, approved = card(CASES["ready"]), card(CASES["approved"])
    assert ready is not None
    assert approved is not None
    assert (ready.may_edit, ready.may_undo) == (True, False)
    assert (approved.may_edit, approved.may_undo, approved.undo_seconds) == (False, True, 3600)
    assert card(CASES["sending"]) is None


def test_a_letter_that_leaves_at_a_time_of_day_counts_no_seconds_down() -> None:
    later = card(CASES["later"])
    assert later is not None
    assert (later.may_undo, later.undo_seconds) == (True, 0)


def test_the_call_comes_first_until_it_was_told_and_then_the_letter_does() -> None:
    assert parts("ready")[:3] == ["question", "call", "letter"]
    assert parts("called")[:2] == ["question", "letter"]
    assert parts("drafting")[:3] == ["question", "call", "standing"]
    assert parts("waiting")[0] == "standing"
    assert parts("late")[:2] == ["question", "letter"]


def test_nobody_is_asked_to_call_once_the_second_interview_stands() -> None:
    assert prepare_call(CASES["confirming"], ACCOUNT, ("Hello.",), NOW) is None
    assert prepare_call(CASES["booked"], ACCOUNT, (), NOW) is None
    call = prepare_call(CASES["ready"], ACCOUNT, ("Hello.",), NOW)
    assert call is not None
    assert call.script == ("Hello.",)


def test_the_reason_is_asked_only_where_the_letter_may_give_one() -> None:
    ready = CASES["ready"]
    assert [one.value for one in manner(ready).reasons] == ["none", "general"]
    assert [one.chosen for one in manner(replace(ready, privacy=Privacy.GENERAL)).reasons] == [False, True]
    assert not manner(replace(ready, call=CallOutcome.UNDECIDED)).reasons
    for name in ("thanks", "nudge", "absence", "late", "confirming"):
        assert not manner(CASES[name]).reasons, name


@pytest.mark.parametrize(
    ("name", "asked"), [("late", "How many minutes late?"), ("absence", "How many minutes did you wait?")]
)
def test_minutes_are_taps_where_a_letter_tells_them(name: str, asked: str) -> None:
    assert manner(CASES[name]).late_asks == asked
    assert manner(CASES[name]).late
    assert not manner(CASES["ready"]).late


def test_only_the_thank_you_asks_what_was_talked_about() -> None:
    assert [name for name in ("ready", "nudge", "thanks") if manner(CASES[name]).takes_topic] == ["thanks"]


def test_deadlines_are_told_from_the_call_on() -> None:
    case = replace(CASES["ready"], called_at=NOW)
    assert say_deadline(case, ACCOUNT, NOW) == "Best sent by Tue 13:00, at the latest Wed 13:00 (Europe/Berlin)."
    day = timedelta(hours=25)
    assert say_deadline(case, ACCOUNT, NOW + day) == "Best sent now, at the latest by Wed 13:00 (Europe/Berlin)."
    assert "late" in say_deadline(case, ACCOUNT, NOW + 2 * day)
    assert say_deadline(CASES["late"], ACCOUNT, NOW) == "Best sent at once."


def test_sending_later_is_offered_in_the_evening_and_comes_first_at_night() -> None:
    case = CASES["ready"]
    assert show_leaving(case, ACCOUNT, NOW, ()) is None
    evening = show_leaving(case, ACCOUNT, NOW.replace(hour=18), ())
    night = show_leaving(case, ACCOUNT, NOW.replace(hour=22), ())
    assert evening is not None
    assert night is not None
    assert (evening.label, evening.first) == ("Approve, send Tue 09:00 their time", False)
    assert night.first
    abroad = show_leaving(case, replace(ACCOUNT, zone="Asia/Tokyo"), NOW.replace(hour=22), ())
    assert abroad is not None
    assert "That is Tue 17:00 for you." in abroad.why


def test_a_booking_is_told_in_both_zones_with_its_arrival_block() -> None:
    found = booked(CASES["booked"])
    assert found.meeting == "Wednesday, 25 November 2026, 13:00–13:45 (Europe/Berlin)"
    assert found.theirs == "Wednesday, 25 November 2026, 12:00–12:45 (Europe/London)"
    assert found.block == "12:45–13:00 (Europe/Berlin)"


def test_the_way_is_asked_once_and_then_says_when_to_leave() -> None:
    case = CASES["booked"]
    asked, told = booked(case), booked(replace(case, travel_minutes=30))
    assert (asked.travels, asked.asks_way, asked.leave) == (True, True, "")
    assert (told.asks_way, told.minutes, told.leave, told.may_remember) == (False, 30, "12:15", True)
    assert case.agreement is not None
    by_video = replace(case, agreement=replace(case.agreement, setting=Setting.VIDEO))
    assert (booked(by_video).travels, booked(by_video).asks_way) == (False, False)


def test_reminders_are_listed_with_the_kinds_of_ways_and_never_their_secrets() -> None:
    reached = replace(ACCOUNT, preferences=replace(ACCOUNT.preferences, notify=("ntfy://token-abc@ntfy.example/x",)))
    found = booked(replace(CASES["booked"], travel_minutes=30), reached)
    assert found.ways == ["ntfy"]
    assert found.reminders == [
        ("Tue 18:00", "the evening before, with one question"),
        ("Wed 12:00", "when it is time to go"),
    ]


def test_after_the_second_interview_nobody_is_told_to_leave() -> None:
    found = booked(CASES["thanks"])
    assert found.over
    assert (found.leave, found.block, found.reminders) == ("", "", [])


def test_the_letter_kinds_of_the_cast_fit_their_occasions() -> None:
    kinds = {name: CASES[name].letter for name in ("late", "ahead", "absence")}
    assert {name: one.kind for name, one in kinds.items() if one} == {
        "late": LetterKind.LATE, "ahead": LetterKind.AHEAD, "absence": LetterKind.ABSENCE
    }  # fmt: skip
    assert CASES["ahead"].occasion is Occasion.AHEAD
