"""A running sandbox for each test, in a thread of its own, and real clients that check every exchange."""

import asyncio
import threading
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from connectors.sandbox import Sandbox, Story
from tests.servers.sandbox.clients import Google, Hand, Running

START = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def loop() -> Iterator[asyncio.AbstractEventLoop]:
    """One event loop in the background for all sandboxes of the session."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    yield loop
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


@pytest.fixture
def running(loop: asyncio.AbstractEventLoop) -> Iterator[Running]:
    """Starts sandboxes on demand and stops them all afterwards."""
    started: list[Sandbox] = []

    def start(latency: float = 0.0, story: Story | None = None) -> Sandbox:
        sandbox = Sandbox(start=START, latency=latency, story=story)
        asyncio.run_coroutine_threadsafe(sandbox.start(), loop).result(10)
        started.append(sandbox)
        return sandbox

    yield start
    for sandbox in started:
        asyncio.run_coroutine_threadsafe(sandbox.stop(), loop).result(10)


@pytest.fixture
def sandbox(running: Running) -> Sandbox:
    """A sandbox with the ordinary story."""
    return running()


@pytest.fixture
def hand(sandbox: Sandbox) -> Iterator[Hand]:
    """The control API of that sandbox."""
    with Hand(sandbox.control_url) as hand:
        yield hand


@pytest.fixture
def google(sandbox: Sandbox, hand: Hand) -> Iterator[Google]:
    """Google's own client, signed in as the candidate with every scope the product asks for."""
    google = Google(sandbox, hand.token())
    yield google
    google.close()
