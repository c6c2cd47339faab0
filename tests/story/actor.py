"""A whole installation that plays the story by itself and may be told to die before its n-th commit.

It starts from whatever an earlier run left behind, as a restarted process does.
"""

import asyncio
import os
import signal
import threading
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import aiohttp
from sqlalchemy import Connection, event

from service.bootstrap import House, open_house
from service.config import Config
from service.config.keys import Engine, Network, Server, Storage, Watch
from service.domain.account import Account
from service.domain.case import Case, State
from service.usecases import accounts, overview
from service.usecases.letters import approval
from service.usecases.watching import watch
from tests.reach import reach

_PATIENCE = 40.0
BACK = "http://127.0.0.1:8210/connect/back"


@dataclass(frozen=True, slots=True)
class Part:
    """What an actor is told: where to keep its books, where the world is and what registered there (at Google, at
    Microsoft), where its account is, and before which commit to die (0: never)."""

    folder: str
    addresses: dict[str, str]
    clients: tuple[tuple[str, str], tuple[str, str]]
    provider: str
    dies_before: int = 0
    kind: str = "request"


def act(part: Part) -> None:
    """Play until the meeting is booked and confirmed; the process ends itself."""
    asyncio.run(_act(part))
    os._exit(0)


async def _act(part: Part) -> None:
    async with open_house(_config(part), background=True) as house:
        if part.dies_before:
            _die_before(house, part.dies_before)
        account = await _connected(house, part)
        case = None
        try:
            async with asyncio.timeout(_PATIENCE):
                while (case := await _first_case(house)) is None or case.state is not State.BOOKED:
                    await _nudge(house, account, case)
                    await asyncio.sleep(0.02)
        except TimeoutError:
            where = f"{case.state}: {case.trouble or case.question or 'no trouble'}" if case else "there is no case"
            raise RuntimeError(f"the story stopped short: {where}; {await _say_positions(house)}") from None


def _die_before(house: House, count: int) -> None:
    """Count the commits of our own books, and kill this process before the chosen one is made."""
    seen = 0

    @event.listens_for(house.store.database, "commit")
    def _count(_: Connection) -> None:
        nonlocal seen
        if threading.current_thread().name.startswith("store"):
            seen += 1
            if seen == count:
                os.kill(os.getpid(), signal.SIGKILL)


async def _connected(house: House, part: Part) -> Account:
    known = await accounts.list_accounts(house.desk)
    if known:
        return known[0].account
    consent = await accounts.begin(house.desk, part.provider, BACK, hint="robin@keller.example")
    async with aiohttp.ClientSession() as session, session.get(consent.url, allow_redirects=False) as page:
        answer = dict(parse_qsl(urlsplit(page.headers["Location"]).query))
    account = await accounts.finish(house.desk, part.provider, consent, BACK, answer)
    return await accounts.change_preferences(house.desk, account.id, replace(account.preferences, undo_seconds=0))


async def _first_case(house: House) -> Case | None:
    return next(iter(await overview.list_cases(house.desk, limit=1)), None)


async def _say_positions(house: House) -> str:
    """How far everything was read, and what stood in the way."""
    views = await accounts.list_accounts(house.desk)
    found = [one for view in views for one in view.positions]
    return "; ".join(
        f"{one.kind.value} at {one.cursor!r}, due {one.due}, {one.failures} failed {one.trouble}" for one in found
    )


async def _nudge(house: House, account: Account, case: Case | None) -> None:
    """What the person does meanwhile: look whether something came, and approve each letter as it lies ready."""
    if account.preferences.undo_seconds:
        await accounts.change_preferences(house.desk, account.id, replace(account.preferences, undo_seconds=0))
    if case is None or case.state is State.WAITING:
        await watch.read_now(house.desk, account.id)
    elif case.state is State.READY and case.letter is not None:
        await approval.approve(house.desk, case.id, case.letter.content.fingerprint, "Robin")


def _config(part: Part) -> Config:
    return Config(
        server=Server(port=0, open_browser=False),
        storage=Storage(data_dir=str(Path(part.folder))),
        engine=Engine(poll_interval=0.1, reconcile_seconds=0.3, lease_seconds=1.0),
        watch=Watch(calendar_seconds=1.0, mail_seconds=1.0),
        network=Network(call_timeout=0.5),
        **reach(part.addresses, *part.clients),
    )
