"""What a page says fits the time: before, while it runs, and after the second interview. Pure functions."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from service.domain.account import Account
from service.domain.case import Case, Ending, Occasion, State
from service.domain.letter import LetterKind, Sent
from service.domain.letters.checks import Finding
from service.usecases.overview import Dossier
from service.web.views.calling import prepare_call
from service.web.views.cards import show_agreement, show_question, show_sent
from service.web.views.dossier import CasePage, read_dossier
from service.web.views.letters import Said, show_letter
from service.web.views.lists import list_rows
from service.web.views.manners import show_manner
from service.web.views.standings import stand
from tests.web.cast import every_case

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ACCOUNT = Account(id="a", provider="google", address="robin@keller.example", zone="Europe/Berlin")
CASES = every_case(ACCOUNT, NOW)
THANKED = Sent("m3@keller.example", "g3", "th1", NOW, kind=LetterKind.THANKS)


def shown(case: Case, now: datetime = NOW) -> CasePage:
    """The page of the case."""
    return read_dossier(Dossier(case=case, account=ACCOUNT, notes=(), effects=(), findings=()), now, Said())


@pytest.mark.parametrize("name", ["asking", "whom", "deciding", "uncertain", "check", "took-place"])
def test_a_question_stands_once_and_first(name: str) -> None:
    page = shown(CASES[name])
    assert page.question is not None
    assert page.question.asks == page.standing.headline
    assert page.parts[0] == "question"
    assert "standing" not in page.parts


def test_an_own_time_is_called_as_the_question_calls_it() -> None:
    card = show_question(CASES["check"], ACCOUNT)
    assert card is not None
    assert card.other_time == "It moved"


def test_once_the_second_interview_is_over_nobody_has_a_new_one() -> None:
    case = CASES["booked"]
    assert shown(case).standing.headline == "You have a new interview"
    assert shown(case, NOW + timedelta(days=4)).standing.headline == "Your second interview is over"


def test_who_met_and_thanked_them_is_told_so() -> None:
    ended = replace(CASES["booked"], state=State.CLOSED, ending=Ending.RECOVERED)
    assert stand(ended, ACCOUNT).headline == "Done: you have a second chance"
    assert stand(replace(ended, sent=(THANKED,)), ACCOUNT).headline == "Done: you met, and you thanked them"


def test_who_is_late_waits_for_nobody() -> None:
    late = replace(CASES["waiting"], occasion=Occasion.LATE)
    assert stand(late, ACCOUNT).headline == "Your note was sent"
    assert stand(CASES["waiting"], ACCOUNT).headline == "Waiting for Dana Rieger"


def test_the_list_tells_the_new_time_while_there_is_one() -> None:
    rows = [row for section in list_rows([CASES["booked"]], {"a": ACCOUNT}, NOW) for row in section.rows]
    assert rows[0].missed == "New time: Wed 25 Nov, 13:00 (Europe/Berlin), in 2 days"
    rows = [row for section in list_rows([CASES["waiting"]], {"a": ACCOUNT}, NOW) for row in section.rows]
    assert rows[0].missed.startswith("Missed: Mon 23 Nov")


def test_letters_that_left_are_told_apart() -> None:
    assert [one.called for one in show_sent(replace(CASES["waiting"], sent=(THANKED,)), "UTC")] == ["Thank-you"]


def test_where_the_first_one_was_to_be_is_where_the_second_one_is() -> None:
    case = CASES["booked"]
    assert case.agreement is not None
    unsaid = replace(case, agreement=replace(case.agreement, place=""), event=replace(case.event, place="Weg 1"))
    card = show_agreement(unsaid, ACCOUNT)
    assert card is not None
    assert card.place == "Weg 1"


def test_after_a_no_nobody_is_told_to_call_again() -> None:
    closing = CASES["ready"].letter
    assert closing is not None
    refused = replace(CASES["called"], wants=LetterKind.CLOSE)
    call = prepare_call(refused, ACCOUNT, (), NOW)
    assert call is not None
    assert call.summary == "It went differently"


def test_at_night_the_letter_leads_and_the_call_waits_for_the_morning() -> None:
    night = NOW.replace(hour=22)
    call = prepare_call(CASES["ready"], ACCOUNT, (), night)
    assert call is not None
    assert call.summary == "Call when their day begins, or tell how it went"
    assert list(shown(CASES["ready"], night).parts)[:2] == ["question", "letter"]
    assert list(shown(CASES["ready"]).parts)[:2] == ["question", "call"]


def test_that_it_is_night_is_said_once() -> None:
    night, said = NOW.replace(hour=22), Finding("quiet_hours", "It is night.")
    dossier = Dossier(case=CASES["ready"], account=ACCOUNT, notes=(), effects=(), findings=(said,))
    asleep, awake = show_letter(dossier, night, Said()), show_letter(dossier, NOW, Said())
    assert asleep is not None
    assert awake is not None
    assert asleep.leaving is not None
    assert "It is night" in asleep.leaving.why
    assert (list(asleep.findings), list(awake.findings)) == ([], [said])


def test_minutes_that_were_told_are_among_the_taps() -> None:
    case = replace(CASES["late"], minutes_late=40)
    assert case.letter is not None
    taps = show_manner(case, case.letter, (), typed=False).late
    assert [(one.label, one.chosen) for one in taps][-2:] == [("30", False), ("40", True)]
