"""The free/busy mirror of watched calendars: times only."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, and_, bindparam, delete, insert, select

from service.domain.event import Span
from service.storage.tables import busy_spans


def _in(account_id: str, calendar_id: str) -> ColumnElement[bool]:
    return and_(busy_spans.c.account_id == account_id, busy_spans.c.calendar_id == calendar_id)


# A first look at a calendar writes thousands of spans: these statements are made once.
_DROP = delete(busy_spans).where(
    busy_spans.c.account_id == bindparam("of_account"),
    busy_spans.c.calendar_id == bindparam("of_calendar"),
    busy_spans.c.event_id == bindparam("of_event"),
)
_ADD = insert(busy_spans)


class SqlBusy:
    """The busy book (see `service.ports.store.BusyBook`)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note(self, account_id: str, calendar_id: str, event_id: str, span: Span | None) -> None:
        """An event now occupies this span, or none."""
        place = {"of_account": account_id, "of_calendar": calendar_id, "of_event": event_id}
        self._connection.execute(_DROP, place)
        if span is not None:
            row = {"account_id": account_id, "calendar_id": calendar_id, "event_id": event_id}
            self._connection.execute(_ADD, {**row, "starts": span.start, "ends": span.end})

    def forget(self, account_id: str, calendar_id: str) -> None:
        """Drop all spans of one calendar, before it is read anew."""
        self._connection.execute(delete(busy_spans).where(_in(account_id, calendar_id)))

    def spans(self, account_id: str, calendars: Sequence[str], window: Span) -> Sequence[tuple[str, Span]]:
        """(event id, span) of everything busy that touches the window, in order of time."""
        query = (
            select(busy_spans.c.event_id, busy_spans.c.starts, busy_spans.c.ends)
            .where(
                busy_spans.c.account_id == account_id,
                busy_spans.c.calendar_id.in_(calendars),
                busy_spans.c.ends > window.start,
                busy_spans.c.starts < window.end,
            )
            .order_by(busy_spans.c.starts, busy_spans.c.event_id)
        )
        return [(event_id, Span(starts, ends)) for event_id, starts, ends in self._connection.execute(query)]
