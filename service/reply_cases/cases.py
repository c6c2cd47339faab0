"""A case: a reply as bytes, our letter, and what the product would know when the reply comes in."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from service.domain.event import Event
from service.domain.letter import Slot
from service.domain.people import Person
from service.domain.replies import ReplyContext
from service.reply_cases.fields import ROOM, Fields, Original, decode_fields, read_moment, read_zone
from service.reply_cases.mail import write_mail

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LANGUAGE = 2


@dataclass(frozen=True, slots=True)
class Case:
    """One reply to be read: the raw mail, the text of our letter, and what is known around it."""

    id: str
    raw: bytes
    ours: str
    thread: ReplyContext


def decode_case(line: bytes) -> Case:
    """Decode one line of a file of cases; ValueError says in plain words what is wrong with it."""
    fields = decode_fields(line)
    return Case(fields.id, write_mail(fields.id, fields.message), fields.sent.body_text, _know(fields))


def _know(fields: Fields) -> ReplyContext:
    event = _missed(fields.original)
    contact = event.organizer or Person("", "")
    zone = read_zone(fields.proposed_tz or event.zone, "proposed_tz")
    return ReplyContext(
        now=read_moment(fields.now, "now"),
        proposed=tuple(_slots(fields, zone, event.end - event.start)),
        event=event,
        contact=contact,
        my_address=fields.user.email,
        my_name=fields.user.name,
        zone=zone,
        organizer_zone=event.zone,
        my_zone=read_zone(fields.user_tz or zone, "user_tz"),
        bound=_is_bound(fields),
        language=fields.locale[:_LANGUAGE].lower(),
    )


def _missed(original: Original) -> Event:
    start, end = read_moment(original.start, "original.start"), read_moment(original.end, "original.end")
    if not start < end <= start + ROOM:
        raise ValueError("original.end is not soon after original.start")
    return Event(
        id="missed",
        calendar_id="c",
        uid="missed-1",
        etag="",
        start=start,
        end=end,
        zone=read_zone(original.tz or "UTC", "original.tz"),
        title=original.subject,
        organizer=Person(original.organizer.email, original.organizer.name),
    )


def _slots(fields: Fields, zone: str, length: timedelta) -> Iterator[Slot]:
    if len(fields.proposed) > len(LETTERS):
        raise ValueError(f"proposed holds more than {len(LETTERS)} times")
    for letter, text in zip(LETTERS, fields.proposed, strict=False):
        start = read_moment(text, "proposed")
        yield Slot(letter, start, start + length, zone)


def _is_bound(fields: Fields) -> bool:
    """Whether the reply's own heads name our letter (RFC 5322 section 3.6.4)."""
    ours = fields.sent.message_id
    heads = {name.lower(): value for name, value in fields.message.headers.items()}
    return bool(ours) and any(ours in heads.get(name, "") for name in ("references", "in-reply-to"))
