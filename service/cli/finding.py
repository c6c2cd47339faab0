"""Finds what a person means: a case by the beginning of its id, an account by its address."""

from collections.abc import Sequence
from typing import TypeVar

from service.cli.advice import advise
from service.domain.account import Ability, Account, AccountState
from service.errors import Impossible, NotFound
from service.usecases.accounts import list_accounts
from service.usecases.desk import Desk
from service.usecases.overview import list_cases

T = TypeVar("T")
CONNECT = "Connect one with: mulligan accounts connect"
_ACCOUNTS = "List them with: mulligan accounts list"
_CASES = "List them with: mulligan cases"
_PAGE = 200


async def find_account(desk: Desk, wanted: str = "", needed: frozenset[Ability] = frozenset()) -> Account:
    """The account with this id, address or provider:address; without a name the only one that is connected.

    Where that leaves several, those that allow what is `needed` come before the others.
    """
    accounts = [view.account for view in await list_accounts(desk)]
    if wanted:
        named = [one for one in accounts if wanted.lower() in (one.id.lower(), one.address.lower(), _whole(one))]
        return _single(named, f"There is no account '{wanted}'.", [_whole(one) for one in named], _ACCOUNTS)
    living = [one for one in accounts if one.state is not AccountState.GONE]
    if not living:
        raise advise(NotFound("No account is connected."), CONNECT)
    fitting = [one for one in living if needed <= one.abilities] or living
    return _single(fitting, "", [one.address for one in fitting], _ACCOUNTS)


async def find_case(desk: Desk, wanted: str) -> str:
    """The id of the case that begins with these characters; NotFound or Impossible when that is none or several."""
    found, last = [], ""
    while page := await list_cases(desk, _PAGE, last):
        found += [case.id for case in page if case.id.startswith(wanted)]
        last = page[-1].id
        if wanted in found or len(page) < _PAGE:
            break
    if wanted in found:
        return wanted
    return _single(found, f"There is no case '{wanted}'.", found, _CASES)


def _whole(account: Account) -> str:
    return f"{account.provider}:{account.address}".lower()


def _single(found: Sequence[T], none: str, names: Sequence[str], listing: str) -> T:
    if not found:
        raise NotFound(none)
    if len(found) > 1:
        raise advise(Impossible(f"Several fit: {', '.join(names)}. Name one of them."), listing)
    return found[0]
