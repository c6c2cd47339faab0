"""How many years of school does a text ask of its reader? One well-known formula for each language.

An estimate: syllables are counted by rule, so that a result is right to about one year.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from service.domain.letters.syllables import count_syllables

HARDEST = 8.0
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_END = re.compile(r"(?<=[^\d\s][.!?\u2026])\s+|(?<=\?)\s+|\n{2,}|:\s*\n")
_LONG = 6  # letters; longer words are "long" in the Vienna formula and in LIX


@dataclass(frozen=True, slots=True)
class Count:
    """What the formulas need: words per sentence, and the share of words by letters and by syllables."""

    sentence: float
    syllables: float
    long: float
    many: float
    single: float


def grade(text: str, language: str = "en") -> float:
    """The school grade (1 to about 16) that reads the text with ease; 0 for a text without words."""
    code = language.partition("-")[0].lower()
    count = _count(text, code)
    return max(0.0, _FORMULAS.get(code, _lix)(count)) if count else 0.0


def _count(text: str, code: str) -> Count | None:
    words = _WORD.findall(text)
    if not words:
        return None
    sentences = sum(1 for one in _END.split(text) if _WORD.search(one))
    beats = [count_syllables(word, code) for word in words]
    total = len(words)
    return Count(
        sentence=total / max(1, sentences),
        syllables=sum(beats) / total,
        long=sum(len(word) > _LONG for word in words) / total,
        many=sum(beat >= 3 for beat in beats) / total,
        single=sum(beat == 1 for beat in beats) / total,
    )


def _flesch_kincaid(count: Count) -> float:
    """English: Kincaid, Fishburne, Rogers and Chissom, Research Branch Report 8-75 (1975)."""
    return 0.39 * count.sentence + 11.8 * count.syllables - 15.59


def _vienna(count: Count) -> float:
    """German: the first Wiener Sachtextformel, Bamberger and Vanecek, Lesen - Verstehen - Lernen - Schreiben (1984)."""
    return 19.35 * count.many + 0.1672 * count.sentence + 12.97 * count.long - 3.27 * count.single - 0.875


def _kandel_moles(count: Count) -> float:
    """French: Kandel and Moles, Application de l'indice de Flesch a la langue francaise (1958)."""
    return _as_grade(207 - 1.015 * count.sentence - 73.6 * count.syllables, _FLESCH)


def _szigriszt(count: Count) -> float:
    """Spanish: Szigriszt Pazos (1993), on the INFLESZ scale of Barrio-Cantalejo et al. (2008); 55 is normal."""
    return _as_grade(206.835 - 62.3 * count.syllables - count.sentence, _INFLESZ)


def _lix(count: Count) -> float:
    """Any other language: LIX, Bjoernsson (1968), with the grades of Anderson (1983)."""
    return max(1.0, (count.sentence + 100 * count.long) / 4 - 1)


# Ease as school grades: Flesch's own table, and the steps of INFLESZ (very easy, easy, normal, hard, very hard).
_FLESCH = ((100.0, 4.0), (90.0, 5.0), (80.0, 6.0), (70.0, 7.0), (60.0, 9.0), (50.0, 11.0), (30.0, 14.0), (0.0, 17.0))
_INFLESZ = ((100.0, 3.0), (80.0, 5.0), (65.0, 7.0), (55.0, 9.0), (40.0, 12.0), (0.0, 17.0))
_FORMULAS: dict[str, Callable[[Count], float]] = {
    "en": _flesch_kincaid,
    "de": _vienna,
    "fr": _kandel_moles,
    "es": _szigriszt,
}


def _as_grade(ease: float, table: tuple[tuple[float, float], ...]) -> float:
    """The grade between the two nearest lines of a table, the nearest end outside of it."""
    for (high, easy), (low, hard) in pairwise(table):
        if ease >= low:
            return easy + (high - min(ease, high)) / (high - low) * (hard - easy)
    return table[-1][1]
