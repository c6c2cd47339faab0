"""How does a calendar entry look on Graph's wire? The event resource, out of the world's entries."""

from connectors.sandbox.calendars import Calendar, Entry, Guest
from connectors.sandbox.exchanges import Json
from connectors.sandbox.outlook.calls import Call
from connectors.sandbox.outlook.event_times import moment_json, stamp
from connectors.sandbox.outlook.plain_text import to_html, to_text
from connectors.sandbox.outlook.series import recurrence_json
from connectors.sandbox.outlook.zones import windows_name

_ANSWERS = {
    "needsAction": "notResponded",
    "accepted": "accepted",
    "tentative": "tentativelyAccepted",
    "declined": "declined",
}
_SENSITIVITY = {"private": "private", "confidential": "confidential"}
_NEVER = "0001-01-01T00:00:00Z"
_PREVIEW = 255
_USUAL_REMINDER = 15


def etag(entry: Entry) -> str:
    """The weak version word, as If-Match wants it."""
    return f'W/"{change_key(entry)}"'


def change_key(entry: Entry) -> str:
    """The version alone."""
    return f"ck{entry.version:012d}=="


def event_id(call: Call, calendar: Calendar, entry_id: str) -> str:
    """The id of an entry of that calendar, in the form the client prefers."""
    return call.ident("event", entry_id, calendar.id)


def removed(call: Call, calendar: Calendar, entry_id: str) -> Json:
    """What a delta says of something that is gone, or has never been in its window."""
    return {
        "@odata.type": "#microsoft.graph.event",
        "id": event_id(call, calendar, entry_id),
        "@removed": {"reason": "deleted"},
    }


def occurrence_json(call: Call, calendar: Calendar, entry: Entry) -> Json:
    """What a delta says of one plain instance of a series: when it is, and where the rest stands."""
    zone = call.wishes.zone
    return {
        "@odata.type": "#microsoft.graph.event",
        "@odata.etag": etag(entry),
        "id": event_id(call, calendar, entry.id),
        "seriesMasterId": event_id(call, calendar, entry.series),
        "type": "occurrence",
        "start": moment_json(entry.start, calendar.zone, zone),
        "end": moment_json(entry.end, calendar.zone, zone),
    }


def event_json(call: Call, calendar: Calendar, entry: Entry) -> Json:
    """The full event resource as the calendar's owner sees it."""
    return {
        "@odata.etag": etag(entry),
        "id": event_id(call, calendar, entry.id),
        "createdDateTime": stamp(entry.created),
        "lastModifiedDateTime": stamp(entry.updated),
        "changeKey": change_key(entry),
        "categories": call.person.marks(calendar, entry),
        "transactionId": entry.own.get("transactionId"),
        "iCalUId": f"{entry.uid}_{entry.original.stamp()}" if entry.original else entry.uid,
        "hasAttachments": False,
        "subject": entry.title,
        "importance": entry.own.get("importance", "normal"),
        "sensitivity": _SENSITIVITY.get(entry.visibility, "normal"),
        "isAllDay": entry.start.day is not None,
        "isCancelled": entry.cancelled,
        "isOrganizer": entry.organizer == calendar.owner,
        "isDraft": False,
        "responseRequested": True,
        "allowNewTimeProposals": True,
        "hideAttendees": False,
        "showAs": show_as(entry, calendar),
        "webLink": f"https://outlook.provider.example/owa/?itemid={entry.id}&path=/calendar/item",
        **_texts(call, entry),
        **_reminder(entry),
        **_times(call, calendar, entry),
        **_meeting(entry),
        **_people(entry, calendar),
    }


def show_as(entry: Entry, calendar: Calendar) -> str:
    """Free, busy or in between: what a guest has not answered is tentative."""
    if chosen := entry.own.get("showAs"):
        return str(chosen)
    mine = None if entry.organizer == calendar.owner else entry.guest(calendar.owner)
    if mine is not None and mine.answer in ("needsAction", "tentative"):
        return "tentative"
    return "busy" if entry.busy else "free"


def _texts(call: Call, entry: Entry) -> Json:
    written = str(entry.own.get("html") or to_html(entry.description))
    text = to_text(written) if "html" in entry.own else entry.description
    body = {"contentType": "text", "content": text} if call.wishes.text_bodies else None
    return {
        "bodyPreview": " ".join(text.split())[:_PREVIEW],
        "body": body or {"contentType": "html", "content": written},
    }


def _reminder(entry: Entry) -> Json:
    on = entry.reminders is None or bool(entry.reminders)
    minutes = entry.reminders[0][1] if entry.reminders else _USUAL_REMINDER
    return {"isReminderOn": on, "reminderMinutesBeforeStart": minutes}


def _times(call: Call, calendar: Calendar, entry: Entry) -> Json:
    zone, own = call.wishes.zone, windows_name(entry.start.zone or calendar.zone)
    recurrence = recurrence_json(entry, calendar)
    kind = "seriesMaster" if recurrence else "singleInstance"
    shape: Json = {
        "start": moment_json(entry.start, calendar.zone, zone),
        "end": moment_json(entry.end, calendar.zone, zone),
        "originalStartTimeZone": own,
        "originalEndTimeZone": windows_name(entry.end.zone or calendar.zone),
        "recurrence": recurrence,
        "seriesMasterId": event_id(call, calendar, entry.series) if entry.series else None,
    }
    if entry.original is not None:
        kind = "exception" if entry.id in calendar.entries else "occurrence"
        shape["originalStart"] = f"{entry.original.instant(calendar.zone):%Y-%m-%dT%H:%M:%SZ}"
    return shape | {"type": kind}


def _meeting(entry: Entry) -> Json:
    place: Json = {"displayName": entry.location, "locationType": "default"}
    if entry.location:
        place |= {"uniqueId": entry.location, "uniqueIdType": "private"}
    return {
        "location": place,
        "locations": [place] if entry.location else [],
        "isOnlineMeeting": False,
        "onlineMeetingProvider": "unknown",
        "onlineMeetingUrl": None,
        "onlineMeeting": None,
    }


def _people(entry: Entry, calendar: Calendar) -> Json:
    mine = entry.guest(calendar.owner)
    answer = _ANSWERS[mine.answer] if mine else "none"
    if entry.organizer == calendar.owner:
        answer = "organizer"
    guests = [guest for guest in entry.guests if guest.address != entry.organizer]
    return {
        "responseStatus": {"response": answer, "time": entry.own.get("answered", _NEVER)},
        "organizer": recipient(entry.organizer, entry.organizer_name),
        "attendees": [_attendee(guest) for guest in guests],
    }


def recipient(address: str, name: str) -> Json:
    """Somebody with name and address."""
    return {"emailAddress": {"name": name or address, "address": address}}


def _attendee(guest: Guest) -> Json:
    # an attendee who has not answered is "none" to everybody, and "notResponded" only to themselves
    answer = "none" if guest.answer == "needsAction" else _ANSWERS[guest.answer]
    kind = "optional" if guest.optional else "required"
    return {"type": kind, "status": {"response": answer, "time": _NEVER}, **recipient(guest.address, guest.name)}
