"""What was reported as removed: gone, or merely outside the window of the delta (Graph, "event: delta")."""

from connectors.outlook.lookup import look_up
from connectors.outlook.pages import Sorted
from connectors.outlook.requests import Requests
from connectors.outlook.wire import EventRecord
from connectors.shared.courier import Courier
from service.errors import NotFound
from service.ports.calendar import Malformed


async def verify(courier: Courier, requests: Requests, calendar_id: str, found: Sorted) -> None:
    """Sort every removed one of a calendar anew: what is there joins the others, what is not there is gone.

    One that cannot be looked at joins the malformed: nothing is concluded from it.
    """
    removed = tuple(dict.fromkeys(found.removed))
    seen = await look_up(courier, requests, calendar_id, removed)
    found.removed.clear()
    for event_id, now in seen.items():
        if isinstance(now, EventRecord):
            found.add(now)
        elif isinstance(now, NotFound):
            found.gone.append(event_id)
        else:
            found.malformed.append(Malformed(event_id, "it was reported as removed, and cannot be looked at"))
