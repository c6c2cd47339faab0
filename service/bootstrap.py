"""The composition root: the one module that knows everyone, and puts the house together."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from connectors import PROVIDERS, open_provider
from service.almanac import Holidays
from service.config import Config
from service.errors import BadSettings, StorageTrouble
from service.notices import AppriseNotices
from service.own_letters import open_letters
from service.ports.sign_in import Provider
from service.ports.words import Clock, Letters
from service.storage.database import open_database
from service.storage.grants import StoredGrants
from service.storage.store import SqlStore
from service.usecases.advance import advance
from service.usecases.desk import Desk
from service.usecases.mailbox_lease import MailboxLeases
from service.usecases.tending.waking import set_all_alarms
from service.usecases.watching.watch import poll
from service.vault import Vault, load_vault

if TYPE_CHECKING:
    from sqlalchemy import Engine as Database

    from service.engine.engine import Engine
    from service.engine.hints import Hints
    from service.engine.settings import EngineSettings

_ROUND = 2.0  # seconds that one account may keep the others waiting
_log = structlog.get_logger("house")


class SystemClock:
    """The time of this machine (see `service.ports.words.Clock`)."""

    def now(self) -> datetime:
        """This moment, in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Everything that runs. `engine` is None when this process does no background work of its own."""

    config: Config
    desk: Desk
    vault: Vault
    store: SqlStore
    engine: "Engine | None" = None


@asynccontextmanager
async def open_house(
    config: Config,
    *,
    clock: Clock | None = None,
    background: bool = False,
    announce: Callable[[str], None] = lambda _: None,
) -> AsyncIterator[House]:
    """Open the books and the providers; with `background`, work through cases and watch the accounts meanwhile.

    Raises BadSettings or StorageTrouble, each saying what to do. `announce` is told about a newly made key.
    """
    told = clock or SystemClock()
    async with AsyncExitStack() as closing:
        vault = open_vault(config, announce)
        database = open_database(config.database_url, config.storage.busy_timeout)
        hints = _open_hints(database, told, config, closing) if background else None
        store = SqlStore(database, vault, told, *([hints.give] if hints else []))
        closing.callback(store.close)
        await asyncio.to_thread(store.prepare)
        providers = open_providers(config, store, told)
        for provider in providers.values():
            closing.push_async_callback(provider.close)
        errands = Errands()
        closing.push_async_callback(errands.finish)
        desk = errands.desk = _open_desk(config, store, told, providers, errands)
        closing.push_async_callback(_drop_errands, desk)
        if hints is not None:
            await set_all_alarms(desk)
            errands.engine = _open_engine(config, desk, hints)
            closing.push_async_callback(errands.engine.stop)
            await errands.engine.start()
        yield House(config=config, desk=desk, vault=vault, store=store, engine=errands.engine)


def open_vault(config: Config, announce: Callable[[str], None]) -> Vault:
    """The keys of this installation; a first key is made only while there is no database yet."""
    _make_folder(config.data_dir)
    database = Path(config.database_url.removeprefix("sqlite:///"))
    return load_vault(
        config.key_file,
        environment=os.environ,
        keyring_name="mulligan" if config.vault.keyring else "",
        may_create=config.database_url.startswith("sqlite:///") and not database.exists(),
        announce=announce,
    )


def open_providers(config: Config, store: SqlStore, clock: Clock) -> dict[str, Provider]:
    """Every provider that is configured; one without a client id is left out."""
    grants = StoredGrants(store)
    given = {"google": _google_settings(config), "outlook": _outlook_settings(config)}
    return {
        name: open_provider(name, given[name], grants, clock)
        for name in PROVIDERS
        if name in given and given[name]["client_id"]
    }


class Errands:
    """Looks at cases that were just changed, in this process: at the engine's side, or by itself without one."""

    def __init__(self) -> None:
        self.engine: Engine | None = None
        self.desk: Desk | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def prompt(self, case_id: str, version: int) -> None:
        """Begin to look at the case; must be called on the event loop."""
        if self.engine is not None:
            self.engine.prompt(case_id, version)
        elif self.desk is not None:
            task = asyncio.ensure_future(self._look(self.desk, case_id, version))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def finish(self) -> None:
        """Wait until everything begun here has ended."""
        while self._tasks:
            await asyncio.gather(*self._tasks, return_exceptions=True)

    @staticmethod
    async def _look(desk: Desk, case_id: str, version: int) -> None:
        try:
            await advance(desk, case_id, version)
        except StorageTrouble as error:
            _log.warning("look_failed", case=case_id, why=type(error).__name__)


