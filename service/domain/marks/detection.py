"""Did the owner say that this interview was missed, and may we act on it? Never a guess, always with the reason.

A mark is the owner's own act: a label of a known name, a word in the title set apart from the rest, the tag
`#missed` in the description, or a colour that the owner has opted into. Everything unclear becomes a question.
"""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from service.domain.account import Preferences
from service.domain.case import Mark, MarkKind, Occasion
from service.domain.event import Answer, Event
from service.domain.folding import one_line, squeeze
from service.domain.marks.titles import clean_title, find_mark, speaks_of_interview


class Action(StrEnum):
    """What a mark leads to."""

    OPEN = "open"
    ASK = "ask"
    IGNORE = "ignore"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What to do about a mark, why (a sentence for the owner), and what happened to the interview."""

    action: Action
    why: str
    occasion: Occasion = Occasion.MISSED


PATIENCE = timedelta(minutes=10)
"""How long after the start the other side may still be on its way."""

_PRESSED = Mark(MarkKind.BUTTON, "your own word")
_TAG = re.compile(r"(?:^|[\s>(])(#missed)(?=$|[\s<.,;!)])", re.IGNORECASE)
_LETTER = re.compile(r"\w")
_MARKUP = re.compile(r"<[^<>]*>")


def read_mark(event: Event, preferences: Preferences) -> Mark | None:
    """The owner's most trusted mark on the event, or None: label, then title, then description, then colour."""
    if label := _marked_label(event.labels, preferences.marker_labels):
        return Mark(MarkKind.LABEL, label)
    if title := find_mark(event.title):
        return Mark(MarkKind.TITLE, title.word)
    if tag := _TAG.search(event.description):
        return Mark(MarkKind.DESCRIPTION, tag[1])
    if event.colour and event.colour in preferences.marker_colours:
        return Mark(MarkKind.COLOUR, event.colour)
    return None


def judge(event: Event, mark: Mark, now: datetime, days: int = 14) -> Verdict:
    """Whether the mark opens a case, asks first, or means nothing; `days` is how long after its start a mark counts."""
    oldest, occasion = now - timedelta(days=days), occasion_at(event, now)
    for applies, action, why in _RULES:
        if applies(event, mark, now, oldest):
            return Verdict(action, why, occasion)
    return Verdict(Action.OPEN, _SAID[mark.kind].format(mark.seen), occasion)


def occasion_at(event: Event, now: datetime) -> Occasion:
    """What it means at this moment that the owner cannot be there: told ahead until it begins, missed from then on."""
    return Occasion.AHEAD if event.start > now else Occasion.MISSED


def judge_late(event: Event, now: datetime) -> Verdict:
    """Whether the owner can be late for it right now; the reason says what to do instead where not."""
    for applies, why in _NOT_LATE:
        if applies(event, _PRESSED, now, now):
            return Verdict(Action.IGNORE, why, Occasion.LATE)
    return Verdict(Action.OPEN, "You said while it was running that you are late.", Occasion.LATE)


def judge_absence(event: Event, now: datetime, days: int = 14) -> Verdict:
    """Whether the other side can be called absent: from ten minutes after the start, and for so many days."""
    oldest = now - timedelta(days=days)
    for applies, why in _NOT_ABSENT:
        if applies(event, _PRESSED, now, oldest):
            return Verdict(Action.IGNORE, why, Occasion.ABSENCE)
    return Verdict(Action.OPEN, "You said that they did not come.", Occasion.ABSENCE)


def case_key(event: Event) -> str:
    """The identity of one missed appointment, 32 hex digits, the same in every calendar that holds a copy of it.

    Renaming does not change it; a new time does, so that an interview that was moved and missed again is a new case.
    """
    identity = event.uid or f"{event.calendar_id}/{event.id}"
    start = event.start.astimezone(UTC).isoformat()
    return hashlib.sha256(f"{identity}\n{start}".encode()).hexdigest()[:32]


def plain_title(event: Event) -> str:
    """The event's title as it was before the mark, on one line and without pictures; "Interview" if nothing is left."""
    title, before = one_line(event.title), ""
    while title != before:
        title, before = clean_title(title), title
    return title if _LETTER.search(title) else "Interview"


def seems_interview(event: Event) -> bool:
    """Whether words of an interview stand in it; good for sorting and asking, never for opening a case."""
    return speaks_of_interview(event.title) or speaks_of_interview(_MARKUP.sub(" ", event.description))


