"""Cases and their timelines, one at a time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from service.domain.case import Case, Note, State
from service.domain.lifecycle import work_for
from service.errors import Exists, NotFound, Stale
from service.ports.store import Held
from service.ports.words import Clock
from service.storage.leases import check_lease
from service.storage.records import Records
from service.storage.tables import cases, notes

_FIND = select(cases.c.body).where(cases.c.id == bindparam("of_case"))
_MATCHING = (
    select(cases.c.id, cases.c.body)
    .where(cases.c.key == bindparam("of_key"))
    .order_by(cases.c.opened_at.desc(), cases.c.id.desc())
)
_MATCHING_HERE = _MATCHING.where(cases.c.account_id == bindparam("of_account"))
_CHANGE = (
    update(cases)
    .where(cases.c.id == bindparam("of_case"), cases.c.version == bindparam("of_version"))
    .values({name: bindparam(name) for name in ("state", "version", "look_at", "closed", "body")})
)
_LAST_NOTE = select(func.max(notes.c.number)).where(notes.c.case_id == bindparam("of_case"))


def read_case(records: Records, case_id: str, body: bytes) -> Case:
    """The case in a sealed row."""
    return records.unpack(f"case:{case_id}", Case, body)


def choose_look(case: Case, now: datetime) -> datetime | None:
    """When a case wants to be looked at: at its own time, at once if its state means work, or never while it rests."""
    if case.state is State.CLOSED:
        return None
    return case.wake_at or (now if work_for(case.state) else None)


class SqlCases:
    """The case book (see `service.ports.store.CaseBook`)."""

    def __init__(self, connection: Connection, records: Records, clock: Clock) -> None:
        self._connection = connection
        self._records = records
        self._clock = clock

    def get(self, case_id: str) -> Case:
        """The case; NotFound when there is none."""
        body = self._connection.scalar(_FIND, {"of_case": case_id})
        if body is None:
            raise NotFound("There is no such case.")
        return read_case(self._records, case_id, body)

    def matching(self, account_id: str, key: str) -> Sequence[Case]:
        """Cases opened for one event, newest first; with "" for the account those of every account."""
        query = _MATCHING_HERE if account_id else _MATCHING
        found = self._connection.execute(query, {"of_key": key, **({"of_account": account_id} if account_id else {})})
        return [read_case(self._records, case_id, body) for case_id, body in found]

    def add(self, case: Case, notes: Iterable[Note]) -> Case:
        """Store a new case with version 1; Exists when an unclosed case for the same event is there."""
        stored = replace(case, version=1)
        try:
            with self._connection.begin_nested():
                self._connection.execute(
                    insert(cases).values(
                        id=case.id,
                        account_id=case.account_id,
                        key=case.key,
                        opened_at=case.opened_at,
                        **self._columns(stored),
                    )
                )
        except IntegrityError as error:
            if any(other.state is not State.CLOSED for other in self.matching(case.account_id, case.key)):
                raise Exists("A case for this event is open already.") from error
            raise
        self._write_notes(case.id, notes)
        return stored

    def save(self, case: Case, notes: Iterable[Note], held: Held | None = None) -> Case:
        """Store a change and count the version up; Stale when the stored version differs or the lease was lost."""
        if held is not None:
            check_lease(self._connection, held)
        stored = replace(case, version=case.version + 1)
        place = {"of_case": case.id, "of_version": case.version}
        changed = self._connection.execute(_CHANGE, {**place, **self._columns(stored)})
        if not changed.rowcount:
            raise Stale("the case has changed since it was read")
        self._write_notes(case.id, notes)
        return stored

    def notes(self, case_id: str) -> Sequence[Note]:
        """The timeline, oldest first."""
        query = select(notes.c.number, notes.c.body).where(notes.c.case_id == case_id).order_by(notes.c.number)
        return [
            self._records.unpack(f"note:{case_id}:{number}", Note, body)
            for number, body in self._connection.execute(query)
        ]

    def _columns(self, case: Case) -> dict[str, object]:
        return {
            "state": case.state.value,
            "version": case.version,
            "look_at": choose_look(case, self._clock.now()),
            "closed": case.state is State.CLOSED,
            "body": self._records.pack(f"case:{case.id}", case),
        }

    def _write_notes(self, case_id: str, written: Iterable[Note]) -> None:
        lines = list(written)
        if not lines:
            return
        last = self._connection.scalar(_LAST_NOTE, {"of_case": case_id}) or 0
        rows = [
            {"case_id": case_id, "number": number, "body": self._records.pack(f"note:{case_id}:{number}", note)}
            for number, note in enumerate(lines, last + 1)
        ]
        self._connection.execute(insert(notes), rows)
