"""What does an event's title say: is there a mark in it, is it about an interview, what is left without the mark?"""

import re
from dataclasses import dataclass

from service.domain.folding import drop_pictures, fold, squeeze
from service.domain.marks.marker_words import APPOINTMENT_STARTS, INTERVIEW_STARTS, MISSED_PHRASES

_GAP = r"(?:\s+|[\u2010\u2011\u2013_-])"
_PHRASE = "|".join(phrase.replace(" ", _GAP) for phrase in MISSED_PHRASES)
_TAG = "|".join(phrase.replace(" ", "-?") for phrase in MISSED_PHRASES)
_PHRASE_IN_CAPITALS = "|".join(phrase.upper().replace(" ", _GAP) for phrase in MISSED_PHRASES)
_APART = r"(?:\s*[:|\u2013\u2014\u00b7]|\s+-+(?=\s|$)|-+\s)"
_OPEN, _SHUT = r"[\[({<*]", r"[\])}>*]"
_CLEAR_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"^\W*(?P<word>{_PHRASE})\W*$",
        rf"^{_OPEN}+\s*(?P<word>{_PHRASE})[\s!.]*{_SHUT}+",
        rf"^#?(?P<word>{_PHRASE})(?:{_APART}|!)",
        rf"^#(?P<word>{_TAG})(?=\s)",
        rf"(?<!\S){_OPEN}+\s*(?P<word>{_PHRASE})[\s!.]*{_SHUT}+$",
        rf"(?<!\S)#(?P<word>{_TAG})$",
        rf"{_APART}\s*(?P<word>{_PHRASE})[\s!.]*$",
    )
)
_AT_THE_END = re.compile(rf"\s(?P<word>{_PHRASE})[!.]*$", re.IGNORECASE)
_IN_CAPITALS = re.compile(rf"^(?P<word>{_PHRASE_IN_CAPITALS})\s(?=.*[a-z])")
_BEFORE_THE_INTERVIEW = re.compile(rf"^(?P<word>{_PHRASE})(?=\s)", re.IGNORECASE)
_EDGE = r"[\s:|\u2013\u2014\u00b7,;\-]+"
_EDGES = re.compile(rf"^{_EDGE}|{_EDGE}$")
_OPENED = re.compile(rf"(?:{_OPEN}|#)+\s*$")
_CLOSED = re.compile(rf"^[\s!.]*(?:{_SHUT}+|!+)")
_INTERVIEW = re.compile(r"\b(?:" + "|".join(re.escape(start) for start in INTERVIEW_STARTS) + ")")
_FIRST_WORDS = tuple(sorted({start.partition(" ")[0] for start in INTERVIEW_STARTS}))
_MEETING = re.compile(r"(?:" + "|".join(re.escape(start) for start in (*INTERVIEW_STARTS, *APPOINTMENT_STARTS)) + ")")


@dataclass(frozen=True, slots=True)
class TitleMark:
    """A mark in a title: its words, what else the title says, and whether the mark stands clearly apart from that."""

    word: str
    rest: str
    clear: bool


def find_mark(title: str) -> TitleMark | None:
    """The mark in a title: whole words at its start or end, in brackets, behind a # or set apart by a dash or colon.

    Marks that run into the title ("Interview Northwind missed", "Missed interview with Dana") are found in titles of
    interviews only, and are not clear; everything else ("Missed connections talk") is no mark.
    """
    text = drop_pictures(title)
    for form in _CLEAR_FORMS:
        if found := form.search(text):
            return _mark(found, clear=True)
    for form, fits in _LOOSE_FORMS:
        if (found := form.search(text)) and fits(_rest(found)):
            return _mark(found, clear=False)
    return None


def clean_title(title: str) -> str:
    """The title without pictures and without its mark; "" when there is nothing else in it."""
    mark = find_mark(title)
    return mark.rest if mark else drop_pictures(title)


def speaks_of_interview(text: str) -> bool:
    """Whether a word for an interview stands in the text, in any of the six languages."""
    if text.isascii():  # most texts of a calendar, and hardly any of them needs a closer look
        lowered = text.lower()
        if not any(word in lowered for word in _FIRST_WORDS):
            return False
    return _INTERVIEW.search(fold(text)) is not None


def _mark(found: re.Match[str], clear: bool) -> TitleMark:
    return TitleMark(squeeze(found["word"]), _rest(found), clear)


def _rest(found: re.Match[str]) -> str:
    before, after = found.string[: found.start("word")], found.string[found.end("word") :]
    kept = " ".join(word for word in found["word"].split() if _begins_with_meeting(word))
    if kept:
        text = _OPENED.sub(" ", before) + kept + _CLOSED.sub(" ", after)
    else:
        text = found.string[: found.start()] + " " + found.string[found.end() :]
    return _EDGES.sub("", squeeze(text))


def _begins_with_meeting(text: str) -> bool:
    """Whether it begins with a word for the meeting, which belongs to the title even where the mark runs into it."""
    return _MEETING.match(fold(text)) is not None


_LOOSE_FORMS = (
    (_AT_THE_END, speaks_of_interview),
    (_IN_CAPITALS, speaks_of_interview),
    (_BEFORE_THE_INTERVIEW, _begins_with_meeting),
)
