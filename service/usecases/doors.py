"""The doors of an account whose letters go out from another one's mailbox."""

from dataclasses import dataclass
from typing import Any, NoReturn

from service.domain.account import Account, AccountState, Mailbox
from service.errors import SignInExpired
from service.ports.calendar import Calendar, Entries
from service.ports.mail import Drafts, Inbox, Outbox
from service.ports.sign_in import Connection


@dataclass(slots=True)
class MixedConnection:
    """The calendar side of one connection and the mail side of another."""

    calendar: Calendar
    entries: Entries
    drafts: Drafts
    outbox: Outbox
    inbox: Inbox


class ShutDoor:
    """A door of a mailbox whose permission is known to be dead: it says so to whoever touches it, without any call."""

    def __init__(self, why: SignInExpired) -> None:
        self._why = why

    def __getattr__(self, _: str) -> NoReturn:
        raise self._why


def mix(calendars: Connection, mail: Connection | ShutDoor) -> Connection:
    """The first one's calendars with the second one's mailbox, which may be shut: calendar work goes on then."""
    shut: Any = mail
    drafts, outbox, inbox = (shut,) * 3 if isinstance(mail, ShutDoor) else (mail.drafts, mail.outbox, mail.inbox)
    return MixedConnection(calendars.calendar, calendars.entries, drafts, outbox, inbox)


def shut_all(why: SignInExpired) -> Connection:
    """Doors of an account that nothing may be asked of."""
    shut: Any = ShutDoor(why)
    return MixedConnection(shut, shut, shut, shut, shut)


def say_lost(mailbox: Mailbox) -> str:
    """What an account says whose letters cannot go out because of another account."""
    how = "was disconnected. Connect it again" if mailbox.state is AccountState.GONE else "has to be connected again"
    return f"Letters go out from {mailbox.address}, and that account {how}."


def name_loss(account: Account, error: SignInExpired) -> SignInExpired:
    """The error in words for this account: one of another account's permission names that account."""
    mailbox = account.mailbox
    if mailbox is None or error.account_id != mailbox.account_id:
        return error
    return SignInExpired(say_lost(mailbox), mailbox.account_id)
