"""Google's side of access tokens: how a stored grant becomes a key, and what the token endpoint says."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlencode

import msgspec

from connectors.google.settings import GoogleSettings
from connectors.shared.calls import UNREADABLE
from connectors.shared.door import Answer, Door
from connectors.shared.keys import Key
from connectors.shared.lifetimes import read_life, write_life
from connectors.shared.waiting import seconds_to_wait
from service.errors import Forbidden, SignInExpired, Throttled, Unreachable
from service.ports.sign_in import Grant
from service.ports.words import Clock

REFRESH = "refresh_token"
ACCESS = "access_token"

_DEAD = "The permission for this Google account has ended; connect it again."
_ORGANISATION = frozenset({"admin_policy_enforced", "org_internal", "access_denied"})
_FORM = {"Content-Type": "application/x-www-form-urlencoded", "Accept": "application/json"}


class TokenAnswer(msgspec.Struct, frozen=True):
    """The token endpoint's success (RFC 6749 section 5.1) or failure (section 5.2)."""

    access_token: str = ""
    refresh_token: str = ""
    expires_in: float = 3600.0
    scope: str = ""
    refresh_token_expires_in: float | None = None
    error: str = ""


_ANSWERS = msgspec.json.Decoder(TokenAnswer)


class TokenIssuer:
    """The protocol `connectors.shared.keys.Issuer`. A grant holds the refresh token and the newest access token."""

    dead = _DEAD

    def __init__(self, settings: GoogleSettings, door: Door, clock: Clock) -> None:
        self._settings = settings
        self._door = door
        self._clock = clock

    def mark(self, grant: Grant) -> str:
        """The refresh token."""
        return grant.tokens.get(REFRESH, "")

    def key(self, grant: Grant) -> Key | None:
        """The access token that lies beside it."""
        access, until = grant.tokens.get(ACCESS, ""), read_life(grant.tokens)
        return Key(access, until, self.mark(grant)) if access and until is not None else None

    async def renew(self, account_id: str, grant: Grant, refusal: Mapping[str, str]) -> Grant:
        """Ask for another access token; SignInExpired when Google says that the grant is dead."""
        refresh = self.mark(grant)
        found = await self.exchange({"grant_type": "refresh_token", "refresh_token": refresh})
        if found.error:
            raise _read_failure(account_id, found)
        return replace(grant, tokens=tokens_of(found, found.refresh_token or refresh, self._clock.now()))

    async def exchange(self, form: Mapping[str, str]) -> TokenAnswer:
        """One question to the token endpoint, with our client's id and secret; the answer may be a failure."""
        fields = {**form, "client_id": self._settings.client_id, "client_secret": self._settings.client_secret}
        body = urlencode({key: value for key, value in fields.items() if value})
        answer = await self._door.ask("POST", self._settings.token, _FORM, body, writes=False)
        if answer.status == 429:
            raise Throttled("Google asks us to slow down.", seconds_to_wait(answer.headers, self._clock.now()))
        return _read(answer)


def tokens_of(found: TokenAnswer, refresh: str, now: datetime) -> Mapping[str, str]:
    """What a grant keeps of an answer."""
    return {REFRESH: refresh, ACCESS: found.access_token, **write_life(found.expires_in, now)}


def _read(answer: Answer) -> TokenAnswer:
    try:
        found = _ANSWERS.decode(answer.body)
    except UNREADABLE as error:
        raise Unreachable("Google's sign-in gave no usable answer.") from error
    if answer.status >= 500 or not (found.access_token or found.error):
        raise Unreachable("Google's sign-in does not work at the moment.")
    return found


def _read_failure(account_id: str, found: TokenAnswer) -> SignInExpired | Forbidden:
    if found.error == "invalid_grant":
        return SignInExpired(_DEAD, account_id)
    if found.error in _ORGANISATION:
        return Forbidden("The organisation behind this Google account does not allow the connection.")
    return Forbidden("Google does not know this program any more; look at google.client_id and google.client_secret.")
