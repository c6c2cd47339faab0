"""Connects a Google account: the consent page's address, and what comes back from it.

Authorization code flow with PKCE (RFC 6749 section 4.1, RFC 7636), for desktop and web clients alike
(Google, "OAuth 2.0 for Desktop Apps", "OAuth 2.0 for Web Server Applications").
"""

import base64
import hashlib
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from hmac import compare_digest
from urllib.parse import urlencode

from connectors.google.identity import Identity, ask_identity
from connectors.google.requests import Requests
from connectors.google.scopes import abilities_of, scopes_for
from connectors.google.settings import GoogleSettings
from connectors.google.tokens import ACCESS, REFRESH, TokenAnswer, TokenIssuer, tokens_of
from connectors.shared.door import Door
from connectors.shared.keys import Keys
from connectors.shared.waiting import seconds_to_wait
from service.domain.account import Ability
from service.errors import OutsideError, SignInFailed, Throttled, Unreachable
from service.ports.sign_in import Consent, Grant
from service.ports.words import Clock

_VERIFIER = "verifier"
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}
_REFUSALS = {
    "access_denied": "Google was told not to allow the connection. Nothing was connected.",
    "admin_policy_enforced": "The organisation behind this Google account does not allow the connection.",
    "org_internal": "This Google client is only for members of its own organisation.",
    "invalid_grant": "The sign-in was too slow or used twice. Start again.",
    "invalid_client": "Google does not accept the client; look at google.client_id and google.client_secret.",
    "redirect_uri_mismatch": "This address of ours is not registered with the Google client.",
}


class GoogleSignIn:
    """The port `service.ports.sign_in.SignIn`."""

    def __init__(
        self,
        settings: GoogleSettings,
        door: Door,
        tokens: TokenIssuer,
        keys: Keys,
        requests: Callable[[], Requests],
        clock: Clock,
    ) -> None:
        self._settings = settings
        self._door = door
        self._tokens = tokens
        self._keys = keys
        self._requests = requests
        self._clock = clock

    async def begin(self, redirect_uri: str, wanted: frozenset[Ability], hint: str) -> Consent:
        """Ask for what is wanted on top of what was granted before; always for a lasting permission."""
        state, verifier = secrets.token_urlsafe(32), secrets.token_urlsafe(64)
        query = {
            "response_type": "code",
            "client_id": self._settings.client_id,
            "redirect_uri": redirect_uri,
            "scope": " ".join(scopes_for(wanted)),
            "state": state,
            "access_type": "offline",
            "prompt": "consent",
            "include_granted_scopes": "true",
            "code_challenge": _challenge(verifier),
            "code_challenge_method": "S256",
            **({"login_hint": hint} if hint else {}),
        }
        return Consent(url=f"{self._settings.authorize}?{urlencode(query)}", state=state, secret={_VERIFIER: verifier})

    async def finish(self, consent: Consent, redirect_uri: str, answer: Mapping[str, str]) -> Grant:
        """The grant with address and zone. SignInFailed says what to do next."""
        code = _read_code(consent, answer)
        form = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "code_verifier": consent.secret.get(_VERIFIER, ""),
        }
        try:
            found = await self._tokens.exchange(form)
            if found.error:
                raise SignInFailed(_refusal(found.error))
            _require_lasting(found)
            identity = await ask_identity(self._door, self._requests(), found.access_token, self._clock.now())
        except SignInFailed:
            raise
        except OutsideError as error:
            raise SignInFailed(f"{error} Nothing was connected; please try again.") from error
        return _as_grant(found, identity, self._clock.now())

    async def revoke(self, grant: Grant) -> None:
        """Give the whole permission back (RFC 7009); 400 means that it was dead already."""
        token = grant.tokens.get(REFRESH) or grant.tokens.get(ACCESS, "")
        self._keys.forget(grant)
        if not token:
            return
        body = urlencode({"token": token})
        answer = await self._door.ask("POST", self._settings.revoke, _FORM, body, writes=False)
        if answer.status == 429:
            raise Throttled("Google asks us to slow down.", seconds_to_wait(answer.headers, self._clock.now()))
        if answer.status not in (200, 400):
            raise Unreachable("Google did not take the permission back; please try again.")


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode("ascii")).digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def _read_code(consent: Consent, answer: Mapping[str, str]) -> str:
    # The state is looked at before anything else: an answer without it is somebody else's.
    if not compare_digest(consent.state.encode(), answer.get("state", "").encode("utf-8", "replace")):
        raise SignInFailed("This answer does not belong to the sign-in that was begun here. Start again.")
    if answer.get("error"):
        raise SignInFailed(_refusal(answer["error"]))
    if not answer.get("code"):
        raise SignInFailed("Google's answer holds no code. Start again.")
    return answer["code"]


def _refusal(error: str) -> str:
    return _REFUSALS.get(error, "Google refused the sign-in. Start again.")


def _require_lasting(found: TokenAnswer) -> None:
    if not found.refresh_token:
        raise SignInFailed("Google gave no lasting permission. Start again and allow the connection.")
    if not abilities_of(found.scope.split()):
        raise SignInFailed("None of the permissions was allowed. Start again and tick at least the calendar.")


def _as_grant(found: TokenAnswer, identity: Identity, now: datetime) -> Grant:
    ends_in = found.refresh_token_expires_in
    return Grant(
        tokens=tokens_of(found, found.refresh_token, now),
        abilities=abilities_of(found.scope.split()),
        address=identity.address,
        zone=identity.zone,
        calendar=identity.address,
        expires_at=now + timedelta(seconds=ends_in) if ends_in else None,
    )
