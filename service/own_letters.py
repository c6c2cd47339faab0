"""A person's own letters before ours: what does not work there is replaced by the built-in one, and nothing is lost."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar

import structlog

from service.domain.case import Occasion
from service.domain.letter import LetterKind
from service.domain.letters.language import Language
from service.domain.letters.phrases import Phrases
from service.errors import BadSettings
from service.ports.words import Letters
from service.render import LetterBook

T = TypeVar("T")
_log = structlog.get_logger("letters")


class OwnLetters:
    """See `service.ports.words.Letters`; `folder` holds `email`, `script`, `words` and `phrases` as ours does."""

    def __init__(self, folder: Path) -> None:
        self._own, self._ours = LetterBook(folder), LetterBook()

    def write(self, kind: LetterKind, language: str, facts: Mapping[str, object]) -> tuple[str, str]:
        """The own letter, or ours while the own one does not work."""
        return self._ask(f"{language}/{kind.value}", lambda book: book.write(kind, language, facts))

    def script(self, occasion: Occasion, language: str, facts: Mapping[str, object]) -> tuple[str, ...]:
        """The own script, or ours while the own one does not work."""
        return self._ask(f"{language}/{occasion.value}", lambda book: book.script(occasion, language, facts))

    def words(self, language: str) -> Language:
        """The own words, or ours while the own list cannot be used."""
        return self._ask(language, lambda book: book.words(language))

    def phrases(self, language: str) -> Phrases:
        """The own phrases, or ours while the own list cannot be used."""
        return self._ask(language, lambda book: book.phrases(language))

    def languages(self) -> tuple[str, ...]:
        """Languages of ours, and those that the own folder makes whole."""
        return tuple(sorted({*self._own.languages(), *self._ours.languages()}))

    def _ask(self, what: str, question: Callable[[Letters], T]) -> T:
        try:
            return question(self._own)
        except (BadSettings, OSError, UnicodeError) as broken:
            _log.warning("own_letter_broken", letter=what)
            try:
                return question(self._ours)
            except LookupError:
                raise broken from None


def open_letters(folder: Path | None) -> Letters:
    """Our letters, behind a person's own where there is a folder of them."""
    return OwnLetters(folder) if folder is not None else LetterBook()
