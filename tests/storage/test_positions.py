"""Reading positions and the free/busy mirror."""

from dataclasses import replace

import pytest

from service.domain.account import AccountState
from service.domain.event import Span
from service.ports.store import Books, Position, PositionKind
from service.storage.store import SqlStore
from tests.storage.scenes import after, make_account, make_span

CALENDAR = Position(account_id="acc", kind=PositionKind.CALENDAR, subject="primary", cursor="c1", due=after(5))


def put(store: SqlStore, *positions: Position) -> None:
    """Store positions one by one."""

    def job(books: Books) -> None:
        for position in positions:
            books.positions.put(position)

    store.run_now(job)


def note(store: SqlStore, event_id: str, span: Span | None, calendar_id: str = "primary") -> None:
    """Say what an event occupies."""
    store.run_now(lambda books: books.busy.note("acc", calendar_id, event_id, span))


def test_a_position_never_stored_is_fresh(store: SqlStore) -> None:
    found = store.run_now(lambda books: books.positions.get("acc", PositionKind.MAIL))
    assert found == Position(account_id="acc", kind=PositionKind.MAIL)


def test_a_position_is_replaced_as_a_whole(store: SqlStore) -> None:
    changed = replace(CALENDAR, cursor="c2", due=None, failures=3, trouble="The calendar could not be reached.")
    put(store, CALENDAR, changed)
    assert store.run_now(lambda books: books.positions.get("acc", PositionKind.CALENDAR, "primary")) == changed
    assert store.run_now(lambda books: books.positions.of_account("acc")) == [changed]


def test_due_positions_come_longest_waiting_first_and_not_more_than_asked(store: SqlStore) -> None:
    dues = {"late": 9.0, "early": 1.0, "middle": 5.0, "future": 11.0}
    put(store, *(replace(CALENDAR, subject=name, due=after(due)) for name, due in dues.items()))
    put(store, replace(CALENDAR, subject="resting", due=None))

    def find(limit: int) -> list[str]:
        return [position.subject for position in store.run_now(lambda books: books.positions.due(after(10), limit))]

    assert find(9) == ["early", "middle", "late"]
    assert find(2) == ["early", "middle"]


@pytest.mark.parametrize("state", [AccountState.RECONNECT, AccountState.BLOCKED, AccountState.GONE])
def test_an_account_that_is_not_connected_has_nothing_due(store: SqlStore, state: AccountState) -> None:
    put(store, CALENDAR)
    store.run_now(lambda books: books.accounts.put(make_account(state=state)))
    assert store.run_now(lambda books: books.positions.due(after(10), 9)) == []


def test_busy_spans_that_touch_the_window_are_found_in_order(store: SqlStore) -> None:
    spans = {"before": (0, 10), "into": (5, 11), "inside": (12, 13), "around": (1, 99), "behind": (20, 30)}
    for name, (first, last) in spans.items():
        note(store, name, make_span(first, last))
    note(store, "elsewhere", make_span(12, 13), "other")
    found = store.run_now(lambda books: books.busy.spans("acc", ["primary"], make_span(10, 20)))
    assert found == [(name, make_span(*spans[name])) for name in ("around", "into", "inside")]


def test_a_busy_span_is_moved_and_dropped(store: SqlStore) -> None:
    def find() -> list[tuple[str, object]]:
        return list(store.run_now(lambda books: books.busy.spans("acc", ["primary"], make_span(0, 100))))

    for span in (make_span(1, 2), make_span(3, 4)):
        note(store, "event", span)
    assert find() == [("event", make_span(3, 4))]
    note(store, "event", None)
    assert find() == []


def test_one_calendar_is_forgotten_and_the_others_are_kept(store: SqlStore) -> None:
    for calendar in ("primary", "other"):
        note(store, "event", make_span(1, 2), calendar)
    store.run_now(lambda books: books.busy.forget("acc", "primary"))
    found = store.run_now(lambda books: books.busy.spans("acc", ["primary", "other"], make_span(0, 9)))
    assert found == [("event", make_span(1, 2))]
    assert store.run_now(lambda books: books.busy.spans("acc", [], make_span(0, 9))) == []
