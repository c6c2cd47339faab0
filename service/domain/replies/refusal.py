"""Is this an unmistakable refusal? A refusal that leaves a door open is not one."""

import re
from dataclasses import dataclass

from service.domain.replies.folding import MASK
from service.domain.replies.pieces import Place
from service.domain.replies.scanner import join
from service.domain.replies.speech import Sentence, Speech, name_words, search
from service.domain.replies.tokens import Role

_ENDED = re.compile(r"\s*(?:[.!;)]|\n\s*\n|$)")
_DENIALS = re.compile(r"\b(?:not|never|no|nicht|kein\w*|nie|pas|jamais|nunca|if|si|ob|wenn)\b|n't\b|\bn'")


@dataclass(frozen=True, slots=True)
class Refusal:
    """The sentence that refuses, and what keeps us from acting on it ("" if nothing does)."""

    sentence: Sentence
    missing: str = ""


def find_refusal(speech: Speech, places: tuple[Place, ...]) -> Refusal | None:
    """Find a refusal in the text; None when there is none at all."""
    pattern, opening = join(speech.words.refusal), join(speech.words.opening)
    for sentence in speech.sentences:
        found = search(pattern, speech.folded, sentence.start, sentence.end)
        if found and not _DENIALS.search(speech.folded, sentence.start, found.start()):
            return Refusal(sentence, _find_opening(speech, opening, found, places))
    likely = join(speech.words.declining)
    for sentence in speech.sentences:
        if search(likely, speech.folded, sentence.start, sentence.end) and not any(
            clause.dated for clause in speech.clauses
        ):
            return Refusal(sentence, "it seems to say no, but not in so many words")
    return None


def _find_opening(speech: Speech, opening: re.Pattern[str], refusal: re.Match[str], places: tuple[Place, ...]) -> str:
    """Find anything beside the refusal that leaves a door open."""
    before, after = speech.folded[: refusal.start()], speech.folded[refusal.end() :]
    before = re.sub(rf"\b{join(speech.words.contrast).pattern}", "", before)
    rest = _strike_denied(f"{before} {MASK} {after}", join(speech.words.closing))
    door = search(opening, rest, 0, len(rest))
    if door:
        return f"{name_words(door[0])} may leave a door open"
    if "?" in rest:
        return "it also asks you something"
    if any(sentence.has(Role.WELCOME, Role.FIRM) for sentence in speech.sentences):
        return "it also says yes to something"
    if any(piece.condition.fits(place) for piece in speech.pieces for place in places):
        return "it also names a proposed time"
    return ""


def _strike_denied(text: str, closing: re.Pattern[str]) -> str:
    """Blank out the doors that are denied for good; with anything behind it ("... before May") a denial is none."""
    return re.sub(
        rf"(?<![\w']){closing.pattern}",
        lambda found: MASK if _ENDED.match(text, found.end()) else found[0],
        text,
    )
