"""Calendar v3 reads: get, list with pages and sync tokens, and the instances of a series."""

import base64
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from connectors.sandbox.calendars import Calendar, Entry
from connectors.sandbox.exchanges import Json
from connectors.sandbox.google.calls import Call, Reply
from connectors.sandbox.google.errors import ApiError, invalid, not_found
from connectors.sandbox.google.event_shapes import etag, event_json, timestamp, tombstone
from connectors.sandbox.recurrence import HORIZON, expanded, find, instances

_NOT_WITH_TOKEN = (
    "iCalUID",
    "orderBy",
    "privateExtendedProperty",
    "q",
    "sharedExtendedProperty",
    "timeMin",
    "timeMax",
    "updatedMin",
)
_NO_TOKEN_AFTER = ("iCalUID", "orderBy", "privateExtendedProperty", "q", "sharedExtendedProperty", "updatedMin")
_SAME_ALONG = ("singleEvents", "eventTypes", "showHiddenInvitations")
_OLDEST_UPDATE = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Cursor:
    """Where a listing stands: changes after `since` count, up to `top`; pages go on after `after`."""

    since: int
    top: int
    after: list[Any] | None


def get(call: Call) -> Reply:
    """events.get: also answers for deleted events, with status cancelled."""
    calendar = call.calendar()
    entry = find(calendar, call.params["eventId"])
    if entry is None:
        raise not_found()
    shape = event_json(entry, calendar, _shown(call), call.number("maxAttendees", 0, 1, 10_000))
    return Reply(shape, headers={"ETag": etag(entry.version)})


def list_events(call: Call) -> Reply:
    """events.list: full, filtered or incremental, one page at a time."""
    calendar = call.calendar()
    cursor = _cursor(call, calendar)
    found = [entry for entry in _candidates(call, calendar) if _wanted(call, calendar, entry, cursor)]
    return _page(call, calendar, cursor, found)


def list_instances(call: Call) -> Reply:
    """events.instances: the instances of one series."""
    calendar = call.calendar()
    master = calendar.entries.get(call.params["eventId"])
    if master is None:
        raise not_found()
    cursor = _cursor(call, calendar)
    series = instances(calendar, master, _until(call)) if master.rules else []
    wanted = instant(call, "originalStart")
    found = [
        entry
        for entry in series
        if _alive_or_shown(call, entry, cursor)
        and _in_window(call, calendar, entry)
        and (wanted is None or (entry.original or entry.start).instant(calendar.zone) == wanted)
    ]
    return _page(call, calendar, cursor, found)


def _candidates(call: Call, calendar: Calendar) -> Iterable[Entry]:
    if call.flag("singleEvents"):
        return expanded(calendar, _until(call))
    return list(calendar.entries.values())


def _until(call: Call) -> datetime:
    limit = call.world.clock.now() + HORIZON
    return min(instant(call, "timeMax") or limit, limit)


def _wanted(call: Call, calendar: Calendar, entry: Entry, cursor: Cursor) -> bool:
    if entry.version <= cursor.since or not _alive_or_shown(call, entry, cursor):
        return False
    return _in_window(call, calendar, entry) and _recent(call, entry) and _matches(call, entry)


def _alive_or_shown(call: Call, entry: Entry, cursor: Cursor) -> bool:
    if not entry.cancelled:
        return True
    return bool(cursor.since or call.flag("showDeleted") or (entry.series and not call.flag("singleEvents")))


def _in_window(call: Call, calendar: Calendar, entry: Entry) -> bool:
    low, high = instant(call, "timeMin"), instant(call, "timeMax")
    if low and high and high <= low:
        raise ApiError(400, "timeRangeEmpty", "The specified time range is empty.", "timeMax")
    if entry.rules and not call.flag("singleEvents"):
        return any(_overlaps(one, calendar, low, high) for one in instances(calendar, entry, _until(call)))
    return _overlaps(entry, calendar, low, high)


def _overlaps(entry: Entry, calendar: Calendar, low: datetime | None, high: datetime | None) -> bool:
    late_enough = low is None or entry.end.instant(calendar.zone) > low
    return late_enough and (high is None or entry.start.instant(calendar.zone) < high)


def _recent(call: Call, entry: Entry) -> bool:
    since = instant(call, "updatedMin")
    if since is None:
        return True
    if since < call.world.clock.now() - _OLDEST_UPDATE:
        raise ApiError(
            410,
            "updatedMinTooLongAgo",
            "The requested minimum modification time lies too far in the past.",
            "updatedMin",
        )
    return entry.updated is not None and entry.updated >= since


def _matches(call: Call, entry: Entry) -> bool:
    uid, kinds = call.text("iCalUID"), call.query.get("eventTypes")
    if (uid and entry.uid != uid) or (kinds and entry.kind not in kinds):
        return False
    pairs = [(entry.private, "privateExtendedProperty"), (entry.shared, "sharedExtendedProperty")]
    if not all(_has(values, wish) for values, name in pairs for wish in call.query.get(name, [])):
        return False
    people = [value for guest in entry.guests for value in (guest.address, guest.name)]
    text = " ".join([entry.title, entry.description, entry.location, entry.organizer, *people]).lower()
    return all(word in text for word in call.text("q").lower().split())


