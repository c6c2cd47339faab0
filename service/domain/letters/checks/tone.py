"""Rules of tone: calm, plain, and nobody else's fault."""

import re
from collections.abc import Sequence

from service.domain.letters.checks.draft import Finding
from service.domain.letters.checks.text import Text
from service.domain.letters.reading_ease import HARDEST, grade

_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)
_FEW_WORDS = 20


def avoids_phrases(text: Text) -> Finding | None:
    """Phrases that sound like an excuse."""
    return _said(text, "phrase", text.phrases.forbidden, "“{}” weakens the letter. Leave it out.")


def blames_nobody(text: Text) -> Finding | None:
    """No one else's fault."""
    return _said(text, "blame", text.phrases.blame, "“{}” reads as if it were somebody else's fault. Leave it out.")


def begs_for_nothing(text: Text) -> Finding | None:
    """Dignity."""
    return _said(text, "begging", text.phrases.begging, "“{}” sounds like begging. A calm ask is heard sooner.")


def flatters_nobody(text: Text) -> Finding | None:
    """Praise of the company."""
    return _said(text, "flattery", text.phrases.flattery, "“{}” reads as flattery here. Leave it out.")


def hides_its_making(text: Text) -> Finding | None:
    """Nothing about how the letter came to be."""
    return _said(text, "machine", text.phrases.machine, "“{}” speaks of how the letter was written. Leave it out.")


def brings_nothing_along(text: Text) -> Finding | None:
    """No attachments."""
    return _said(text, "attachment", text.phrases.attachment, "“{}” speaks of an attachment. Leave it out.")


def needs_no_link(text: Text) -> Finding | None:
    """No links."""
    if _LINK.search(text.draft.body) is None:
        return None
    return Finding("link", "Leave out links; letters with them are read less and trusted less.")


def keeps_calm(text: Text) -> Finding | None:
    """No exclamation marks."""
    if "!" not in text.own_words:
        return None
    return Finding("exclamation", "Leave out the exclamation mark; a calm letter is believed sooner.")


def reads_easily(text: Text) -> Finding | None:
    """Plain words and short sentences, as for a reader of thirteen."""
    prose = text.prose
    if len(prose.split()) < _FEW_WORDS or grade(prose, text.draft.language) <= HARDEST:
        return None
    return Finding("hard_to_read", "Shorter sentences and plainer words are answered more often.")


def _said(text: Text, rule: str, theme: Sequence[str], advice: str) -> Finding | None:
    said = text.find(theme)
    return Finding(rule, advice.format(said[0])) if said else None
