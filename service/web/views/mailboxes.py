"""Which mailbox letters go out from: the choices on an account's page, and the trouble with a borrowed one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.domain.account import Account, AccountState, Mailbox
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
    own = MailboxChoice("", f"{account.address} (this account)", account.mailbox is None)
    chosen = account.writes_from.account_id
    return [own, *(MailboxChoice(key, _name(one, called), key == chosen) for key, one in others.items())]


def find_loss(account: Account) -> str:
    """Why letters cannot go out now because of another account, in a sentence; "" when that is well."""
    mailbox = account.mailbox
    lost = mailbox is not None and mailbox.state is not AccountState.CONNECTED
    return say_lost(mailbox) if mailbox is not None and lost else ""


def _name(mailbox: Mailbox, called: Mapping[str, str]) -> str:
    return f"{mailbox.address} ({called.get(mailbox.provider, mailbox.provider)})"