def _has(values: dict[str, str], wish: str) -> bool:
    name, equals, value = wish.partition("=")
    if not equals:
        raise invalid("Invalid extended property query.", "privateExtendedProperty")
    return values.get(name) == value


def _page(call: Call, calendar: Calendar, cursor: Cursor, found: list[Entry]) -> Reply:
    ordered = sorted(found, key=lambda entry: _rank(call, calendar, entry))
    rest = [entry for entry in ordered if cursor.after is None or _rank(call, calendar, entry) > cursor.after]
    size = 0 if call.spoilt("empty_page") else call.number("maxResults", 250, 1, 2500)
    page = rest[:size]
    shape = _head(call, calendar)
    shown = page[::-1] if call.spoilt("reorder") else page
    shape["items"] = [_item(call, calendar, entry) for entry in shown]
    if len(rest) > len(page) or size == 0:
        after = _rank(call, calendar, page[-1]) if page else cursor.after
        shape["nextPageToken"] = _seal({"n": cursor.since, "t": cursor.top, "a": after, "p": _along(call)})
    elif call.op == "calendar.events.list" and not any(call.text(name) for name in _NO_TOKEN_AFTER):
        shape["nextSyncToken"] = _seal({"s": cursor.top, "e": calendar.epoch, "c": calendar.id, "p": _along(call)})
    return Reply(shape)


def _item(call: Call, calendar: Calendar, entry: Entry) -> Json:
    if entry.cancelled:
        return tombstone(entry, calendar)
    return event_json(entry, calendar, _shown(call), call.number("maxAttendees", 0, 1, 10_000))


def _rank(call: Call, calendar: Calendar, entry: Entry) -> list[Any]:
    order = call.text("orderBy")
    if order == "updated":
        return [entry.version, entry.id]
    if order == "startTime":
        return [entry.start.instant(calendar.zone).timestamp(), entry.id]
    return [entry.born, entry.start.instant(calendar.zone).timestamp(), entry.id]


def _head(call: Call, calendar: Calendar) -> Json:
    return {
        "kind": "calendar#events",
        "etag": f'"p{calendar.version}"',
        "summary": calendar.title,
        "updated": timestamp(call.world.clock.now()),
        "timeZone": _shown(call) or calendar.zone,
        "accessRole": calendar.role,
        "defaultReminders": [{"method": "popup", "minutes": 30}],
    }


def _cursor(call: Call, calendar: Calendar) -> Cursor:
    _check_query(call)
    since, top, after = 0, call.world.mint.latest, None
    if token := call.text("syncToken"):
        since = _sync_start(call, calendar, token)
    if call.spoilt("replay"):
        since = 1 if since else 0
    if token := call.text("pageToken"):
        data = _open(token)
        if data is None or not {"n", "t", "a"} <= set(data) or data.get("p") != _along(call):
            raise invalid("Invalid page token value.", "pageToken")
        since, top, after = data["n"], data["t"], data["a"]
    return Cursor(since, top, after)


def _check_query(call: Call) -> None:
    order = call.text("orderBy")
    if order not in ("", "startTime", "updated"):
        raise invalid("Invalid value for orderBy.", "orderBy", "invalidParameter")
    if order == "startTime" and not call.flag("singleEvents"):
        raise invalid("The requested ordering is not available for the particular query.", "orderBy")
    if not call.text("syncToken"):
        return
    for name in _NOT_WITH_TOKEN:
        if call.text(name):
            raise invalid(f"Sync token cannot be used with {name}.", "syncToken")
    if call.flag("showDeleted") is False:
        raise invalid("Sync token cannot be used with showDeleted=false.", "syncToken")


def _sync_start(call: Call, calendar: Calendar, token: str) -> int:
    data = _open(token)
    if data is None or data.get("c") != calendar.id or "s" not in data or data.get("e") != calendar.epoch:
        raise ApiError(410, "fullSyncRequired", "Sync token is no longer valid, a full sync is required.", "syncToken")
    if data["p"] != _along(call):
        raise invalid("The query must be the same as in the first sync.", "syncToken")
    return int(data["s"])


def _along(call: Call) -> list[str]:
    return [",".join(sorted(call.query.get(name, []))) for name in _SAME_ALONG]


def instant(call: Call, name: str) -> datetime | None:
    """A query parameter that holds an RFC 3339 time with an offset; 400 otherwise."""
    text = call.text(name)
    if not text:
        return None
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError:
        raise ApiError(400, "badRequest", "Bad Request", name) from None
    if parsed.tzinfo is None:
        raise ApiError(400, "badRequest", "Bad Request", name)
    return parsed


def _shown(call: Call) -> str:
    zone = call.text("timeZone")
    try:
        return ZoneInfo(zone).key if zone else ""
    except (ValueError, KeyError, OSError):
        raise invalid("Invalid time zone.", "timeZone", "invalidParameter") from None


def _seal(data: Json) -> str:
    return base64.urlsafe_b64encode(json.dumps(data, separators=(",", ":")).encode()).decode()


def _open(token: str) -> Json | None:
    try:
        data = json.loads(base64.urlsafe_b64decode(token.encode()))
    except ValueError:
        return None
    return data if isinstance(data, dict) else None
