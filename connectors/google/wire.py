"""Google's answers as typed records: only the fields that we use; anything else on the wire is ignored."""

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


class Header(msgspec.Struct, frozen=True):
    """One header line of a mail."""

    name: str
    value: str = ""


class Payload(msgspec.Struct, frozen=True):
    """The top of a mail."""

    headers: tuple[Header, ...] = ()


class MessageRecord(msgspec.Struct, frozen=True, rename="camel"):
    """A message of Gmail v1; `internal_date` is milliseconds since 1970, `raw` base64url."""

    id: str = ""
    thread_id: str = ""
    label_ids: tuple[str, ...] = ()
    internal_date: str = "0"
    raw: str = ""
    payload: Payload = Payload()


class MessagePage(msgspec.Struct, frozen=True, rename="camel"):
    """Found messages, by id only."""

    messages: tuple[MessageRecord, ...] = ()


class ThreadRecord(msgspec.Struct, frozen=True):
    """A whole conversation."""

    messages: tuple[MessageRecord, ...] = ()


class DraftRecord(msgspec.Struct, frozen=True):
    """A draft and the message in it."""

    id: str
    message: MessageRecord = MessageRecord()


class DraftPage(msgspec.Struct, frozen=True):
    """Found drafts."""

    drafts: tuple[DraftRecord, ...] = ()


class Added(msgspec.Struct, frozen=True):
    """A message that appeared."""

    message: MessageRecord


class HistoryRecord(msgspec.Struct, frozen=True, rename="camel"):
    """One step of a mailbox's history."""

    messages_added: tuple[Added, ...] = ()


class HistoryPage(msgspec.Struct, frozen=True, rename="camel"):
    """A page of history; `history_id` is the position to ask from next time."""

    history_id: str = ""
    following: str = msgspec.field(default="", name="nextPageToken")
    history: tuple[HistoryRecord, ...] = ()


class Profile(msgspec.Struct, frozen=True, rename="camel"):
    """The mailbox itself."""

    email_address: str = ""
    history_id: str = ""


class Fault(msgspec.Struct, frozen=True):
    """One entry of an error's list."""

    reason: str = ""


class ErrorBody(msgspec.Struct, frozen=True):
    """What went wrong; `status` is Gmail's upper-case word."""

    message: str = ""
    status: str = ""
    errors: tuple[Fault, ...] = ()


class ErrorAnswer(msgspec.Struct, frozen=True):
    """The body of every answer of the APIs that is not a success."""

    error: ErrorBody = ErrorBody()


class TokenAnswer(msgspec.Struct, frozen=True):
    """The token endpoint's success (RFC 6749 section 5.1) or failure (section 5.2)."""

    access_token: str = ""
    refresh_token: str = ""
    expires_in: float = 3600.0
    scope: str = ""
    refresh_token_expires_in: float | None = None
    error: str = ""
