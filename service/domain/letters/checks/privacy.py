"""Rules of privacy: no detail of health, family or law that nobody asked for, and no old miss in a thank-you."""

from collections.abc import Sequence
from itertools import chain

from service.domain.case import Privacy
from service.domain.letter import LetterKind
from service.domain.letters.checks.draft import Finding
from service.domain.letters.checks.text import Text
from service.domain.letters.phrases import find_phrases


def keeps_health_private(text: Text) -> Finding | None:
    """Nothing medical, unless the person typed it as the reason to be told."""
    return _told(text, "medical", text.phrases.medical, "is about your health")


def keeps_family_private(text: Text) -> Finding | None:
    """Nothing about the family, unless typed."""
    return _told(text, "family", text.phrases.family, "is about your family")


def keeps_law_private(text: Text) -> Finding | None:
    """Nothing about courts and police, unless typed."""
    return _told(text, "legal", text.phrases.legal, "is a legal matter")


def forgets_the_miss(text: Text) -> Finding | None:
    """A thank-you never speaks of the missed interview, in whatever language.

    The subject of an answer may be somebody else's; it is only remarked on.
    """
    if text.draft.kind is not LetterKind.THANKS:
        return None
    every = tuple(chain.from_iterable(one.miss for one in (text.phrases, *text.every)))
    if said := find_phrases(every, text.own_words):
        advice = f"“{said[0]}” brings the missed interview back. A thank-you speaks of the second one only."
        return Finding("mentions_miss", advice, error=True)
    if find_phrases(every, text.draft.subject):
        return Finding("old_subject", "The subject still speaks of the missed interview; give the letter a new one.")
    return None


def _told(text: Text, rule: str, theme: Sequence[str], about: str) -> Finding | None:
    draft = text.draft
    known = f"{draft.given} {draft.typed if draft.privacy is Privacy.SPECIFIC else ''}".casefold()
    told = [one for one in text.find(theme) if one.casefold() not in known]
    if not told:
        return None
    return Finding(rule, f"“{told[0]}” {about}. Nobody needs to know it; leave it out unless you want it told.")
