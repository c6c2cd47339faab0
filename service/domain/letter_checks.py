"""Is a letter fit to be sent? Each rule of the etiquette has a name, and a sentence that helps.

An error keeps the letter from leaving, a warning is shown and may be passed over.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from service.domain.language import ENGLISH, Language
from service.domain.letter import LetterKind


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on a letter: the rule's name, and what to do about it."""

    rule: str
    message: str
    error: bool = False


MOST_WORDS, GOOD_WORDS = 150, 125
FEWEST_WORDS = {LetterKind.REQUEST: 50, LetterKind.CONFIRMATION: 50}

_WORD = re.compile(r"[^\W\d_][\w'\u2019.-]*")
_ANSWERING = re.compile(r"^\s*(?:re|aw|wg|sv|antw|rif|r|res|odp)\s*:", re.IGNORECASE)
_ADDRESS = re.compile(r"<?[^\s@<>]+@[^\s@<>]+>?")
_NAME_LINE = re.compile(r"(?:(?:[^\W\d_a-z][\w.'\u2019-]*|\w{1,3})(?:\s+|$)){1,5}$")
_SLOT_LINE = re.compile(r"^\s*[A-H]\)\s.*\d{1,2}[:.h]\d{2}.*$", re.MULTILINE)
_GAP = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{\w*\}|<(?:your|my|name|date|time|company|role|phone)[^>\n]*>|\b(?:TODO|TBD|XXX+)\b"
    r"|\[(?:(?i:your|my|the|name|date|time|company|role|reason|phone|insert|enter|add))\b[^\]\n]*\]|_{3,}",
)


@dataclass(frozen=True, slots=True)
class _Text:
    kind: LetterKind
    subject: str
    body: str
    to: Sequence[str] | None
    words: Language

    @property
    def whole(self) -> str:
        return f"{self.subject}\n{self.body}"

    @property
    def length(self) -> int:
        """Words of running text; proposed times and numbers are not counted."""
        return len(_WORD.findall(_SLOT_LINE.sub("", self.body)))


def check_letter(
    kind: LetterKind, subject: str, body: str, to: Sequence[str] | None = None, words: Language = ENGLISH
) -> tuple[Finding, ...]:
    """What the etiquette says about a letter, errors first; empty when it is fine.

    `to` None leaves the addresses unchecked; `words` are those of the letter's language.
    """
    text = _Text(kind, subject, body, to, words)
    found = [finding for rule in _RULES if (finding := rule(text)) is not None]
    return tuple(sorted(found, key=lambda one: not one.error))


def _has_text(text: _Text) -> Finding | None:
    if text.body.strip() and text.subject.strip():
        return None
    return Finding("empty", "The letter needs a subject and a text.", error=True)


def _has_recipient(text: _Text) -> Finding | None:
    if text.to is None or any("@" in address for address in text.to):
        return None
    return Finding("recipient", "The letter needs somebody it goes to.", error=True)


def _has_no_gap(text: _Text) -> Finding | None:
    gap = _GAP.search(text.whole)
    return Finding("gap", f"There is still a gap to fill: “{gap.group()}”.", error=True) if gap else None


def _hides_its_making(text: _Text) -> Finding | None:
    said = _find(text.words.machine, text.whole)
    return Finding("machine", f"“{said[0]}” speaks of how the letter was written. Leave it out.") if said else None


def _is_short_enough(text: _Text) -> Finding | None:
    if text.length > MOST_WORDS:
        return Finding("too_long", f"{text.length} words are too many to be read; stay below {MOST_WORDS}.", error=True)
    if text.length > GOOD_WORDS:
        return Finding("long", f"{text.length} words; letters of 75 to {GOOD_WORDS} words get the most answers.")
    return None


def _is_long_enough(text: _Text) -> Finding | None:
    if not text.body.strip() or text.length >= FEWEST_WORDS.get(text.kind, 35):
        return None
    count = "One word is very little" if text.length == 1 else f"{text.length} words are very few"
    return Finding("short", f"{count}; it may read as careless.")


