"""Leases: one worker at a time per mailbox, and fences that tell a late one from the present one."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, bindparam, insert, select, update

from service.errors import Stale
from service.ports.store import Held
from service.storage.tables import leases

_FIND = select(leases).where(leases.c.account_id == bindparam("of_account")).with_for_update()
_GIVE = (
    update(leases)
    .where(leases.c.account_id == bindparam("of_account"))
    .values({name: bindparam(name) for name in ("holder", "fence", "renewed_at", "until")})
)
_RELEASE = (
    update(leases)
    .where(leases.c.account_id == bindparam("of_account"), leases.c.fence == bindparam("of_fence"))
    .values(until=bindparam("until"))
)


def check_lease(connection: Connection, held: Held) -> None:
    """Raise Stale unless this very lease is still the last one given and was not given back."""
    row = connection.execute(_FIND, {"of_account": held.account_id}).first()
    if row is None or row.fence != held.fence or row.until is None:
        raise Stale("another worker has taken over this mailbox")


def _is_alive(row: Row[Any], now: datetime) -> bool:
    """Whether a lease still runs; one renewed further in the future than it lasts was written by a clock set back."""
    return row.until is not None and now < row.until and row.renewed_at - now <= row.until - row.renewed_at


class SqlLeases:
    """The lease book (see `service.ports.store.LeaseBook`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, account_id: str, holder: str, now: datetime, seconds: float) -> Held | None:
        """The lease with a new fence, or None while another holder has it."""
        until = now + timedelta(seconds=seconds)
        row = self._connection.execute(_FIND, {"of_account": account_id}).first()
        if row is None:
            self._connection.execute(
                insert(leases).values(account_id=account_id, holder=holder, fence=1, renewed_at=now, until=until)
            )
            return Held(account_id, 1, until)
        if row.holder != holder and _is_alive(row, now):
            return None
        held = Held(account_id, row.fence + 1, until)
        new = {"holder": holder, "fence": held.fence, "renewed_at": now, "until": until}
        self._connection.execute(_GIVE, {"of_account": account_id, **new})
        return held

    def extend(self, held: Held, now: datetime, seconds: float) -> Held:
        """The same lease with a later end; Stale when it was lost."""
        check_lease(self._connection, held)
        until = now + timedelta(seconds=seconds)
        self._connection.execute(
            update(leases).where(leases.c.account_id == held.account_id).values(renewed_at=now, until=until)
        )
        return Held(held.account_id, held.fence, until)

    def release(self, held: Held) -> None:
        """Give it back; one that was lost already is left alone."""
        self._connection.execute(_RELEASE, {"of_account": held.account_id, "of_fence": held.fence, "until": None})
