"""Bits of real replies by language, from which texts are put together that nobody ever wrote."""

from collections.abc import Mapping
from functools import cache

from tests.corpus.additions import ADDITIONS
from tests.corpus.cases import load_raw, load_samples

_LENGTHS = (1, 2, 4)
JOINTS = (" ", " ", " ", ", ", ". ", "\n", "\n\n", " - ", "; ", "? ", "! ", " (", ") ", ": ", "... ", "\u00a0", " / ")


@cache
def bits() -> Mapping[str, tuple[str, ...]]:
    """Return runs of one, two and four words of all labelled replies and all sentences that we add, by language."""
    found: dict[str, set[str]] = {}
    for case in [*load_raw(), *load_samples()]:
        found.setdefault(case["locale"][:2], set()).update(_cut(case["expect"].get("reply_text") or ""))
    for table in ADDITIONS.values():
        for language, sentences in table.items():
            found.setdefault(language, set()).update(bit for one in sentences for bit in _cut(one))
    return {language: tuple(sorted(some)) for language, some in found.items()}


def _cut(text: str) -> set[str]:
    words = text.split()
    return {" ".join(words[at : at + length]) for length in _LENGTHS for at in range(len(words) - length + 1)}
