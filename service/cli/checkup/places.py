"""Checks of what lies on the disk beside the database: the settings file, the data folder, the space."""

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from service.cli.checkup.result import Result, fail, fine, warn
from service.cli.exits import Exit
from service.config import Config
from service.config.keys import CLIENTS

_MEGABYTE = 1_000_000
_SCARCE, _SPENT = 200 * _MEGABYTE, 20 * _MEGABYTE


def check_places(config: Config) -> Iterator[Result]:
    """Whether files and folders can be used, and whether others could look into them."""
    yield _check_settings_file(config)
    yield from _check_folder(config.data_dir)


def _check_settings_file(config: Config) -> Result:
    if config.file is None:
        return fine("Settings", "defaults; there is no settings file")
    if any(getattr(config, name).client_secret for name in CLIENTS) and _is_open(config.file):
        return warn("Settings", f"others can read {config.file}, which holds a secret", f"Run: chmod 600 {config.file}")
    return fine("Settings", str(config.file))


def _check_folder(folder: Path) -> Iterator[Result]:
    standing = _standing_part(folder)
    if not standing.is_dir():
        advice = "Set storage.data_dir to a folder."
        yield fail("Data folder", f"{standing} is no folder, so {folder} cannot be used", advice, Exit.SETTINGS)
        return
    if not os.access(standing, os.R_OK | os.W_OK | os.X_OK):
        advice = f"Run: chmod u+rwx {standing}, or set storage.data_dir."
        yield fail("Data folder", f"{standing} cannot be written", advice, Exit.SETTINGS)
        return
    if standing != folder:
        yield fine("Data folder", f"{folder} will be made at the first start")
    elif _is_open(folder):
        yield warn("Data folder", f"others can look into {folder}", f"Run: chmod 700 {folder}")
    else:
        yield fine("Data folder", str(folder))
    yield _check_space(shutil.disk_usage(standing).free)


def _standing_part(folder: Path) -> Path:
    """The folder itself, or the nearest one above it that is there."""
    return next(one for one in (folder, *folder.absolute().parents) if os.path.lexists(one))


def _check_space(free: int) -> Result:
    found = f"{free // _MEGABYTE} MB free"
    if free < _SPENT:
        return fail("Disk", found, "Free some space: without it nothing can be saved.")
    if free < _SCARCE:
        return warn("Disk", found, "Free some space soon.")
    return fine("Disk", found)


def _is_open(path: Path) -> bool:
    return os.name == "posix" and bool(stat.S_IMODE(path.stat().st_mode) & 0o077)
