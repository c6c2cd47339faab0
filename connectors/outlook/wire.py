"""Graph's events, calendars and categories as typed records: only the fields that we use; anything else is ignored.

Microsoft writes null where Google leaves a field out, so nearly everything may be None.
"""

from datetime import datetime
from typing import Annotated

import msgspec

Moment = Annotated[datetime, msgspec.Meta(tz=True)]
"""Edm.DateTimeOffset: a time that tells its offset from UTC."""


class When(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """dateTimeTimeZone: a time without offset, and the zone it is told in (UTC unless another was asked for)."""

    date_time: datetime
    time_zone: str | None = None


class Mail(msgspec.Struct, frozen=True, gc=False):
    """emailAddress."""

    address: str | None = None
    name: str | None = None


class Reply(msgspec.Struct, frozen=True, gc=False):
    """responseStatus; its time is of the year 1 when nobody has answered, and is of no use to us."""

    response: str | None = None


class Who(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """An organizer (without status) or attendee."""

    email_address: Mail | None = None
    status: Reply | None = None


class Body(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """itemBody."""

    content: str | None = None
    content_type: str | None = None


class Place(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """location."""

    display_name: str | None = None
    location_uri: str | None = None


class Online(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """onlineMeetingInfo."""

    join_url: str | None = None


class Property(msgspec.Struct, frozen=True, gc=False):
    """singleValueLegacyExtendedProperty."""

    id: str
    value: str | None = None


class Removed(msgspec.Struct, frozen=True, gc=False):
    """What stands at an item of a delta that is not told any more."""

    reason: str | None = None


class EventRecord(msgspec.Struct, frozen=True, gc=False, rename="camel"):
    """An event of Graph v1.0. A removed one has nothing but its id; an occurrence may lack what its series says."""

    id: str
    etag: str = msgspec.field(default="", name="@odata.etag")
    removed: Removed | None = msgspec.field(default=None, name="@removed")
    type: str | None = None
    ical_uid: str | None = msgspec.field(default=None, name="iCalUId")
    series_master_id: str | None = None
    subject: str | None = None
    body: Body | None = None
    location: Place | None = None
    locations: tuple[Place, ...] | None = None
    start: When | None = None
    end: When | None = None
    original_start: Moment | None = None
    original_start_time_zone: str | None = None
    is_all_day: bool | None = None
    is_cancelled: bool | None = None
    is_organizer: bool | None = None
    organizer: Who | None = None
    attendees: tuple[Who, ...] | None = None
    response_status: Reply | None = None
    categories: tuple[str, ...] | None = None
    show_as: str | None = None
    sensitivity: str | None = None
    online_meeting: Online | None = None
    online_meeting_url: str | None = None
    web_link: str | None = None
    transaction_id: str | None = None
    properties: tuple[Property, ...] | None = msgspec.field(default=None, name="singleValueExtendedProperties")
    created: Moment | None = msgspec.field(default=None, name="createdDateTime")
    updated: Moment | None = msgspec.field(default=None, name="lastModifiedDateTime")


class EventPage(msgspec.Struct, frozen=True):
    """A page of events; the links are opaque and whole, at most one of them is there."""

    items: tuple[EventRecord, ...] = msgspec.field(default=(), name="value")
    following: str = msgspec.field(default="", name="@odata.nextLink")
    end: str = msgspec.field(default="", name="@odata.deltaLink")


class RawPage(msgspec.Struct, frozen=True):
    """The same page with each event left unread, so that a broken one does not spoil its neighbours."""

    items: tuple[msgspec.Raw, ...] = msgspec.field(default=(), name="value")
    following: str = msgspec.field(default="", name="@odata.nextLink")
    end: str = msgspec.field(default="", name="@odata.deltaLink")


class CalendarRecord(msgspec.Struct, frozen=True, rename="camel"):
    """A calendar; `owner` is the address of whoever it belongs to."""

    id: str = ""
    name: str | None = None
    can_edit: bool | None = None
    is_default_calendar: bool | None = None
    owner: Mail | None = None


class CalendarPage(msgspec.Struct, frozen=True):
    """A page of the mailbox's calendars."""

    items: tuple[CalendarRecord, ...] = msgspec.field(default=(), name="value")
    following: str = msgspec.field(default="", name="@odata.nextLink")


class CategoryRecord(msgspec.Struct, frozen=True, rename="camel"):
    """A category of the mailbox's master list."""

    display_name: str | None = None


class CategoryPage(msgspec.Struct, frozen=True):
    """The master list."""

    items: tuple[CategoryRecord, ...] = msgspec.field(default=(), name="value")
    following: str = msgspec.field(default="", name="@odata.nextLink")


class SettingsRecord(msgspec.Struct, frozen=True, rename="camel"):
    """mailboxSettings."""

    time_zone: str | None = None


class UserRecord(msgspec.Struct, frozen=True, rename="camel"):
    """user: the person who signed in."""

    display_name: str | None = None
    mail: str | None = None
    user_principal_name: str | None = None
