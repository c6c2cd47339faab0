"""What does a letter say? The phrases of one language, by which `service.domain.letters.checks` knows it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """One language's phrases by theme, from `templates/phrases/<language>.toml`; an empty theme is not looked for.

    A phrase is words in lower case. A word ending in "*" is the beginning of a word; the word "..." stands for up to
    five words of the same sentence, as in "tut ... leid".
    """

    code: str
    apologies: tuple[str, ...] = ()
    ownership: tuple[str, ...] = ()
    repair: tuple[str, ...] = ()
    asks: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    machine: tuple[str, ...] = ()
    blame: tuple[str, ...] = ()
    begging: tuple[str, ...] = ()
    medical: tuple[str, ...] = ()
    family: tuple[str, ...] = ()
    legal: tuple[str, ...] = ()
    flattery: tuple[str, ...] = ()
    attachment: tuple[str, ...] = ()
    miss: tuple[str, ...] = ()


def read_phrases(code: str, table: Mapping[str, object]) -> Phrases:
    """The phrases in a file that was read; ValueError says which key cannot be used."""
    known = {field.name for field in fields(Phrases)} - {"code"}
    if strange := sorted(set(table) - known):
        raise ValueError(f"unknown key '{strange[0]}'")
    return Phrases(code=code, **{theme: _as_phrases(theme, value) for theme, value in table.items()})


def find_phrases(phrases: Iterable[str], text: str) -> tuple[str, ...]:
    """Every place where one of the phrases stands, in order and as written there."""
    pattern = _compile(tuple(phrases))
    plain = text.replace("\u2019", "'").replace("\u00a0", " ").replace("\u202f", " ")
    return tuple(found.group() for found in pattern.finditer(plain)) if pattern else ()


def _as_phrases(theme: str, value: object) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value):
        return tuple(one.lower() for one in value)
    raise ValueError(f"'{theme}' has to be a list of phrases")


@cache
def _compile(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    if not phrases:
        return None
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_pattern, longest_first))})", re.IGNORECASE)


def _pattern(phrase: str) -> str:
    """A phrase as a regular expression that stays inside one sentence."""
    pattern = ""
    for word in phrase.split():
        if word == "...":
            pattern += r"(?:[\s,]+[^\s,.!?;:]+){0,5}?"
            continue
        begins = re.escape(word.removesuffix("*")) + (r"\w*" if word.endswith("*") else r"(?!\w)")
        pattern += (r"[\s,]+" if pattern else "") + begins
    return pattern
