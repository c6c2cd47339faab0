"""Calendar v3 writes: insert, patch, update and delete of events."""

from copy import deepcopy
from dataclasses import replace

from connectors.sandbox.calendars import Calendar, Entry
from connectors.sandbox.exchanges import Json
from connectors.sandbox.google.calls import Call, Reply
from connectors.sandbox.google.errors import ApiError, forbidden, invalid, not_found
from connectors.sandbox.google.event_bodies import apply_body, apply_label, blank, check_id, merged_moment, read_moment
from connectors.sandbox.google.event_shapes import etag, event_json
from connectors.sandbox.invitations import report_answer, share
from connectors.sandbox.moments import Moment
from connectors.sandbox.recurrence import HORIZON, find, vanished
from connectors.sandbox.responses import respond

_SHARED_FIELDS = ("start", "end", "recurrence", "status")


def insert(call: Call) -> Reply:
    """events.insert: 200 with the event; 409 duplicate also for an id that was deleted."""
    calendar, body = _writable(call), call.body
    if "id" in body and "iCalUID" in body:
        raise invalid("Only one of id and iCalUID may be given.", "id")
    ident = check_id(body["id"]) if body.get("id") is not None else call.world.mint.entry()
    if find(calendar, ident) is not None:
        raise ApiError(409, "duplicate", "The requested identifier already exists.")
    entry = _fresh(call, calendar, ident)
    apply_body(entry, body, calendar)
    apply_label(entry, body, calendar, _label_version(call))
    calendar.save(entry)
    _share(call, calendar, entry, "request")
    return Reply(event_json(entry, calendar))


def _fresh(call: Call, calendar: Calendar, ident: str) -> Entry:
    body = call.body
    start = read_moment(body.get("start"), calendar.zone, "start")
    end = read_moment(body.get("end"), calendar.zone, "end")
    kind = body.get("eventType", "default")
    if kind not in ("default", "focusTime", "outOfOffice", "workingLocation", "birthday"):
        raise invalid("The specified event type cannot be created.", "eventType")
    uid = body.get("iCalUID") or f"{ident}@provider.example"
    return Entry(ident, uid, start, end, organizer=call.person.address, organizer_name=call.person.name, kind=kind)


def patch(call: Call) -> Reply:
    """events.patch: changes only the fields that are given."""
    return _change(call, replacing=False)


def update(call: Call) -> Reply:
    """events.update: the body is the whole event; fields not given go back to their defaults."""
    return _change(call, replacing=True)


def _change(call: Call, replacing: bool) -> Reply:
    calendar = _writable(call)
    old = _existing(call, calendar)
    _require_match(call, old)
    _require_organizer(call, calendar, old)
    if old.cancelled and not replacing and call.body.get("status") != "confirmed":
        raise not_found()
    entry = blank(old) if replacing else deepcopy(old)
    apply_body(entry, _whole(call, calendar) if replacing else _merged(call, calendar, old), calendar)
    apply_label(entry, call.body, calendar, _label_version(call))
    if (entry.start, entry.end) != (old.start, old.end):
        entry.sequence += 1
    calendar.save(entry)
    for lost in vanished(calendar, old, entry, call.world.clock.now() + HORIZON):
        calendar.save(lost)
    _share(call, calendar, entry, "cancel" if entry.cancelled else "update")
    _answer(call, calendar, old, entry)
    return Reply(event_json(entry, calendar))


def _whole(call: Call, calendar: Calendar) -> Json:
    for name in ("start", "end"):
        read_moment(call.body.get(name), calendar.zone, name)
    return call.body


def _merged(call: Call, calendar: Calendar, old: Entry) -> Json:
    times: Json = {
        name: merged_moment(getattr(old, name), call.body[name], calendar.zone)
        for name in ("start", "end")
        if name in call.body
    }
    return {**call.body, **times}


def delete(call: Call) -> Reply:
    """events.delete: 204 once, 410 afterwards; the entry stays as a tombstone."""
    calendar = _writable(call)
    entry = deepcopy(_existing(call, calendar))
    _require_match(call, entry)
    if entry.cancelled:
        raise ApiError(410, "deleted", "Resource has been deleted")
    calendar.cancel(entry)
    _share(call, calendar, entry, "cancel")
    return Reply(status=204)


def _existing(call: Call, calendar: Calendar) -> Entry:
    entry = find(calendar, call.params["eventId"])
    if entry is None:
        raise not_found()
    return replace(entry, born=0, created=None) if entry.id not in calendar.entries else entry


def _require_match(call: Call, entry: Entry) -> None:
    wanted = call.headers.get("If-Match", "*")
    if wanted not in ("*", etag(entry.version)):
        raise ApiError(412, "conditionNotMet", "Precondition Failed", "If-Match", "header")


def _require_organizer(call: Call, calendar: Calendar, entry: Entry) -> None:
    """A guest may change only the own copy: not the times, the status or shared properties."""
    if entry.organizer == calendar.owner or entry.extras.get("guestsCanModify"):
        return
    given = call.body.get("extendedProperties")
    shared = given.get("shared") if isinstance(given, dict) else None
    moved = [name for name in _SHARED_FIELDS if name in call.body and _differs(call, calendar, entry, name)]
    if shared or moved:
        raise forbidden("forbiddenForNonOrganizer", "Shared properties can only be changed by the organizer.")


def _differs(call: Call, calendar: Calendar, entry: Entry, name: str) -> bool:
    value = call.body[name]
    if name in ("start", "end"):
        now: Moment = getattr(entry, name)
        wanted = read_moment(merged_moment(now, value, calendar.zone), calendar.zone, name)
        return wanted.instant(calendar.zone) != now.instant(calendar.zone)
    return bool(value != (entry.rules if name == "recurrence" else entry.status))


def _label_version(call: Call) -> int:
    value = call.text("eventLabelVersion", "0")
    if value not in ("0", "1"):
        raise invalid("Invalid value for eventLabelVersion.", "eventLabelVersion", "invalidParameter")
    return int(value)


def _share(call: Call, calendar: Calendar, entry: Entry, kind: str) -> None:
    if calendar.owner != entry.organizer:
        report_answer(call.world, calendar, entry)
        return
    share(call.world, calendar, entry, kind, mail=_is_told(call), cause="api")


def _answer(call: Call, calendar: Calendar, old: Entry, entry: Entry) -> None:
    """A guest's new answer is mailed to the organiser, if that is wanted."""
    before, now = old.guest(calendar.owner), entry.guest(calendar.owner)
    answered = now is not None and now.answer != "needsAction" and (before is None or before.answer != now.answer)
    if answered and calendar.owner != entry.organizer and _is_told(call):
        respond(call.world, call.person, entry, "", cause="api")


def _is_told(call: Call) -> bool:
    return call.text("sendUpdates", "none") != "none" or call.flag("sendNotifications") is True


def _writable(call: Call) -> Calendar:
    """The calendar to write to, after the query has been found sound."""
    if call.text("sendUpdates", "none") not in ("all", "externalOnly", "none"):
        raise invalid("Invalid value for sendUpdates.", "sendUpdates", "invalidParameter")
    call.flag("sendNotifications")
    return call.calendar(writing=True)
