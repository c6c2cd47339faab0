"""Checks of what is stored: key, database, accounts, work that waits."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import Engine

from service.cli.checkup.result import Result, fail, fine, warn
from service.cli.exits import Exit
from service.config import Config
from service.domain.account import Account, AccountState
from service.errors import BadSettings, StorageTrouble
from service.ports.store import Books
from service.storage.database import open_database
from service.storage.schema import HEAD, read_version
from service.storage.store import SqlStore
from service.storage.troubles import in_plain_words
from service.usecases.doors import say_lost
from service.vault import Vault, load_vault

_PATIENCE = timedelta(minutes=2)
_SOON = timedelta(days=3)
_SQLITE = "sqlite:///"


class _Now:
    def now(self) -> datetime:
        return datetime.now(UTC)


def check_records(config: Config) -> Iterator[Result]:
    """Everything that is stored, read without changing it; a first start has nothing to check yet."""
    path = Path(config.database_url.removeprefix(_SQLITE))
    if config.database_url.startswith(_SQLITE) and not path.exists():
        yield fine("Database", "there is none yet; it will be made at the first start")
        return
    try:
        vault = _open_vault(config)
        yield fine("Key", "found")
        database = open_database(config.database_url, min(config.storage.busy_timeout, 5.0))
    except BadSettings as problem:
        yield fail("Key", str(problem), "Put the key back; SECURITY.md says where it may lie.", Exit.SETTINGS)
        return
    try:
        yield from _check_database(database, vault)
    except BadSettings as problem:
        yield fail("Key", str(problem), "SECURITY.md says where the key may lie.", Exit.SETTINGS)
    except StorageTrouble as problem:
        yield fail("Database", str(problem), "Stop mulligan, then mend this or restore your copy.")
    finally:
        database.dispose()


def _open_vault(config: Config) -> Vault:
    name = "mulligan" if config.vault.keyring else ""
    return load_vault(
        config.key_file, environment=os.environ, keyring_name=name, may_create=False, announce=lambda _: None
    )


def _check_database(database: Engine, vault: Vault) -> Iterator[Result]:
    with in_plain_words(), database.connect() as connection:
        state = read_version(connection)
        whole = "ok"
        if database.dialect.name == "sqlite":
            whole = str(connection.exec_driver_sql("PRAGMA quick_check(1)").scalar())
    if whole != "ok":
        yield fail("Database", "it is damaged", "Stop mulligan and restore your copy of the file.")
        return
    if state != HEAD:
        yield warn(
            "Database", f"made by another version ({state or 'empty'}, not {HEAD})", "Start mulligan serve once."
        )
        return
    yield fine("Database", f"opens, is whole, and is of this version ({state})")
    store = SqlStore(database, vault, _Now())
    try:
        yield from store.run_now(lambda books: list(_check_books(books, datetime.now(UTC))))
    finally:
        store.close()


def _check_books(books: Books, now: datetime) -> Iterator[Result]:
    accounts = books.accounts.all()
    if not accounts:
        yield warn("Accounts", "none is connected", "Connect one with: mulligan accounts connect")
    for account in accounts:
        yield _check_account(account, now)
        for position in books.positions.of_account(account.id):
            if position.trouble:
                yield warn(f"Account {account.address}", position.trouble, "It is tried again by itself.")
    late = len(books.shelf.overdue(now - _PATIENCE, 500))
    if late:
        yield warn("Work", f"{late} case(s) wait to be looked at", "Start mulligan serve, or see what it prints.")
    else:
        yield fine("Work", "nothing waits")


def _check_account(account: Account, now: datetime) -> Result:
    what = f"Account {account.address}"
    if account.state is AccountState.GONE:
        return fine(what, "disconnected by you")
    if account.state is not AccountState.CONNECTED:
        reason = account.state_reason or "the permission has ended"
        advice = "Connect it again: mulligan accounts connect"
        return fail(what, reason, advice, Exit.NEEDS_PERSON)
    if account.mailbox is not None and account.mailbox.state is not AccountState.CONNECTED:
        return fail(what, say_lost(account.mailbox), "Connect that account again.", Exit.NEEDS_PERSON)
    if account.grant_expires_at and account.grant_expires_at - now < _SOON:
        return warn(what, f"the permission ends {account.grant_expires_at:%Y-%m-%d %H:%M} UTC", "Connect it again.")
    return fine(what, "connected")
