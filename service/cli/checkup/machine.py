"""Checks of this machine: Python, packages, folder, disk, clock."""

import os
import re
import shutil
import sqlite3
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from service.cli.checkup.result import Result, fail, fine, warn
from service.config import Config
from service.config.keys import SECTIONS
from service.config.reading import NOT_SETTINGS, PREFIX

_MEGABYTE = 1_000_000
_SCARCE, _SPENT = 200 * _MEGABYTE, 20 * _MEGABYTE
_RELEASED = 1_790_000_000  # seconds since 1970; this program did not exist before


def check_machine(config: Config, environ: Mapping[str, str]) -> Iterator[Result]:
    """Everything that needs no database."""
    yield _check_python()
    yield _check_packages()
    yield from _check_variables(environ)
    yield from _check_settings_file(config)
    yield from _check_folder(config.data_dir)
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


def _check_settings_file(config: Config) -> Iterator[Result]:
    if config.file is None:
        yield fine("Settings", "defaults; there is no settings file")
    elif config.google.client_secret and _is_open(config.file):
        yield warn("Settings", f"others can read {config.file}, which holds a secret", f"Run: chmod 600 {config.file}")
    else:
        yield fine("Settings", str(config.file))


def _check_folder(folder: Path) -> Iterator[Result]:
    if not folder.exists():
        yield fine("Data folder", f"{folder} will be made at the first start")
        return
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        yield fail("Data folder", f"{folder} cannot be written", f"Run: chmod u+rwx {folder}, or set storage.data_dir.")
        return
    if _is_open(folder):
        yield warn("Data folder", f"others can look into {folder}", f"Run: chmod 700 {folder}")
    else:
        yield fine("Data folder", str(folder))
    yield _check_space(shutil.disk_usage(folder).free)


def _check_space(free: int) -> Result:
    found = f"{free // _MEGABYTE} MB free"
    if free < _SPENT:
        return fail("Disk", found, "Free some space: without it nothing can be saved.")
    if free < _SCARCE:
        return warn("Disk", found, "Free some space soon.")
    return fine("Disk", found)


def _is_open(path: Path) -> bool:
    return os.name == "posix" and bool(stat.S_IMODE(path.stat().st_mode) & 0o077)


def _check_clock(now: float) -> Result:
    try:
        ZoneInfo("Europe/Berlin")
    except ZoneInfoNotFoundError:
        return fail("Clock", "time zones are not known here", "Install the tzdata package.")
    if now < _RELEASED:
        return fail("Clock", "this machine's clock is far in the past", "Set the clock, best by NTP.")
    return fine("Clock", "plausible, and time zones are known")
