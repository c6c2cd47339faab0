"""Google's events in our words, cleaned of what could do harm on a page or in a log."""

import re
from collections.abc import Mapping
from datetime import UTC, datetime, time
from functools import lru_cache
from zoneinfo import ZoneInfo

from connectors.google.wire import EventRecord, When, Who
from service.domain.event import Answer, Attendee, Event
from service.domain.people import Person
from service.wire.visible import read_text

CLIENT_REF = "ClientRef"

_LONGEST_TITLE = 1_000
_LONGEST_PLACE = 1_000
_LONGEST_DESCRIPTION = 20_000
_LONGEST_LINK = 2_000
_MOST_ATTENDEES = 100
_YEARS = range(1970, 2200)
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)

# Control characters except tab and line feed, and the marks that turn the direction of writing.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_BREAKS = re.compile(r"[\t\n\u2028\u2029]+")
_TAG = re.compile(r"</?(?:a|b|br|div|em|html-blob|i|li|ol|p|span|strong|u|ul)\b[^<>]*>", re.IGNORECASE)
_FREE_KINDS = frozenset({"workingLocation", "birthday"})
_ANSWERS = {"accepted": Answer.ACCEPTED, "tentative": Answer.TENTATIVE, "declined": Answer.DECLINED}


class Unreadable(Exception):
    """An event whose times make no sense; the message says what is wrong, without its text."""


def read_event(record: EventRecord, calendar_id: str, zone: str, labels: Mapping[str, str]) -> Event:
    """One event; `zone` is the calendar's own, `labels` names by id. Unreadable when it has no sensible times.

    A cancelled event may have lost its times; it then starts and ends at 1970-01-01.
    """
    cancelled = record.status == "cancelled"
    start, end = _read_times(record, zone, cancelled)
    me = next((who for who in record.attendees if who.me), None)
    label = labels.get(record.event_label_id, "") if record.event_label_id else ""
    return Event(
        id=record.id,
        calendar_id=calendar_id,
        uid=record.ical_uid,
        etag=record.etag,
        start=start,
        end=end,
        zone=_zone_of(record.start, zone),
        title=_clean_line(record.summary, _LONGEST_TITLE),
        description=clean_text(record.description) if record.description else "",
        place=_clean_line(record.location, _LONGEST_PLACE),
        join_link=_read_link(record),
        web_link=_only_web(record.html_link),
        all_day=record.start is not None and record.start.day is not None,
        cancelled=cancelled,
        series_master=bool(record.recurrence),
        series_id=record.recurring_event_id,
        original_start=_read_moment(record.original_start_time, zone) if record.original_start_time else None,
        organizer=_read_person(record.organizer) if record.organizer else None,
        organized_by_me=record.organizer is not None and record.organizer.me,
        attendees=tuple(_read_attendee(who) for who in record.attendees[:_MOST_ATTENDEES]),
        my_answer=_ANSWERS.get(me.response_status, Answer.NONE) if me else Answer.NONE,
        labels=(label,) if label else (),
        colour=record.color_id,
        busy=record.transparency != "transparent" and record.event_type not in _FREE_KINDS,
        private=record.visibility in ("private", "confidential"),
        client_ref=record.extended_properties.private.get(CLIENT_REF, "") if record.extended_properties else "",
        sequence=record.sequence,
        created=record.created,
        updated=record.updated,
    )


def clean_text(text: str) -> str:
    """A description as plain text: Google keeps formatting as HTML, and people paste anything."""
    if _TAG.search(text):
        text = read_text(text[: 4 * _LONGEST_DESCRIPTION])
    return _HARMFUL.sub("", text[:_LONGEST_DESCRIPTION])


@lru_cache(maxsize=1024)
def known_zone(name: str) -> str:
    """The IANA zone of this name, or "" when there is none."""
    try:
        return ZoneInfo(name).key
    except (ValueError, OSError, KeyError):
        return ""


def _read_times(record: EventRecord, zone: str, cancelled: bool) -> tuple[datetime, datetime]:
    start, end = _read_moment(record.start, zone), _read_moment(record.end, zone)
    if start is None or end is None:
        if not cancelled:
            raise Unreadable("it has no start or no end")
        start = end = _read_moment(record.original_start_time, zone) or _NEVER
    if end < start:
        raise Unreadable("it ends before it starts")
    return start, end


def _read_moment(when: When | None, zone: str) -> datetime | None:
    if when is None:
        return None
    moment = when.date_time
    if moment is None and when.day is not None:
        moment = datetime.combine(when.day, time())
    if moment is None:
        return None
    if moment.year not in _YEARS:
        raise Unreadable("its year is out of any calendar we know")
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(_zone_of(when, zone)))


def _zone_of(when: When | None, zone: str) -> str:
    named = known_zone(when.time_zone) if when is not None and when.time_zone else ""
    return named or known_zone(zone) or "UTC"


def _clean_line(text: str, longest: int) -> str:
    text = text[:longest]
    if text.isprintable():
        return text.strip()
    return _HARMFUL.sub("", _BREAKS.sub(" ", text)).strip()


# The same few people stand in nearly every event of a calendar.
@lru_cache(maxsize=2048)
def _read_person(who: Who) -> Person:
    return Person(_clean_line(who.email, 320).lower(), _clean_line(who.display_name, 200))


@lru_cache(maxsize=2048)
def _read_attendee(who: Who) -> Attendee:
    return Attendee(_read_person(who), _ANSWERS.get(who.response_status, Answer.NONE), who.me)


def _read_link(record: EventRecord) -> str:
    if record.hangout_link:
        return _only_web(record.hangout_link)
    points = record.conference_data.entry_points if record.conference_data else ()
    return next((_only_web(point.uri) for point in points if point.entry_point_type == "video"), "")


def _only_web(link: str) -> str:
    """The link, if it is one that a page may offer: no other scheme, no blanks, no excess."""
    fit = link.startswith(("https://", "http://")) and len(link) <= _LONGEST_LINK and link.isprintable()
    return link if fit and " " not in link else ""
