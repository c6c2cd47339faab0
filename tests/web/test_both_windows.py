"""The demo as a person plays it: the candidate's window and the other side's, in a real browser, with real presses."""

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from service.demo.browser import UNDO_SECONDS
from tests.web.world import World

ROOT = Path(__file__).resolve().parents[2]
DEMO = (sys.executable, "-c", "from service.cli import main; main()", "demo", "--no-browser")
SOON = 15_000


@dataclass(frozen=True)
class Windows:
    """Both windows of one running demo, and what the browser complained about in either."""

    mine: Page
    theirs: Page
    complaints: list[str]

    def pass_time(self, seconds: int) -> None:
        """Let the world's clock run ahead, so that nobody waits for the undo time."""
        world = urlsplit(self.theirs.url).netloc
        body = json.dumps({"advance": seconds}).encode()
        request = urllib.request.Request(f"http://{world}/world/clock", body, {"Content-Type": "application/json"})
        urllib.request.urlopen(request, timeout=10).close()  # noqa: S310 - our own loopback


@pytest.fixture
def link(tmp_path: Path) -> Iterator[str]:
    """The link that a running demo prints."""
    asked = {name: value for name, value in os.environ.items() if not name.startswith("MULLIGAN_")}
    with subprocess.Popen(
        DEMO,
        cwd=tmp_path,
        env={**asked, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as demo:
        assert demo.stdout is not None
        yield next(line.strip() for line in demo.stdout if line.strip().startswith("http://"))
        demo.terminate()


@pytest.fixture
def windows(chromium: Browser, link: str) -> Iterator[Windows]:
    """The person follows the link, and opens the other side in a window of its own."""
    context = chromium.new_context(viewport={"width": 1000, "height": 900})
    complaints: list[str] = []
    context.on("console", lambda said: complaints.append(said.text) if said.type in ("error", "warning") else None)
    context.on("weberror", lambda problem: complaints.append(str(problem.error)))
    mine = context.new_page()
    mine.goto(link)
    with context.expect_page() as opened:
        mine.get_by_role("link", name="See the other side").click()
    windows = Windows(mine, opened.value, complaints)
    yield windows
    context.close()


def test_a_yes_pressed_in_the_other_window_is_booked_in_mine(windows: Windows) -> None:
    miss_on_the_page(windows.mine)
    approve(windows)
    answer(windows.theirs, "Say yes to the first time")
    windows.mine.bring_to_front()
    expect(windows.mine.get_by_text("In your calendar", exact=True).first).to_be_visible(timeout=SOON)
    approve(windows, "You have a new interview")
    expect_in_mine(windows, "You have a new interview", "In your calendar")
    windows.theirs.bring_to_front()
    windows.theirs.reload()
    expect(windows.theirs.get_by_role("heading", name="Inbox (3)")).to_be_visible()
    assert windows.complaints == []


def test_an_interview_marked_in_the_calendar_app_and_refused_ends_with_a_closing_letter(windows: Windows) -> None:
    windows.theirs.get_by_role("button", name="Mark missed in the calendar app").click()
    expect(windows.theirs.get_by_role("button", name="Remove the mark").first).to_be_visible()  # twice over midnight
    open_case(windows.mine, "Interview: Data Engineer, Northwind")
    approve(windows)
    answer(windows.theirs, "Refuse")
    windows.mine.bring_to_front()
    expect(windows.mine.get_by_role("heading", name="A closing letter is ready")).to_be_visible(timeout=SOON)
    expect(windows.mine.get_by_role("button", name="Approve and send").first).to_be_visible()  # "... now" at night
    assert windows.complaints == []


def test_cancel_on_the_consent_page_leads_back_and_connects_nothing(chromium: Browser, fresh: World) -> None:
    page = chromium.new_page()
    page.goto(fresh.link())
    page.get_by_role("link", name="Connect an account").click()
    page.get_by_role("link", name="Continue to Google", exact=True).click()
    expect(page.get_by_role("radio")).to_be_checked()
    page.get_by_role("button", name="Cancel").click()
    page.wait_for_url(f"{fresh.base_url}/**")
    expect(page.get_by_role("heading", name="Connect an account")).to_be_visible()
    expect(page.get_by_role("alert")).to_be_visible()
    page.goto(f"{fresh.base_url}/accounts")
    expect(page.get_by_text("No account is connected yet.")).to_be_visible()
    page.close()


def miss_on_the_page(mine: Page) -> None:
    """The candidate presses the button of the interview."""
    mine.bring_to_front()
    mine.get_by_role("link", name="I missed an interview").click()
    mine.get_by_role("button", name="I missed this: Interview: Data Engineer, Northwind").click()


def open_case(mine: Page, title: str) -> None:
    """The candidate looks at the list until the case stands there, and opens it."""
    mine.bring_to_front()
    case = mine.get_by_role("link", name=title)
    for _ in range(50):
        mine.reload()
        if case.count():
            case.click()
            return
        mine.wait_for_timeout(200)
    raise AssertionError(f"no case “{title}” came")


def approve(windows: Windows, then: str = "Waiting for Dana Rieger") -> None:
    """The candidate approves as soon as the letter is ready, and the undo time passes; `then` is what the page says."""
    mine = windows.mine
    mine.get_by_role("button", name="Approve and send").click(timeout=SOON)
    expect(mine.get_by_role("heading", name="Approved")).to_be_visible()
    windows.pass_time(UNDO_SECONDS + 1)
    expect(mine.get_by_role("heading", name=then)).to_be_visible(timeout=SOON)


def answer(theirs: Page, press: str) -> None:
    """In the other window, find the letter in the interviewer's mail and press an answer."""
    theirs.bring_to_front()
    theirs.get_by_role("link", name="The world").click()
    theirs.get_by_role("article").filter(has_text="Northwind, reacts as").get_by_role("link", name="Mail").click()
    expect(theirs.get_by_role("heading", name="Sent (1)")).to_be_visible()
    theirs.get_by_role("button", name=press, exact=True).click()
    expect(theirs.get_by_role("heading", name="Sent (2)")).to_be_visible()


def expect_in_mine(windows: Windows, headline: str, seen: str) -> None:
    """Coming back to the first window, the person finds the news without pressing anything."""
    windows.mine.bring_to_front()
    expect(windows.mine.get_by_role("heading", name=headline)).to_be_visible(timeout=SOON)
    expect(windows.mine.get_by_text(seen, exact=True).first).to_be_visible()
