"""Microsoft's own sign-in library, MSAL, one application object for each use.

An object holds the tokens of one account. All of them share one description of the authority, read once per process.
"""

import asyncio
import logging
import warnings
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib import import_module
from typing import Any, TypeVar

from connectors.outlook.authority import Authority
from connectors.outlook.settings import OutlookSettings
from connectors.outlook.transport import Transport
from connectors.shared.door import Door
from service.errors import Unreachable
from service.ports.words import Clock

T = TypeVar("T")

Found = Mapping[str, Any]
"""What MSAL answers: tokens, or an error."""

_BROKEN = (ValueError, LookupError, TypeError, AttributeError, RuntimeError, AssertionError)
_THREADS = 4


class Workers:
    """Threads for MSAL; not the loop's own, for those look up names for the very requests that these wait for."""

    def __init__(self) -> None:
        self._threads: ThreadPoolExecutor | None = None

    async def run(self, work: Callable[[], T]) -> T:
        """The result of work that may take its time."""
        if self._threads is None:
            self._threads = ThreadPoolExecutor(_THREADS, "outlook-sign-in")
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def close(self) -> None:
        """Let go of the threads; the next work starts new ones."""
        threads, self._threads = self._threads, None
        if threads is not None:
            threads.shutdown(wait=False)


class Application:
    """One account's dealings with Microsoft's sign-in; made by Applications."""

    def __init__(self, library: Any, cache: Any, workers: Workers) -> None:  # noqa: ANN401 - MSAL has no types
        self._library = library
        self._cache = cache
        self._workers = workers

    def begin(self, scopes: list[str], **words: str | None) -> dict[str, Any]:
        """A consent under way: `auth_uri` and what has to be kept for `redeem`. Makes no request."""
        with warnings.catch_warnings():
            # MSAL warns of every mode but form_post, which no program on the person's own machine can use.
            warnings.simplefilter("ignore", UserWarning)
            flow: dict[str, Any] = self._library.initiate_auth_code_flow(scopes, **words)
        return flow

    async def redeem(self, flow: dict[str, Any], answer: Mapping[str, str]) -> Found:
        """The tokens for a consent that came back with this answer."""
        return await self._ask(self._library.acquire_token_by_auth_code_flow, flow, dict(answer))

    async def begin_device(self, scopes: list[str]) -> dict[str, Any]:
        """A code for the person to type in elsewhere, or an error."""
        return dict(await self._ask(self._library.initiate_device_flow, scopes))

    async def redeem_device(self, flow: dict[str, Any]) -> Found:
        """The tokens for a code that was typed in; asks once."""
        return await self._ask(self._library.acquire_token_by_device_flow, flow, exit_condition=lambda _: True)

    async def renew(self, account: str, scopes: list[str], claims: str) -> Found:
        """Another access token; nothing at all when the cache does not hold this account."""
        known = {found["home_account_id"]: found for found in self._library.get_accounts()}
        if account not in known:
            return {}
        silent = partial(self._library.acquire_token_silent_with_error, scopes, known[account])
        return await self._ask(silent, force_refresh=True, claims_challenge=claims or None)

    def account(self) -> str:
        """The id of the account that has just signed in, "" when Microsoft did not say."""
        found = self._library.get_accounts()
        return str(found[0]["home_account_id"]) if found else ""

    def cache(self) -> str:
        """Everything that has to be stored."""
        return str(self._cache.serialize())

    async def _ask(self, question: Callable[..., Any], *words: object, **more: object) -> Found:
        try:
            return await self._workers.run(partial(question, *words, **more)) or {}
        except _BROKEN:
            # Cut off from its cause: MSAL quotes tokens and addresses in its complaints.
            raise Unreachable("Microsoft's sign-in gave no usable answer.") from None


class Applications:
    """Makes application objects for one registration at one authority."""

    def __init__(self, settings: OutlookSettings, door: Door, clock: Clock) -> None:
        self._settings = settings
        self._door = door
        self._clock = clock
        self.authority = Authority(settings.authority)
        self._description = ""
        self._reading = asyncio.Lock()
        self._workers = Workers()

    async def open(self, cache: str = "") -> Application:
        """An application with this account's stored tokens, or for a new one."""
        description = await self._describe()
        transport = Transport(self.authority, description, self._door, self._clock, self._settings.total_timeout)
        return await self._workers.run(partial(self._make, cache, transport))

    def close(self) -> None:
        """Let go of the threads."""
        self._workers.close()

    def _make(self, cache: str, transport: Transport) -> Application:
        msal: Any = import_module("msal")
        logging.getLogger("msal").setLevel(logging.CRITICAL)
        kept = msal.SerializableTokenCache()
        secret = self._settings.client_secret
        kind = msal.ConfidentialClientApplication if secret else msal.PublicClientApplication
        try:
            kept.deserialize(cache)
            library = kind(
                self._settings.client_id,
                **({"client_credential": secret} if secret else {}),
                authority=self.authority.shown,
                instance_discovery=False,
                azure_region=msal.ClientApplication.DISABLE_MSAL_FORCE_REGION,
                client_capabilities=["CP1"],
                http_client=transport,
                token_cache=kept,
            )
        except _BROKEN:
            raise Unreachable("Microsoft's sign-in gave no usable answer.") from None
        return Application(library, kept, self._workers)

    async def _describe(self) -> str:
        async with self._reading:
            if not self._description:
                self._description = await self.authority.describe(self._door, self._clock)
        return self._description
