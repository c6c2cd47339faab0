"""What the account's page keeps for letters on paper, reminders and habits; ways that reach a person stay secret."""

import pytest

from service.domain.account import Account, Preferences
from service.web.views.preferences import list_ways, mask, name_way
from tests.web.visitor import Answer, Visitor
from tests.web.world import World

Connected = tuple[World, Visitor, Account]
SECRET = "ntfy://someone:longsecretword@ntfy.example/interviews"


@pytest.fixture
def connected(fresh: World) -> Connected:
    """An account whose page is open."""
    account = fresh.connect()
    return fresh, fresh.visitor(), account


def save(connected: Connected, changes: dict[str, str]) -> Answer:
    """Fill in the form of preferences and save it."""
    _, visitor, account = connected
    path = f"/accounts/{account.id}"
    return visitor.press(path, f"{path}/preferences", changes)


def kept(connected: Connected) -> Preferences:
    """What is stored now."""
    world, _, account = connected
    return world.run(world.house.desk.store.run(lambda books: books.accounts.get(account.id))).preferences


def test_address_language_and_habits_are_kept(connected: Connected) -> None:
    typed = {"address": " Lindenweg 4\n\n10245  Berlin\n", "language": "de", "nudge_days": "7", "check_hour": "19"}
    assert save(connected, typed).status == 303
    now = kept(connected)
    assert now.address == ("Lindenweg 4", "10245 Berlin")
    assert (now.language, now.nudge_days, now.check_hour, now.ask_after) == ("de", 7, 19, True)
    page = connected[1].get(f"/accounts/{connected[2].id}").text
    assert "Lindenweg 4\n10245 Berlin</textarea>" in page


def test_a_way_is_sealed_after_saving_and_removed_by_its_tick(connected: Connected) -> None:
    assert save(connected, {"notify": SECRET}).status == 303
    assert kept(connected).notify == (SECRET,)
    page = connected[1].get(f"/accounts/{connected[2].id}").text
    assert "longsecretword" not in page
    assert mask(SECRET) in page
    assert save(connected, {"signature": "Robin Keller"}).status == 303
    assert kept(connected).notify == (SECRET,)
    assert save(connected, {"keep_way": ""}).status == 303
    assert kept(connected).notify == ()


def test_a_way_that_cannot_be_used_is_said_and_nothing_is_kept(connected: Connected) -> None:
    answer = save(connected, {"notify": "carrier pigeon", "signature": "Somebody"})
    assert answer.status == 422
    assert "Way 1" in answer.text
    assert "carrier pigeon" in answer.text
    assert kept(connected).signature != "Somebody"


@pytest.mark.parametrize("typed", [{"language": "tlh"}, {"address": "\n".join("abcdefg")}, {"check_hour": "25"}])
def test_what_no_letter_or_clock_can_take_is_asked_again(connected: Connected, typed: dict[str, str]) -> None:
    before = kept(connected)
    assert save(connected, typed).status == 422
    assert kept(connected) == before


def test_not_to_be_asked_afterwards_can_be_wished(connected: Connected) -> None:
    _, visitor, account = connected
    path = f"/accounts/{account.id}"
    form = visitor.get(path).form(f"{path}/preferences")
    fields = [(name, value) for name, value in form.fields if name != "ask_after"]
    assert visitor.post(form.action, fields).status == 303
    assert not kept(connected).ask_after


def test_a_mask_tells_two_ways_apart_and_shows_no_short_one() -> None:
    assert mask(SECRET) == "ntfy://…ews"
    assert mask("tgram://short") == "tgram://…"
    ways = list_ways(Preferences(notify=(SECRET,)), None)
    assert ways == [(name_way(SECRET), mask(SECRET), True)]
