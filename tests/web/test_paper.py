"""The letter for the post: both addresses, the same words, and exactly one page of paper."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from service.domain.account import Account
from service.domain.case import Case, State
from service.domain.event import Setting
from service.gallery import Sheet, lay_out, make_samples
from service.web.views.posting import list_place, split_signature
from tests.web.cast import letter
from tests.web.visitor import Visitor
from tests.web.world import World

HOME = ("Lindenweg 4", "10245 Berlin", "Germany")
PLACE = "Northwind Gesellschaft mbH, Building C, Musterstraße 12, 10115 Berlin"
PAGE = re.compile(rb"/Type\s*/Page(?![s\w])")


@pytest.fixture
def longest(gallery: World) -> Case:
    """The longest letter that there is in any language, from somebody with an address, to a company with one."""
    book, account = gallery.house.desk.letters, _account(gallery)
    sheets = [sheet for code in book.languages() for sheet in lay_out(book, make_samples(code))]
    sheet: Sheet = max(sheets, key=lambda one: one.body.count("\n") * 80 + len(one.body))
    gallery.put_account(replace(account, preferences=replace(account.preferences, address=HOME)))
    case, written = gallery.case("ready"), letter(text=sheet.body)
    posted = replace(case, id=f"posted-{sheet.sample.case.language}", key="key-posted", setting=Setting.ON_SITE)
    if posted.id not in _known(gallery):
        gallery.put(replace(posted, event=replace(case.event, place=PLACE), letter=written, state=State.READY))
    return gallery.case(posted.id)


def _account(world: World) -> Account:
    return world.run(world.house.desk.store.run(lambda books: books.accounts.all()))[0]


def _known(world: World) -> set[str]:
    return {case.id for case in world.run(world.house.desk.store.run(lambda books: books.shelf.newest(200, "")))}


@pytest.fixture
def window(chromium: Browser, gallery: World) -> Iterator[Page]:
    """A signed-in window."""
    page = chromium.new_page()
    page.goto(gallery.link())
    yield page
    page.close()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_longest_letter_fits_on_exactly_one_page(window: Page, gallery: World, longest: Case, paper: str) -> None:
    window.goto(f"{gallery.base_url}/cases/{longest.id}/letter/print")
    assert len(PAGE.findall(window.pdf(format=paper))) == 1


def test_a_page_more_would_be_counted(window: Page, gallery: World, longest: Case) -> None:
    window.goto(f"{gallery.base_url}/cases/{longest.id}/letter/print")
    window.eval_on_selector(".sign", "one => one.style.height = '300mm'")
    assert len(PAGE.findall(window.pdf(format="A4"))) > 1


def test_it_holds_both_addresses_the_date_and_the_words_and_never_names_this_tool(
    gallery: World, guest: Visitor, longest: Case
) -> None:
    page = guest.get(f"/cases/{longest.id}/letter/print").text
    for line in (*HOME, "Dana Rieger", "Northwind Gesellschaft mbH", "10115 Berlin"):
        assert line in page, line
    assert re.search(r'<p class="date">\w+, \d+ \w+ \d{4}</p>', page)
    assert "<title>Interview for the Data Engineer role</title>" in page
    assert "mulligan" not in page.lower()
    assert f'href="/cases/{longest.id}/letter/print"' in guest.get(f"/cases/{longest.id}").text


def test_a_case_without_a_letter_has_nothing_to_print(guest: Visitor) -> None:
    assert guest.get("/cases/drafting/letter/print").status == 404


@pytest.mark.parametrize(
    ("text", "names", "signed"),
    [
        ("Dear Dana,\n\nHello.\n\nKind regards,\nRobin Keller\n+49 171\n", ["Robin Keller"], "Robin Keller\n+49 171"),
        ("Dear Dana,\n\nHello.\n\nKind regards,\nR. Keller\n", ["Robin Keller"], "R. Keller"),
        ("Hello.\n", [], ""),
    ],
)
def test_the_room_for_a_signature_stands_above_the_name(text: str, names: list[str], signed: str) -> None:
    body, below = split_signature(text, names)
    assert below == signed
    assert f"{body}\n{below}".strip() == text.strip()


def test_only_a_place_to_go_to_is_an_address(gallery: World) -> None:
    event = gallery.case("ready").event
    assert list_place(replace(event, place="Northwind, Hauptstr. 1, Berlin")) == ["Northwind", "Hauptstr. 1", "Berlin"]
    for place in ("https://zoom.example/j/1", "TBD", ""):
        assert not list_place(replace(event, place=place)), place
