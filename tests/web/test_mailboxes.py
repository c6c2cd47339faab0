"""Which mailbox letters go out from, as the pages ask for it and tell of it."""

from dataclasses import replace

import pytest
from playwright.sync_api import Browser

from service.domain.account import FULL, LIGHT, OF_CALENDAR, OF_MAIL, Ability, Account, AccountState
from service.web.views.mailboxes import find_loss, list_choices
from service.web.views.permissions import extended_tier_of, tier_of, wanted_in
from tests.web.cast import every_case
from tests.web.test_browser import LOOKS, SIGHTS, open_page
from tests.web.world import World

CALENDAR = Account(id="c", provider="outlook", address="robin@keller.example", abilities=FULL)
OTHER = replace(CALENDAR, id="m", provider="google", address="robin@mail.example")
CALLED = {"google": "Google", "outlook": "Microsoft"}


@pytest.fixture
def couple(fresh: World) -> tuple[World, Account]:
    """A world with a real account and one more in the books, whose mailbox can be chosen."""
    account = fresh.connect()
    fresh.put_account(OTHER)
    return fresh, account


def stored(world: World, account_id: str) -> Account:
    """The account as it is in the books."""
    return world.run(world.house.desk.store.run(lambda books: books.accounts.get(account_id)))


def test_the_choice_is_shown_only_when_there_is_one(fresh: World) -> None:
    account, visitor = fresh.connect(), fresh.visitor()
    assert "Letters go out from" not in visitor.get(f"/accounts/{account.id}").text
    fresh.put_account(OTHER)
    page = visitor.get(f"/accounts/{account.id}").text
    assert f'<option value="" selected>{account.address} (this account)</option>' in page
    assert f'<option value="m">{OTHER.address} (Google)</option>' in page


def test_a_mailbox_is_chosen_and_given_back(couple: tuple[World, Account]) -> None:
    world, account = couple
    path, visitor = f"/accounts/{account.id}", world.visitor()
    assert visitor.press(path, f"{path}/mailbox", {"mailbox": "m"}).status == 303
    assert f"Letters go out from {OTHER.address} from now on" in visitor.get(path).text
    assert stored(world, account.id).writes_from.account_id == "m"
    assert OTHER.address in visitor.get("/accounts").text
    assert visitor.press(path, f"{path}/mailbox", {"mailbox": ""}).status == 303
    assert stored(world, account.id).mailbox is None


def test_a_choice_that_would_lose_a_letter_is_refused_on_the_same_page(couple: tuple[World, Account]) -> None:
    world, account = couple
    case = every_case(account, world.house.desk.now())["ready"]
    world.put(replace(case, letter_count=1))
    path, visitor = f"/accounts/{account.id}", world.visitor()
    answer = visitor.press(path, f"{path}/mailbox", {"mailbox": "m"})
    assert (answer.status, "Finish or close it first" in answer.text) == (409, True)
    assert stored(world, account.id).mailbox is None


def test_an_account_that_is_not_there_cannot_be_chosen(couple: tuple[World, Account]) -> None:
    world, account = couple
    visitor = world.visitor()
    visitor.get(f"/accounts/{account.id}")
    answer = visitor.post(f"/accounts/{account.id}/mailbox", [("token", visitor.token()), ("mailbox", "nobody")])
    assert answer.status == 404


@pytest.mark.parametrize("state", [AccountState.RECONNECT, AccountState.GONE])
def test_a_lost_mailbox_is_said_wherever_it_matters(couple: tuple[World, Account], state: AccountState) -> None:
    world, account = couple
    world.put(every_case(account, world.house.desk.now())["waiting"])
    world.put_account(replace(account, mailbox=OTHER.own_mailbox))
    world.put_account(replace(OTHER, state=state))
    visitor, said = world.visitor(), f"Letters go out from {OTHER.address}, and that account"
    for place in ("/", "/accounts", f"/accounts/{account.id}", "/cases/waiting"):
        assert said in visitor.get(place).text, place


def test_an_account_that_lends_its_mailbox_shows_no_calendars(couple: tuple[World, Account]) -> None:
    world, _ = couple
    world.put_account(replace(OTHER, abilities=OF_MAIL))
    visitor = world.visitor()
    page = visitor.get("/accounts/m").text
    assert "A mailbox only" in page
    assert "Save calendars" not in page
    assert OTHER.address not in visitor.get("/missed").text


def test_a_calendar_without_a_mailbox_says_so_before_a_letter_is_approved(couple: tuple[World, Account]) -> None:
    world, account = couple
    world.put_account(replace(account, abilities=OF_CALENDAR))
    world.put(replace(every_case(account, world.house.desk.now())["ready"], draft_id=""))
    visitor, path = world.visitor(), f"/accounts/{account.id}"
    for place in ("/", "/accounts", path, "/cases/ready"):
        assert f"No mailbox is chosen yet for letters of {account.address}." in visitor.get(place).text, place
    assert "calendar only" in visitor.get("/accounts").text
    assert "(this account: you did not allow its mailbox)" in visitor.get(path).text
    visitor.press(path, f"{path}/mailbox", {"mailbox": "m"})
    assert "No mailbox is chosen yet" not in visitor.get("/").text


def test_calendar_and_mailbox_can_be_allowed_apart(empty: World) -> None:
    page = empty.visitor().get("/connect").text
    assert "Calendar only" in page
    assert "Mailbox only" in page


@pytest.mark.parametrize("tier", ["full", "light", "calendar", "mail", "full+", "light+", "calendar+"])
def test_connecting_again_asks_for_what_was_allowed_before(tier: str) -> None:
    assert tier_of(wanted_in(tier)) == tier


def test_a_list_of_calendars_that_came_by_itself_makes_no_wider_tier() -> None:
    listing = frozenset({Ability.LIST_CALENDARS})
    assert [tier_of(wanted | listing) for wanted in (LIGHT, FULL)] == ["light", "full"]


def test_setting_up_a_calendar_asks_for_no_mailbox_that_was_left_out() -> None:
    assert not wanted_in(extended_tier_of(OF_CALENDAR)) & OF_MAIL
    assert Ability.CREATE_LABELS in wanted_in(extended_tier_of(FULL)) & wanted_in(extended_tier_of(OF_CALENDAR))


def test_a_borrowed_mailbox_stays_on_the_list_when_it_cannot_be_chosen_any_more() -> None:
    dead = replace(OTHER, state=AccountState.RECONNECT)
    writer = replace(CALENDAR, mailbox=dead.own_mailbox)
    assert [(one.id, one.chosen) for one in list_choices(writer, [writer, dead], CALLED)] == [("", False), ("m", True)]
    assert list_choices(CALENDAR, [CALENDAR, dead], CALLED) == ()
    assert (find_loss(CALENDAR), find_loss(replace(CALENDAR, mailbox=OTHER.own_mailbox))) == ("", "")


def test_the_pages_of_two_accounts_are_readable(chromium: Browser, couple: tuple[World, Account]) -> None:
    world, account = couple
    world.put_account(replace(account, mailbox=OTHER.own_mailbox))
    world.put_account(replace(OTHER, abilities=OF_MAIL, state=AccountState.RECONNECT))
    world.put(every_case(account, world.house.desk.now())["waiting"])
    complaints: list[str] = []
    page = open_page(chromium, world, complaints)
    for place in ("/", "/accounts", f"/accounts/{account.id}", "/accounts/m", "/connect", "/cases/waiting"):
        page.goto(world.base_url + place)
        page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
        for scheme, width in (*SIGHTS, ("dark", 1280)):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate(LOOKS) == [], (place, scheme, width)
    page.context.close()
    assert complaints == []
