"""The desk: everything a use case needs from outside, in one record."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from service.domain.account import Account, AccountState, Mailbox
from service.errors import SignInExpired
from service.ports.notices import Notices
from service.ports.sign_in import Connection, Provider
from service.ports.store import Store
from service.ports.words import Almanac, Clock, Letters
from service.usecases.doors import ShutDoor, mix, say_lost
from service.usecases.mailbox_lease import MailboxLeases


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Ports and timings. `prompt` asks this very process to look at a case now; losing the prompt is harmless.

    `call_timeout` is how long one request to a provider may take; all `_seconds` are seconds. `errands` are readings
    begun here that outlive their caller. `base_url` is the address of the pages for links in notices, "" for none.
    """

    store: Store
    clock: Clock
    letters: Letters
    almanac: Almanac
    notices: Notices
    providers: Mapping[str, Provider]
    leases: MailboxLeases
    prompt: Callable[[str, int], None]
    base_url: str = ""
    call_timeout: float = 20.0
    calendar_seconds: float = 60.0
    mail_seconds: float = 60.0
    errands: set["asyncio.Future[None]"] = field(default_factory=set)

    def now(self) -> datetime:
        """This moment."""
        return self.clock.now()

    def connect(self, account: Account) -> Connection:
        """The account's doors; those of mail lead to the mailbox that its letters go out from.

        SignInExpired without any call when a permission is known to be dead: the account's at once, that of another
        account's mailbox as soon as mail is touched.
        """
        if account.state is not AccountState.CONNECTED:
            raise SignInExpired(account.state_reason or "This account has to be connected again.", account.id)
        own = self.providers[account.provider].connect(account.id)
        return own if account.mailbox is None else mix(own, self._open(account.mailbox))

    def _open(self, mailbox: Mailbox) -> Connection | ShutDoor:
        if mailbox.state is not AccountState.CONNECTED:
            return ShutDoor(SignInExpired(say_lost(mailbox), mailbox.account_id))
        return self.providers[mailbox.provider].connect(mailbox.account_id)
