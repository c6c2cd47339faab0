"""Reading positions: how far each calendar and mailbox has been read, and when to look again."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, insert, select, update

from service.domain.account import AccountState
from service.ports.store import Position, PositionKind
from service.storage.tables import accounts, positions


def _is(account_id: str, kind: PositionKind, subject: str) -> ColumnElement[bool]:
    return and_(positions.c.account_id == account_id, positions.c.kind == kind.value, positions.c.subject == subject)


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
        query = (
            select(positions)
            .join(accounts, accounts.c.id == positions.c.account_id)
            .where(positions.c.due <= now, accounts.c.state == AccountState.CONNECTED.value)
            .order_by(positions.c.due)
            .limit(limit)
        )
        return [_read(row) for row in self._connection.execute(query)]

    def get(self, account_id: str, kind: PositionKind, subject: str = "") -> Position:
        """The position, or a fresh one with an empty cursor."""
        row = self._connection.execute(select(positions).where(_is(account_id, kind, subject))).first()
        return _read(row) if row else Position(account_id=account_id, kind=kind, subject=subject)

    def put(self, position: Position) -> None:
        """Store it."""
        values = {
            "cursor": position.cursor,
            "due": position.due,
            "failures": position.failures,
            "trouble": position.trouble,
        }
        place = _is(position.account_id, position.kind, position.subject)
        if not self._connection.execute(update(positions).where(place).values(values)).rowcount:
            names = {
                "account_id": position.account_id,
                "kind": position.kind.value,
                "subject": position.subject,
            }
            self._connection.execute(insert(positions).values({**names, **values}))

    def of_account(self, account_id: str) -> Sequence[Position]:
        """All positions of one account."""
        query = (
            select(positions)
            .where(positions.c.account_id == account_id)
            .order_by(positions.c.kind, positions.c.subject)
        )
        return [_read(row) for row in self._connection.execute(query)]
