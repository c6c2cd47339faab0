"""Meeting mails: what an eventMessage asks, in the words of its calendar file (RFC 5546 section 1.4).

Outlook has read the file already and keeps its entry in the calendar; the mail's own times count where it tells them,
for the entry may have moved on since.
"""

import msgspec

from connectors.outlook.events import read_event
from connectors.outlook.mail_wire import NOTHING, MeetingRecord
from connectors.outlook.mailbox import Mailbox
from connectors.outlook.pages import EVENT
from connectors.outlook.wire import EventRecord, When
from connectors.outlook.zones import known_zone
from connectors.shared.calls import UNREADABLE
from connectors.shared.listing import Unreadable
from service.domain.mail import CalendarPart

MEETING = msgspec.json.Decoder(MeetingRecord)
QUERY = {"$expand": "microsoft.graph.eventMessage/event"}

_METHODS = {
    "meetingrequest": "REQUEST",
    "meetingcancelled": "CANCEL",
    "meetingaccepted": "REPLY",
    "meetingtenativelyaccepted": "REPLY",  # Graph's own spelling
    "meetingtentativelyaccepted": "REPLY",
    "meetingdeclined": "REPLY",
}
_ALONE = frozenset({"", "singleInstance"})


def read_meeting(record: MeetingRecord) -> CalendarPart | None:
    """The calendar part that the mail stands for; None for one that asks nothing, or whose entry is not there."""
    method = _METHODS.get((record.meeting_message_type or "").lower(), "")
    if not method or record.event == NOTHING:
        return None
    proposed = record.proposed_new_time
    if proposed is not None and proposed.start is not None:
        method = "COUNTER"
    try:
        entry = EVENT.decode(record.event)
        told = _at_told_time(entry, record)
        return CalendarPart(method, read_event(told, "", Mailbox()), _find_doubt(entry, told, record))
    except UNREADABLE:
        return None
    except Unreadable:
        return CalendarPart(method, None, "the event's time cannot be read")


def _at_told_time(entry: EventRecord, record: MeetingRecord) -> EventRecord:
    """The entry at the times of which the mail speaks: a proposal's, else the mail's own, else those it has."""
    proposed = record.proposed_new_time
    if proposed is not None and proposed.start is not None:
        return msgspec.structs.replace(entry, start=proposed.start, end=proposed.end)
    return msgspec.structs.replace(entry, start=record.start or entry.start, end=record.end or entry.end)


def _find_doubt(entry: EventRecord, told: EventRecord, record: MeetingRecord) -> str:
    """Why it must not be acted on, in plain words; "" when nothing speaks against it."""
    doubts = (
        ("the event lasts all day", bool(record.is_all_day or entry.is_all_day)),
        ("the event belongs to a series", _recurs(entry, record)),
        ("the event's time zone is not known", not all(_has_zone(when) for when in (told.start, told.end))),
        ("the event's time zone is not known", not known_zone(entry.original_start_time_zone or "UTC")),
        ("a newer mail about this meeting has come since", bool(record.is_out_of_date)),
    )
    return next((doubt for doubt, stands in doubts if stands), "")


def _recurs(entry: EventRecord, record: MeetingRecord) -> bool:
    kinds = {record.kind or "", entry.type or ""}
    rule = record.recurrence != NOTHING
    return rule or bool(entry.series_master_id) or not kinds <= _ALONE


def _has_zone(when: When | None) -> bool:
    if when is None:
        return False
    return when.date_time.tzinfo is not None or bool(known_zone(when.time_zone or ""))
