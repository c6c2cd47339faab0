"""The word lists beside the templates: how a language says things, and by which phrases its letters are judged."""

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, fields
from importlib.resources import files
from pathlib import Path
from typing import TypeVar

from service.domain.letters.language import ENGLISH, Language
from service.domain.letters.phrases import Phrases, read_phrases
from service.errors import BadSettings

T = TypeVar("T")

_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")
_LARGEST = 100_000


class Vocabulary:
    """Reads `words/<language>.toml` and `phrases/<language>.toml`; a person's own folder goes before ours.

    How English says things stands in `service.domain.letters.language`, unless that folder says otherwise.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._words: dict[str, Language] = {}
        self._phrases: dict[str, Phrases] = {}

    def words(self, language: str) -> Language:
        """How a language says things ("pt-BR" falls back to "pt"); LookupError when it has no words."""
        if language not in self._words:
            found = self._read("words", language, _read_language)
            if found is None and language.partition("-")[0] == ENGLISH.code:
                found = ENGLISH
            if found is None:
                raise LookupError(f"there are no words for the language '{language}'")
            self._words[language] = found
        return self._words[language]

    def phrases(self, language: str) -> Phrases:
        """By which phrases its letters are judged; none for a language without a list."""
        if language not in self._phrases:
            self._phrases[language] = self._read("phrases", language, read_phrases) or Phrases(code=language)
        return self._phrases[language]

    def _read(self, kind: str, language: str, read: Callable[[str, Mapping[str, object]], T]) -> T | None:
        """The list of a language, or of its plain form without a country; None when there is neither."""
        if not _CODE.fullmatch(language):
            raise LookupError(f"'{language}' is no language code")
        for code in dict.fromkeys((language, language.partition("-")[0])):
            for text in self._texts(kind, code):
                try:
                    return read(code, tomllib.loads(text))
                except (tomllib.TOMLDecodeError, TypeError, ValueError, LookupError) as broken:
                    raise BadSettings(f"The word list {kind}/{code}.toml cannot be used: {broken}.") from broken
        return None

    def _texts(self, kind: str, code: str) -> Iterator[str]:
        for folder in (self._folder, files("templates")):
            if folder is not None and (found := folder / kind / f"{code}.toml").is_file():
                yield found.read_text(encoding="utf-8")[:_LARGEST]


def _read_language(code: str, table: Mapping[str, object]) -> Language:
    known = {field.name: field.default is MISSING for field in fields(Language) if field.name != "code"}
    if strange := sorted(set(table) - set(known)):
        raise ValueError(f"unknown key '{strange[0]}'")
    if missing := sorted({key for key, needed in known.items() if needed} - set(table)):
        raise ValueError(f"the key '{missing[0]}' is missing")
    words = Language(code=code, **{key: _as_words(key, value) for key, value in table.items()})  # type: ignore[arg-type]
    if len(words.days) != 7 or len(words.months) != 12:
        raise ValueError("it needs seven days and twelve months")
    return words


def _as_words(key: str, value: object) -> str | tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    if isinstance(value, str):
        return value
    raise ValueError(f"'{key}' has to be words")
