"""Connecting an account, and what can be set for it."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from service.domain.account import Ability, Account, AccountState
from tests.web.visitor import Answer, Visitor
from tests.web.world import World


def start_link(page: Answer, position: int = 0) -> str:
    """One of the page's links to the provider: 0 the full one, 1 the light one."""
    links = [part.partition('"')[0] for part in page.text.split('href="') if part.startswith("/connect/google/start")]
    return links[position]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A world with one connected account."""
    with World(tmp_path_factory.mktemp("home")) as world:
        world.connect()
        yield world


@pytest.fixture
def connected(home: World) -> tuple[World, Visitor, Account]:
    """The connected account and a signed-in browser."""
    account = home.run(home.house.desk.store.run(lambda books: books.accounts.all()))[0]
    return home, home.visitor(), account


def stored(world: World, account: Account) -> Account:
    """The account as it is in the books."""
    return world.run(world.house.desk.store.run(lambda books: books.accounts.get(account.id)))


def test_the_first_page_tells_what_to_do_first(empty: World) -> None:
    visitor = empty.visitor()
    assert "First, connect your calendar and mail" in visitor.get("/").text
    assert "Your calendar is not connected yet" in visitor.get("/missed").text


def test_each_choice_says_what_it_is_for_and_asks_for_no_more(empty: World) -> None:
    visitor = empty.visitor()
    page = visitor.get("/connect")
    assert "Send a letter: only one that you approved" in page.text
    full, light = (parse_qs(urlsplit(visitor.get(start_link(page, one)).place).query)["scope"][0] for one in (0, 1))
    assert "gmail.readonly" in full
    assert "gmail.readonly" not in light
    assert "gmail.compose" not in light


def test_a_consent_link_of_another_session_starts_nothing(empty: World) -> None:
    link = start_link(empty.visitor().get("/connect"))
    answer = empty.visitor().get(link)
    assert answer.status == 403
    assert "too old" in answer.text


def test_an_answer_that_nobody_asked_for_connects_nothing(empty: World) -> None:
    visitor, thief = empty.visitor(), empty.visitor()
    begun = visitor.get(start_link(visitor.get("/connect")))
    state = parse_qs(urlsplit(begun.place).query)["state"][0]
    for browser, given in ((visitor, "invented"), (thief, state)):
        answer = browser.get("/connect/google/back?" + urlencode({"state": given, "code": "x"}))
        assert answer.status == 400
        assert "Please start again" in answer.text


def test_a_refused_consent_is_explained_and_counts_once(empty: World) -> None:
    visitor = empty.visitor()
    begun = visitor.get(start_link(visitor.get("/connect")))
    state = parse_qs(urlsplit(begun.place).query)["state"][0]
    back = "/connect/google/back?" + urlencode({"state": state, "error": "access_denied"})
    answer = visitor.get(back)
    assert answer.status == 400
    assert "Nothing was connected" in answer.text
    assert "begun too long ago" in visitor.get(back).text


def test_preferences_are_kept(connected: tuple[World, Visitor, Account]) -> None:
    world, visitor, account = connected
    path = f"/accounts/{account.id}"
    changes = {"signature": "Robin Keller", "interviewer_zone": "europe/london", "arrival_on_site": "25",
               "marker_labels": "Missed, Verpasst"}  # fmt: skip
    assert visitor.press(path, f"{path}/preferences", changes).status == 303
    kept = stored(world, account).preferences
    assert (kept.signature, kept.interviewer_zone, kept.arrival_on_site) == ("Robin Keller", "Europe/London", 25)
    assert kept.marker_labels == ("Missed", "Verpasst")


def test_a_preference_that_makes_no_sense_is_asked_again_with_all_that_was_typed(
    connected: tuple[World, Visitor, Account],
) -> None:
    world, visitor, account = connected
    path = f"/accounts/{account.id}"
    before = stored(world, account).preferences
    for name, value, said in (
        ("interviewer_zone", "Atlantis/Deep", "is not a time zone"),
        ("undo_seconds", "-1", "whole number from 5"),
        ("day_ends", "3", "has to end after it starts"),
        ("holiday_country", "<b>", "two letters"),
    ):
        answer = visitor.press(path, f"{path}/preferences", {"signature": "Typed Name", name: value})
        assert answer.status == 422
        assert said in answer.text
        assert 'value="Typed Name"' in answer.text
    assert stored(world, account).preferences == before


def test_calendars_are_chosen(connected: tuple[World, Visitor, Account]) -> None:
    world, visitor, account = connected
    path = f"/accounts/{account.id}"
    assert "New entries go into" in visitor.get(path).text
    assert visitor.press(path, f"{path}/calendars").status == 303
    assert stored(world, account).calendars


def test_looking_now_reads_the_calendar(connected: tuple[World, Visitor, Account]) -> None:
    _, visitor, account = connected
    path = f"/accounts/{account.id}"
    assert visitor.press(path, f"{path}/read").status == 303
    assert "just now" in visitor.get(path).text


def test_a_disconnected_account_is_gone_from_the_provider_and_can_come_back(
    connected: tuple[World, Visitor, Account],
) -> None:
    world, visitor, account = connected
    path = f"/accounts/{account.id}"
    assert visitor.press(path, f"{path}/disconnect").status == 303
    grant = world.run(world.house.desk.store.run(lambda books: books.accounts.grant(account.id)))
    assert grant is None
    assert world.connect().id == account.id
    assert stored(world, account).state is AccountState.CONNECTED


def test_a_missing_permission_is_said_on_the_page(connected: tuple[World, Visitor, Account]) -> None:
    _, visitor, account = connected
    assert not account.can(Ability.CREATE_LABELS)
    page = visitor.get(f"/accounts/{account.id}").text
    assert "allow Mulligan to add it" in page
    path = f"/accounts/{account.id}"
    visitor.press(path, f"{path}/preferences", {"marker_labels": "A label that is not there yet"})
    answer = visitor.post(f"{path}/label", [("token", visitor.token())])
    assert answer.status == 409
    assert 'role="alert"' in answer.text


def test_a_calendar_that_is_not_listed_is_not_saved(connected: tuple[World, Visitor, Account]) -> None:
    world, visitor, account = connected
    place, before = f"/accounts/{account.id}", stored(world, account).calendars
    for fields in ([("main", "nope")], [("main", before[0]), ("busy", "nope")]):
        answer = visitor.post(f"{place}/calendars", [("token", visitor.token()), *fields])
        assert answer.status == 422
        assert "Please choose" in answer.text
    assert stored(world, account).calendars == before
