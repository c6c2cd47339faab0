"""A received or sent mail, already decoded: what the reply reader works on."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from service.domain.event import Event
from service.domain.people import Person


class Delivery(StrEnum):
    """What a delivery report says of our letter (RFC 3464)."""

    NONE = "none"
    FAILED = "failed"
    DELAYED = "delayed"


@dataclass(frozen=True, slots=True)
class CalendarPart:
    """A text/calendar part: its METHOD in upper case, and its one event, or None with the reason why not.

    `doubt` is a plain sentence when the part must not be acted on (unknown zone, several events, a rule, all day).
    """

    method: str
    event: Event | None
    doubt: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One message. `text` is the plain text as the reader sees it (from HTML when there is no plain part).

    `headers` are unfolded and decoded, keyed in lower case; of repeated ones the first is kept.
    """

    message_id: str
    sender: Person
    to: tuple[Person, ...]
    subject: str
    date: datetime | None
    text: str
    html: str = ""
    cc: tuple[Person, ...] = ()
    reply_to: tuple[Person, ...] = ()
    in_reply_to: str = ""
    references: tuple[str, ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    calendar: tuple[CalendarPart, ...] = ()
    delivery: Delivery = Delivery.NONE
    attachments: tuple[str, ...] = ()
