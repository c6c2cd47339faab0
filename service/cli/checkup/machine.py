"""Checks of this machine: Python, packages, environment, clock."""

import re
import sqlite3
import sys
import time
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires, version
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from service.cli.checkup.result import Result, fail, fine, warn
from service.config.keys import SECTIONS
from service.config.reading import NOT_SETTINGS, PREFIX

_RELEASED = 1_790_000_000  # seconds since 1970; this program did not exist before


def check_machine(environ: Mapping[str, str]) -> Iterator[Result]:
    """Everything that needs neither settings nor database."""
    yield _check_python()
    yield _check_packages()
    yield from _check_variables(environ)
    yield _check_clock(time.time())


def _check_python() -> Result:
    found = f"{'.'.join(map(str, sys.version_info[:3]))}, SQLite {sqlite3.sqlite_version}"
    # From Python 3.12 on, DBOS counts in a way that SQLite knows since 3.42.
    if sys.version_info >= (3, 12) and sqlite3.sqlite_version_info < (3, 42):
        return fail("Python", found, "Use Python 3.11, or one that brings SQLite 3.42 or newer.")
    return fine("Python", found)


def _check_packages() -> Result:
    try:
        wanted = [line for line in requires("mulligan") or [] if "extra ==" not in line]
    except PackageNotFoundError:
        return warn("Packages", "this is not an installation", "Install it with: make .venv/ready")
    missing = [name for name in map(_name_of, wanted) if not _is_installed(name)]
    if missing:
        return fail("Packages", f"missing: {', '.join(missing)}", "Remove .venv and run make again.")
    return fine("Packages", f"all {len(wanted)} are installed")


def _name_of(requirement: str) -> str:
    return re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]


def _is_installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def _check_variables(environ: Mapping[str, str]) -> Iterator[Result]:
    for name in sorted(environ):
        section = name.removeprefix(PREFIX).partition("_")[0].lower()
        if name.startswith(PREFIX) and name not in NOT_SETTINGS and section not in SECTIONS:
            yield warn("Environment", f"{name} is no setting", "Check its spelling, or remove it.")


def _check_clock(now: float) -> Result:
    try:
        ZoneInfo("Europe/Berlin")
    except ZoneInfoNotFoundError:
        return fail("Clock", "time zones are not known here", "Install the tzdata package.")
    if now < _RELEASED:
        return fail("Clock", "this machine's clock is far in the past", "Set the clock, best by NTP.")
    return fine("Clock", "plausible, and time zones are known")
