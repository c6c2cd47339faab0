"""Clock, letters in words, and public holidays: small things from outside that decisions take as values."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Protocol

from service.domain.case import Occasion
from service.domain.letter import LetterKind
from service.domain.letters.language import Language
from service.domain.letters.phrases import Phrases


class Clock(Protocol):
    """Tells the time; the sandbox has a movable one."""

    def now(self) -> datetime:
        """This moment, aware, in UTC."""


class Letters(Protocol):
    """Turns facts into the words of a letter; a language is a code like "en" or "de-AT"."""

    def write(self, kind: LetterKind, language: str, facts: Mapping[str, object]) -> tuple[str, str]:
        """Subject and body; the body ends with one line end. Raises LookupError for a language without templates."""

    def script(self, occasion: Occasion, language: str, facts: Mapping[str, object]) -> tuple[str, ...]:
        """The few lines to say on the phone. Raises LookupError for a language without templates."""

    def words(self, language: str) -> Language:
        """How a language says things. Raises LookupError for a language without words."""

    def phrases(self, language: str) -> Phrases:
        """By which phrases letters in the language are judged; none for a language without a list."""

    def languages(self) -> tuple[str, ...]:
        """Codes of the languages in which every letter can be written."""


class Almanac(Protocol):
    """Public holidays."""

    def holidays(self, country: str, years: tuple[int, ...]) -> frozenset[date]:
        """Dates of public holidays in a country (ISO 3166-1 alpha-2, optionally "-" subdivision); empty if unknown."""
