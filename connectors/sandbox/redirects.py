"""Where may a sign-in send its answer? Checked redirect addresses and PKCE challenges (RFC 6749 3.1.2, RFC 7636)."""

from collections.abc import Mapping
from urllib.parse import urlencode, urlsplit, urlunsplit

from connectors.sandbox.grants import Client

_LOOPBACK = ("127.0.0.1", "localhost", "::1")


class Blocked(Exception):
    """The request is wrong in a way that must not be sent back to its redirect address."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code, self.message = code, message


def allowed(client: Client, redirect: str) -> bool:
    """May the client be answered there? A desktop client on any port of the machine, another only where registered."""
    if not client.desktop:
        return redirect in client.redirects
    parts = urlsplit(redirect)
    return parts.scheme == "http" and parts.hostname in _LOOPBACK and not parts.fragment


def challenge(query: Mapping[str, str]) -> str:
    """The PKCE challenge of a request, if any; Blocked unless it is made with S256."""
    value, method = query.get("code_challenge", ""), query.get("code_challenge_method", "plain")
    if value and method != "S256":
        raise Blocked("invalid_request", "Only the code challenge method S256 is accepted here.")
    return value


def back(redirect: str, state: str, answer: dict[str, str]) -> str:
    """The redirect address with the answer in its query."""
    parts = urlsplit(redirect)
    words = {"state": state, **answer} if state else answer
    query = "&".join(item for item in (parts.query, urlencode(words)) if item)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))
