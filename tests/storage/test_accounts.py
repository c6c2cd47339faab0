"""The account book and the grants."""

import asyncio
from dataclasses import replace

import pytest

from service.domain.account import Account, AccountState
from service.errors import NotFound, SignInExpired
from service.storage.grants import StoredGrants
from service.storage.store import SqlStore
from tests.storage.scenes import StillClock, make_account, make_grant


def put(store: SqlStore, account: Account) -> None:
    """Store an account."""
    store.run_now(lambda books: books.accounts.put(account))


def test_an_account_comes_back_as_it_was_stored(store: SqlStore) -> None:
    assert store.run_now(lambda books: books.accounts.get("acc")) == make_account()


def test_an_account_that_was_never_connected_is_not_found(store: SqlStore) -> None:
    with pytest.raises(NotFound):
        store.run_now(lambda books: books.accounts.get("nobody"))


def test_accounts_are_listed_oldest_first_and_removed_ones_not_at_all(store: SqlStore, clock: StillClock) -> None:
    for account_id in ("z", "b"):
        clock.move(1)
        put(store, make_account(account_id))
    put(store, replace(make_account("z"), name="Changed"))
    assert [account.id for account in store.run_now(lambda books: books.accounts.all())] == ["acc", "z", "b"]
    put(store, make_account("z", AccountState.GONE))
    assert [account.id for account in store.run_now(lambda books: books.accounts.all())] == ["acc", "b"]


def test_a_grant_is_stored_replaced_and_forgotten(store: SqlStore) -> None:
    grants = StoredGrants(store)
    newer = replace(make_grant(), tokens={"refresh": "another"})

    async def go_through() -> None:
        with pytest.raises(SignInExpired):
            await grants.load("acc")
        await grants.save("acc", make_grant())
        assert await grants.load("acc") == make_grant()
        await grants.save("acc", newer)
        assert await grants.load("acc") == newer

    asyncio.run(go_through())
    store.run_now(lambda books: books.accounts.put_grant("acc", None))
    assert store.run_now(lambda books: books.accounts.grant("acc")) is None


def test_a_grant_needs_an_account(store: SqlStore) -> None:
    with pytest.raises(NotFound):
        store.run_now(lambda books: books.accounts.put_grant("nobody", make_grant()))


def test_of_another_mailbox_only_the_id_is_stored_and_the_rest_is_read_fresh(store: SqlStore) -> None:
    other = replace(make_account("other"), address="cara@mail.example")
    put(store, other)
    put(store, replace(make_account(), mailbox=other.own_mailbox))
    put(store, replace(other, state=AccountState.RECONNECT, state_reason="It has ended.", address="new@mail.example"))
    for account in (
        store.run_now(lambda books: books.accounts.get("acc")),
        next(one for one in store.run_now(lambda books: books.accounts.all()) if one.id == "acc"),
    ):
        assert account.mailbox is not None
        assert (account.mailbox.account_id, account.mailbox.address) == ("other", "new@mail.example")
        assert account.mailbox.state is AccountState.RECONNECT
    put(store, replace(store.run_now(lambda books: books.accounts.get("acc")), mailbox=None))
    assert store.run_now(lambda books: books.accounts.get("acc")) == make_account()


def test_a_mailbox_that_was_disconnected_is_still_named(store: SqlStore) -> None:
    put(store, make_account("other", AccountState.GONE))
    put(store, replace(make_account(), mailbox=make_account("other").own_mailbox))
    (account,) = store.run_now(lambda books: books.accounts.all())
    assert account.mailbox is not None
    assert account.mailbox.state is AccountState.GONE
