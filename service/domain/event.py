"""A calendar event in the words of this product, whichever provider it came from."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.domain.people import Person


class Answer(StrEnum):
    """What somebody replied to an invitation (RFC 5545 section 3.2.12)."""

    NONE = "none"
    ACCEPTED = "accepted"
    TENTATIVE = "tentative"
    DECLINED = "declined"


class Setting(StrEnum):
    """Where a meeting takes place, as far as its event tells."""

    ON_SITE = "on_site"
    VIDEO = "video"
    PHONE = "phone"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Attendee:
    """A person invited to an event; `me` is true for the owner of the calendar."""

    person: Person
    answer: Answer = Answer.NONE
    me: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time, start included and end excluded; both are aware datetimes."""

    start: datetime
    end: datetime

    def overlaps(self, other: "Span") -> bool:
        """Whether the two stretches share any moment."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One event or one instance of a series.

    `start` and `end` are aware; an all-day event runs from midnight to midnight of `zone` (an IANA name).
    `labels` holds the *names* of labels or categories; `colour` the provider's own colour key, "" when none.
    `client_ref` is our private reference on entries that we wrote, "" on all others.
    """

    id: str
    calendar_id: str
    uid: str
    etag: str
    start: datetime
    end: datetime
    zone: str
    title: str = ""
    description: str = ""
    place: str = ""
    join_link: str = ""
    web_link: str = ""
    all_day: bool = False
    cancelled: bool = False
    series_master: bool = False
    series_id: str = ""
    original_start: datetime | None = None
    organizer: Person | None = None
    organized_by_me: bool = False
    attendees: tuple[Attendee, ...] = ()
    my_answer: Answer = Answer.NONE
    labels: tuple[str, ...] = ()
    colour: str = ""
    busy: bool = True
    private: bool = False
    client_ref: str = ""
    sequence: int = 0
    created: datetime | None = None
    updated: datetime | None = None

    @property
    def awaits_my_answer(self) -> bool:
        """Whether others invited the owner, who has neither accepted nor declined."""
        invited = any(one.me for one in self.attendees) and not self.organized_by_me
        return invited and self.my_answer in (Answer.NONE, Answer.TENTATIVE)

    @property
    def span(self) -> Span:
        """When it takes place."""
        return Span(self.start, self.end)
