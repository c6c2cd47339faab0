"""Graph's calendar writes: create, change and delete events."""

from copy import deepcopy
from dataclasses import replace

from connectors.sandbox.calendars import Calendar, Entry
from connectors.sandbox.invitations import share
from connectors.sandbox.moments import Moment
from connectors.sandbox.outlook.calls import Call, Reply
from connectors.sandbox.outlook.errors import ApiError, changed, denied, invalid
from connectors.sandbox.outlook.event_bodies import apply_body
from connectors.sandbox.outlook.event_reading import located
from connectors.sandbox.outlook.event_shapes import etag, event_id
from connectors.sandbox.outlook.event_views import show
from connectors.sandbox.recurrence import HORIZON, vanished

_ORGANIZERS = ("start", "end", "isAllDay", "attendees", "recurrence")
_SHARED = {*_ORGANIZERS, "subject", "body", "location", "sensitivity"}


def create(call: Call) -> Reply:
    """POST /me/events: 201 with the event; a transactionId that was used before is refused."""
    calendar, body = call.calendar(), call.body
    for name in ("start", "end"):
        if name not in body:
            raise invalid(f"At least one property failed validation: {name}.", "ErrorPropertyValidationFailure")
    _require_new(call)
    entry = _fresh(call, calendar)
    apply_body(entry, body, calendar, call.person)
    if isinstance(body.get("transactionId"), str):
        entry.own["transactionId"] = body["transactionId"]
    calendar.save(entry)
    _share(call, calendar, entry, "request")
    shape = {"@odata.context": call.context("events/$entity"), **show(call, calendar, entry)}
    return Reply(shape, 201, {"Location": f"{call.graph}/me/events('{shape['id']}')"})


def _require_new(call: Call) -> None:
    given = call.body.get("transactionId")
    if not given or call.manners.transactions_forgotten:
        return
    for calendar in call.person.calendars.values():
        for entry in calendar.entries.values():
            if entry.own.get("transactionId") == given:
                raise _duplicate(call, calendar, entry)


def _duplicate(call: Call, calendar: Calendar, entry: Entry) -> ApiError:
    named = {"@event.existingEventId": event_id(call, calendar, entry.id)} if call.manners.names_duplicate else {}
    return ApiError(
        call.manners.duplicate_status,
        "ErrorDuplicateTransactionId",
        "The TransactionId specified in the request has already been used to create a different event.",
        named,
    )


def _fresh(call: Call, calendar: Calendar) -> Entry:
    ident, now = call.world.mint.entry(), Moment(at=call.world.clock.now(), zone="UTC")
    if call.body.get("isAllDay"):
        now = Moment(day=call.world.clock.now().date())
    owner = call.world.people.get(calendar.owner, call.person)
    return Entry(ident, f"{ident}@provider.example", now, now, organizer=owner.address, organizer_name=owner.name)


def update(call: Call) -> Reply:
    """PATCH /me/events/{id}: changes only the fields that are given; 412 when If-Match names another version."""
    calendar, old = located(call)
    require_match(call, old)
    if old.organizer != calendar.owner and any(name in call.body for name in _ORGANIZERS):
        raise denied()
    entry = deepcopy(stored(calendar, old))
    apply_body(entry, call.body, calendar, call.person)
    if (entry.start, entry.end) != (old.start, old.end):
        entry.sequence += 1
    calendar.save(entry)
    for lost in vanished(calendar, old, entry, call.world.clock.now() + HORIZON):
        calendar.save(lost)
    if _SHARED & set(call.body):
        _share(call, calendar, entry, "update")
    return Reply({"@odata.context": call.context("events/$entity"), **show(call, calendar, entry)})


def delete(call: Call) -> Reply:
    """DELETE /me/events/{id}: 204 once, 404 afterwards; an organiser's guests are told."""
    calendar, old = located(call)
    require_match(call, old)
    entry = deepcopy(stored(calendar, old))
    calendar.cancel(entry)
    _share(call, calendar, entry, "cancel")
    return Reply(status=204)


def stored(calendar: Calendar, entry: Entry) -> Entry:
    """The entry as it may be saved: a plain instance of a series starts a life of its own."""
    return entry if entry.id in calendar.entries else replace(entry, born=0, created=None)


def require_match(call: Call, entry: Entry) -> None:
    """412 when the client saw another version of the entry."""
    if call.headers.get("If-Match", "*") not in ("*", etag(entry)):
        raise changed()


def _share(call: Call, calendar: Calendar, entry: Entry, kind: str) -> None:
    share(call.world, calendar, entry, kind, mail=True, cause="api")
