"""Which mailbox letters go out from: the choices on an account's page, and the trouble with a borrowed one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.domain.account import OF_MAIL, Ability, Account, AccountState, Mailbox
from service.usecases.doors import say_lost
from service.usecases.mailboxes import find_mailboxes


@dataclass(frozen=True, slots=True)
class MailboxChoice:
    """One mailbox to choose; `id` is its account's, "" for the account's own."""

    id: str
    label: str
    chosen: bool


def list_choices(account: Account, accounts: Sequence[Account], called: Mapping[str, str]) -> Sequence[MailboxChoice]:
    """The account's own mailbox first, then each that may be borrowed; `called` are the providers' names.

    None when there is only its own. A borrowed one stays on the list when it cannot be chosen any more.
    """
    others = {one.id: one.own_mailbox for one in find_mailboxes(account, accounts)}
    if account.mailbox is not None:
        others[account.mailbox.account_id] = account.mailbox
    if not others:
        return ()
    own = MailboxChoice("", _name_own(account), account.mailbox is None)
    chosen = account.writes_from.account_id
    return [own, *(MailboxChoice(key, _name(one, called), key == chosen) for key, one in others.items())]


def find_loss(account: Account) -> str:
    """Why letters cannot go out now, for want of a mailbox that may be used, in a sentence; "" when that is well."""
    mailbox = account.mailbox
    if mailbox is not None:
        return "" if mailbox.state is AccountState.CONNECTED else say_lost(mailbox)
    lacking = account.state is AccountState.CONNECTED and account.can(Ability.READ_CALENDAR)
    return f"No mailbox is chosen yet for letters of {account.address}." if lacking and not _may_write(account) else ""


def _may_write(account: Account) -> bool:
    return bool(account.abilities & OF_MAIL)


def _name_own(account: Account) -> str:
    return f"{account.address} (this account{'' if _may_write(account) else ': you did not allow its mailbox'})"


def _name(mailbox: Mailbox, called: Mapping[str, str]) -> str:
    return f"{mailbox.address} ({called.get(mailbox.provider, mailbox.provider)})"
