"""Microsoft as a whole: signs people in and opens connections to their accounts."""

from collections.abc import Mapping
from typing import ClassVar

from connectors.outlook.answers import MANNERS
from connectors.outlook.applications import Applications
from connectors.outlook.batch import MOST
from connectors.outlook.calendar import OutlookCalendar
from connectors.outlook.device_sign_in import OutlookDeviceSignIn
from connectors.outlook.drafts import OutlookDrafts
from connectors.outlook.entries import OutlookEntries
from connectors.outlook.grants import GrantWriter
from connectors.outlook.inbox import OutlookInbox
from connectors.outlook.labels import Labels
from connectors.outlook.outbox import OutlookOutbox
from connectors.outlook.requests import Requests
from connectors.outlook.scopes import scope_table
from connectors.outlook.settings import read_settings
from connectors.outlook.sign_in import OutlookSignIn
from connectors.outlook.tokens import TokenIssuer
from connectors.shared.connection import Doors
from connectors.shared.courier import Courier
from connectors.shared.door import Door
from connectors.shared.facts import Facts
from connectors.shared.keys import Keys
from connectors.shared.turnstile import Turnstile
from service.ports.sign_in import Connection, DeviceSignIn, GrantStore, SignIn
from service.ports.words import Clock

FACTS = Facts(
    title="Outlook and Microsoft 365",
    called="Microsoft",
    label="category",
    loopback="localhost",
    permissions=scope_table(),
    also={"User.Read": "Read your own name and address: to know whose account it is."},
    labels="a category by name",
    colours=False,
    notices="asked once per interval with a delta link",
    once="a transaction id, and a property of ours on each entry and draft",
    keeps_message_id=False,
    invitations="entered as tentative by Outlook itself; accepted on your own tap, never entered a second time",
    doubt="not touched for a quarter of an hour; then what is not seen as sent is asked about",
    lasts="until it is taken back or unused for 90 days; an organisation may shorten that",
    leaving=(
        "the keys to your account are deleted here; Microsoft lets no program give a permission back, so remove it "
        "there too, at myapps.microsoft.com (work) or account.microsoft.com/privacy/app-access (personal)"
    ),
    forbids="consent by its people (an administrator opens a link), mail alone, or places to sign in from",
    no_device="",
)


class OutlookProvider:
    """The port `service.ports.sign_in.Provider`. Everything costly is made once here and shared by all accounts."""

    facts: ClassVar[Facts] = FACTS

    def __init__(self, settings: Mapping[str, object], grants: GrantStore, clock: Clock) -> None:
        self.name = "outlook"
        self._settings = read_settings(settings)
        self._clock = clock
        self._door = Door(self._settings.called, self._settings.terms)
        self._requests = Requests(self._settings.graph)
        self._labels = Labels(self._requests)
        self._applications = Applications(self._settings, self._door, clock)
        self._keys = Keys(TokenIssuer(self._applications, clock), grants, clock)
        self._turnstiles: dict[str, Turnstile] = {}
        writer = GrantWriter(self._door, self._requests, clock)
        self.sign_in: SignIn = OutlookSignIn(self._settings, self._applications, self._keys, writer)
        # Codes are for public clients: what one of them was granted cannot be renewed with a secret.
        self.device_sign_in: DeviceSignIn | None = None
        if not self._settings.client_secret:
            self.device_sign_in = OutlookDeviceSignIn(self._settings, self._applications, writer, clock)

    def connect(self, account_id: str) -> Connection:
        """The doors of one account."""
        turnstile = self._turnstiles.setdefault(account_id, Turnstile(MOST))
        courier = Courier(account_id, self._door, self._keys, self._clock, MANNERS, turnstile)
        return Doors(
            calendar=OutlookCalendar(courier, self._requests, self._labels),
            entries=OutlookEntries(courier, self._requests),
            drafts=OutlookDrafts(courier, self._requests),
            outbox=OutlookOutbox(courier, self._requests),
            inbox=OutlookInbox(courier, self._requests),
        )

    async def close(self) -> None:
        """Let go of every network connection and thread."""
        self._applications.close()
        await self._door.close()
