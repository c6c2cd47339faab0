"""Keeps unit tests pure: while one runs, a socket, another program or a written file fails it at once."""

import os
import sys
from collections.abc import Generator

import pytest
from hypothesis import settings

TOUCHES_OUTSIDE = (
    "socket.__new__",
    "socket.connect",
    "socket.bind",
    "socket.getaddrinfo",
    "subprocess.Popen",
    "os.system",
    "os.exec",
    "os.fork",
    "os.posix_spawn",
    "sqlite3.connect",
    "os.mkdir",
    "os.remove",
    "os.rename",
)
CACHES = ("__pycache__", ".pytest_cache", ".hypothesis", os.devnull)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND | os.O_TRUNC

settings.register_profile("pure", database=None, deadline=None, print_blob=True)
settings.load_profile("pure")


class NotPure(AssertionError):
    """A unit test touched the world outside; it belongs into another folder of tests."""


class Guard:
    """Listens to Python's audit events (PEP 578), which cannot be taken back; `on` only while a unit test runs."""

    def __init__(self) -> None:
        self.on = False
        sys.addaudithook(self._hear)

    def _hear(self, event: str, details: tuple[object, ...]) -> None:
        if not self.on:
            return
        if event in TOUCHES_OUTSIDE and not _is_cache(details):
            raise NotPure(f"{event}{details!r}")
        if event == "open" and _is_write(details) and not _is_cache(details):
            raise NotPure(f"writes to {details[0]!r}")


def _is_write(details: tuple[object, ...]) -> bool:
    _, mode, flags = details
    if isinstance(mode, str):
        return bool(set(mode) & set("wax+"))
    return isinstance(flags, int) and bool(flags & WRITING)


def _is_cache(details: tuple[object, ...]) -> bool:
    return bool(details) and any(name in str(details[0]) for name in CACHES)


guard = Guard()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call() -> Generator[None, object, object]:
    """Guard the test itself, but neither its collection nor pytest's own work."""
    guard.on = True
    try:
        return (yield)
    finally:
        guard.on = False
