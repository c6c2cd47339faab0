"""Graph's events in our words, cleaned of what could do harm on a page or in a log."""

from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from connectors.outlook.mailbox import Mailbox
from connectors.outlook.requests import CLIENT_REF
from connectors.outlook.wire import Body, EventRecord, When, Who
from connectors.outlook.zones import known_zone
from connectors.shared.cleaning import (
    LONGEST_PLACE,
    LONGEST_TITLE,
    MOST_ATTENDEES,
    clean_line,
    clean_link,
    clean_text,
)
from connectors.shared.listing import NEVER, YEARS, Unreadable
from service.domain.event import Answer, Attendee, Event
from service.domain.people import Person
from service.wire.visible import read_text

MASTER = "seriesMaster"

_LONGEST_BODY = 80_000
_LONGEST_REFERENCE = 100
_HALF_A_DAY = timedelta(hours=12)
_FREE = frozenset({"free", "workingElsewhere"})
_PRIVATE = frozenset({"private", "confidential"})
_ANSWERS = {
    "accepted": Answer.ACCEPTED,
    "tentativelyAccepted": Answer.TENTATIVE,
    "declined": Answer.DECLINED,
}


def read_event(record: EventRecord, calendar_id: str, mailbox: Mailbox) -> Event:
    """One event; `mailbox` tells whose it is and its own zone. Unreadable when it has no sensible times.

    Graph numbers no revisions, so `sequence` stays 0.
    """
    all_day, zone = record.is_all_day is True, _zone_of(record, mailbox.zone)
    start, end = _read_times(record, zone)
    told = {
        "id": record.id,
        "calendar_id": calendar_id,
        "uid": record.ical_uid or "",
        "etag": record.etag,
        "start": start,
        "end": end,
        "zone": zone,
        "title": clean_line(record.subject or "", LONGEST_TITLE),
        "description": _read_body(record.body) if record.body else "",
        "place": clean_line((record.location.display_name if record.location else "") or "", LONGEST_PLACE),
        "join_link": _read_link(record),
        "web_link": clean_link(record.web_link or ""),
        "all_day": all_day,
        "cancelled": record.is_cancelled is True,
        "series_master": record.type == MASTER,
        "series_id": record.series_master_id or "",
        "original_start": record.original_start if record.series_master_id else None,
        "organizer": _read_person(record.organizer) if record.organizer else None,
        "organized_by_me": record.is_organizer is True,
        "attendees": tuple([_read_attendee(who, mailbox.address) for who in (record.attendees or ())[:MOST_ATTENDEES]]),
        "my_answer": _ANSWERS.get(
            (record.response_status.response if record.response_status else "") or "", Answer.NONE
        ),
        "labels": _read_labels(record.categories) if record.categories else (),
        "busy": record.show_as not in _FREE,
        "private": record.sensitivity in _PRIVATE,
        "client_ref": _read_reference(record),
        "created": record.created,
        "updated": record.updated,
    }
    return msgspec.convert(told, Event)  # makes a frozen object in half the time of its own constructor


def _read_times(record: EventRecord, zone: str) -> tuple[datetime, datetime]:
    if record.start is None or record.end is None:
        if record.is_cancelled:
            return NEVER, NEVER
        raise Unreadable("it has no start or no end")
    read = _read_day if record.is_all_day else _read_moment
    start, end = read(record.start, zone), read(record.end, zone)
    if end < start:
        raise Unreadable("it ends before it starts")
    return start, end


def _read_moment(when: When, zone: str) -> datetime:
    moment = when.date_time
    if moment.year not in YEARS:
        raise Unreadable("its year is out of any calendar we know")
    if when.time_zone == "UTC" and moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(known_zone(when.time_zone or "") or zone))


def _read_day(when: When, zone: str) -> datetime:
    """The midnight in `zone` that is meant: days are told as midnights, or as the moments of midnights elsewhere."""
    moment = _read_moment(when, zone)
    if when.date_time.time() != time():
        moment = (moment + _HALF_A_DAY).astimezone(ZoneInfo(zone))
    return datetime.combine(moment.date(), time(), ZoneInfo(zone))


def _zone_of(record: EventRecord, own: str) -> str:
    """A day is the same day everywhere, so it lies in the mailbox's own zone; anything else where it was made."""
    made = known_zone(record.original_start_time_zone) if record.original_start_time_zone else ""
    return ((own or made) if record.is_all_day else (made or own)) or "UTC"


# The same few people stand in nearly every event of a calendar.
@lru_cache(maxsize=2048)
def _read_person(who: Who) -> Person:
    mail = who.email_address
    address, name = (mail.address or "", mail.name or "") if mail else ("", "")
    return Person(clean_line(address, 320).lower(), clean_line(name, 200))


@lru_cache(maxsize=2048)
def _read_attendee(who: Who, owner: str) -> Attendee:
    person, answer = _read_person(who), who.status.response if who.status else None
    return Attendee(person, _ANSWERS.get(answer or "", Answer.NONE), person.address == owner != "")


@lru_cache(maxsize=256)
def _read_labels(categories: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for name in (clean_line(one, LONGEST_TITLE) for one in categories) if name)


def _read_body(body: Body) -> str:
    content = (body.content or "")[:_LONGEST_BODY]
    return clean_text(read_text(content) if body.content_type == "html" else content).strip()


def _read_link(record: EventRecord) -> str:
    """Where the meeting is held online: its own link, or an address that stands where a room would."""
    if record.online_meeting is not None and (link := clean_link(record.online_meeting.join_url or "")):
        return link
    places = (record.location, *(record.locations or ()))
    links = (record.online_meeting_url, *(place.location_uri for place in places if place))
    return next((clean for link in links if link and (clean := clean_link(link))), "")


def _read_reference(record: EventRecord) -> str:
    """Our key on an entry that we wrote.

    A delta does not tell the property. There the transaction id speaks, which other programs use too: it counts on
    a private entry of the person's own that nobody is invited to, as ours are.
    """
    for one in record.properties or ():
        if one.id.casefold() == CLIENT_REF.casefold():
            return clean_line(one.value or "", _LONGEST_REFERENCE)
    alone = record.is_organizer and not record.attendees and record.sensitivity == "private"
    return _read_key(record.transaction_id) if alone and record.transaction_id else ""


def _read_key(transaction: str) -> str:
    try:
        key = UUID(transaction)
    except ValueError:
        return ""
    return key.hex if str(key) == transaction.lower() else ""
