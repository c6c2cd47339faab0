"""How many syllables has a word? Counted by the vowels one hears, with the simplest rules of each language."""

import re
from collections.abc import Callable

_VOWELS = re.compile(r"[aeiouyàáâäãåæèéêëìíîïòóôöõøœùúûüýÿ]+")
_ENGLISH_SILENT = re.compile(r"(?<=[^aeiouy])(?:e|(?<![sxz])(?<!ch)(?<!sh)(?<!c)(?<!g)es|(?<![td])ed)$")
_ENGLISH_APART = re.compile(r"ia(?!n$)|io(?!n)|iu|ua|eo(?!u)|ying$")
_GERMAN = re.compile(r"ei|ai|ey|au|äu|eu|ie|aa|ee|oo|[aeiouyäöüéèà]")
_FRENCH_SILENT = re.compile(r"(?<=[^aeiouyàâéèêëîïôùûœ])(?:e|es)$")
_SPANISH = re.compile(r"[iuü]?[aeoáéíóú][iuüy]?(?![aeoáéíóú])|[iuü]?[aeoáéíóú]|[iuü]+y?|y$")


def count_syllables(word: str, language: str) -> int:
    """Syllables of one word, at least one; a language without rules of its own counts groups of vowels."""
    return max(1, _COUNTERS.get(language, _groups)(word.lower()))


def _groups(word: str) -> int:
    return len(_VOWELS.findall(word))


def _english(word: str) -> int:
    spoken = word if word.endswith("le") and len(word) > 2 and word[-3] not in "aeiouy" else _drop(word)
    return _groups(spoken) + len(_ENGLISH_APART.findall(spoken))


def _drop(word: str) -> str:
    return _ENGLISH_SILENT.sub("", word) if len(word) > 3 else word


def _german(word: str) -> int:
    return len(_GERMAN.findall(word.replace("qu", "k")))


def _french(word: str) -> int:
    return _groups(_FRENCH_SILENT.sub("", word) if len(word) > 2 else word)


def _spanish(word: str) -> int:
    spoken = re.sub(r"qu|gu(?=[eiéí])", "k", word)
    return len(_SPANISH.findall(spoken))


_COUNTERS: dict[str, Callable[[str], int]] = {
    "en": _english,
    "de": _german,
    "fr": _french,
    "es": _spanish,
}
