"""Rules of asking: one ask, and none in a closing letter."""

from service.domain.letter import LetterKind
from service.domain.letters.checks.draft import Finding
from service.domain.letters.checks.text import Text
from service.domain.letters.phrases import find_phrases


def asks_once(text: Text) -> Finding | None:
    """One question is answered sooner than two."""
    if text.draft.kind is LetterKind.CLOSE or len(_asks(text)) <= 1:
        return None
    return Finding("one_ask", "One question is enough; with more, fewer people answer.")


def asks_nothing_in_the_end(text: Text) -> Finding | None:
    """After a no the letter thanks."""
    if text.draft.kind is not LetterKind.CLOSE or not (_asks(text) or text.slot_lines):
        return None
    return Finding("ask", "They said no: the closing letter thanks and asks for nothing.")


def _asks(text: Text) -> list[str]:
    """The sentences that ask, by their mark or by their words."""
    return [one for one in text.sentences if "?" in one or find_phrases(text.phrases.asks, one)]
