"""A database that cannot be used: a plain sentence, nothing half-written, and all is well once it is mended."""

import resource
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from service.domain.case import Note
from service.errors import BadSettings, StorageTrouble
from service.ports.store import Books
from service.storage.database import open_database
from service.storage.store import SqlStore, open_store
from service.vault import Vault
from tests.storage.scenes import START, StillClock, make_account, make_case, make_note

LONG = Note(START, "x" * 400_000)


def write_much(books: Books) -> None:
    """A job that needs more room than there is."""
    books.accounts.put(make_account("half"))
    books.cases.add(make_case(), [LONG])


def assert_unharmed(store: SqlStore) -> None:
    """Nothing of the failed job was kept, and the next one works."""
    assert [account.id for account in store.run_now(lambda books: books.accounts.all())] == ["acc"]
    assert store.run_now(lambda books: books.cases.add(make_case(), [make_note()])).version == 1


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    """As on a disk that fills up: the system refuses every write beyond this size."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_database_is_told_and_keeps_nothing_of_the_job(store: SqlStore) -> None:
    with store.database.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar() or 0
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(StorageTrouble, match="The disk is full"):
        store.run_now(write_much)
    with store.database.connect() as connection:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 500}")
    assert_unharmed(store)


def test_a_disk_that_refuses_a_write_is_told_and_keeps_nothing_of_the_job(store: SqlStore, path: Path) -> None:
    with no_file_above(path.stat().st_size), pytest.raises(StorageTrouble, match=r"[Dd]isk"):
        store.run_now(write_much)
    assert_unharmed(store)


def test_a_locked_database_is_told_quickly_and_used_again_afterwards(store: SqlStore, path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    began = time.monotonic()
    with pytest.raises(StorageTrouble, match="in use by another program"):
        store.run_now(write_much)
    assert time.monotonic() - began < 2
    other.execute("COMMIT")
    other.close()
    assert_unharmed(store)


def test_a_read_only_database_is_told(path: Path, vault: Vault, clock: StillClock) -> None:
    store = SqlStore(open_database(f"sqlite:///file:{path}?mode=ro&uri=true"), vault, clock)
    with pytest.raises(StorageTrouble, match="read-only"):
        store.run_now(write_much)
    store.close()


def test_a_damaged_database_is_told(path: Path, vault: Vault, clock: StillClock) -> None:
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    store = SqlStore(open_database(f"sqlite:///{path}"), vault, clock)
    with pytest.raises(StorageTrouble, match="damaged"):
        store.run_now(write_much)
    store.close()


def test_a_file_that_is_no_database_is_told_and_left_as_it_is(tmp_path: Path, vault: Vault, clock: StillClock) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear Ida, " * 1000)
    with pytest.raises(StorageTrouble, match="damaged"):
        open_store(f"sqlite:///{letter}", vault, clock)
    assert letter.read_text() == "Dear Ida, " * 1000


def test_a_folder_that_is_missing_is_told(tmp_path: Path, vault: Vault, clock: StillClock) -> None:
    with pytest.raises(StorageTrouble, match="folder"):
        open_store(f"sqlite:///{tmp_path / 'nowhere' / 'books.db'}", vault, clock)


@pytest.mark.parametrize("url", ["", "books.db", "sqlite://", "sqlite:///:memory:", "nosuch://x/y"])
def test_a_database_address_that_makes_no_sense_says_what_to_write(url: str) -> None:
    with pytest.raises(BadSettings, match="database:"):
        open_database(url)


def test_errors_never_show_what_was_to_be_stored(store: SqlStore, path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageTrouble) as caught:
        store.run_now(write_much)
    other.close()
    assert str(path) not in str(caught.value)
    assert "INSERT" not in str(caught.value)
