"""The whole path by keyboard alone, in a browser without script."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from service.domain.case import Privacy, State
from tests.web.test_browser import tab_to
from tests.web.test_story import reach
from tests.web.world import World


@pytest.fixture
def plain(chromium: Browser, fresh: World) -> Iterator[Page]:
    """A phone's window without script, on the first page."""
    fresh.connect()
    context = chromium.new_context(viewport={"width": 360, "height": 740}, java_script_enabled=False)
    page = context.new_page()
    page.goto(fresh.link())
    yield page
    context.close()


def press(page: Page, name: str) -> None:
    """Reach it with Tab, press Enter, and be led on."""
    tab_to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def unfold(page: Page, name: str) -> None:
    """Reach what is folded with Tab, open it with Enter, and go on into it."""
    tab_to(page, name)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")


def open_letter(page: Page, world: World) -> str:
    """Mark the interview missed, say that nobody answered, and wait for the letter; the answer is the case's id."""
    if page.get_by_role("button", name="Open Mulligan").count():
        press(page, "Open Mulligan")
    press(page, "I missed an interview")
    press(page, "I missed this")
    case_id = page.url.rpartition("/")[2]
    reach(world, case_id, State.READY)
    page.reload()
    press(page, "Nobody answered")
    return look_again(page, world, case_id)


def look_again(page: Page, world: World, case_id: str) -> str:
    """The page once the letter lies ready."""
    reach(world, case_id, State.READY)
    page.reload()
    expect(page.locator("section.lead #letter")).to_be_visible()
    return case_id


def test_a_letter_is_reached_approved_and_taken_back(plain: Page, fresh: World) -> None:
    case_id = open_letter(plain, fresh)
    press(plain, "Approve and send")
    expect(plain.get_by_role("heading", name="Approved")).to_be_visible()
    assert fresh.case(case_id).state is State.APPROVED
    press(plain, "Take it back")
    expect(plain.get_by_role("status").first).to_contain_text("Nothing was sent.")
    assert fresh.case(case_id).sent == ()


def test_a_reason_is_chosen_and_told_in_own_words(plain: Page, fresh: World) -> None:
    case_id = open_letter(plain, fresh)
    press(plain, "Something urgent")
    look_again(plain, fresh, case_id)
    assert fresh.case(case_id).privacy is Privacy.GENERAL
    unfold(plain, "My own words")
    plain.keyboard.type("My train stood still for two hours.")
    press(plain, "Add it")
    look_again(plain, fresh, case_id)
    assert "My train stood still" in plain.locator("#text").input_value()


def test_advice_stands_on_the_page_after_saving_and_the_letter_can_be_written_anew(plain: Page, fresh: World) -> None:
    case_id = open_letter(plain, fresh)
    written = plain.locator("#text").input_value()
    plain.locator("#text").focus()
    plain.keyboard.press("Control+A")
    plain.keyboard.type("Hello, please please please!!!")
    press(plain, "Save for later")
    look_again(plain, fresh, case_id)
    expect(plain.locator("#advice")).to_contain_text("Leave out the exclamation mark")
    unfold(plain, "Write it anew")
    with plain.expect_navigation():
        plain.keyboard.press("Enter")
    look_again(plain, fresh, case_id)
    assert plain.locator("#text").input_value() == written
