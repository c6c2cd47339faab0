"""The ledger of outward writes."""

import pytest

from service.errors import NotFound, Stale
from service.ports.store import Effect, EffectState, Held
from service.storage.store import SqlStore
from tests.storage.scenes import START, after, take_lease


def begin(store: SqlStore, held: Held, seconds: float = 0, key: str = "case-1:send") -> Effect:
    """Note the try of a write."""
    return store.run_now(lambda books: books.effects.begin(key, "send", "case-1", held, after(seconds)))


def finish(store: SqlStore, state: EffectState, **ref: str) -> None:
    """Note what came of it."""
    store.run_now(lambda books: books.effects.finish("case-1:send", state, ref))


def read(store: SqlStore) -> Effect:
    """The effect as it stands."""
    effect = store.run_now(lambda books: books.effects.get("case-1:send"))
    assert effect is not None
    return effect


def test_a_first_try_is_noted_before_the_call(store: SqlStore) -> None:
    begun = begin(store, take_lease(store))
    assert (
        begun == read(store) == Effect("case-1:send", "send", "case-1", "acc", EffectState.STARTED, 1, START, START, {})
    )


@pytest.mark.parametrize("left", [EffectState.STARTED, EffectState.FAILED])
def test_a_further_try_is_counted_and_keeps_the_time_of_the_first(store: SqlStore, left: EffectState) -> None:
    held = take_lease(store)
    begin(store, held)
    finish(store, left, draft="d1")
    again = begin(store, held, 9)
    assert (again.attempt, again.started_at, again.tried_at) == (2, START, after(9))
    assert (again.state, again.ref) == (EffectState.STARTED, {"draft": "d1"})
    assert read(store) == again


@pytest.mark.parametrize("settled", [EffectState.DONE, EffectState.UNKNOWN])
def test_a_settled_effect_is_returned_and_not_begun_again(store: SqlStore, settled: EffectState) -> None:
    held = take_lease(store)
    begin(store, held)
    finish(store, settled, message="m1")
    assert begin(store, held, 9) == read(store)
    assert (read(store).state, read(store).attempt, read(store).ref) == (settled, 1, {"message": "m1"})


def test_what_is_done_stays_done_whatever_a_late_worker_reports(store: SqlStore) -> None:
    begin(store, take_lease(store))
    finish(store, EffectState.DONE, message="m1")
    finish(store, EffectState.FAILED)
    assert (read(store).state, read(store).ref) == (EffectState.DONE, {"message": "m1"})


def test_a_person_may_settle_what_was_unknown(store: SqlStore) -> None:
    begin(store, take_lease(store))
    finish(store, EffectState.UNKNOWN)
    finish(store, EffectState.DONE, message="m1")
    assert read(store).state is EffectState.DONE


def test_a_write_under_a_lost_lease_is_never_begun(store: SqlStore) -> None:
    lost = take_lease(store)
    store.run_now(lambda books: books.leases.release(lost))
    with pytest.raises(Stale):
        begin(store, lost)
    assert store.run_now(lambda books: books.effects.get("case-1:send")) is None


def test_a_write_that_was_never_begun_cannot_be_finished(store: SqlStore) -> None:
    with pytest.raises(NotFound):
        finish(store, EffectState.DONE)


def test_the_effects_of_a_case_are_told_oldest_first(store: SqlStore) -> None:
    held = take_lease(store)
    begin(store, held, 5, "late")
    begin(store, held, 1, "early")
    told = store.run_now(lambda books: books.effects.of_case("case-1"))
    assert [effect.key for effect in told] == ["early", "late"]
