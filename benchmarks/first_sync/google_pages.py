"""The happenings as Google tells them (Calendar API v3, Events: list), with the fields that the connector asks for."""

import json
from datetime import UTC
from typing import Any

from benchmarks.first_sync.happenings import LABEL, ME, Guest, Happening

PAGE = 250
LABEL_ID = "0b6d0f5e-4f0e-4f0a-9b1d-6a1f5a7f0001"
CALENDAR = {
    "id": ME,
    "etag": '"c7"',
    "summary": ME,
    "timeZone": "Europe/Berlin",
    "labelProperties": {"eventLabels": [{"id": LABEL_ID, "name": LABEL, "backgroundColor": "#d50000"}]},
}

_ANSWERS = {"none": "needsAction"}
Body = dict[str, Any]


def render_event(event: Happening) -> bytes:
    """One event resource as JSON."""
    return json.dumps({**_what(event), **_who(event), **_series(event), **_room(event)}).encode()


def render_page(events: list[bytes], offset: int) -> bytes:
    """The page that begins at this event; the page token is the offset of the next."""
    following = offset + PAGE
    more = following < len(events)
    name, token = ("nextPageToken", str(following)) if more else ("nextSyncToken", "CJDsync0000000000==")
    head = {"kind": "calendar#events", "summary": ME, "timeZone": "Europe/Berlin", name: token}
    return json.dumps(head).encode()[:-1] + b', "items": [' + b", ".join(events[offset:following]) + b"]}"


def _what(event: Happening) -> Body:
    identity = f"{event.key:08d}jdfdn5r07jhtfcqqfc"
    return {
        "id": f"{event.series}_{event.start.astimezone(UTC):%Y%m%dT%H%M%SZ}_{event.key}" if event.series else identity,
        "status": "confirmed",
        "etag": f'"35{event.key:014d}"',
        "htmlLink": f"https://www.google.example/calendar/event?eid=MTZv{identity}cm9iaW5Aa2VsbGVy",
        "created": "2026-11-01T08:00:00.000Z",
        "updated": "2026-11-20T09:59:59.123Z",
        "summary": event.title,
        "iCalUID": f"{event.series or identity}@mail.example",
        "sequence": event.key % 3,
        "eventType": "default",
        "start": {"dateTime": event.start.isoformat(), "timeZone": "Europe/Berlin"},
        "end": {"dateTime": event.end.isoformat(), "timeZone": "Europe/Berlin"},
        **({"description": _mark_up(event.text) if event.markup else event.text} if event.text else {}),
        **({"eventLabelId": LABEL_ID} if event.labelled else {}),
    }


def _who(event: Happening) -> Body:
    host = event.guests[0]
    me = {"email": ME, "self": True, "responseStatus": "accepted"}
    return {
        "organizer": {"email": host.address, "displayName": host.name},
        "attendees": [me, *(_attendee(guest) for guest in event.guests)],
    }


def _attendee(guest: Guest) -> Body:
    answer = _ANSWERS.get(guest.answer, guest.answer)
    return {"email": guest.address, "displayName": guest.name, "responseStatus": answer}


def _series(event: Happening) -> Body:
    if not event.series:
        return {}
    return {
        "recurringEventId": event.series,
        "originalStartTime": {"dateTime": event.start.isoformat(), "timeZone": "Europe/Berlin"},
    }


def _room(event: Happening) -> Body:
    if not event.link:
        return {"location": event.room}
    points = [
        {"entryPointType": "video", "uri": event.link},
        {"entryPointType": "phone", "uri": "tel:+49-30-5550-0123"},
    ]
    return {"hangoutLink": event.link, "conferenceData": {"entryPoints": points}}


def _mark_up(text: str) -> str:
    first, _, rest = text.partition(". ")
    return f"<p>{first}.</p>{rest}<br><ul><li>Introduction</li><li>Questions</li></ul>"
