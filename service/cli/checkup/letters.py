"""Checks of a person's own letters: whether their folder can be read, and whether each of them can be used."""

import os
from collections.abc import Iterator

from service.cli.checkup.result import Result, fine, warn
from service.config import Config
from service.gallery import review
from service.render import LetterBook

_ADVICE = "Run: mulligan letters check"


def check_letters(config: Config) -> Iterator[Result]:
    """Ours are judged before they are published; here it is about the folder `letters.folder`."""
    folder = config.letters_folder
    if folder is None:
        yield fine("Letters", "the built-in ones")
        return
    if not folder.is_dir() or not os.access(folder, os.R_OK | os.X_OK):
        advice = "Set letters.folder to a folder that can be read; until then the built-in letters are used."
        yield warn("Letters", f"{folder} cannot be read", advice)
        return
    faults = [fault for fault in review(LetterBook(folder), folder) if fault.error or fault.rule == "unknown"]
    if not faults:
        yield fine("Letters", f"your own in {folder}, before the built-in ones")
    for fault in faults:
        line = f", line {fault.line}" if fault.line else ""
        kept = "; the built-in one is used" if fault.rule == "broken" else ""
        yield warn("Letters", f"{fault.file}{line}: {fault.message}{kept}", _ADVICE)
