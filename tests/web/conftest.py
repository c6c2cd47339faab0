"""Worlds for the tests of the pages: one gallery of every case for looking, a fresh one for acting."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.web.cast import every_case, notes
from tests.web.visitor import Visitor
from tests.web.world import World

CHROMIUM = Path("/usr/bin/chromium")
QUIETLY = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def gallery(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A world with one connected account and a case in every state; tests only look."""
    with World(tmp_path_factory.mktemp("gallery")) as world:
        account = world.connect()
        now = world.house.desk.now()
        for case in every_case(account, now).values():
            world.put(case, notes(now))
        yield world


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A world in which nothing is connected; tests that connect something use `fresh`."""
    with World(tmp_path_factory.mktemp("empty")) as world:
        yield world


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[World]:
    """A world in which nothing is connected yet."""
    with World(tmp_path) as world:
        yield world


# Not for the session: while it lives, Playwright keeps an event loop running on the tests' own thread.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    if not CHROMIUM.exists():
        pytest.skip(f"no Chromium at {CHROMIUM}: pages are not looked at in a browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIETLY)
        yield browser
        browser.close()


@pytest.fixture
def guest(gallery: World) -> Visitor:
    """A signed-in browser in the gallery."""
    return gallery.visitor()
