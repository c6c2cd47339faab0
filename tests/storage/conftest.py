"""A store on a fresh file, with the candidate's account in it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.storage.store import SqlStore, open_store
from service.vault import Vault
from tests.storage.scenes import StillClock, make_account

KEY = bytes(range(32))


@pytest.fixture
def clock() -> StillClock:
    """A clock that stands still."""
    return StillClock()


@pytest.fixture
def vault() -> Vault:
    """A vault with one key."""
    return Vault([KEY])


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file to copy, since migrating takes longer than most tests."""
    path = tmp_path_factory.mktemp("blank") / "books.db"
    store = open_store(f"sqlite:///{path}", Vault([KEY]), StillClock())
    store.run_now(lambda books: books.accounts.put(make_account()))
    store.close()
    return path


@pytest.fixture
def path(tmp_path: Path, blank: Path) -> Path:
    """The database file of one test."""
    return Path(shutil.copy(blank, tmp_path / "books.db"))


@pytest.fixture
def store(path: Path, vault: Vault, clock: StillClock) -> Iterator[SqlStore]:
    """A store on that file."""
    store = open_store(f"sqlite:///{path}", vault, clock, busy_seconds=0.1)
    yield store
    store.close()
