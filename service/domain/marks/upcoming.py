"""Which events of a calendar are interviews to come, and where in its course is one at this moment?

Nothing here opens a case: an interview to come is shown with its buttons, and asked about once after its end.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from service.domain.case import Choice
from service.domain.event import Event
from service.domain.marks.detection import PATIENCE, case_key, plain_title, seems_interview

ASK_AFTER = timedelta(minutes=10)
ASK_FOR = timedelta(days=3)
NEWEST = timedelta(days=1)
"""How long after its end an interview that was never seen before is still taken in."""

TOOK_PLACE = (
    Choice("made_it", "I made it"),
    Choice("missed_after_all", "I missed it after all"),
    Choice("they_missed", "They did not come"),
)
"""What may have become of an interview that its owner was late for."""


class Stage(StrEnum):
    """How far the question after its end has come; a settled one is never asked again."""

    AWAITED = "awaited"
    ASKED = "asked"
    SETTLED = "settled"


class Course(StrEnum):
    """Where in its course an interview is; `waiting` begins when the other side has had its ten minutes."""

    AHEAD = "ahead"
    RUNNING = "running"
    WAITING = "waiting"
    OVER = "over"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """An interview that stands in a calendar; `key` is the one that a case of it would have (see `case_key`).

    `start` and `end` are aware, `title` is without marks; `private` says that it is never named in a notice.
    """

    account_id: str
    calendar_id: str
    event_id: str
    key: str
    start: datetime
    end: datetime
    title: str
    series_id: str = ""
    private: bool = False
    stage: Stage = Stage.AWAITED

    @property
    def look_at(self) -> datetime:
        """When to look at it again: to ask, or to forget it."""
        return self.end + (ASK_AFTER if self.stage is Stage.AWAITED else ASK_FOR)


def is_interview(event: Event) -> bool:
    """Whether an event is worth asking about: timed, alive, not written here, with somebody or somewhere to meet."""
    if event.all_day or event.cancelled or event.series_master or event.client_ref or event.end <= event.start:
        return False
    return _meets_somebody(event) and seems_interview(event)


def describe(account_id: str, event: Event) -> Interview:
    """What is kept of the event."""
    return Interview(
        account_id=account_id,
        calendar_id=event.calendar_id,
        event_id=event.id,
        key=case_key(event),
        start=event.start,
        end=event.end,
        title=plain_title(event),
        series_id=event.series_id,
        private=event.private,
    )


def course_of(start: datetime, end: datetime, now: datetime) -> Course:
    """Where in its course a meeting is."""
    if now < start:
        return Course.AHEAD
    if now > end:
        return Course.OVER
    return Course.RUNNING if now < start + PATIENCE else Course.WAITING


def _meets_somebody(event: Event) -> bool:
    others = any(not one.me for one in event.attendees) or (event.organizer is not None and not event.organized_by_me)
    return others or bool(event.join_link or event.place.strip())
