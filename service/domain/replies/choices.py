"""Reads which of the proposed times is pointed at: "option B", "the second one", "B works"."""

import re
from collections.abc import Iterator

from service.domain.replies.dates import alternatives
from service.domain.replies.pieces import Choice, Piece
from service.domain.replies.words import Words

_SIGN = r"(?:\s*(?:number|nr\.?|no\.?|nummer|numero|#))?"


class Choices:
    """Finds a pointer to a proposed time at a place; it needs the original text too, for capital letters."""

    def __init__(self, words: Words) -> None:
        self._words = words
        article = r"(?:(?:the|der|den|die|le|la|l'|el)\s*\b)?"
        ordinal = rf"(?P<ordinal>{alternatives(words.ordinals)})"
        self._named = re.compile(rf"{words.numbered}{_SIGN}\s*[\"'(]?(?P<key>[a-d]|[1-4])[\"')]?(?!\w|[:.]\d)")
        self._ordinal = re.compile(rf"{article}{ordinal}\s+{words.slot_nouns}(?!\w)")
        self._alone = re.compile(rf"(?:the|der|den|die|le|la|el)\s+{ordinal}(?!\w)")
        self._letter = re.compile(
            rf"(?P<key>[B-D])\b(?!['\u2019])|(?P<a>A)(?=\)|\s*[.,!:;-]|\s*$|\s+{words.follows}\b)\)?"
        )

    def at(self, folded: str, original: str, place: int) -> Iterator[Piece]:
        """Yield every pointer that begins there."""
        if found := self._named.match(folded, place):
            yield Piece(place, found.end(), _choose(found["key"].upper()))
        for pattern in (self._ordinal, self._alone):
            if found := pattern.match(folded, place):
                number = self._words.ordinals[" ".join(found["ordinal"].split())]
                yield Piece(place, found.end(), Choice(number=number))
        if found := self._letter.match(original, place):
            yield Piece(place, found.end(), _choose(found["key"] or found["a"]))


def _choose(key: str) -> Choice:
    return Choice(number=int(key)) if key.isdigit() else Choice(letter=key)
