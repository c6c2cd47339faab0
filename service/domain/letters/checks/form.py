"""Rules of form: somebody it goes to, nothing left to fill in, two times at most, name and number below."""

import re
from datetime import date

from service.domain.case import Occasion
from service.domain.letter import LetterKind
from service.domain.letters.checks.draft import Finding
from service.domain.letters.checks.text import Text

MOST_TIMES = 2
_SIGNATURE = 6
_ADDRESS = re.compile(r"<?[^\s@<>]+@[^\s@<>]+>?")
_NAME_LINE = re.compile(r"(?:(?:[^\W\d_a-z][\w.'\u2019-]*|\w{1,3})(?:\s+|$)){1,5}$")
_GAP = re.compile(
    r"\{\{.{0,200}?\}\}|\{%.{0,200}?%\}|\{\w*\}|<(?:your|my|name|date|time|company|role|phone)[^>\n]*>|\b(?:TODO|TBD|XXX+)\b"
    r"|\[(?:(?i:your|my|the|name|date|time|company|role|reason|phone|insert|enter|add"
    r"|ihr|mein|datum|uhrzeit|firma|stelle|grund|telefon|votre|nom|heure|poste|motif|t\u00e9l\u00e9phone"
    r"|su|mi|nombre|fecha|hora|empresa|puesto|motivo|tel\u00e9fono))\b[^\]\n]*\]|_{3,}",
)
_DATED = frozenset(LetterKind) - {LetterKind.THANKS, LetterKind.LATE, LetterKind.NUDGE}
_CALLABLE = frozenset({LetterKind.REQUEST, LetterKind.AHEAD, LetterKind.LATE, LetterKind.CONFIRMATION})


def has_text(text: Text) -> Finding | None:
    """A subject and a body."""
    if text.draft.body.strip() and text.draft.subject.strip():
        return None
    return Finding("empty", "The letter needs a subject and a text.", error=True)


def has_recipient(text: Text) -> Finding | None:
    """Somebody it goes to."""
    if text.draft.to is None or any("@" in address for address in text.draft.to):
        return None
    return Finding("recipient", "The letter needs somebody it goes to.", error=True)


def has_no_gap(text: Text) -> Finding | None:
    """Nothing that was to be filled in."""
    gap = _GAP.search(f"{text.draft.subject}\n{text.draft.body}")
    return Finding("gap", f"There is still a gap to fill: “{gap.group()}”.", error=True) if gap else None


def offers_times(text: Text) -> Finding | None:
    """A letter that asks for another time names one."""
    if not text.draft.kind.offers or text.slot_lines:
        return None
    return Finding("times", "Offer one or two times, lettered A and B; it makes saying yes easy.")


def offers_few_times(text: Text) -> Finding | None:
    """Two times at most."""
    if len(text.slot_lines) <= MOST_TIMES:
        return None
    return Finding("many_times", "Two times are enough; more make choosing hard.")


def names_the_day(text: Text) -> Finding | None:
    """The date of the interview, old and new: readers see many people."""
    if text.draft.kind in _DATED and not _is_past(text) and not _says_day(text, text.draft.met_on):
        return Finding("day", "Say which day the interview was set for, with its date; they see many people.")
    if text.draft.kind is LetterKind.CONFIRMATION and not _says_day(text, text.draft.agreed_on):
        return Finding("day", "Repeat the agreed day with its date, so that nobody is in doubt.")
    return None


def signs_with_name(text: Text) -> Finding | None:
    """The name in the closing lines; an address there is fine when the line right above it is a name."""
    closing = _closing(text)
    advice = Finding("name", "Sign with your name, not with a mail address.")
    for above, line in zip(["", *closing], closing, strict=False):
        if _ADDRESS.fullmatch(line) and not _NAME_LINE.match(above):
            return advice
    if not text.draft.name or "@" in text.draft.name or _shares_a_word(text.draft.name, _ending(text)):
        return None
    return Finding("name", f"Sign with your name, {text.draft.name}.")


def _shares_a_word(name: str, lines: list[str]) -> bool:
    """Robin is as much of a signature as Robin Adler."""
    parts = set(re.findall(r"\w{2,}", name.casefold()))
    return not parts or not parts.isdisjoint(re.findall(r"\w{2,}", " ".join(lines).casefold()))


def signs_with_phone(text: Text) -> Finding | None:
    """The number by which the person can be called, where the letter hopes for an answer."""
    digits = _digits(text.draft.phone)
    if text.draft.kind not in _CALLABLE or not digits or digits[-6:] in _digits(text.draft.body):
        return None
    return Finding("phone", "Add your phone number below your name, so that they can simply call.")


def _closing(text: Text) -> list[str]:
    return [line.strip() for line in text.draft.body.rstrip().rpartition("\n\n")[2].splitlines()]


def _ending(text: Text) -> list[str]:
    """The lines in which a signature of several paragraphs may stand."""
    return [line for line in text.draft.body.splitlines() if line.strip()][-_SIGNATURE:]


def _is_past(text: Text) -> bool:
    """They did not come, and have answered since: nobody needs to be reminded of the day."""
    return text.draft.occasion is Occasion.ABSENCE and text.draft.kind is not LetterKind.ABSENCE


def _says_day(text: Text, day: date | None) -> bool:
    return day is None or re.search(rf"(?<!\d){day.day}(?!\d)", text.running) is not None


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
