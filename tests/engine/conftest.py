"""An office on a fresh file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engine.scenes import Office


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The database file of one test."""
    return tmp_path / "books.db"


@pytest.fixture
def office(path: Path) -> Iterator[Office]:
    """A store and a queue on that file."""
    office = Office(path)
    yield office
    office.close()
