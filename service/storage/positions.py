"""Reading positions: how far each calendar and mailbox has been read, and when to look again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, bindparam, insert, select, update

from service.domain.account import AccountState
from service.ports.store import Position, PositionKind
from service.storage.tables import accounts, positions

# Statements of the polling loop are made once: building them costs more than running them.
_HERE = and_(
    positions.c.account_id == bindparam("of_account"),
    positions.c.kind == bindparam("of_kind"),
    positions.c.subject == bindparam("of_subject"),
)
_FIND = select(positions).where(_HERE)
_CHANGE = (
    update(positions).where(_HERE).values({name: bindparam(name) for name in ("cursor", "due", "failures", "trouble")})
)
_DUE = (
    select(positions)
    .join(accounts, accounts.c.id == positions.c.account_id)
    .where(positions.c.due <= bindparam("now"), accounts.c.state == AccountState.CONNECTED.value)
    .order_by(positions.c.due)
    .limit(bindparam("most"))
)


def _place(account_id: str, kind: PositionKind, subject: str) -> dict[str, object]:
    return {"of_account": account_id, "of_kind": kind.value, "of_subject": subject}


def _values(position: Position) -> dict[str, object]:
    return {
        "cursor": position.cursor,
        "due": position.due,
        "failures": position.failures,
        "trouble": position.trouble,
    }


def _read(row: Row[Any]) -> Position:
    return Position(
        account_id=row.account_id,
        kind=PositionKind(row.kind),
        subject=row.subject,
        cursor=row.cursor,
        due=row.due,
        failures=row.failures,
        trouble=row.trouble,
    )


class SqlPositions:
    """The position book (see `service.ports.store.PositionBook`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def due(self, now: datetime, limit: int) -> Sequence[Position]:
        """Positions whose time has come, the longest waiting first; only of connected accounts."""
        return [_read(row) for row in self._connection.execute(_DUE, {"now": now, "most": limit})]

    def get(self, account_id: str, kind: PositionKind, subject: str = "") -> Position:
        """The position, or a fresh one with an empty cursor."""
        row = self._connection.execute(_FIND, _place(account_id, kind, subject)).first()
        return _read(row) if row else Position(account_id=account_id, kind=kind, subject=subject)

    def put(self, position: Position) -> None:
        """Store it."""
        place, values = _place(position.account_id, position.kind, position.subject), _values(position)
        if not self._connection.execute(_CHANGE, {**place, **values}).rowcount:
            names = {"account_id": position.account_id, "kind": position.kind.value, "subject": position.subject}
            self._connection.execute(insert(positions).values({**names, **values}))

    def put_all(self, those: Sequence[Position]) -> None:
        """Store many at once."""
        rows = [{**_place(one.account_id, one.kind, one.subject), **_values(one)} for one in those]
        if rows and self._connection.execute(_CHANGE, rows).rowcount != len(rows):
            for one in those:
                self.put(one)

    def of_account(self, account_id: str) -> Sequence[Position]:
        """All calendars and mailboxes of one account; when its interviews are looked at is no reading."""
        query = (
            select(positions)
            .where(positions.c.account_id == account_id, positions.c.kind != PositionKind.INTERVIEWS.value)
            .order_by(positions.c.kind, positions.c.subject)
        )
        return [_read(row) for row in self._connection.execute(query)]
