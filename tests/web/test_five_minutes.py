"""The five-minute path on a phone: from the first page to an approved letter, counted in taps."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from service.domain.case import CallOutcome, State
from service.domain.letter import LetterKind
from tests.web.world import World

MOST_TAPS = 6
SOON = 15_000
# There is no telephone in a test: the tap counts, and the browser does not look for a program that dials.
NO_DIALLER = """document.addEventListener("click", (event) => {
  if (event.target.closest("a[href^='tel:']")) { event.preventDefault(); }
});"""
TITLE = "Interview: Data Engineer, Northwind"


@dataclass
class Phone:
    """A window of 360 by 740 that is touched, and how often it was."""

    page: Page
    taps: int = 0
    began: float = field(default_factory=time.monotonic)

    def tap(self, place: Locator) -> None:
        """Touch it once, as soon as it is there."""
        place.tap(timeout=SOON)
        self.taps += 1

    def press(self, name: str) -> None:
        """Touch the button that begins like this."""
        self.tap(self.page.get_by_role("button", name=re.compile("^" + re.escape(name))).first)

    def seconds(self) -> float:
        """Since the first page was opened."""
        return time.monotonic() - self.began


@pytest.fixture
def phone(chromium: Browser, fresh: World) -> Iterator[Phone]:
    """The first page of somebody who has connected an account and just missed an interview."""
    fresh.connect()
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    context.add_init_script(NO_DIALLER)
    page = context.new_page()
    page.goto(fresh.link())
    yield Phone(page)
    context.close()


def miss_and_call(phone: Phone) -> None:
    """Mark it missed, see whom to call and what to say, and call."""
    phone.tap(phone.page.get_by_role("link", name="I missed an interview").first)
    phone.tap(phone.page.get_by_role("button", name=f"I missed this: {TITLE}"))
    call = phone.page.get_by_role("link", name="Call Dana Rieger")
    expect(call).to_be_in_viewport()
    expect(call).to_have_attribute("href", re.compile(r"^tel:\+\d+$"))
    expect(phone.page.locator("ol.script li")).to_have_count(3)
    phone.tap(call)


def approve(phone: Phone, world: World, kind: LetterKind) -> None:
    """The letter that fits leads the page; read it and approve it. It leaves only after the undo time."""
    phone.page.wait_for_selector("section.lead h2#letter", timeout=SOON)
    cards = phone.page.locator("main > section")
    expect(cards.first.locator("textarea")).to_be_in_viewport()
    case = world.case(phone.page.url.rpartition("/")[2])
    assert case.letter is not None
    assert case.letter.kind is kind
    expect(cards.first.locator("textarea")).to_have_value(case.letter.content.text)
    main = phone.page.locator("#approving button.main")
    phone.tap(main)
    expect(phone.page.get_by_role("heading", name="Approved")).to_be_visible(timeout=SOON)
    assert world.case(case.id).state is State.APPROVED
    print(f"{kind.value}: {phone.taps} taps, {phone.seconds():.1f} s of waiting for pages, nothing typed")
    assert phone.taps <= MOST_TAPS


def test_nobody_answered_and_the_request_is_approved(phone: Phone, fresh: World) -> None:
    miss_and_call(phone)
    phone.press("Nobody answered")
    approve(phone, fresh, LetterKind.REQUEST)


def test_they_agreed_on_an_offered_time_and_the_confirmation_is_approved(phone: Phone, fresh: World) -> None:
    miss_and_call(phone)
    phone.page.wait_for_selector("#letter", timeout=SOON)  # times are offered once the letter is written
    phone.tap(phone.page.get_by_text("We agreed on a new time"))
    phone.tap(phone.page.locator("button[name=slot]").first)
    approve(phone, fresh, LetterKind.CONFIRMATION)


def test_they_refused_and_the_closing_letter_is_approved(phone: Phone, fresh: World) -> None:
    miss_and_call(phone)
    phone.press("They said no")
    approve(phone, fresh, LetterKind.CLOSE)


@pytest.mark.parametrize("outcome", [CallOutcome.VOICEMAIL, CallOutcome.UNDECIDED, CallOutcome.CANNOT_CALL])
def test_every_other_outcome_is_one_tap_too(phone: Phone, fresh: World, outcome: CallOutcome) -> None:
    miss_and_call(phone)
    phone.tap(phone.page.locator(f"button[name=outcome][value={outcome.value}]"))
    approve(phone, fresh, LetterKind.REQUEST)


def test_a_number_that_nobody_knows_is_asked_for_once(phone: Phone, fresh: World) -> None:
    phone.tap(phone.page.get_by_role("link", name="I missed an interview").first)
    phone.tap(phone.page.get_by_role("button", name=f"I missed this: {TITLE}"))
    phone.page.wait_for_selector("#letter", timeout=SOON)
    phone.tap(phone.page.get_by_text("The number is wrong"))
    phone.page.get_by_label("Their number").fill("+49 30 901820")
    phone.press("Keep this number")
    expect(phone.page.get_by_role("link", name="Call Dana Rieger")).to_have_attribute("href", "tel:+4930901820")
