"""The book of interviews in the calendars, and its lists by time."""

from dataclasses import replace
from datetime import timedelta

import pytest

from service.domain.account import AccountState
from service.domain.marks.upcoming import Interview, Stage
from service.ports.store import Books
from service.storage.store import SqlStore
from tests.storage.scenes import START, after, make_account

TALK = Interview(
    account_id="acc",
    calendar_id="primary",
    event_id="event-1",
    key="k" * 32,
    start=after(3600),
    end=after(7200),
    title="Interview Senior Gardener",
    private=True,
)


def put(store: SqlStore, *those: Interview) -> None:
    """Write interviews down."""

    def work(books: Books) -> None:
        for one in those:
            books.interviews.put(one)

    store.run_now(work)


def names(found: object) -> list[str]:
    """Their ids."""
    return [one.event_id for one in found]  # type: ignore[attr-defined]


def test_an_interview_comes_back_as_it_was_written(store: SqlStore) -> None:
    put(store, TALK)
    assert store.run_now(lambda books: books.interviews.get("acc", "primary", "event-1")) == TALK
    assert store.run_now(lambda books: books.interviews.get("acc", "other", "event-1")) is None


def test_writing_an_interview_again_replaces_it(store: SqlStore) -> None:
    put(store, TALK, replace(TALK, stage=Stage.ASKED, title="Interview"))
    found = store.run_now(lambda books: books.interviews.get("acc", "primary", "event-1"))
    assert found == replace(TALK, stage=Stage.ASKED, title="Interview")
    assert len(store.run_now(lambda books: books.interviews.copies("k" * 32))) == 1


def test_places_tell_the_series_and_a_removed_interview_has_none(store: SqlStore) -> None:
    put(store, TALK, replace(TALK, event_id="event-2", series_id="weekly"))
    places = {("primary", "event-1"): "", ("primary", "event-2"): "weekly"}
    assert store.run_now(lambda books: books.interviews.places("acc")) == places
    store.run_now(lambda books: books.interviews.remove("acc", "primary", "event-2"))
    store.run_now(lambda books: books.interviews.remove("acc", "primary", "event-2"))
    assert list(store.run_now(lambda books: books.interviews.places("acc"))) == [("primary", "event-1")]
    assert store.run_now(lambda books: books.interviews.places("other")) == {}


def test_the_same_interview_is_found_in_every_calendar(store: SqlStore) -> None:
    put(store, TALK, replace(TALK, calendar_id="second"), replace(TALK, event_id="else", key="o" * 32))
    copies = store.run_now(lambda books: books.interviews.copies(TALK.key))
    assert {one.calendar_id for one in copies} == {"primary", "second"}


@pytest.mark.parametrize(
    ("stage", "due"), [(Stage.AWAITED, TALK.end + timedelta(minutes=10)), (Stage.ASKED, TALK.end + timedelta(days=3))]
)
def test_an_interview_is_due_when_its_time_to_be_looked_at_has_come(store: SqlStore, stage: Stage, due: object) -> None:
    put(store, replace(TALK, stage=stage))
    assert store.run_now(lambda books: books.agenda.next_look("acc")) == due
    moment = replace(TALK, stage=stage).look_at
    just_before = moment - timedelta(seconds=1)
    assert names(store.run_now(lambda books: books.agenda.due("acc", just_before, 9))) == []
    assert names(store.run_now(lambda books: books.agenda.due("acc", moment, 9))) == ["event-1"]
    assert names(store.run_now(lambda books: books.agenda.due("other", moment, 9))) == []


def test_without_an_interview_nothing_is_ever_due(store: SqlStore) -> None:
    assert store.run_now(lambda books: books.agenda.next_look("acc")) is None


def test_the_list_is_in_order_of_time_and_leaves_out_what_is_settled_late_or_of_nobody(store: SqlStore) -> None:
    store.run_now(lambda books: books.accounts.put(make_account("gone", AccountState.GONE)))
    put(
        store,
        replace(TALK, event_id="later", start=after(7000)),
        TALK,
        replace(TALK, event_id="settled", stage=Stage.SETTLED),
        replace(TALK, event_id="tomorrow", start=after(90000), end=after(93600)),
        replace(TALK, account_id="gone"),
    )
    found = store.run_now(lambda books: books.agenda.until(START + timedelta(hours=24), 9))
    assert names(found) == ["event-1", "later"]
    assert names(store.run_now(lambda books: books.agenda.until(START + timedelta(hours=24), 1))) == ["event-1"]


def test_looking_for_what_is_due_reads_an_index_and_not_the_table(store: SqlStore) -> None:
    lines = []
    with store.database.connect() as connection:
        for where in ("account_id = 'acc' AND look_at <= 1", "key = 'k'", "starts < 1"):
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN SELECT * FROM interviews WHERE {where}")  # noqa: S608
            lines += [row[-1] for row in plan]
    assert [line for line in lines if "USING INDEX ix_interviews" not in line] == []
