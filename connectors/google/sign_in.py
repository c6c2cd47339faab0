"""Connects a Google account: the consent page's address, and what comes back from it.

Authorization code flow with PKCE (RFC 6749 section 4.1, RFC 7636), for desktop and web clients alike
(Google, "OAuth 2.0 for Desktop Apps", "OAuth 2.0 for Web Server Applications").
"""

import base64
import hashlib
import secrets
from collections.abc import Mapping
from urllib.parse import urlencode

from connectors.google.grants import GrantWriter
from connectors.google.scopes import scopes_for
from connectors.google.settings import GoogleSettings
from connectors.google.tokens import ACCESS, REFRESH, TokenIssuer
from connectors.shared.door import Door
from connectors.shared.keys import Keys
from connectors.shared.sign_in import asking_for_sign_in, check_state, require_code
from connectors.shared.waiting import seconds_to_wait
from service.domain.account import Ability
from service.errors import SignInFailed, Throttled, Unreachable
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
        writer: GrantWriter,
        clock: Clock,
    ) -> None:
        self._settings = settings
        self._door = door
        self._tokens = tokens
        self._keys = keys
        self._writer = writer
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
        check_state(consent, answer)
        if answer.get("error"):
            raise SignInFailed(_refusal(answer["error"]))
        form = {
            "grant_type": "authorization_code",
            "code": require_code("Google", answer),
            "redirect_uri": redirect_uri,
            "code_verifier": consent.secret.get(_VERIFIER, ""),
        }
        with asking_for_sign_in():
            found = await self._tokens.exchange(form)
        if found.error:
            raise SignInFailed(_refusal(found.error))
        return await self._writer.write(found)

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


def _refusal(error: str) -> str:
    return _REFUSALS.get(error, "Google refused the sign-in. Start again.")
