"""Whole transactions: all or nothing, one after the other, with their hints."""

import asyncio
import stat
from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, text

from service.errors import NotFound
from service.ports.store import Books, PositionKind, Store
from service.storage.database import open_database
from service.storage.store import SqlStore, open_store
from service.vault import Vault
from tests.storage.scenes import StillClock, after, make_account, make_case, make_note


class Interrupted(Exception):
    """Something that goes wrong in the middle of a job."""


def test_a_job_that_fails_leaves_nothing_behind(store: SqlStore) -> None:
    def job(books: Books) -> None:
        books.accounts.put(make_account("half"))
        books.cases.add(make_case(), [make_note()])
        raise Interrupted

    with pytest.raises(Interrupted):
        store.run_now(job)
    assert store.run_now(lambda books: [account.id for account in books.accounts.all()]) == ["acc"]
    with pytest.raises(NotFound):
        store.run_now(lambda books: books.cases.get("case-1"))


def test_jobs_that_read_and_then_write_never_lose_a_change(store: SqlStore) -> None:
    port: Store = store

    def count_up(books: Books) -> None:
        position = books.positions.get("acc", PositionKind.MAIL)
        books.positions.put(type(position)(account_id="acc", kind=PositionKind.MAIL, failures=position.failures + 1))

    async def run_all() -> None:
        await asyncio.gather(*(port.run(count_up) for _ in range(50)))

    asyncio.run(run_all())
    assert store.run_now(lambda books: books.positions.get("acc", PositionKind.MAIL)).failures == 50


def test_two_processes_that_read_and_write_wait_for_each_other(path: Path, vault: Vault, clock: StillClock) -> None:
    stores = [SqlStore(open_database(f"sqlite:///{path}"), vault, clock) for _ in range(2)]

    def count_up(books: Books) -> None:
        position = books.positions.get("acc", PositionKind.MAIL)
        books.positions.put(type(position)(account_id="acc", kind=PositionKind.MAIL, failures=position.failures + 1))

    async def run_all() -> None:
        await asyncio.gather(*(store.run(count_up) for _ in range(20) for store in stores))

    asyncio.run(run_all())
    assert stores[0].run_now(lambda books: books.positions.get("acc", PositionKind.MAIL)).failures == 40
    for store in stores:
        store.close()


def test_a_hint_is_given_in_the_transaction_of_its_change(path: Path, vault: Vault, clock: StillClock) -> None:
    def give_hint(connection: Connection, case_id: str, version: int, at: datetime) -> None:
        connection.execute(text("CREATE TABLE IF NOT EXISTS hints (line TEXT)"))
        connection.execute(text("INSERT INTO hints VALUES (:line)"), {"line": f"{case_id} v{version} {at:%H:%M:%S}"})

    def job(books: Books) -> None:
        case = books.cases.add(make_case(), [])
        books.hints.give(case.id, case.version, after(60))

    def break_off(books: Books) -> None:
        books.hints.give("case-1", 2, after(0))
        raise Interrupted

    store = SqlStore(open_database(f"sqlite:///{path}"), vault, clock, give_hint)
    store.run_now(job)
    with pytest.raises(Interrupted):
        store.run_now(break_off)
    with store.database.connect() as connection:
        assert connection.scalars(text("SELECT line FROM hints")).all() == ["case-1 v1 09:01:00"]
    store.close()


def test_every_commit_is_synced_and_the_file_runs_in_wal_mode(store: SqlStore) -> None:
    with store.database.connect() as connection:
        found = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    assert found == ["wal", 2, 1, 100]


def test_closing_leaves_one_file_and_nothing_beside_it(path: Path, vault: Vault, clock: StillClock) -> None:
    store = SqlStore(open_database(f"sqlite:///{path}"), vault, clock)
    store.run_now(lambda books: books.cases.add(make_case(), []))
    store.close()
    assert [file.name for file in path.parent.iterdir()] == ["books.db"]


def test_a_new_file_and_its_journal_can_be_read_by_their_owner_only(
    tmp_path: Path, vault: Vault, clock: StillClock
) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'new.db'}", vault, clock)
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.iterdir()}
    assert modes == {"new.db": 0o600, "new.db-wal": 0o600, "new.db-shm": 0o600}
    store.close()
