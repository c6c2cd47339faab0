"""Whose mailbox letters go out from, and what that changes about an account."""

from dataclasses import replace

import pytest

from service.domain.account import Ability, Account, AccountState
from service.usecases.mailboxes import find_mailboxes, find_refusal

HERE = Account(
    id="a",
    provider="outlook",
    address="robin@keller.example",
    abilities=frozenset({Ability.READ_CALENDAR, Ability.SEND}),
)
THERE = Account(
    id="b",
    provider="google",
    address="robin@mail.example",
    name="Robin Keller",
    abilities=frozenset({Ability.DRAFT, Ability.SEND, Ability.READ_MAIL, Ability.CREATE_LABELS}),
)
THIRD = replace(THERE, id="c", address="robin@third.example")
MIXED = replace(HERE, mailbox=THERE.own_mailbox)


@pytest.mark.parametrize(
    ("ability", "alone", "mixed"),
    [
        (Ability.READ_CALENDAR, True, True),
        (Ability.CREATE_LABELS, False, False),
        (Ability.SEND, True, True),
        (Ability.DRAFT, False, True),
        (Ability.READ_MAIL, False, True),
    ],
)
def test_mail_is_allowed_where_letters_go_out_from(ability: Ability, alone: bool, mixed: bool) -> None:
    assert (HERE.can(ability), MIXED.can(ability)) == (alone, mixed)


def test_a_mailbox_that_may_send_nothing_lends_nothing() -> None:
    silent = replace(THERE, abilities=frozenset({Ability.READ_CALENDAR}))
    assert not replace(HERE, mailbox=silent.own_mailbox).can(Ability.SEND)


def test_letters_come_from_the_other_address_and_both_are_the_owners() -> None:
    assert (HERE.writes_from.address, HERE.addresses) == (HERE.address, (HERE.address,))
    assert (MIXED.writes_from.account_id, MIXED.writes_from.name) == ("b", "Robin Keller")
    assert MIXED.addresses == (THERE.address, HERE.address)
    assert replace(MIXED, address=THERE.address).addresses == (THERE.address,)


@pytest.mark.parametrize(
    ("account", "other", "others", "why"),
    [
        (HERE, THERE, (), ""),
        (MIXED, THERE, (), ""),
        (HERE, HERE, (), "is this account itself"),
        (HERE, replace(THERE, state=AccountState.RECONNECT), (), "has to be connected again first"),
        (HERE, replace(THERE, state=AccountState.GONE), (), "has to be connected again first"),
        (HERE, replace(THERE, abilities=HERE.abilities - {Ability.SEND}), (), "does not allow sending"),
        (HERE, replace(THERE, mailbox=THIRD.own_mailbox), (THIRD,), "not from its own mailbox"),
        (THERE, HERE, (MIXED,), "Change that first"),
    ],
)
def test_a_mailbox_is_refused_with_its_reason(
    account: Account, other: Account, others: tuple[Account, ...], why: str
) -> None:
    said = find_refusal(account, other, (account, other, *others))
    assert bool(said) == bool(why)
    assert why in said


def test_only_mailboxes_that_can_be_chosen_are_offered() -> None:
    away = replace(THERE, id="c", state=AccountState.RECONNECT)
    assert find_mailboxes(HERE, (HERE, THERE, away)) == [THERE]
