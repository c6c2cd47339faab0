"""Microsoft's side of access tokens: how a stored grant becomes a key, and how MSAL makes another.

A grant holds what MSAL keeps of one account, as text. The refresh token in it is replaced at every use.
"""

import base64
import binascii
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

import msgspec

from connectors.outlook.applications import Applications, Found
from connectors.outlook.refusals import DEAD, Refusal
from connectors.outlook.scopes import of_graph
from connectors.shared.keys import Key
from connectors.shared.lifetimes import read_life, write_life
from service.ports.sign_in import Grant
from service.ports.words import Clock

CACHE = "cache"
ACCOUNT = "account"

_CLAIMS = re.compile(r'\bclaims="([^"]+)"')


class _Secret(msgspec.Struct, frozen=True):
    """One token of MSAL's cache, and the scopes it is for."""

    secret: str
    target: str = ""


class _Cache(msgspec.Struct, frozen=True, rename="pascal"):
    """MSAL's cache, as far as we look into it (the unified schema that all MSAL libraries share)."""

    access_token: dict[str, _Secret] = {}
    refresh_token: dict[str, _Secret] = {}

    @property
    def access(self) -> str:
        """The access token; there is never more than one."""
        return next((found.secret for found in self.access_token.values()), "")

    @property
    def refresh(self) -> _Secret:
        """The refresh token."""
        return next(iter(self.refresh_token.values()), _Secret(""))


_CACHES = msgspec.json.Decoder(_Cache)


class TokenIssuer:
    """The protocol `connectors.shared.keys.Issuer`."""

    dead = DEAD

    def __init__(self, applications: Applications, clock: Clock) -> None:
        self._applications = applications
        self._clock = clock

    def mark(self, grant: Grant) -> str:
        """The refresh token."""
        return _read(grant).refresh.secret

    def key(self, grant: Grant) -> Key | None:
        """The access token that lies beside it."""
        kept, until = _read(grant), read_life(grant.tokens)
        return Key(kept.access, until, kept.refresh.secret) if kept.access and until is not None else None

    async def renew(self, account_id: str, grant: Grant, refusal: Mapping[str, str]) -> Grant:
        """Let MSAL fetch another access token, one with the claims that Graph wanted if it named any."""
        account, scopes = grant.tokens.get(ACCOUNT, ""), of_graph(_read(grant).refresh.target.split())
        application = await self._applications.open(_without_access(grant))
        found = await application.renew(account, scopes, claims_in(refusal))
        if "access_token" not in found:
            raise Refusal.read(found).at_renewal(account_id)
        return replace(grant, tokens=tokens_of(found, account, application.cache(), self._clock.now()))


def tokens_of(found: Found, account: str, cache: str, now: datetime) -> Mapping[str, str]:
    """What a grant keeps of an answer."""
    return {CACHE: cache, ACCOUNT: account, **write_life(found.get("expires_in"), now)}


def claims_in(headers: Mapping[str, str]) -> str:
    """The claims that a refusal asks for, as JSON, or "" (Entra, "Claims challenges, claims requests")."""
    challenge = headers.get("WWW-Authenticate", "")
    found = _CLAIMS.search(challenge) if "insufficient_claims" in challenge else None
    if found is None:
        return ""
    packed = found.group(1).rstrip("=").replace("+", "-").replace("/", "_")
    try:
        claims = base64.urlsafe_b64decode(packed + "=" * (-len(packed) % 4)).decode()
        return claims if isinstance(json.loads(claims), dict) else ""
    except (binascii.Error, ValueError, RecursionError):
        return ""


def _read(grant: Grant) -> _Cache:
    try:
        return _CACHES.decode(grant.tokens.get(CACHE, ""))
    except (msgspec.MsgspecError, UnicodeError):
        return _Cache()


def _without_access(grant: Grant) -> str:
    """The cache without its access token, which would otherwise stay there beside the next one."""
    kept = json.loads(grant.tokens[CACHE])
    kept.pop("AccessToken", None)
    return json.dumps(kept)
