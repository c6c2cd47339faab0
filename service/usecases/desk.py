"""The desk: everything a use case needs from outside, in one record."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from service.domain.account import Account, AccountState
from service.errors import SignInExpired
from service.ports.sign_in import Connection, Provider
from service.ports.store import Store
from service.ports.words import Almanac, Clock, Letters
from service.usecases.mailbox_lease import MailboxLeases


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Ports and timings. `prompt` asks this very process to look at a case now; losing the prompt is harmless.

    `call_timeout` is how long one request to a provider may take; all `_seconds` are seconds. `errands` are readings
    begun here that outlive their caller.
    """

    store: Store
    clock: Clock
    letters: Letters
    almanac: Almanac
    providers: Mapping[str, Provider]
    leases: MailboxLeases
    prompt: Callable[[str, int], None]
    call_timeout: float = 20.0
    calendar_seconds: float = 60.0
    mail_seconds: float = 60.0
    errands: set["asyncio.Future[None]"] = field(default_factory=set)

    def now(self) -> datetime:
        """This moment."""
        return self.clock.now()

    def connect(self, account: Account) -> Connection:
        """The account's doors; SignInExpired without any call when its permission is known to be dead."""
        if account.state is not AccountState.CONNECTED:
            raise SignInExpired(account.state_reason or "This account has to be connected again.", account.id)
        return self.providers[account.provider].connect(account.id)
