"""Lists of cases: for the page, for an account, and for the engine."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, bindparam, not_, select, tuple_

from service.domain.case import Case
from service.storage.cases import read_case
from service.storage.records import Records
from service.storage.tables import cases

_UNCLOSED = (
    select(cases.c.id, cases.c.body)
    .where(cases.c.account_id == bindparam("of_account"), not_(cases.c.closed))
    .order_by(cases.c.opened_at)
)


class SqlShelf:
    """The shelf (see `service.ports.store.CaseShelf`); no list reads more of the table than it returns."""

    def __init__(self, connection: Connection, records: Records) -> None:
        self._connection = connection
        self._records = records

    def unclosed(self, account_id: str) -> Sequence[Case]:
        """All cases of an account that have not ended, oldest first."""
        found = self._connection.execute(_UNCLOSED, {"of_account": account_id})
        return [read_case(self._records, case_id, body) for case_id, body in found]

    def newest(self, limit: int, before: str = "") -> Sequence[Case]:
        """Cases, newest first, for a page; `before` is the id of the last case of the page before."""
        place = tuple_(cases.c.opened_at, cases.c.id)
        query = select(cases.c.id, cases.c.body)
        if before:
            mark = cases.alias("mark")
            query = query.where(
                place < select(mark.c.opened_at, mark.c.id).where(mark.c.id == before).scalar_subquery()
            )
        query = query.order_by(cases.c.opened_at.desc(), cases.c.id.desc()).limit(limit)
        return [read_case(self._records, case_id, body) for case_id, body in self._connection.execute(query)]

    def overdue(self, now: datetime, limit: int) -> Sequence[tuple[str, int]]:
        """(id, version) of cases whose time to be looked at has passed, the longest waiting first."""
        query = (
            select(cases.c.id, cases.c.version)
            .where(not_(cases.c.closed), cases.c.look_at <= now)
            .order_by(cases.c.look_at)
            .limit(limit)
        )
        return [(case_id, version) for case_id, version in self._connection.execute(query)]
