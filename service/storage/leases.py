"""Leases: one worker at a time per mailbox, and fences that tell a late one from the present one."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, insert, select, update

from service.errors import Stale
from service.ports.store import Held
from service.storage.tables import leases

_ABSURD = 2  # an end further off than this many lease lengths was written before the clock was set back


def check_lease(connection: Connection, held: Held) -> None:
    """Raise Stale unless this very lease is still the last one given and was not given back."""
    row = connection.execute(
        select(leases.c.fence, leases.c.until).where(leases.c.account_id == held.account_id).with_for_update()
    ).first()
    if row is None or row.fence != held.fence or row.until is None:
        raise Stale("another worker has taken over this mailbox")


class SqlLeases:
    """The lease book (see `service.ports.store.LeaseBook`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, account_id: str, holder: str, now: datetime, seconds: float) -> Held | None:
        """The lease with a new fence, or None while another holder has it."""
        length = timedelta(seconds=seconds)
        row = self._connection.execute(
            select(leases).where(leases.c.account_id == account_id).with_for_update()
        ).first()
        if row is None:
            values = {"account_id": account_id, "holder": holder, "fence": 1, "until": now + length}
            self._connection.execute(insert(leases).values(values))
            return Held(account_id, 1, now + length)
        if row.until is not None and row.holder != holder and now < row.until <= now + _ABSURD * length:
            return None
        held = Held(account_id, row.fence + 1, now + length)
        self._connection.execute(
            update(leases)
            .where(leases.c.account_id == account_id)
            .values(holder=holder, fence=held.fence, until=held.until)
        )
        return held

    def extend(self, held: Held, now: datetime, seconds: float) -> Held:
        """The same lease with a later end; Stale when it was lost."""
        check_lease(self._connection, held)
        until = now + timedelta(seconds=seconds)
        self._connection.execute(update(leases).where(leases.c.account_id == held.account_id).values(until=until))
        return Held(held.account_id, held.fence, until)

    def release(self, held: Held) -> None:
        """Give it back; one that was lost already is left alone."""
        self._connection.execute(
            update(leases)
            .where(leases.c.account_id == held.account_id, leases.c.fence == held.fence)
            .values(until=None)
        )
