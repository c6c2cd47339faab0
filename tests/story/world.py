"""A sandbox on a thread of its own, so that tests and other processes can talk to it over HTTP."""

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.request import Request, urlopen

from connectors.sandbox import Sandbox, Story


class RunningWorld:
    """The world's addresses, and its controls as plain calls."""

    def __init__(self, sandbox: Sandbox) -> None:
        self.addresses = sandbox.addresses
        self.clients = (sandbox.client, sandbox.outlook_client)
        self._control = sandbox.control_url

    def ask(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - JSON
        """One call to the world's control address."""
        data = json.dumps(body).encode() if body is not None else None
        headers = {"Content-Type": "application/json"}
        with urlopen(Request(self._control + path, data, headers, method=method), timeout=10) as answer:  # noqa: S310
            return json.load(answer)

    def begin_anew(self, provider: str) -> None:
        """Play the story's beginning again: the interview is missed and marked, consent needs no click."""
        self.ask("POST", "/world/reset", {"story": {"persona": "agrees", "provider": provider}})
        self.ask("PUT", "/world/settings", {"auto_consent": True})
        self.ask("POST", "/world/phone/robin@keller.example/mark_missed", {})


@contextmanager
def run_world() -> Iterator[RunningWorld]:
    """Keep a world running for the length of the block."""
    ready, loop = threading.Event(), asyncio.new_event_loop()
    sandbox = Sandbox(story=Story(persona="agrees"))

    def live() -> None:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(sandbox.start())
        ready.set()
        loop.run_forever()
        loop.run_until_complete(sandbox.stop())
        loop.close()

    thread = threading.Thread(target=live, name="world")
    thread.start()
    try:
        if not ready.wait(20):
            raise RuntimeError("the world did not come up")
        yield RunningWorld(sandbox)
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(20)
