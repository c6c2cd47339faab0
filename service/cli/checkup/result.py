"""How a check ended."""

from dataclasses import dataclass
from enum import StrEnum

from service.cli.exits import Exit


class Level(StrEnum):
    """How bad it is."""

    OK = "OK"
    WARN = "WARN"
    FAIL = "FAIL"


@dataclass(frozen=True, slots=True)
class Result:
    """One line of the report: what was checked, what was found, and what to do ("" when nothing is)."""

    level: Level
    what: str
    found: str
    advice: str = ""
    code: Exit = Exit.FAILED


def fine(what: str, found: str) -> Result:
    """Nothing to do."""
    return Result(Level.OK, what, found)


def warn(what: str, found: str, advice: str) -> Result:
    """It works, but a person should know."""
    return Result(Level.WARN, what, found, advice)


def fail(what: str, found: str, advice: str, code: Exit = Exit.FAILED) -> Result:
    """It does not work until something is done; `code` is the exit code it asks for."""
    return Result(Level.FAIL, what, found, advice, code)
