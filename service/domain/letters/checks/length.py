"""Rules of length. Mails of 50 to 125 words and subjects of three or four are answered most (Boomerang, 2016)."""

from dataclasses import dataclass

from service.domain.letter import LetterKind
from service.domain.letters.checks.draft import Finding
from service.domain.letters.checks.text import Text


@dataclass(frozen=True, slots=True)
class Span:
    """How many words are good: at least, at most, and the number that must not be passed."""

    least: int
    good: int
    most: int = 150


_USUAL = Span(50, 125)
SPANS = {
    LetterKind.CLOSE: Span(40, 110),
    LetterKind.NUDGE: Span(35, 90),
    LetterKind.THANKS: Span(35, 110),
    LetterKind.ABSENCE: Span(40, 100),
    LetterKind.LATE: Span(15, 80, 120),
}
FEWEST_IN_SUBJECT, MOST_IN_SUBJECT = 2, 7


def span_of(kind: LetterKind) -> Span:
    """How long a letter of this kind is to be, in words of running text."""
    return SPANS.get(kind, _USUAL)


def is_short_enough(text: Text) -> Finding | None:
    """Too many words keep it from leaving; many are said to be many."""
    span, length = span_of(text.draft.kind), text.length
    if length > span.most:
        return Finding("too_long", f"{length} words are too many to be read; stay below {span.most}.", error=True)
    if length > span.good:
        advice = f"{length} words; letters of {span.least} to {span.good} words get the most answers."
        return Finding("long", advice)
    return None


def is_long_enough(text: Text) -> Finding | None:
    """So few words may look careless."""
    if not text.draft.body.strip() or text.length >= span_of(text.draft.kind).least:
        return None
    count = "One word is very little" if text.length == 1 else f"{text.length} words are very few"
    return Finding("short", f"{count}; it may read as careless.")


def has_brief_subject(text: Text) -> Finding | None:
    """A subject of our own is brief."""
    count = len(text.draft.subject.split())
    if text.answers or count == 0 or FEWEST_IN_SUBJECT <= count <= MOST_IN_SUBJECT:
        return None
    return Finding("subject", "Subjects of three to five words are read most.")
