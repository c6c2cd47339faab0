"""The case book."""

from dataclasses import replace

import pytest

from service.domain.case import Case, State
from service.errors import Exists, NotFound, Stale
from service.ports.store import Books
from service.storage.store import SqlStore
from tests.storage.scenes import after, make_account, make_case, make_full_case, make_note, take_lease


def add(store: SqlStore, case: Case) -> Case:
    """Store a new case with one note."""
    return store.run_now(lambda books: books.cases.add(case, [make_note()]))


def save(store: SqlStore, case: Case) -> Case:
    """Store a change without a note."""
    return store.run_now(lambda books: books.cases.save(case, []))


def test_a_case_comes_back_as_it_was_stored(store: SqlStore) -> None:
    stored = add(store, make_full_case())
    assert store.run_now(lambda books: books.cases.get("case-full")) == stored == make_full_case()


def test_a_new_case_has_version_one_and_every_change_counts_up(store: SqlStore) -> None:
    first = add(store, make_case())
    second = save(store, first)
    assert [first.version, second.version] == [1, 2]


def test_a_case_that_was_never_opened_is_not_found(store: SqlStore) -> None:
    with pytest.raises(NotFound):
        store.run_now(lambda books: books.cases.get("nobody"))


def test_an_event_has_at_most_one_unclosed_case(store: SqlStore) -> None:
    add(store, make_case())
    with pytest.raises(Exists):
        add(store, make_case("case-2"))
    assert [case.id for case in store.run_now(lambda books: books.shelf.newest(9))] == ["case-1"]


def test_an_event_whose_case_closed_may_have_another_one(store: SqlStore) -> None:
    save(store, replace(add(store, make_case()), state=State.CLOSED))
    add(store, make_case("case-2", opened=5))
    found = store.run_now(lambda books: books.cases.matching("acc", "key-1"))
    assert [case.id for case in found] == ["case-2", "case-1"]


def test_cases_for_one_event_are_found_in_one_account_or_in_all(store: SqlStore) -> None:
    store.run_now(lambda books: books.accounts.put(make_account("other")))
    add(store, make_case())
    add(store, replace(make_case("case-2", opened=5), account_id="other"))
    add(store, make_case("case-3", key="key-3"))
    here, everywhere = (
        store.run_now(lambda books, of=of: books.cases.matching(of, "key-1"))  # type: ignore[misc]
        for of in ("acc", "")
    )
    assert [case.id for case in here] == ["case-1"]
    assert [case.id for case in everywhere] == ["case-2", "case-1"]


def test_a_transaction_goes_on_after_a_case_existed(store: SqlStore) -> None:
    add(store, make_case())

    def job(books: Books) -> Case:
        with pytest.raises(Exists):
            books.cases.add(make_case("case-2"), [make_note()])
        return books.cases.add(make_case("case-3", key="key-3"), [make_note()])

    assert store.run_now(job).id == "case-3"
    assert store.run_now(lambda books: books.cases.get("case-3")).key == "key-3"


def test_a_change_to_an_old_version_is_stale_and_changes_nothing(store: SqlStore) -> None:
    first = add(store, make_case())
    save(store, replace(first, trouble="newer"))
    with pytest.raises(Stale):
        store.run_now(lambda books: books.cases.save(replace(first, trouble="older"), [make_note("lost")]))
    assert store.run_now(lambda books: books.cases.get("case-1")).trouble == "newer"
    assert len(store.run_now(lambda books: books.cases.notes("case-1"))) == 1


def test_a_change_under_a_lost_lease_is_stale(store: SqlStore) -> None:
    case, lost = add(store, make_case()), take_lease(store, "first")
    store.run_now(lambda books: books.leases.take("acc", "second", after(61), 60))
    with pytest.raises(Stale):
        store.run_now(lambda books: books.cases.save(case, [], lost))
    assert store.run_now(lambda books: books.cases.get("case-1")).version == 1


def test_a_change_under_a_held_lease_is_kept(store: SqlStore) -> None:
    case, held = add(store, make_case()), take_lease(store)
    assert store.run_now(lambda books: books.cases.save(case, [], held)).version == 2


def test_notes_are_told_oldest_first_in_the_order_of_writing(store: SqlStore) -> None:
    case = add(store, make_case())
    lines = [make_note("second", 5), make_note("third", 5)]
    store.run_now(lambda books: books.cases.save(case, lines))
    told = store.run_now(lambda books: books.cases.notes("case-1"))
    assert list(told) == [make_note(), *lines]
