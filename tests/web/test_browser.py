"""The pages in a real browser: how they look, that the keyboard is enough, and that the policy holds."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, expect

from service.domain.case import Case, Note
from service.ports.store import Books
from tests.web.cast import every_case
from tests.web.world import World

LOOKS = (Path(__file__).parent / "looks.js").read_text()
SHOWN = ("whom", "ready", "called", "unlucky", "approved", "sending", "waiting", "deciding", "booked", "closed-refused")
MOMENTS = ("late", "absence", "thanks", "later", "check", "confirming")
PLACES = ("/", "/missed", "/connect", "/accounts", "/letters", *(f"/cases/{name}" for name in (*SHOWN, *MOMENTS)))
SIGHTS: tuple[tuple[Literal["light", "dark"], int], ...] = (("light", 360), ("dark", 360), ("light", 1280))


@pytest.fixture
def complaints() -> list[str]:
    """What the browser's console complained about."""
    return []


def open_page(chromium: Browser, world: World, complaints: list[str], **options: object) -> Page:
    """A signed-in window."""
    context = chromium.new_context(**{"viewport": {"width": 360, "height": 740}, **options})  # type: ignore[arg-type]
    page = context.new_page()
    page.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(world.link())
    return page


@pytest.fixture
def window(chromium: Browser, gallery: World, complaints: list[str]) -> Iterator[Page]:
    """A phone-sized window in the gallery."""
    page = open_page(chromium, gallery, complaints)
    yield page
    page.context.close()


def test_every_page_is_readable_and_within_the_window(chromium: Browser, gallery: World, complaints: list[str]) -> None:
    page = open_page(chromium, gallery, complaints)
    account = gallery.case("ready").account_id
    for place in (*PLACES, f"/accounts/{account}"):
        page.goto(gallery.base_url + place)
        page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
        for scheme, width in SIGHTS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate(LOOKS) == [], (place, scheme, width)
        assert page.title().endswith(" · Mulligan")
        assert page.locator("h1").count() == 1
    page.context.close()
    assert complaints == []


def test_the_consent_page_is_reached_and_left_by_clicks_alone(
    chromium: Browser, fresh: World, complaints: list[str]
) -> None:
    page = open_page(chromium, fresh, complaints)
    page.get_by_role("link", name="Connect an account").click()
    page.get_by_role("link", name="Continue to Google", exact=True).click()
    page.wait_for_url(f"{fresh.sandbox.google_url}/**")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(f"{fresh.base_url}/accounts/**")
    expect(page.get_by_role("status").first).to_contain_text("is connected")
    page.context.close()
    assert complaints == []


def test_a_letter_is_approved_and_taken_back_with_the_keyboard_alone(
    chromium: Browser, gallery: World, complaints: list[str]
) -> None:
    case = add(gallery, "typed")
    page = open_page(chromium, gallery, complaints)
    page.goto(f"{gallery.base_url}/cases/{case.id}")
    tab_to(page, "Approve and send")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Approved")).to_be_visible()
    expect(page.locator("[data-seconds]")).to_contain_text("s left")
    tab_to(page, "Take it back")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").first).to_contain_text("Nothing was sent.")
    page.context.close()
    assert gallery.case(case.id).sent == ()
    assert complaints == []


def test_news_reload_the_page_but_never_under_the_hands_of_somebody_who_types(
    chromium: Browser, gallery: World, complaints: list[str]
) -> None:
    case = add(gallery, "watched")
    typing = open_page(chromium, gallery, complaints)
    reading = typing.context.new_page()
    for page in (typing, reading):
        page.goto(f"{gallery.base_url}/cases/{case.id}")
    typing.get_by_label("Text").fill("My own words")
    change(gallery, case, "The provider is slow today.")
    expect(reading.get_by_text("The provider is slow today.")).to_be_visible(timeout=5000)
    typing.bring_to_front()
    expect(typing.locator("#news")).to_be_visible(timeout=5000)
    assert typing.get_by_label("Text").input_value() == "My own words"
    typing.context.close()


def test_the_skip_link_is_the_first_stop_and_the_focus_can_be_seen(window: Page, gallery: World) -> None:
    window.goto(f"{gallery.base_url}/cases/ready")
    window.keyboard.press("Tab")
    assert window.evaluate("document.activeElement.textContent") == "Skip to the content"
    for _ in range(8):
        window.keyboard.press("Tab")
        assert window.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_without_script_a_working_case_looks_again_by_itself(chromium: Browser, gallery: World) -> None:
    page = open_page(chromium, gallery, [], java_script_enabled=False)
    page.goto(f"{gallery.base_url}/cases/sending")
    assert page.locator("meta[http-equiv=refresh]").count() == 1
    page.goto(f"{gallery.base_url}/cases/ready")
    assert page.locator("meta[http-equiv=refresh]").count() == 0
    page.context.close()


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the button with this name has the focus."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == name:
            return
    raise AssertionError(f"the keyboard does not reach “{name}”")


def add(world: World, name: str) -> Case:
    """One more case whose letter lies ready."""
    desk = world.house.desk
    account = world.run(desk.store.run(lambda books: books.accounts.all()))[0]
    ready = every_case(account, desk.now())["ready"]
    return world.put(replace(ready, id=name, key=f"key-{name}"))


def change(world: World, case: Case, trouble: str) -> None:
    """Something happens to the case behind the page's back."""

    def work(books: Books) -> Case:
        now = world.house.desk.now()
        return books.cases.save(replace(books.cases.get(case.id), trouble=trouble), [Note(now, "It was tried again.")])

    world.run(world.house.desk.store.run(work))
