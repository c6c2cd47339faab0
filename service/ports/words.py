"""Clock, letters in words, and public holidays: small things from outside that decisions take as values."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from service.domain.letter import LetterKind


class Clock(Protocol):
    """Tells the time; the sandbox has a movable one."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""


class Letters(Protocol):
    """Turns facts into the words of a letter."""

    def write(self, kind: LetterKind, language: str, facts: Mapping[str, object]) -> tuple[str, str]:
        """Subject and body; the body ends with one line end. Raises LookupError for a language without templates."""


class Almanac(Protocol):
    """Public holidays."""

    def holidays(self, country: str, years: tuple[int, ...]) -> frozenset[date]:
        """Dates of public holidays in a country (ISO 3166-1 alpha-2, optionally "-" subdivision); empty if unknown."""
