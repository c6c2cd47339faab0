"""Connecting a Microsoft account in a real browser: by an address, by a posted form, with an administrator's help."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from service.domain.account import AccountState
from service.offers import offer_of
from tests.web.test_browser import LOOKS, SIGHTS
from tests.web.world import World


class Window:
    """A signed-in browser window that notes where it was sent, what it posted, and what it complained about."""

    def __init__(self, chromium: Browser, world: World) -> None:
        self.world = world
        self.addresses: list[str] = []
        self.posts: list[Request] = []
        self.complaints: list[str] = []
        context = chromium.new_context(viewport={"width": 360, "height": 740})
        self.page: Page = context.new_page()
        self.page.on("request", self._note)
        self.page.on("console", lambda said: self.complaints.append(said.text) if said.type == "error" else None)
        self.page.goto(world.link())

    def agree(self, press: str = "Accept") -> None:
        """From the list of providers to Microsoft's page, and press there."""
        self.page.goto(f"{self.world.base_url}/connect")
        self.page.get_by_role("link", name="Continue to Microsoft", exact=True).click()
        self.page.wait_for_url(f"{self.world.sandbox.outlook_url}/**")
        self.page.get_by_role("button", name=press).click()
        self.page.wait_for_url(f"{self.world.base_url}/**")

    def _note(self, request: Request) -> None:
        self.addresses.append(request.url)
        if request.method == "POST":
            self.posts.append(request)


@pytest.fixture
def window(chromium: Browser, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Window]:
    """A world whose candidate is at Microsoft; tests of `KINDS` are told whether the client has a secret."""
    with World(tmp_path, "outlook", secret=getattr(request, "param", False)) as world:
        world.manners(redirects=[offer_of("outlook").place(world.base_url)])
        window = Window(chromium, world)
        yield window
        window.page.context.close()


KINDS = pytest.mark.parametrize("window", [False, True], ids=["public", "web"], indirect=True)


@KINDS
def test_an_account_is_connected_by_clicks_alone(window: Window) -> None:
    window.agree()
    expect(window.page.get_by_role("status").first).to_contain_text("robin@keller.example is connected")
    assert urlsplit(window.page.url).path.startswith("/accounts/")
    assert window.complaints == []
    posted = [one for one in window.posts if urlsplit(one.url).path == "/connect/outlook/back"]
    in_addresses = [address for address in window.addresses if "code" in parse_qs(urlsplit(address).query)]
    # A client with a secret gets the answer posted, across sites: from 127.0.0.1 to localhost. The code stays hidden.
    assert (bool(posted), bool(in_addresses)) in ((True, False), (False, True))
    for one in posted:
        assert urlsplit(one.url).hostname == "localhost"
        assert one.all_headers().get("sec-fetch-site") == "cross-site"
        assert "cookie" not in one.all_headers()


@KINDS
def test_cancel_leads_back_with_a_reason_and_connects_nothing(window: Window) -> None:
    window.agree("Cancel")
    expect(window.page.get_by_role("alert")).to_contain_text("Nothing was connected")
    window.page.goto(f"{window.world.base_url}/accounts")
    expect(window.page.get_by_text("No account is connected yet.")).to_be_visible()


@KINDS
def test_where_only_an_administrator_may_agree_the_page_says_what_to_send_and_it_works_afterwards(
    window: Window,
) -> None:
    page, world = window.page, window.world
    world.manners(admin_consent_only=True)
    window.agree()
    expect(page.get_by_role("heading", name="Ask your administrator")).to_be_visible()
    for scheme, width in SIGHTS:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate(LOOKS) == [], (scheme, width)
    link = page.get_by_label("The link that they have to open").input_value()
    text = page.get_by_label("A text that explains it").input_value()
    assert link in text
    assert all(f"* {name}: " in text for name in ("Calendars.ReadWrite", "Mail.ReadWrite", "Mail.Send", "User.Read"))

    browser = page.context.browser
    assert browser is not None
    office = browser.new_context()  # the administrator's own machine: no session here
    admin = office.new_page()
    admin.goto(link)
    admin.get_by_role("button", name="Accept").click()
    expect(admin.get_by_role("heading", name="Thank you")).to_be_visible()
    office.close()

    window.agree()
    expect(page.get_by_role("status").first).to_contain_text("is connected")


def test_the_page_of_providers_speaks_each_provider_s_own_words(window: Window) -> None:
    page = window.page
    page.goto(f"{window.world.base_url}/connect")
    expect(page.get_by_role("heading", name="Outlook and Microsoft 365")).to_be_visible()
    expect(page.get_by_role("heading", name="Google Calendar and Gmail")).to_be_visible()
    page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
    microsoft = page.locator("section", has=page.locator("#outlook-full"))
    expect(microsoft.get_by_text("Read category names")).to_be_visible()
    expect(microsoft.get_by_text("Mail.ReadWrite")).to_be_visible()
    light = page.locator("section", has=page.locator("#outlook-light"))
    expect(light.get_by_text("Mail.ReadWrite")).to_have_count(0)


def test_the_account_s_page_speaks_of_categories_and_not_of_colours_and_leaving_is_told_as_it_is(
    window: Window,
) -> None:
    page = window.page
    window.agree()
    expect(page.get_by_role("heading", name="The category for a missed interview")).to_be_visible()
    expect(page.get_by_label("Category names")).to_be_visible()
    expect(page.get_by_label("Colours")).to_have_count(0)
    page.get_by_text("Disconnect this account").click()
    page.get_by_role("button", name="Disconnect robin@keller.example").click()
    expect(page.get_by_role("status").first).to_contain_text("Microsoft lets no program give a permission back")


def test_a_dead_permission_is_told_in_plain_words_and_connecting_again_mends_it(window: Window) -> None:
    window.agree()
    account = window.page.url
    world = window.world
    world.manners(token_errors={"*": 50173})
    world.sandbox.world.clock.advance(7200)
    window.page.get_by_role("button", name="Look through my calendars now").click()
    window.page.goto(account)
    expect(window.page.get_by_role("heading", name="Has to be connected again")).to_be_visible()
    expect(window.page.get_by_text("The password was changed")).to_be_visible()
    window.page.get_by_role("link", name="Connect again").click()
    window.page.get_by_role("button", name="Accept").click()
    window.page.wait_for_url(f"{world.base_url}/accounts/**")
    stored = world.run(world.house.desk.store.run(lambda books: books.accounts.all()))[0]
    assert stored.state is AccountState.CONNECTED