def _marked_label(labels: tuple[str, ...], wanted: tuple[str, ...]) -> str:
    known = {squeeze(name).casefold() for name in wanted}
    return next((squeeze(label) for label in labels if squeeze(label).casefold() in known), "")


_Rule = Callable[[Event, Mark, datetime, datetime], bool]


def _is_ours(event: Event, _mark: Mark, _now: datetime, _oldest: datetime) -> bool:
    return bool(event.client_ref)


def _is_cancelled(event: Event, _mark: Mark, _now: datetime, _oldest: datetime) -> bool:
    return event.cancelled


def _is_series(event: Event, _mark: Mark, _now: datetime, _oldest: datetime) -> bool:
    return event.series_master


def _is_all_day(event: Event, _mark: Mark, _now: datetime, _oldest: datetime) -> bool:
    return event.all_day


def _is_told_ahead(event: Event, mark: Mark, now: datetime, _oldest: datetime) -> bool:
    return event.start > now and mark.kind is MarkKind.BUTTON


def _lies_ahead(event: Event, _mark: Mark, now: datetime, _oldest: datetime) -> bool:
    return event.start > now


def _is_running(event: Event, _mark: Mark, now: datetime, _oldest: datetime) -> bool:
    return event.start <= now < event.end


def _is_over(event: Event, _mark: Mark, now: datetime, _oldest: datetime) -> bool:
    return event.end < now


def _may_still_come(event: Event, _mark: Mark, now: datetime, _oldest: datetime) -> bool:
    return now < event.start + PATIENCE


def _is_old_and_pressed(event: Event, mark: Mark, _now: datetime, oldest: datetime) -> bool:
    return event.start < oldest and mark.kind is MarkKind.BUTTON


def _is_old(event: Event, _mark: Mark, _now: datetime, oldest: datetime) -> bool:
    return event.start < oldest


def _is_declined(event: Event, _mark: Mark, _now: datetime, _oldest: datetime) -> bool:
    return event.my_answer is Answer.DECLINED


def _runs_into_title(event: Event, mark: Mark, _now: datetime, _oldest: datetime) -> bool:
    title = find_mark(event.title)
    return mark.kind is MarkKind.TITLE and (title is None or not title.clear)


# The first rule that applies decides.
_RULES: tuple[tuple[_Rule, Action, str], ...] = (
    (_is_ours, Action.IGNORE, "This entry was written here, it is not the interview itself."),
    (_is_cancelled, Action.IGNORE, "The event was cancelled, so nobody missed it."),
    (_is_series, Action.ASK, "The mark is on a whole series. Which of its meetings did you miss?"),
    (_is_all_day, Action.ASK, "The mark is on an all-day entry, which has no time that could be missed."),
    (_is_told_ahead, Action.OPEN, "You said here, before it began, that you cannot make it."),
    (_lies_ahead, Action.ASK, "The interview has not begun yet. If you can still make it, go; if not, tell them now."),
    (_is_running, Action.ASK, "The interview is still running. If you can still join, do that first."),
    (_is_old_and_pressed, Action.ASK, "The interview was some time ago. Do you still want to write to them?"),
    (_is_old, Action.IGNORE, "The interview was too long ago for a mark to count."),
    (_is_declined, Action.ASK, "You declined this invitation, so they may have known. Did you miss it all the same?"),
    (_runs_into_title, Action.ASK, "The word in the title could be a part of it. Did you mean that you missed this?"),
)
_NEVER: tuple[tuple[_Rule, str], ...] = (
    (_is_ours, "This entry was written here, it is not the interview itself."),
    (_is_cancelled, "The event was cancelled."),
    (_is_series, "This is a whole series. Please choose one of its meetings."),
    (_is_all_day, "An all-day entry has no time that anybody could be late for."),
)
_NOT_LATE = (
    *_NEVER,
    (_lies_ahead, "The interview has not begun yet, so you are not late. If you cannot make it, say so instead."),
    (_is_over, "The interview is over. If you missed it, mark it as missed instead."),
)
_NOT_ABSENT = (
    *_NEVER,
    (_may_still_come, "They may still come. Please give them ten minutes after the start."),
    (_is_old, "The interview was too long ago to write about it now."),
)
_SAID = {
    MarkKind.BUTTON: "You said so here.",
    MarkKind.LABEL: "You gave it the mark “{}”.",
    MarkKind.TITLE: "You wrote “{}” into its title.",
    MarkKind.DESCRIPTION: "You wrote “{}” into its description.",
    MarkKind.COLOUR: "You gave it the colour that means missed ({}).",
}
