"""Which of the newest letters in a mailbox are ours? Providers search coarsely; the last look is the same for all."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from service.ports.mail import Envelope

MOST_COMPARED = 25
"""How many of the newest are looked through where no search is sure."""


def keep_ours(envelopes: Iterable[Envelope], thread_id: str, client_ref: str, since: datetime) -> Sequence[Envelope]:
    """Those that lie in the conversation or carry the reference, newest first; providers count in whole seconds."""
    from_then = since.replace(microsecond=0)
    kept = [
        one
        for one in envelopes
        if one.date >= from_then
        and ((thread_id and one.thread_id == thread_id) or (client_ref and one.client_ref == client_ref))
    ]
    return sorted(kept, key=lambda one: one.date, reverse=True)
