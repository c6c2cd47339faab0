"""A sandbox in a process of its own, and a house in this one that talks to it over loopback."""

import asyncio
import json
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import aiohttp

from service.bootstrap import House, open_house
from service.config import Config
from service.config.keys import Engine, Google, Network, Outlook, Server, Storage, Watch
from service.domain.account import Account
from service.ports.store import Books, PositionKind
from service.usecases import accounts

BACK = "http://localhost:8210/connect/back"
Facts = dict[str, str]


@dataclass(frozen=True, slots=True)
class Stage:
    """The house, its world's addresses, and a plain HTTP client that stands for the bare wire."""

    house: House
    facts: Facts
    session: aiohttp.ClientSession

    async def ask(self, method: str, path: str, body: object = None) -> Any:  # noqa: ANN401 - JSON
        """One call to the world's controls."""
        async with self.session.request(method, self.facts["control"] + path, json=body) as answer:
            answer.raise_for_status()
            return await answer.json()

    async def connect(self, address: str, provider: str = "google") -> Account:
        """Connect one account by its own consent page."""
        consent = await accounts.begin(self.house.desk, provider, BACK, hint=address)
        async with self.session.get(consent.url, allow_redirects=False) as page:
            answer = dict(parse_qsl(urlsplit(page.headers["Location"]).query))
        return await accounts.finish(self.house.desk, provider, consent, BACK, answer)

    async def make_due(self) -> None:
        """Let every calendar be due now, and no mailbox."""
        now = self.house.desk.now()

        def hurry(books: Books) -> None:
            for account in books.accounts.all():
                for position in books.positions.of_account(account.id):
                    due = now if position.kind is PositionKind.CALENDAR else None
                    books.positions.put(replace(position, due=due))

        await self.house.desk.store.run(hurry)


@asynccontextmanager
async def open_stage(latency_ms: float, background: bool, **story: object) -> AsyncIterator[Stage]:
    """Start the world, open the house; both end with the block."""
    words = ["-m", "connectors.sandbox", "--json", "--latency-ms", str(latency_ms), "--story", json.dumps(story)]
    world = await asyncio.create_subprocess_exec(sys.executable, *words, stdout=asyncio.subprocess.PIPE)
    try:
        if world.stdout is None:
            raise RuntimeError("the world says nothing")
        facts = json.loads(await world.stdout.readline())
        with tempfile.TemporaryDirectory(prefix="bench-") as folder:
            async with (
                aiohttp.ClientSession() as session,
                open_house(_config(facts, folder), background=background) as house,
            ):
                stage = Stage(house, facts, session)
                await stage.ask("PUT", "/world/settings", {"auto_consent": True})
                yield stage
    finally:
        world.terminate()
        await world.wait()


def _config(facts: Facts, folder: str) -> Config:
    addresses = {f"{name}_url": facts[name] for name in ("authorize", "token", "revoke", "calendar", "gmail")}
    return Config(
        server=Server(port=0, open_browser=False),
        storage=Storage(data_dir=folder),
        engine=Engine(),
        watch=Watch(calendar_seconds=86400, mail_seconds=86400),
        network=Network(),
        google=Google(client_id=facts["client_id"], client_secret=facts["client_secret"], **addresses),
        outlook=Outlook(
            client_id=facts["outlook_client_id"], authority_url=facts["authority"], graph_url=facts["graph"]
        ),
    )
