"""One event that was asked for by itself: what follows when it cannot be read, and how early it may remind."""

from collections.abc import Iterator
from contextlib import contextmanager

from connectors.shared.calls import Call
from connectors.shared.door import lost
from connectors.shared.listing import Unreadable
from service.errors import Refused

_LONGEST_LEAD = 40_320


@contextmanager
def refused_unless_readable() -> Iterator[None]:
    """Around the reading of somebody's event: Refused, with the reason, when it makes no sense."""
    try:
        yield
    except Unreadable as error:
        raise Refused(f"The event cannot be read: {error}.") from error


@contextmanager
def lost_unless_readable(call: Call) -> Iterator[None]:
    """Around the reading of our own entry in the answer to a call: when it makes no sense there was no answer."""
    try:
        yield
    except Unreadable as error:
        raise lost(call.writes) from error


def bound_lead(minutes: int) -> int:
    """How many minutes ahead an entry reminds: both providers take up to four weeks."""
    return min(max(minutes, 0), _LONGEST_LEAD)