def _open_desk(config: Config, store: SqlStore, clock: Clock, providers: dict[str, Provider], errands: Errands) -> Desk:
    return Desk(
        store=store,
        clock=clock,
        letters=_open_letters(config.letters_folder),
        almanac=Holidays(),
        notices=AppriseNotices(config.notices.ways.split(), config.notices.timeout),
        providers=providers,
        leases=MailboxLeases(store, clock, seconds=config.engine.lease_seconds),
        prompt=errands.prompt,
        base_url=config.base_url if config.server.base_url or config.server.port else "",
        call_timeout=config.network.call_timeout,
        calendar_seconds=config.watch.calendar_seconds,
        mail_seconds=config.watch.mail_seconds,
    )


@cache
def _open_letters(folder: Path | None) -> Letters:
    """The letters of this process: compiling their templates takes longer than writing many of them."""
    return open_letters(folder)


async def _drop_errands(desk: Desk) -> None:
    """Readings that are still under way are given up: what they would have found is found at the next start."""
    for errand in desk.errands:
        errand.cancel()
    await asyncio.gather(*desk.errands, return_exceptions=True)


def _open_hints(database: "Database", clock: Clock, config: Config, closing: AsyncExitStack) -> "Hints":
    from service.engine.hints import Hints

    hints = Hints(database, clock, _engine_settings(config))
    closing.callback(hints.close)
    return hints


def _open_engine(config: Config, desk: Desk, hints: "Hints") -> "Engine":
    from service.engine.engine import Engine

    async def look(case_id: str, version: int) -> None:
        await advance(desk, case_id, version)

    async def watch() -> None:
        await poll(desk, patience=_ROUND)

    settings = _engine_settings(config)
    return Engine(store=desk.store, hints=hints, clock=desk.clock, advance=look, poll=watch, settings=settings)


def _engine_settings(config: Config) -> "EngineSettings":
    from service.engine.settings import EngineSettings

    engine = config.engine
    return EngineSettings(
        generation=engine.generation,
        worker_concurrency=engine.worker_concurrency,
        poll_interval=engine.poll_interval,
        reconcile_seconds=engine.reconcile_seconds,
        grace_seconds=engine.reconcile_seconds,
        lease_seconds=engine.lease_seconds,
    )


def _google_settings(config: Config) -> dict[str, object]:
    google = config.google
    return {
        **_network_settings(config),
        "client_id": google.client_id,
        "client_secret": google.client_secret,
        "authorize": google.authorize_url,
        "token": google.token_url,
        "revoke": google.revoke_url,
        "calendar": google.calendar_url,
        "gmail": google.gmail_url,
    }


def _outlook_settings(config: Config) -> dict[str, object]:
    outlook = config.outlook
    return {
        **_network_settings(config),
        "client_id": outlook.client_id,
        "client_secret": outlook.client_secret,
        "authority": outlook.authority_url,
        "graph": outlook.graph_url,
    }


def _network_settings(config: Config) -> dict[str, object]:
    network = config.network
    return {
        "total_timeout": network.call_timeout,
        "connect_timeout": min(10.0, network.call_timeout),
        "ca_file": network.ca_file,
        "proxy": network.proxy,
    }


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise BadSettings(f"The data folder {folder} cannot be made: {error.strerror}. Set storage.data_dir.") from None
