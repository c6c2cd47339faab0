"""What became of an interview one was late for, or told off: taps that stand there without being asked."""

from dataclasses import replace
from datetime import UTC, datetime

from service.domain.account import Account
from service.domain.case import Case, State
from service.usecases.overview import Dossier
from service.web.views.dossier import CasePage, read_dossier
from service.web.views.letters import Said
from tests.web.cast import every_case
from tests.web.visitor import Visitor

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ACCOUNT = Account(id="a", provider="google", address="robin@keller.example", zone="Europe/Berlin")
CASES = every_case(ACCOUNT, NOW)


def shown(case: Case) -> CasePage:
    """The page of the case."""
    return read_dossier(Dossier(case=case, account=ACCOUNT, notes=(), effects=(), findings=()), NOW, Said())


def waits(name: str) -> Case:
    """The case once its note was sent."""
    return replace(CASES[name], state=State.WAITING, sent=CASES["waiting"].sent)


def test_who_was_late_may_say_at_any_time_what_became_of_it() -> None:
    assert [one.key for one in shown(waits("late")).became] == ["made_it", "missed_after_all", "they_missed"]
    assert list(shown(waits("late")).parts)[:3] == ["standing", "question", "became"]


def test_who_told_them_before_may_still_have_gone() -> None:
    assert [one.key for one in shown(waits("ahead")).became] == ["made_it"]


def test_while_a_question_is_open_its_answers_are_enough() -> None:
    assert shown(CASES["took-place"]).became == ()
    assert shown(CASES["waiting"]).became == ()


def test_the_card_stands_after_the_note_and_posts_answers(guest: Visitor) -> None:
    page = guest.get("/cases/late")
    assert "What became of it?" in page.text
    assert page.text.index("Your note is ready") < page.text.index("What became of it?")
