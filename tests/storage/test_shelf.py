"""Lists of cases, and that none of them walks through the whole table."""

import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from service.domain.case import Case, State
from service.ports.store import Books
from service.storage.store import SqlStore
from tests.storage.scenes import START, StillClock, after, make_case


def fill(store: SqlStore, *cases: Case) -> None:
    """Store several cases."""

    def job(books: Books) -> None:
        for case in cases:
            books.cases.add(case, [])

    store.run_now(job)


def test_the_newest_cases_come_first_and_page_by_page(store: SqlStore) -> None:
    fill(store, *(make_case(f"case-{n}", key=f"key-{n}", opened=n // 2) for n in range(5)))

    def page(before: str) -> list[str]:
        return [case.id for case in store.run_now(lambda books: books.shelf.newest(2, before))]

    assert [page(""), page("case-3"), page("case-1")] == [["case-4", "case-3"], ["case-2", "case-1"], ["case-0"]]


def test_only_cases_that_have_not_ended_are_unclosed(store: SqlStore) -> None:
    fill(
        store, make_case("a", key="a"), make_case("b", key="b", state=State.CLOSED), make_case("c", key="c", opened=-9)
    )
    assert [case.id for case in store.run_now(lambda books: books.shelf.unclosed("acc"))] == ["c", "a"]
    assert store.run_now(lambda books: books.shelf.unclosed("other")) == []


@pytest.mark.parametrize(
    ("state", "wakes_in", "found_after"),
    [
        (State.DRAFTING, None, 0),
        (State.WAITING, 60, 60),
        (State.APPROVED, 60, 60),
        (State.READY, None, None),
        (State.CLOSED, 60, None),
    ],
)
def test_a_case_is_overdue_at_its_own_time_or_at_once_if_it_has_work(
    store: SqlStore, state: State, wakes_in: float | None, found_after: float | None
) -> None:
    fill(store, replace(make_case(state=state), wake_at=None if wakes_in is None else after(wakes_in)))

    def is_overdue(seconds: float) -> bool:
        return store.run_now(lambda books: books.shelf.overdue(after(seconds), 9)) == [("case-1", 1)]

    expected = [found_after is not None and seconds >= found_after for seconds in (-1, 0, 59, 60, 99999)]
    assert [is_overdue(seconds) for seconds in (-1, 0, 59, 60, 99999)] == expected


def test_overdue_cases_come_longest_waiting_first_and_not_more_than_asked(store: SqlStore, clock: StillClock) -> None:
    for number in (3, 1, 2):
        clock.time = after(number)
        fill(store, make_case(f"case-{number}", key=f"key-{number}", state=State.DRAFTING))
    found = store.run_now(lambda books: books.shelf.overdue(after(9), 2))
    assert found == [("case-1", 1), ("case-2", 1)]


def read_plans(store: SqlStore, path: Path, job: Any) -> list[str]:  # noqa: ANN401
    """How SQLite would go about every query that a job makes."""
    seen: list[tuple[str, Any]] = []

    def note(*call: Any) -> None:  # noqa: ANN401
        seen.append((call[2], call[3]))

    event.listen(store.database, "before_cursor_execute", note)
    store.run_now(job)
    event.remove(store.database, "before_cursor_execute", note)
    with sqlite3.connect(path) as connection:
        rows = [
            connection.execute(f"EXPLAIN QUERY PLAN {query}", values).fetchall()
            for query, values in seen
            if query.startswith("SELECT")
        ]
    connection.close()
    return [line[3] for plan in rows for line in plan]


@pytest.mark.parametrize(
    ("job", "index"),
    [
        (lambda books: books.shelf.overdue(START, 9), "ix_cases_open_look_at"),
        (lambda books: books.shelf.unclosed("acc"), "ix_cases_open_account"),
        (lambda books: books.shelf.newest(9), "ix_cases_opened_at"),
        (lambda books: books.shelf.newest(9, "case-1"), "ix_cases_opened_at"),
        (lambda books: books.cases.matching("acc", "key-1"), "ix_cases_key"),
        (lambda books: books.cases.matching("", "key-1"), "ix_cases_key"),
        (lambda books: books.positions.due(START, 9), "ix_positions_due"),
        (lambda books: books.effects.of_case("case-1"), "ix_effects_case_id"),
    ],
)
def test_every_list_is_read_through_its_index(store: SqlStore, path: Path, job: Any, index: str) -> None:  # noqa: ANN401
    fill(store, make_case())
    plan = read_plans(store, path, job)
    assert any(index in line for line in plan), plan
    assert not [line for line in plan if line.startswith("SCAN") and index not in line]
