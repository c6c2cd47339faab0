"""Connecting an account: consent, grants, and the provider as a whole."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from service.domain.account import Ability
from service.ports.calendar import Calendar, Entries
from service.ports.mail import Drafts, Inbox, Outbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """What a provider gave us. `tokens` is opaque to everyone but the connector and is stored encrypted.

    `calendar` is the id of the person's main calendar.
    `expires_at` is when the whole grant (not the access token) ends, None when it does not.
    """

    tokens: Mapping[str, str]
    abilities: frozenset[Ability]
    address: str = ""
    name: str = ""
    zone: str = "UTC"
    calendar: str = ""
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Consent:
    """A sign-in that has begun: where to send the browser, and what must be kept until it comes back."""

    url: str
    state: str
    secret: Mapping[str, str]


class GrantStore(Protocol):
    """Where a connector keeps the grants of the accounts it serves."""

    async def load(self, account_id: str) -> Grant:
        """The stored grant; SignInExpired when there is none or it was given back."""

    async def save(self, account_id: str, grant: Grant) -> None:
        """Replace the stored grant, encrypted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceCode:
    """A sign-in that the person finishes in any browser: `user_code` is typed in at `url`, until `expires_at`.

    `interval` is how many seconds to wait between two questions whether it was done.
    """

    url: str
    user_code: str
    interval: float
    expires_at: datetime
    secret: Mapping[str, str]


class SignIn(Protocol):
    """OAuth 2.0 authorization code flow with PKCE (RFC 6749 section 4.1, RFC 7636). Errors: SignInFailed."""

    async def begin(self, redirect_uri: str, wanted: frozenset[Ability], hint: str) -> Consent:
        """Where to send the person's browser; `hint` is the address to pre-select or ""."""

    async def finish(self, consent: Consent, redirect_uri: str, answer: Mapping[str, str]) -> Grant:
        """Turn the browser's answer (its query parameters) into a grant; checks `state` and what was really granted."""

    async def revoke(self, grant: Grant) -> None:
        """Give the permission back; a dead one counts as given back."""


class DeviceSignIn(Protocol):
    """The same consent for a machine without a browser (RFC 8628). Errors: SignInFailed."""

    async def begin(self, wanted: frozenset[Ability]) -> DeviceCode:
        """A code for the person to type in."""

    async def finish(self, code: DeviceCode) -> Grant | None:
        """The grant, or None while the person has not answered; ask again after the interval."""


class Connection(Protocol):
    """One account's doors. Every call may raise SignInExpired, Throttled, Unreachable or Forbidden."""

    calendar: Calendar
    entries: Entries
    drafts: Drafts
    outbox: Outbox
    inbox: Inbox


class Provider(Protocol):
    """One provider: signs people in, and opens connections to their accounts.

    `device_sign_in` is None where the provider does not grant what we need to machines without a browser.
    """

    name: str
    sign_in: SignIn
    device_sign_in: DeviceSignIn | None

    def connect(self, account_id: str) -> Connection:
        """The doors of one account; cheap, does no I/O."""

    async def close(self) -> None:
        """Let go of every network connection."""
