"""How an account is told: whose it is, which half of it is used, and what has been in its way for long."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from service.domain.account import FULL, LIGHT, OF_CALENDAR, OF_MAIL, Ability, Account, AccountState
from service.offers import offer_of
from service.ports.store import Position, PositionKind
from service.usecases.accounts import AccountView
from service.web.views.accounts import look_at, say_trouble
from tests.web.world import World

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ACCOUNT = Account(id="a", provider="outlook", address="robin@keller.example", abilities=FULL)
STUCK = Position(account_id="a", kind=PositionKind.CALENDAR, failures=3, trouble="The secret has run out.")


@pytest.mark.parametrize(
    ("abilities", "said"),
    [
        (FULL, "Microsoft account"),
        (LIGHT, "Microsoft account"),
        (OF_CALENDAR, "Microsoft account, calendar only"),
        (OF_MAIL, "Microsoft account, mailbox only"),
        (frozenset(), "Microsoft account"),
    ],
)
def test_an_account_tells_whose_it_is_and_which_half_is_used(abilities: frozenset[Ability], said: str) -> None:
    view = AccountView(replace(ACCOUNT, abilities=abilities), ())
    assert look_at(view, NOW, offer_of("outlook")).kind == said


def test_a_provider_that_is_not_offered_any_more_is_named_all_the_same() -> None:
    assert look_at(AccountView(ACCOUNT, ()), NOW).kind == "Outlook account"


def test_only_a_trouble_that_lasts_is_told_on_the_first_page() -> None:
    told = "robin@keller.example could not be read for a while: The secret has run out."
    assert say_trouble(AccountView(ACCOUNT, (STUCK,))) == told
    assert say_trouble(AccountView(ACCOUNT, (replace(STUCK, failures=2),))) == ""
    assert say_trouble(AccountView(replace(ACCOUNT, state=AccountState.GONE), (STUCK,))) == ""


def test_the_first_page_calls_the_mark_as_the_connected_providers_do(fresh: World) -> None:
    visitor = fresh.visitor()
    fresh.put_account(ACCOUNT)
    assert "give it the category “Missed interview”" in visitor.get("/").text
    fresh.put_account(replace(ACCOUNT, id="g", provider="google"))
    assert "give it the label or category “Missed interview”" in visitor.get("/").text