def _has_brief_subject(text: _Text) -> Finding | None:
    count = len(text.subject.split())
    if _ANSWERING.match(text.subject) or count == 0 or 2 <= count <= 7:
        return None
    return Finding("subject", "Subjects of three to five words are read most.")


def _asks_once(text: _Text) -> Finding | None:
    if text.kind is LetterKind.REQUEST and text.body.count("?") > 1:
        return Finding("questions", "One question is enough; with more, fewer people answer.")
    return None


def _asks_nothing_in_the_end(text: _Text) -> Finding | None:
    if text.kind is not LetterKind.CLOSE:
        return None
    asks = "?" in text.body or _find(text.words.asks, text.body) or _SLOT_LINE.search(text.body)
    return Finding("ask", "They said no: the closing letter thanks and asks for nothing.") if asks else None


def _apologises_twice_at_most(text: _Text) -> Finding | None:
    if not text.words.apologies:
        return None
    count = len(_find(text.words.apologies, text.body))
    if count == 0:
        return Finding("no_apology", "The letter does not say that you are sorry.")
    return Finding("apologies", "Two apologies are enough; more sound like begging.") if count > 2 else None


def _owns_up(text: _Text) -> Finding | None:
    if not text.words.ownership or _find(text.words.ownership, text.body):
        return None
    return Finding("ownership", "Say that you missed it and that it was your mistake; nothing counts for more.")


def _avoids_phrases(text: _Text) -> Finding | None:
    said = _find(text.words.forbidden, text.whole)
    return Finding("phrase", f"“{said[0]}” weakens the letter. Leave it out.") if said else None


def _keeps_calm(text: _Text) -> Finding | None:
    if "!" in text.whole:
        return Finding("exclamation", "Leave out the exclamation mark; a calm letter is believed sooner.")
    return None


def _offers_times(text: _Text) -> Finding | None:
    if text.kind is not LetterKind.REQUEST or _SLOT_LINE.search(text.body):
        return None
    return Finding("times", "Offer one or two times, lettered A and B; it makes saying yes easy.")


def _needs_no_link(text: _Text) -> Finding | None:
    if re.search(r"https?://|www\.", text.body):
        return Finding("link", "Leave out links; letters with them are read less and trusted less.")
    return None


def _signs_with_name(text: _Text) -> Finding | None:
    """An address in the closing lines is fine when the line right above it is a name."""
    lines = [line.strip() for line in text.body.rstrip().rpartition("\n\n")[2].splitlines()]
    for above, line in zip(["", *lines], lines, strict=False):
        if _ADDRESS.fullmatch(line) and not _NAME_LINE.match(above):
            return Finding("name", "Sign with your name, not with a mail address.")
    return None


def _find(phrases: tuple[str, ...], text: str) -> list[str]:
    """Every place where one of the phrases stands, as written there."""
    if not phrases:
        return []
    either = "|".join(_pattern(phrase) for phrase in phrases)
    return re.findall(rf"\b(?:{either})", text.replace("\u2019", "'"), re.IGNORECASE)


def _pattern(phrase: str) -> str:
    words = r"\s+".join(re.escape(word) for word in phrase.removesuffix("*").split())
    return words + (r"\w*" if phrase.endswith("*") else r"\b")


_RULES: tuple[Callable[[_Text], Finding | None], ...] = (
    _has_text,
    _has_recipient,
    _has_no_gap,
    _hides_its_making,
    _is_short_enough,
    _is_long_enough,
    _has_brief_subject,
    _asks_once,
    _asks_nothing_in_the_end,
    _apologises_twice_at_most,
    _owns_up,
    _avoids_phrases,
    _keeps_calm,
    _offers_times,
    _needs_no_link,
    _signs_with_name,
)
