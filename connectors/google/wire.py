"""Google's events and calendars as typed records: only the fields that we use; anything else on the wire is ignored."""

from datetime import date, datetime

import msgspec


class When(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """EventDateTime: either a `day` (all day) or a `date_time`."""

    day: date | None = msgspec.field(default=None, name="date")
    date_time: datetime | None = None
    time_zone: str = ""


class Who(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """An organizer or attendee; `me` is Google's `self`."""

    email: str = ""
    display_name: str = ""
    me: bool = msgspec.field(default=False, name="self")
    response_status: str = ""


class EntryPoint(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """One way into a conference."""

    entry_point_type: str = ""
    uri: str = ""


class Conference(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """Conference data of an event."""

    entry_points: tuple[EntryPoint, ...] = ()


class Extended(msgspec.Struct, frozen=True, gc=False):
    """Extended properties; only the private ones, which no other attendee sees."""

    private: dict[str, str] = {}


class EventRecord(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """An event of Calendar v3. A cancelled one may have nothing but its id."""

    id: str
    status: str = "confirmed"
    etag: str = ""
    ical_uid: str = msgspec.field(default="", name="iCalUID")
    sequence: int = 0
    summary: str = ""
    description: str = ""
    location: str = ""
    start: When | None = None
    end: When | None = None
    original_start_time: When | None = None
    recurring_event_id: str = ""
    recurrence: tuple[str, ...] = ()
    organizer: Who | None = None
    attendees: tuple[Who, ...] = ()
    event_label_id: str = ""
    color_id: str = ""
    event_type: str = "default"
    transparency: str = "opaque"
    visibility: str = "default"
    extended_properties: Extended | None = None
    hangout_link: str = ""
    conference_data: Conference | None = None
    html_link: str = ""
    created: datetime | None = None
    updated: datetime | None = None


class EventPage(msgspec.Struct, frozen=True, rename="camel"):
    """A page of events; each is left unread, so that a broken one does not spoil its neighbours."""

    following: str = msgspec.field(default="", name="nextPageToken")
    end: str = msgspec.field(default="", name="nextSyncToken")
    time_zone: str = "UTC"
    summary: str = ""
    items: tuple[msgspec.Raw, ...] = ()


class Invited(msgspec.Struct, frozen=True):
    """An event's guest list as it came, so that it can be written back with one answer changed."""

    etag: str = ""
    attendees: tuple[dict[str, object], ...] = ()


class CalendarRecord(msgspec.Struct, frozen=True, rename="camel"):
    """A calendar. Label definitions stay as they came, so that they can be written back untouched."""

    id: str
    etag: str = ""
    summary: str = ""
    time_zone: str = "UTC"
    label_properties: dict[str, object] = {}


class ListedCalendar(msgspec.Struct, frozen=True, rename="camel"):
    """An entry of the person's calendar list."""

    id: str
    summary: str = ""
    summary_override: str = ""
    time_zone: str = "UTC"
    primary: bool = False
    access_role: str = "reader"
    deleted: bool = False


class CalendarPage(msgspec.Struct, frozen=True, rename="camel"):
    """A page of the calendar list."""

    following: str = msgspec.field(default="", name="nextPageToken")
    items: tuple[ListedCalendar, ...] = ()
