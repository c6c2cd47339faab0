"""Does the guard over unit tests really stop what it should?"""

import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest


def test_a_unit_test_cannot_open_a_socket() -> None:
    """Not even one that connects to nothing."""
    with pytest.raises(AssertionError, match="socket"):
        socket.socket()


def test_a_unit_test_cannot_start_a_program() -> None:
    """Not even Python itself."""
    with pytest.raises(AssertionError, match="subprocess"):
        subprocess.run([sys.executable, "-c", "pass"], check=False)


def test_a_unit_test_cannot_write_a_file() -> None:
    """Neither a new one nor more to an old one."""
    with pytest.raises(AssertionError, match="writes"):
        Path("written-by-a-unit-test").write_text("no", encoding="utf-8")
    with pytest.raises(AssertionError, match="writes"), Path(__file__).open("a", encoding="utf-8"):
        pass


def test_a_unit_test_cannot_open_a_database() -> None:
    """Not even one in memory, because the next change would make it a file."""
    with pytest.raises(AssertionError, match="sqlite3"):
        sqlite3.connect(":memory:")


def test_a_unit_test_can_read_a_file() -> None:
    """Templates and samples are read, and reading changes nothing."""
    assert "guard" in Path(__file__).read_text(encoding="utf-8")
