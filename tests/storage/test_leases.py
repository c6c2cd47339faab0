"""Leases and fences in the database."""

import pytest

from service.errors import Stale
from service.ports.store import Held
from service.storage.store import SqlStore
from tests.storage.scenes import after, take_lease


def take(store: SqlStore, holder: str, seconds: float) -> Held | None:
    """Try to take the lease at a moment."""
    return store.run_now(lambda books: books.leases.take("acc", holder, after(seconds), 60))


def test_a_held_mailbox_is_not_given_to_another(store: SqlStore) -> None:
    take_lease(store, "first")
    assert take(store, "second", 59) is None


def test_a_lease_that_ran_out_goes_to_another_with_a_higher_fence(store: SqlStore) -> None:
    first = take_lease(store, "first")
    second = take(store, "second", 60)
    assert second is not None
    assert (first.fence, second.fence, second.until) == (1, 2, after(120))
    with pytest.raises(Stale):
        store.run_now(lambda books: books.leases.extend(first, after(61), 60))


def test_the_same_holder_gets_a_new_fence_at_once(store: SqlStore) -> None:
    take_lease(store, "first")
    again = take(store, "first", 1)
    assert again is not None
    assert again.fence == 2


def test_an_extended_lease_keeps_its_fence_and_keeps_others_out(store: SqlStore) -> None:
    first = take_lease(store, "first")
    longer = store.run_now(lambda books: books.leases.extend(first, after(50), 60))
    assert (longer.fence, longer.until) == (first.fence, after(110))
    assert take(store, "second", 109) is None


def test_a_lease_given_back_is_free_at_once_and_cannot_be_extended(store: SqlStore) -> None:
    first = take_lease(store, "first")
    store.run_now(lambda books: books.leases.release(first))
    with pytest.raises(Stale):
        store.run_now(lambda books: books.leases.extend(first, after(1), 60))
    second = take(store, "second", 1)
    assert second is not None
    assert second.fence == 2


def test_giving_back_a_lost_lease_leaves_the_new_holder_alone(store: SqlStore) -> None:
    first = take_lease(store, "first")
    take(store, "second", 61)
    store.run_now(lambda books: books.leases.release(first))
    assert take(store, "third", 62) is None


def test_a_clock_that_was_set_back_does_not_lock_a_mailbox_for_good(store: SqlStore) -> None:
    take_lease(store, "first")
    assert take(store, "second", -3600) is not None


def test_a_lease_is_judged_by_its_own_length_and_not_by_the_length_asked_for(store: SqlStore) -> None:
    take_lease(store, "first", seconds=600)
    assert take(store, "second", 10) is None
