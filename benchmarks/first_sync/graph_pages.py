"""The happenings as Microsoft Graph tells them (v1.0, event: delta and List calendarView): whole resources."""

import json
from datetime import UTC, datetime
from typing import Any

from benchmarks.first_sync.happenings import LABEL, ME, Guest, Happening

PAGE = 50
LONGEST_PAGE = 999
Body = dict[str, Any]
MAILBOX: dict[str, Body] = {
    "/me/calendar": {
        "id": "AAkALgCalendar",
        "name": "Calendar",
        "canEdit": True,
        "isDefaultCalendar": True,
        "owner": {"name": "Robin Keller", "address": ME},
    },
    "/me/mailboxSettings": {"timeZone": "W. Europe Standard Time"},
}

_CONTEXT = "https://graph.example/v1.0/$metadata#Collection(event)"
_ANSWERS = {"tentative": "tentativelyAccepted"}
_UNKNOWN_TIME = "0001-01-01T00:00:00Z"


def render_event(event: Happening) -> bytes:
    """One event resource as JSON."""
    parts = (_identity(event), _what(event), _habits(event), _where(event), _who(event))
    return json.dumps({key: value for part in parts for key, value in part.items()}).encode()


def render_page(events: list[bytes], offset: int, size: int, link: str) -> bytes:
    """The page that begins at this event; `link` is what continues it, without the offset."""
    following = offset + size
    more = following < len(events)
    name, end = ("@odata.nextLink", f"{link}{following}") if more else ("@odata.deltaLink", f"{link}end")
    head = {"@odata.context": _CONTEXT, name: end}
    return json.dumps(head).encode()[:-1] + b', "value": [' + b", ".join(events[offset:following]) + b"]}"


def _identity(event: Happening) -> Body:
    identity = f"AAkALgAAAAAAHYQDEapmEc2byACqAC-EWg0A{event.key:08d}" + "Zk3bV9-hWkq1pLx0" * 5 + "AAA="
    change = f"k1x7dEoT0mVhAA{event.key:08d}A=="
    return {
        "@odata.type": "#microsoft.graph.event",
        "@odata.etag": f'W/"{change}"',
        "id": identity,
        "createdDateTime": "2026-11-01T08:00:00.1234567Z",
        "lastModifiedDateTime": "2026-11-20T09:59:59.1234567Z",
        "changeKey": change,
        "categories": [LABEL] if event.labelled else [],
        "transactionId": None,
        "iCalUId": "040000008200E00074C5B7101A82E008" + f"{event.key:080d}",
        "webLink": f"https://outlook.office365.example/owa/?itemid={identity}&exvsurl=1&path=/calendar/item",
        "seriesMasterId": f"AAkALg{event.series}" if event.series else None,
        "type": "occurrence" if event.series else "singleInstance",
    }


def _what(event: Happening) -> Body:
    return {
        "subject": event.title,
        "bodyPreview": event.text[:255],
        "body": {"contentType": "text", "content": event.text},
        "start": _moment(event.start),
        "end": _moment(event.end),
        "originalStartTimeZone": "W. Europe Standard Time",
        "originalEndTimeZone": "W. Europe Standard Time",
        "originalStart": f"{event.start.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if event.series else None,
        "recurrence": None,
        "isAllDay": False,
        "isCancelled": False,
        "isOrganizer": False,
        "isDraft": False,
    }


def _habits(event: Happening) -> Body:
    return {
        "showAs": "busy",
        "importance": "normal",
        "sensitivity": "private" if event.key % 20 == 0 else "normal",
        "reminderMinutesBeforeStart": 15,
        "isReminderOn": True,
        "hasAttachments": False,
        "responseRequested": True,
        "allowNewTimeProposals": True,
        "hideAttendees": False,
        "responseStatus": {"response": "accepted", "time": "2026-11-02T08:00:00Z"},
    }


def _where(event: Happening) -> Body:
    place = {"displayName": event.room, "locationType": "default", "uniqueIdType": "private"}
    return {
        "location": {**place, "uniqueId": event.room},
        "locations": [{**place, "uniqueId": event.room}] if event.room else [],
        "isOnlineMeeting": bool(event.link),
        "onlineMeetingUrl": None,
        "onlineMeetingProvider": "teamsForBusiness" if event.link else "unknown",
        "onlineMeeting": {"joinUrl": event.link} if event.link else None,
    }


def _who(event: Happening) -> Body:
    host = event.guests[0]
    me = {"emailAddress": {"name": "Robin Keller", "address": ME}}
    invited = {"type": "required", "status": {"response": "none", "time": _UNKNOWN_TIME}, **me}
    return {
        "organizer": {"emailAddress": {"name": host.name, "address": host.address}},
        "attendees": [invited, *(_attendee(guest) for guest in event.guests)],
    }


def _attendee(guest: Guest) -> Body:
    answer = _ANSWERS.get(guest.answer, guest.answer)
    return {
        "type": "required",
        "status": {"response": answer, "time": _UNKNOWN_TIME},
        "emailAddress": {"name": guest.name, "address": guest.address},
    }


def _moment(moment: datetime) -> Body:
    return {"dateTime": f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.0000000", "timeZone": "UTC"}
