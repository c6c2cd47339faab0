"""Asks for single events by their ids, several in one request."""

from collections.abc import Mapping, Sequence

from connectors.outlook.answers import read_answer
from connectors.outlook.batch import MOST, carry_together
from connectors.outlook.pages import EVENT
from connectors.outlook.requests import EVENT_FIELDS, PRIMARY, Requests, segment
from connectors.outlook.wire import EventRecord
from connectors.shared.calls import Call, read_body
from connectors.shared.courier import Courier
from connectors.shared.door import Answer
from service.errors import Forbidden, NotFound, OutsideError, Refused, Unreachable


def calendar_path(calendar_id: str) -> str:
    """Where a calendar's events and views lie, with a closing slash; the primary one goes by no id."""
    return "me/" if calendar_id == PRIMARY else f"me/calendars/{segment(calendar_id)}/"


def event_path(calendar_id: str, event_id: str) -> str:
    """Where one event lies; what lies in a calendar that somebody else shares is found under that calendar only."""
    return f"{calendar_path(calendar_id)}events/{segment(event_id)}"


def event_call(requests: Requests, calendar_id: str, event_id: str) -> Call:
    """The request for one event with everything that we use of it."""
    return requests.read(event_path(calendar_id, event_id), EVENT_FIELDS)


async def look_up(
    courier: Courier, requests: Requests, calendar_id: str, ids: Sequence[str]
) -> Mapping[str, EventRecord | OutsideError]:
    """Each event of a calendar as it is now, or why it cannot be had: NotFound, Forbidden, Refused.

    Anything else, such as a brake on one of them, is raised: nothing is known then.
    """
    found: dict[str, EventRecord | OutsideError] = {}
    for first in range(0, len(ids), MOST):
        few = ids[first : first + MOST]
        calls = [event_call(requests, calendar_id, one) for one in few]
        answers = await carry_together(courier, requests, calls)
        for event_id, call, answer in zip(few, calls, answers, strict=True):
            found[event_id] = _read(courier, call, answer)
    return found


def _read(courier: Courier, call: Call, answer: Answer) -> EventRecord | OutsideError:
    try:
        body = read_answer(call, answer, courier.clock.now())
    except (NotFound, Forbidden, Refused) as error:
        return error
    try:
        return read_body(call, body, EVENT)
    except Unreachable as error:
        return Refused(str(error))
