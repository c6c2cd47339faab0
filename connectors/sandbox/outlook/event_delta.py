"""Graph's calendarView/delta: what is new in a fixed stretch of time, one page at a time."""

import base64
import json
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from connectors.sandbox.calendars import Calendar
from connectors.sandbox.exchanges import Json
from connectors.sandbox.outlook.calls import Call, Reply
from connectors.sandbox.outlook.errors import ApiError
from connectors.sandbox.outlook.event_changes import Change, changes
from connectors.sandbox.outlook.event_reading import window
from connectors.sandbox.outlook.event_shapes import event_json, occurrence_json, removed

_USUAL, _MOST = 10, 1000
_TYPE = {"@odata.type": "#microsoft.graph.event"}


@dataclass(frozen=True, slots=True)
class Round:
    """Where a listing stands: changes after `since` count, up to `top`; pages go on after `after`."""

    calendar: str
    low: str
    high: str
    since: int
    top: int
    epoch: int
    after: list[Any] | None = None


def delta(call: Call) -> Reply:
    """GET /me/calendarView/delta: the whole window first, afterwards only what has changed."""
    calendar, turn = _begin(call)
    low, high = datetime.fromisoformat(turn.low), datetime.fromisoformat(turn.high)
    since = min(turn.since, 1) if call.spoilt("replay") else turn.since
    found = [one for one in changes(calendar, low, high, since) if turn.after is None or one.rank > turn.after]
    found.sort(key=lambda one: one.rank)
    size = call.page_size(_USUAL, _MOST)
    page = found[:size]
    shown = page[::-1] if call.spoilt("reorder") else page
    shape: Json = {"@odata.context": f"{call.graph}/$metadata#Collection(event)"}
    if len(found) > size or size == 0:
        rest = replace(turn, since=since, after=page[-1].rank if page else turn.after)
        shape["@odata.nextLink"] = call.link(urlencode({"$skiptoken": _seal(rest)}, safe="$"))
    else:
        following = replace(turn, since=turn.top, after=None)
        shape["@odata.deltaLink"] = call.link(urlencode({"$deltatoken": _seal(following)}, safe="$"))
    shape["value"] = [_item(call, calendar, one) for one in shown]
    return Reply(shape)


def _item(call: Call, calendar: Calendar, change: Change) -> Json:
    if change.kind == "removed":
        return removed(call, calendar, change.entry.id)
    if change.kind == "occurrence":
        return occurrence_json(call, calendar, change.entry)
    return _TYPE | event_json(call, calendar, change.entry)


def _begin(call: Call) -> tuple[Calendar, Round]:
    token = call.text("$skiptoken") or call.text("$deltatoken")
    if not token:
        calendar, (low, high) = call.calendar(), window(call)
        top = call.world.mint.latest
        return calendar, Round(calendar.id, low.isoformat(), high.isoformat(), 0, top, calendar.epoch)
    turn = _open(token)
    known = call.person.calendars.get(turn.calendar) if turn else None
    if turn is None or known is None or turn.epoch != known.epoch:
        raise _expired(call, turn)
    if call.text("$deltatoken"):
        turn = replace(turn, top=call.world.mint.latest)
    return known, turn


def _expired(call: Call, turn: Round | None) -> ApiError:
    words = "The sync state generation is not found; a full synchronization is required."
    if call.manners.sync_expiry != "gone":
        return ApiError(400, call.manners.sync_expiry, words)
    query = {"$deltatoken": ""} | ({"startDateTime": turn.low, "endDateTime": turn.high} if turn else {})
    return ApiError(410, "resyncRequired", words, headers={"Location": call.link(urlencode(query, safe="$"))})


def _seal(turn: Round) -> str:
    return base64.urlsafe_b64encode(json.dumps(asdict(turn), separators=(",", ":")).encode()).decode()


def _open(token: str) -> Round | None:
    try:
        return Round(**json.loads(base64.urlsafe_b64decode(token.encode())))
    except (ValueError, TypeError):
        return None
