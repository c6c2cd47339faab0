"""What does the token endpoint answer? Codes, refresh tokens and devices (RFC 6749 4.1.3, 6; RFC 8628 3.4)."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from connectors.sandbox.exchanges import Json
from connectors.sandbox.grants import ACCESS_SECONDS, Client, Code, Grant, Grants
from connectors.sandbox.outlook.devices import Devices
from connectors.sandbox.outlook.identities import client_info, identity_token
from connectors.sandbox.outlook.manners import Manners
from connectors.sandbox.outlook.refusals import TokenError
from connectors.sandbox.outlook.scopes import short
from connectors.sandbox.outlook.sign_in import SignIn
from connectors.sandbox.world import World

_DEVICE = "urn:ietf:params:oauth:grant-type:device_code"


@dataclass
class Tokens:
    """The token endpoint over one sign-in's memory."""

    world: World
    grants: Grants
    manners: Manners
    sign_in: SignIn
    devices: Devices

    def answer(self, form: Mapping[str, str], site: str) -> Json:
        """The JSON answer to one token request, or TokenError."""
        client = self.client(form)
        kind = form.get("grant_type")
        if kind == "authorization_code":
            return self._exchange(client, form, site)
        if kind == "refresh_token":
            return self._refresh(client, form, site)
        if kind in (_DEVICE, "device_code"):
            return self._device(client, form, site)
        raise TokenError(70003)

    def client(self, form: Mapping[str, str], secret_needed: bool = True) -> Client:
        """The registered client that asks; TokenError when it is unknown or its secret is wrong, missing or too old."""
        client = self.sign_in.clients.get(form.get("client_id", ""))
        if client is None:
            raise TokenError(700016)
        given = form.get("client_secret", "")
        if client.desktop and given:
            raise TokenError(700025)
        if not client.desktop and secret_needed:
            self._check(client, given)
        return client

    def _check(self, client: Client, secret: str) -> None:
        if not secret:
            raise TokenError(7000218)
        if not hmac.compare_digest(client.secret.encode(), secret.encode()):
            raise TokenError(7000215)
        if self.manners.secret_expired:
            raise TokenError(7000222)

    def _exchange(self, client: Client, form: Mapping[str, str], site: str) -> Json:
        code = self.grants.codes.pop(form.get("code", ""), None)
        if code is None or code.client != client.id:
            raise TokenError(54005)
        if self.grants.clock.now() >= code.until:
            raise TokenError(70008)
        if code.redirect != form.get("redirect_uri"):
            raise TokenError(70000)
        _verify(code, form.get("code_verifier", ""))
        grant = self._opened(client, code.account, code.scopes)
        return self._shape(grant, code.scopes, form, site, code.nonce)

    def _device(self, client: Client, form: Mapping[str, str], site: str) -> Json:
        device = self.devices.take(form.get("device_code", ""), client)
        scopes = self.sign_in.kept(client, device.scopes, self.world.person(device.account))
        return self._shape(self._opened(client, device.account, scopes), scopes, form, site)

    def _opened(self, client: Client, account: str, scopes: frozenset[str]) -> Grant:
        self.manners.token_errors.pop(account, None)  # whoever has just signed in is well again
        return self.grants.open(client.id, account, scopes)

    def _refresh(self, client: Client, form: Mapping[str, str], site: str) -> Json:
        word = form.get("refresh_token", "")
        grant = self.grants.grants.get(word)
        if grant is None or grant.client != client.id:
            raise TokenError(70000)
        if not self.grants.alive(grant):
            raise TokenError(50173)
        errors = self.manners.token_errors
        if number := errors.get(grant.account) or errors.get("*"):
            raise TokenError(number)
        wanted = frozenset(short(scope) for scope in form.get("scope", "").split())
        if not wanted <= grant.scopes | {"openid", "profile", "email", "offline_access"}:
            raise TokenError(65001)
        self.grants.rotate(word, keep_old=not self.manners.strict_rotation)
        return self._shape(grant, (wanted & grant.scopes) or grant.scopes, form, site)

    def _shape(self, grant: Grant, scopes: frozenset[str], form: Mapping[str, str], site: str, nonce: str = "") -> Json:
        person = self.world.person(grant.account)
        shape: Json = {
            "token_type": "Bearer",
            "scope": " ".join(sorted(scopes - {"offline_access"})),
            "expires_in": ACCESS_SECONDS,
            "ext_expires_in": ACCESS_SECONDS,
            "access_token": self.grants.issue_access(grant, scopes, form.get("claims", "")),
        }
        if "offline_access" in grant.scopes:
            shape["refresh_token"] = grant.refresh
        if "openid" in scopes:
            shape["id_token"] = identity_token(site, person, grant.client, nonce, self.grants.clock.now())
        return shape | ({"client_info": client_info(person)} if form.get("client_info") else {})


def _verify(code: Code, verifier: str) -> None:
    if not code.challenge:
        return
    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    if not hmac.compare_digest(digest, code.challenge):
        raise TokenError(501481)
