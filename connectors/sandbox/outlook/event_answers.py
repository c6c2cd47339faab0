"""How is an invitation answered through Graph? accept, tentativelyAccept and decline."""

from copy import deepcopy

from connectors.sandbox.calendars import Calendar, Entry
from connectors.sandbox.exchanges import Json
from connectors.sandbox.invitations import report_answer
from connectors.sandbox.outlook.calls import Call, Handler, Reply
from connectors.sandbox.outlook.errors import invalid
from connectors.sandbox.outlook.event_reading import located
from connectors.sandbox.outlook.event_times import read_moment, stamp
from connectors.sandbox.outlook.event_writing import require_match, stored
from connectors.sandbox.responses import respond

_KNOWN = {"comment", "sendresponse", "proposednewtime"}


def accept(call: Call) -> Reply:
    """POST .../accept: 202; the event becomes busy."""
    if "proposednewtime" in _words(call):
        raise invalid("A new time cannot be proposed when a meeting is accepted.")
    return _answered(call, "accepted")


def tentatively_accept(call: Call) -> Reply:
    """POST .../tentativelyAccept: 202."""
    return _answered(call, "tentative")


def decline(call: Call) -> Reply:
    """POST .../decline: 202; the event leaves the calendar."""
    return _answered(call, "declined")


def _answered(call: Call, answer: str) -> Reply:
    words = _words(call)
    calendar, old = located(call)
    require_match(call, old)
    if old.organizer == calendar.owner:
        raise invalid("You can't respond to this meeting because you're the meeting organizer.")
    entry = deepcopy(stored(calendar, old))
    mine = entry.guest(calendar.owner)
    if mine is None:
        raise invalid("You can't respond to this meeting because you're not on its list of attendees.")
    mine.answer = answer
    entry.own = {name: value for name, value in entry.own.items() if name != "showAs"}
    entry.own["answered"] = stamp(call.world.clock.now())
    if answer == "declined":
        entry.status = "cancelled"
    calendar.save(entry)
    if words.get("sendresponse", True):
        _tell(call, calendar, entry, words)
    return Reply(status=202)


def _tell(call: Call, calendar: Calendar, entry: Entry, words: Json) -> None:
    report_answer(call.world, calendar, entry)
    slot = words.get("proposednewtime")
    proposed = None
    if isinstance(slot, dict):
        proposed = (read_moment(slot.get("start"), False, "start"), read_moment(slot.get("end"), False, "end"))
    respond(call.world, call.person, entry, str(words.get("comment") or ""), proposed, "api")


def _words(call: Call) -> Json:
    """The action's parameters, whose names Graph reads without regard to case."""
    words = {name.lower(): value for name, value in call.body.items()}
    if unknown := sorted(set(words) - _KNOWN):
        raise invalid(f"The parameter '{unknown[0]}' in the request payload is not a valid parameter.", "BadRequest")
    return words


ANSWERS: dict[str, Handler] = {"accept": accept, "tentativelyAccept": tentatively_accept, "decline": decline}
"""The three answers by the names of Graph's actions."""
