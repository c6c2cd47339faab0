"""Letters in words: templates rendered in a sandbox, compiled once, in any language that has them."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from functools import partial
from importlib.resources import files
from pathlib import Path

from jinja2 import ChoiceLoader, FileSystemLoader, PackageLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from service.domain.language import ENGLISH, Language, say_date, say_moment
from service.domain.letter import LetterKind, Slot
from service.domain.slots import write_slot
from service.errors import BadSettings

_CODE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")


class LetterBook:
    """Writes letters from `templates/email/<language>/<kind>/{subject,body}.txt` (see `service.ports.words.Letters`).

    A person's own folder with `email` and `words` in it, if given, goes before ours, file by file. Times become words
    by the filters `moment`, `date` and `slot_lines`, with the names in `words/<language>.toml`.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._books: dict[str, ImmutableSandboxedEnvironment] = {}
        self._words: dict[str, Language] = {ENGLISH.code: ENGLISH}

    def write(self, kind: LetterKind, language: str, facts: Mapping[str, object]) -> tuple[str, str]:
        """Subject and body; the body ends with one line end.

        Raises LookupError for a language without templates, BadSettings for a template that does not work.
        """
        words = self.words(language)
        subject = self._render(kind, words, "subject", facts)
        return " ".join(subject.split()), self._render(kind, words, "body", facts)

    def words(self, language: str) -> Language:
        """The words of a language ("pt-BR" falls back to "pt"); LookupError when there are none."""
        if language not in self._words:
            self._words[language] = self._read_words(language)
        return self._words[language]

    def _render(self, kind: LetterKind, words: Language, part: str, facts: Mapping[str, object]) -> str:
        name = f"email/{words.code}/{kind.value}/{part}.txt"
        try:
            return _tidy(self._book(words).get_template(name).render(facts))
        except TemplateNotFound as missing:
            raise LookupError(f"there is no letter '{kind.value}' in the language '{words.code}'") from missing
        except (TemplateError, ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as broken:
            raise BadSettings(f"The letter template {name} does not work: {broken}.") from broken

    def _book(self, words: Language) -> ImmutableSandboxedEnvironment:
        if words.code not in self._books:
            self._books[words.code] = self._open_book(words)
        return self._books[words.code]

    def _open_book(self, words: Language) -> ImmutableSandboxedEnvironment:
        own = [FileSystemLoader(self._folder)] if self._folder is not None else []
        book = ImmutableSandboxedEnvironment(
            loader=ChoiceLoader([*own, PackageLoader("templates", "")]),
            undefined=StrictUndefined,
            autoescape=False,
            auto_reload=False,
        )
        book.filters["moment"] = partial(say_moment, words=words)
        book.filters["date"] = partial(say_date, words=words)
        book.filters["slot_lines"] = partial(_write_slots, words)
        return book

    def _read_words(self, language: str) -> Language:
        if not _CODE.fullmatch(language):
            raise LookupError(f"'{language}' is no language code")
        for text in self._word_files(language):
            try:
                return _read_language(language, tomllib.loads(text))
            except (tomllib.TOMLDecodeError, TypeError, ValueError) as broken:
                raise BadSettings(f"The word list words/{language}.toml cannot be used: {broken}.") from broken
        plain, dash, _ = language.partition("-")
        if dash:
            return self.words(plain)
        raise LookupError(f"there are no words for the language '{language}'")

    def _word_files(self, language: str) -> Iterator[str]:
        ours = files("templates") / "words"
        for folder in (self._folder / "words" if self._folder else None, ours):
            if folder is not None and (found := folder / f"{language}.toml").is_file():
                yield found.read_text(encoding="utf-8")


def _write_slots(words: Language, slots: Sequence[Slot], other_zone: str = "") -> str:
    return "\n".join(write_slot(slot, words.code, other_zone, words) for slot in slots)


def _read_language(code: str, table: Mapping[str, object]) -> Language:
    known = {field.name for field in fields(Language)} - {"code"}
    if strange := sorted(set(table) - known):
        raise ValueError(f"unknown key '{strange[0]}'")
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


def _tidy(text: str) -> str:
    """At most one empty line in a row, no blanks at line ends, one line end at the end."""
    lines: list[str] = []
    for line in (one.rstrip() for one in text.strip().splitlines()):
        if line or (lines and lines[-1]):
            lines.append(line)
    return "\n".join(lines) + "\n"
