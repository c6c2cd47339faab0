"""One VEVENT put into our words (RFC 5545 section 3.6.1)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Event as Component

from service.domain.event import Answer, Attendee, Event
from service.domain.people import Person

_MAX_TEXT = 20_000
_MAX_PEOPLE = 200
_LINK = re.compile(r"https?://[^\s<>\"]+")
_LINKS = ("X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "CONFERENCE", "URL", "LOCATION")
_ANSWERS = {
    "ACCEPTED": Answer.ACCEPTED,
    "TENTATIVE": Answer.TENTATIVE,
    "DECLINED": Answer.DECLINED,
}


@dataclass(frozen=True, slots=True)
class Moments:
    """Start and end as instants of a known zone; a doubt in plain words when they are not to be relied on."""

    start: datetime | None
    end: datetime | None
    zone: str = "UTC"
    all_day: bool = False
    doubt: str = ""


def read_moments(component: Component) -> Moments:
    """Read when an event takes place; times without a known zone are not guessed at."""
    if isinstance(component.get("DTSTART"), list) or isinstance(component.get("DTEND"), list):
        return Moments(None, None, doubt="the event has several starts or ends")
    try:
        start, end = component.start, component.end
    except (ValueError, TypeError, AttributeError, KeyError, OverflowError):
        return Moments(None, None, doubt="the event's time cannot be read")
    if not isinstance(start, datetime):
        midnight = datetime(start.year, start.month, start.day, tzinfo=UTC)
        return Moments(midnight, midnight + timedelta(days=1), all_day=True, doubt="the event lasts all day")
    if start.tzinfo is None or not isinstance(end, datetime) or end.tzinfo is None:
        return Moments(None, None, doubt="the event's time zone is not known")
    return _settle(start, end)


def read_event(component: Component, moments: Moments) -> Event:
    """Put a VEVENT into our words; its moments were read before and are not missing."""
    if moments.start is None or moments.end is None:
        raise ValueError("an event needs a start and an end")
    uid = _text(component, "UID")[:1_000]
    return Event(
        id=uid,
        calendar_id="",
        uid=uid,
        etag="",
        start=moments.start,
        end=moments.end,
        zone=moments.zone,
        title=_text(component, "SUMMARY")[:1_000],
        description=_text(component, "DESCRIPTION"),
        place=_text(component, "LOCATION")[:2_000],
        join_link=_join_link(component),
        all_day=moments.all_day,
        cancelled=_text(component, "STATUS").strip().upper() == "CANCELLED",
        series_master="RRULE" in component,
        organizer=_person(component.get("ORGANIZER")),
        attendees=tuple(_attendees(component)),
        busy=_text(component, "TRANSP").strip().upper() != "TRANSPARENT",
        sequence=_number(component, "SEQUENCE"),
        created=_instant(component, "CREATED"),
        updated=_instant(component, "LAST-MODIFIED") or _instant(component, "DTSTAMP"),
    )


def _settle(start: datetime, end: datetime) -> Moments:
    """Turn both into instants, and doubt wall times that the clock change skips or shows twice."""
    doubt = ""
    if end <= start:
        doubt = "the event does not end after it starts"
    if _wavers(start) or _wavers(end):
        doubt = "the event falls into the hour of a clock change"
    zone = start.tzinfo.key if isinstance(start.tzinfo, ZoneInfo) else "UTC"
    known = ZoneInfo(zone)
    return Moments(start.astimezone(UTC).astimezone(known), end.astimezone(UTC).astimezone(known), zone, doubt=doubt)


def _wavers(moment: datetime) -> bool:
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()


def _text(component: Component, name: str) -> str:
    value = component.get(name, "")
    return str(value[0] if isinstance(value, list) else value)[:_MAX_TEXT]


def _number(component: Component, name: str) -> int:
    text = _text(component, name).strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _instant(component: Component, name: str) -> datetime | None:
    moment = getattr(component.get(name), "dt", None)
    return moment.astimezone(UTC) if isinstance(moment, datetime) and moment.tzinfo else None


def _join_link(component: Component) -> str:
    for name in _LINKS:
        found = _LINK.search(_text(component, name))
        if found:
            return found[0].rstrip(".,;)")
    return ""


def _person(value: object) -> Person | None:
    """Read a calendar address (RFC 5545 section 3.3.3); None when it is no mail address."""
    one = value[0] if isinstance(value, list) and value else value
    scheme, _, address = str(one or "").strip().rpartition(":")
    if "@" not in address or scheme.lower() not in ("mailto", ""):
        return None
    params = getattr(one, "params", {})
    return Person(address.lower()[:320], str(params.get("CN", ""))[:200])


def _attendees(component: Component) -> Iterator[Attendee]:
    value = component.get("ATTENDEE", [])
    for one in (value if isinstance(value, list) else [value])[:_MAX_PEOPLE]:
        person = _person(one)
        if person:
            state = str(getattr(one, "params", {}).get("PARTSTAT", "")).upper()
            yield Attendee(person, _ANSWERS.get(state, Answer.NONE))
