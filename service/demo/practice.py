"""The practice world: a sandbox and a house that talks to it, both in this process and gone when it ends."""

import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import aiohttp

from connectors.sandbox import Sandbox, Story
from service.bootstrap import House, open_house
from service.config import Config
from service.config.keys import Engine, Google, Network, Outlook, Server, Storage, Watch
from service.demo.other_side import OtherSide
from service.domain.account import Account
from service.errors import SignInFailed
from service.offers import offer_of
from service.usecases import accounts
from service.usecases.watching import watch

TRAVEL_MINUTES = 30
_NOWHERE = "http://127.0.0.1:8210"


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """The house, the world behind it, and the accounts that were connected to it, one for each provider in play."""

    house: House
    sandbox: Sandbox
    other_side: OtherSide
    accounts: Sequence[Account]

    @property
    def account(self) -> Account:
        """The first account, which is the only one in most stories."""
        return self.accounts[0]

    def pass_time(self, seconds: float) -> None:
        """Let the world's clock, by which the house lives too, run ahead."""
        self.sandbox.world.clock.advance(seconds)

    def pass_until(self, moment: datetime) -> None:
        """Let it run ahead to a moment, and a second beyond; not at all where that has passed."""
        self.pass_time(max(0.0, (moment - self.house.desk.now()).total_seconds() + 1))


@asynccontextmanager
async def open_practice(story: Story, *, undo_seconds: int, open_browser: bool = False) -> AsyncIterator[Practice]:
    """A world where the story has just happened, and a house connected to the account of each of its heroes."""
    with tempfile.TemporaryDirectory(prefix="practice-", ignore_cleanup_errors=True) as folder:
        async with Sandbox(story=story) as sandbox, aiohttp.ClientSession() as session:
            other_side = OtherSide(session, sandbox.control_url)
            config = _settings(sandbox, story, Path(folder), open_browser)
            async with open_house(config, clock=sandbox.world.clock, background=True) as house:
                heroes = [
                    await _move_in(await _connect(house, other_side, session, *hero), house, undo_seconds)
                    for hero in await other_side.candidates()
                ]
                yield Practice(house=house, sandbox=sandbox, other_side=other_side, accounts=heroes)


async def _move_in(account: Account, house: House, undo_seconds: int) -> Account:
    owner = replace(account.preferences, signature="Robin Keller", phone="+49 171 39200 12")
    owner = replace(owner, undo_seconds=undo_seconds, travel_minutes=TRAVEL_MINUTES)
    account = await accounts.change_preferences(house.desk, account.id, owner)
    await watch.read_now(house.desk, account.id)
    return account


async def _connect(
    house: House, other_side: OtherSide, session: aiohttp.ClientSession, address: str, provider: str
) -> Account:
    """Sign in as a browser would: follow the consent page's redirect, and hand its answer to the house."""
    await other_side.consent_by_itself(True)
    back = offer_of(provider).place(_NOWHERE)
    consent = await accounts.begin(house.desk, provider, back, hint=address)
    async with session.get(consent.url, allow_redirects=False) as page:
        answer = dict(parse_qsl(urlsplit(page.headers.get("Location", "")).query))
    if not answer:
        raise SignInFailed("The practice world did not let us in.")
    account = await accounts.finish(house.desk, provider, consent, back, answer)
    await other_side.consent_by_itself(False)
    return account


def _settings(sandbox: Sandbox, story: Story, folder: Path, open_browser: bool) -> Config:
    """A provider at which nobody of the story has an account is not offered: its consent page would lead nowhere."""
    addresses = sandbox.addresses
    played = {story.provider_of(number) for number in range(story.couples)}
    client_id, client_secret = sandbox.client
    return Config(
        server=Server(host="127.0.0.1", port=0, open_browser=open_browser),
        storage=Storage(data_dir=str(folder)),
        engine=Engine(poll_interval=0.2, reconcile_seconds=0.3, lease_seconds=30.0),
        watch=Watch(calendar_seconds=1.0, mail_seconds=1.0),
        network=Network(call_timeout=5.0),
        google=Google(
            client_id=client_id if "google" in played else "",
            client_secret=client_secret,
            authorize_url=addresses["authorize"],
            token_url=addresses["token"],
            revoke_url=addresses["revoke"],
            calendar_url=addresses["calendar"],
            gmail_url=addresses["gmail"],
        ),
        outlook=Outlook(
            client_id=sandbox.outlook_client[0] if "outlook" in played else "",
            authority_url=addresses["authority"],
            graph_url=addresses["graph"],
        ),
    )
