"""What does the token endpoint answer? Code exchange, refresh and revocation (RFC 6749 4.1.3, 6; RFC 7009)."""

import base64
import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import unquote_plus

from connectors.sandbox.exchanges import Json
from connectors.sandbox.grants import ACCESS_SECONDS, Client, Code, Grant, Grants


class TokenError(Exception):
    """A refusal of the token endpoint in RFC 6749's words."""

    def __init__(self, error: str, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.status = status
        self.body = {"error": error, "error_description": description}


def answer(grants: Grants, clients: Mapping[str, Client], form: Mapping[str, str], authorization: str) -> Json:
    """The JSON answer to one token request, or TokenError."""
    client = _client(clients, form, authorization)
    kind = form.get("grant_type")
    if kind == "authorization_code":
        return _exchange(grants, client, form)
    if kind == "refresh_token":
        return _refresh(grants, client, form)
    raise TokenError("unsupported_grant_type", f"Invalid grant_type: {kind}")


def _client(clients: Mapping[str, Client], form: Mapping[str, str], authorization: str) -> Client:
    ident, secret = form.get("client_id", ""), form.get("client_secret", "")
    if authorization.startswith("Basic "):
        try:
            ident, _, secret = base64.b64decode(authorization[6:]).decode().partition(":")
        except ValueError:
            raise TokenError("invalid_client", "The OAuth client was not found.", 401) from None
        ident, secret = unquote_plus(ident), unquote_plus(secret)
    client = clients.get(ident)
    if client is None:
        raise TokenError("invalid_client", "The OAuth client was not found.", 401)
    if not hmac.compare_digest(client.secret.encode(), secret.encode()):
        raise TokenError("invalid_client", "The provided client secret is invalid.", 401)
    return client


def _exchange(grants: Grants, client: Client, form: Mapping[str, str]) -> Json:
    code = grants.codes.pop(form.get("code", ""), None)
    if code is None or code.client != client.id or grants.clock.now() >= code.until:
        raise TokenError("invalid_grant", "Malformed auth code.")
    if code.redirect != form.get("redirect_uri"):
        raise TokenError("redirect_uri_mismatch", "Bad Request")
    _verify(code, form.get("code_verifier", ""))
    grant = grants.open(client.id, code.account, code.scopes)
    shape = _token(grants, grant, code.scopes)
    return shape | ({"refresh_token": grant.refresh} if code.offline else {})


def _verify(code: Code, verifier: str) -> None:
    if not code.challenge:
        return
    if not verifier:
        raise TokenError("invalid_grant", "Missing code verifier.")
    digest = base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).decode().rstrip("=")
    if not hmac.compare_digest(digest, code.challenge):
        raise TokenError("invalid_grant", "Invalid code verifier.")


def _refresh(grants: Grants, client: Client, form: Mapping[str, str]) -> Json:
    grant = grants.grants.get(form.get("refresh_token", ""))
    if grant is None or grant.client != client.id or not grants.alive(grant):
        raise TokenError("invalid_grant", "Token has been expired or revoked.")
    wanted = frozenset(form.get("scope", "").split()) & grant.scopes
    return _token(grants, grant, wanted or grant.scopes)


def _token(grants: Grants, grant: Grant, scopes: frozenset[str]) -> Json:
    shape: Json = {
        "access_token": grants.issue_access(grant, scopes),
        "expires_in": ACCESS_SECONDS,
        "scope": " ".join(sorted(scopes)),
        "token_type": "Bearer",
    }
    left = grants.seconds_left(grant)
    return shape if left is None else shape | {"refresh_token_expires_in": left}
