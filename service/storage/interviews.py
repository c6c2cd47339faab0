"""Interviews that stand in the watched calendars: in clear only ids and times, everything said is sealed."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select

from service.domain.account import AccountState
from service.domain.marks.upcoming import Interview, Stage
from service.storage.records import Records
from service.storage.tables import accounts, interviews

_HERE = and_(
    interviews.c.account_id == bindparam("of_account"),
    interviews.c.calendar_id == bindparam("of_calendar"),
    interviews.c.event_id == bindparam("of_event"),
)
# Every page of changes asks for the places: these statements are made once.
_PLACES = select(interviews.c.calendar_id, interviews.c.event_id, interviews.c.series_id).where(
    interviews.c.account_id == bindparam("of_account")
)
_READ = select(interviews.c.account_id, interviews.c.calendar_id, interviews.c.event_id, interviews.c.body)
_FIND, _DROP, _ADD = _READ.where(_HERE), delete(interviews).where(_HERE), insert(interviews)


def _place(account_id: str, calendar_id: str, event_id: str) -> dict[str, object]:
    return {"of_account": account_id, "of_calendar": calendar_id, "of_event": event_id}


def _name(account_id: str, calendar_id: str, event_id: str) -> str:
    return f"interview:{account_id}:{calendar_id}:{event_id}"


def _open(records: Records, account_id: str, calendar_id: str, event_id: str, body: bytes) -> Interview:
    return records.recall(_name(account_id, calendar_id, event_id), Interview, body)


class SqlInterviews:
    """The interview book (see `service.ports.store.InterviewBook`)."""

    def __init__(self, connection: Connection, records: Records) -> None:
        self._connection = connection
        self._records = records

    def places(self, account_id: str) -> Mapping[tuple[str, str], str]:
        """(calendar id, event id) of every one of the account, each with the id of its series or ""."""
        rows = self._connection.execute(_PLACES, {"of_account": account_id})
        return {(calendar_id, event_id): series_id for calendar_id, event_id, series_id in rows}

    def get(self, account_id: str, calendar_id: str, event_id: str) -> Interview | None:
        """The interview, or None."""
        row = self._connection.execute(_FIND, _place(account_id, calendar_id, event_id)).first()
        return _open(self._records, *row) if row else None

    def put(self, interview: Interview) -> None:
        """Store it, new or changed."""
        place = (interview.account_id, interview.calendar_id, interview.event_id)
        self._connection.execute(_DROP, _place(*place))
        row = {
            **dict(zip(("account_id", "calendar_id", "event_id"), place, strict=True)),
            "series_id": interview.series_id,
            "key": interview.key,
            "stage": interview.stage.value,
            "starts": interview.start,
            "look_at": interview.look_at,
            "body": self._records.pack(_name(*place), interview),
        }
        self._connection.execute(_ADD, row)

    def remove(self, account_id: str, calendar_id: str, event_id: str) -> None:
        """Forget it; one that is not there is no trouble."""
        self._connection.execute(_DROP, _place(account_id, calendar_id, event_id))

    def copies(self, key: str) -> Sequence[Interview]:
        """The same interview in every calendar that holds it."""
        rows = self._connection.execute(_READ.where(interviews.c.key == key))
        return [_open(self._records, *row) for row in rows]


class SqlAgenda:
    """Interviews by time (see `service.ports.store.Agenda`)."""

    def __init__(self, connection: Connection, records: Records) -> None:
        self._connection = connection
        self._records = records

    def due(self, account_id: str, now: datetime, limit: int) -> Sequence[Interview]:
        """Those of an account whose time to be looked at has come, the longest waiting first."""
        query = (
            _READ.where(interviews.c.account_id == account_id, interviews.c.look_at <= now)
            .order_by(interviews.c.look_at)
            .limit(limit)
        )
        return [_open(self._records, *row) for row in self._connection.execute(query)]

    def next_look(self, account_id: str) -> datetime | None:
        """When the next one of an account has to be looked at, or None."""
        found: datetime | None = self._connection.scalar(
            select(func.min(interviews.c.look_at)).where(interviews.c.account_id == account_id)
        )
        return found

    def until(self, moment: datetime, limit: int) -> Sequence[Interview]:
        """Those of all accounts that begin before the moment and are not settled, in order of time.

        What stands in calendars of an account that was disconnected is nobody's business any more.
        """
        query = (
            _READ.join(accounts, accounts.c.id == interviews.c.account_id)
            .where(
                interviews.c.starts < moment,
                interviews.c.stage != Stage.SETTLED.value,
                accounts.c.state != AccountState.GONE.value,
            )
            .order_by(interviews.c.starts)
            .limit(limit)
        )
        return [_open(self._records, *row) for row in self._connection.execute(query)]
