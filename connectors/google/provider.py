"""Google as a whole: signs people in and opens connections to their accounts."""

from collections.abc import Mapping
from functools import cached_property
from typing import ClassVar

from connectors.google.answers import MANNERS
from connectors.google.calendar import GoogleCalendar
from connectors.google.drafts import GoogleDrafts
from connectors.google.entries import GoogleEntries
from connectors.google.grants import GrantWriter
from connectors.google.inbox import GoogleInbox
from connectors.google.labels import Labels
from connectors.google.outbox import GoogleOutbox
from connectors.google.requests import Requests
from connectors.google.scopes import scope_table
from connectors.google.settings import read_settings
from connectors.google.sign_in import GoogleSignIn
from connectors.google.tokens import TokenIssuer
from connectors.shared.connection import Doors
from connectors.shared.courier import Courier
from connectors.shared.door import Door
from connectors.shared.facts import Facts
from connectors.shared.keys import Keys
from service.ports.sign_in import Connection, DeviceSignIn, GrantStore, SignIn
from service.ports.words import Clock

FACTS = Facts(
    title="Google Calendar and Gmail",
    called="Google",
    label="label",
    loopback="",
    permissions=scope_table(),
    labels="an event label by name",
    colours=True,
    notices="asked once per interval with a sync token",
    once="the entry's own id; the draft, which sending consumes",
    keeps_message_id=False,
    invitations="accepted on your own tap, in your name; never entered a second time",
    doubt="looked up at once: a draft that is still there was not sent",
    lasts="until it is revoked or unused for six months; seven days while the client is in testing",
    leaving="the permission is revoked at Google, and the keys to your account are deleted here",
    forbids="the client as a whole; its page at sign-in says so",
    no_device="Google's device codes reach neither calendars nor mail",
)


class GoogleProvider:
    """The port `service.ports.sign_in.Provider`. Everything costly is made once here and shared by all accounts."""

    facts: ClassVar[Facts] = FACTS

    def __init__(self, settings: Mapping[str, object], grants: GrantStore, clock: Clock) -> None:
        self.name = "google"
        self._settings = read_settings(settings)
        self._clock = clock
        self._door = Door(self._settings.called, self._settings.terms)
        tokens = TokenIssuer(self._settings, self._door, clock)
        self._keys = Keys(tokens, grants, clock)
        writer = GrantWriter(self._door, lambda: self._requests, clock)
        self.sign_in: SignIn = GoogleSignIn(self._settings, self._door, tokens, self._keys, writer, clock)
        # Google's device codes reach neither calendars nor mail ("OAuth 2.0 for TV and Limited-Input Devices").
        self.device_sign_in: DeviceSignIn | None = None

    def connect(self, account_id: str) -> Connection:
        """The doors of one account. The very first call loads Google's library: a tenth of a second."""
        courier = Courier(account_id, self._door, self._keys, self._clock, MANNERS)
        return Doors(
            calendar=GoogleCalendar(courier, self._requests, self._labels),
            entries=GoogleEntries(courier, self._requests),
            drafts=GoogleDrafts(courier, self._requests),
            outbox=GoogleOutbox(courier, self._requests),
            inbox=GoogleInbox(courier, self._requests),
        )

    async def close(self) -> None:
        """Let go of every network connection."""
        await self._door.close()

    @cached_property
    def _requests(self) -> Requests:
        return Requests(self._settings.calendar, self._settings.gmail)

    @cached_property
    def _labels(self) -> Labels:
        return Labels(self._requests)
