"""Signs in at the sandbox as a person would, and hands out the task: the API is then asked at the canned server."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

import aiohttp

from benchmarks.first_sync.happenings import ME
from benchmarks.first_sync.ours import ACCOUNT, OneGrant, Task
from connectors import open_provider
from connectors.sandbox import Sandbox, Story
from service.bootstrap import SystemClock
from service.domain.account import Ability
from service.ports.sign_in import Grant, Provider

_BACK = "http://127.0.0.1:9/connect"
_WANTED = frozenset({Ability.READ_CALENDAR, Ability.READ_LABELS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entrance:
    """Which client and addresses of the sandbox a provider's settings name, and the one that is the API's."""

    client: Callable[[Sandbox], tuple[str, str]]
    addresses: tuple[str, ...]
    api: str


@asynccontextmanager
async def open_task(provider: str, entrance: Entrance, root: str) -> AsyncIterator[Task]:
    """A task whose API is at `root`; who signs in and renews tokens stays up as long as the block."""
    async with Sandbox(story=Story(provider=provider)) as sandbox:
        sandbox.state.sign_in.auto = True
        client_id, client_secret = entrance.client(sandbox)
        settings = {key: sandbox.addresses[key] for key in entrance.addresses}
        settings |= {"client_id": client_id, "client_secret": client_secret}
        grant = await _sign_in(provider, settings)
        yield Task(provider, {**settings, entrance.api: root}, grant, await _calendar(provider, settings, grant), False)


async def _sign_in(name: str, settings: dict[str, str]) -> Grant:
    provider = open_provider(name, settings, OneGrant(Grant(tokens={}, abilities=frozenset())), SystemClock())
    try:
        return await _consent(provider)
    finally:
        await provider.close()


async def _consent(provider: Provider) -> Grant:
    consent = await provider.sign_in.begin(_BACK, _WANTED, ME)
    async with aiohttp.ClientSession() as browser, browser.get(consent.url, allow_redirects=False) as page:
        answer = dict(parse_qsl(urlsplit(page.headers["Location"]).query))
    return await provider.sign_in.finish(consent, _BACK, answer)


async def _calendar(name: str, settings: dict[str, str], grant: Grant) -> str:
    """The id of the person's own calendar."""
    provider = open_provider(name, settings, OneGrant(grant), SystemClock())
    try:
        return next(one.id for one in await provider.connect(ACCOUNT).calendar.calendars() if one.primary)
    finally:
        await provider.close()
