"""Rules of the apology: responsibility counts most, repair second; regret is said once or twice (Lewicki, 2016)."""

from collections.abc import Sequence

from service.domain.case import Occasion
from service.domain.letter import LetterKind
from service.domain.letters.checks.draft import Finding
from service.domain.letters.checks.text import Text
from service.domain.letters.phrases import find_phrases

MOST_APOLOGIES = 2
_SORRY = frozenset({LetterKind.REQUEST, LetterKind.AHEAD, LetterKind.CONFIRMATION, LetterKind.CLOSE, LetterKind.LATE})
_OWNING = _SORRY - {LetterKind.LATE}
_MENDING = frozenset({LetterKind.REQUEST, LetterKind.AHEAD})


def says_sorry(text: Text) -> Finding | None:
    """Regret is said where there is something to regret."""
    if not _is_ours(text, _SORRY) or not text.phrases.apologies or _apologies(text):
        return None
    return Finding("no_apology", "The letter does not say that you are sorry. One plain “sorry” is enough.")


def says_sorry_twice_at_most(text: Text) -> Finding | None:
    """A third apology asks for comfort."""
    if _why_not_sorry(text) or _apologies(text) <= MOST_APOLOGIES:
        return None
    return Finding("apologies", "Two apologies are enough; more sound like begging.")


def is_sorry_for_something(text: Text) -> Finding | None:
    """No apology where the person did nothing wrong, or where it is over."""
    advice = _why_not_sorry(text)
    return Finding("needless_apology", advice) if advice and _apologies(text) else None


def owns_up(text: Text) -> Finding | None:
    """Responsibility, in plain words."""
    if not _is_ours(text, _OWNING) or not text.phrases.ownership or _stands(text.phrases.ownership, text):
        return None
    if text.draft.kind is LetterKind.AHEAD:
        return Finding("ownership", "Say plainly that you cannot be there and that it is on you; it counts most.")
    return Finding("ownership", "Say that you missed it and that it was your mistake; nothing counts for more.")


def mends(text: Text) -> Finding | None:
    """An offer to make good."""
    if text.draft.kind not in _MENDING or not text.phrases.repair or _stands(text.phrases.repair, text):
        return None
    return Finding("repair", "Say how you make it easy for them, as in “any other time suits me”; it counts second.")


def _is_ours(text: Text, kinds: frozenset[LetterKind]) -> bool:
    """Whether it is a letter of these kinds about something that the person did."""
    return text.draft.kind in kinds and text.draft.occasion is not Occasion.ABSENCE


def _why_not_sorry(text: Text) -> str:
    if text.draft.kind is LetterKind.THANKS:
        return "A thank-you looks ahead: leave the apology out."
    theirs = text.draft.kind is LetterKind.ABSENCE or text.draft.occasion is Occasion.ABSENCE
    return "They missed it, not you: leave the apology out." if theirs else ""


def _apologies(text: Text) -> int:
    return len(find_phrases(text.phrases.apologies, text.draft.body))


def _stands(theme: Sequence[str], text: Text) -> bool:
    """In the body: a subject alone is soon said."""
    return bool(find_phrases(theme, text.draft.body))
