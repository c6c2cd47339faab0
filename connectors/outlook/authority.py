"""Where Microsoft's sign-in lies: the configured authority as MSAL gets to see it, and the way back.

MSAL accepts https only. It is shown a server that cannot exist (RFC 6761 section 6.4); what it wants to send there is
placed at the configured one.
"""

import json
from collections.abc import Iterable
from urllib.parse import quote, urlencode, urlsplit

import msgspec

from connectors.shared.addresses import origin_of
from connectors.shared.calls import UNREADABLE
from connectors.shared.door import Answer, Door
from connectors.shared.waiting import seconds_to_wait
from service.errors import BadSettings, Forbidden, Refused, Throttled, Unreachable
from service.ports.words import Clock

_SHOWN = "https://authority.invalid/"
_FOR_ANYBODY = frozenset({"common", "consumers"})
_PATH = "/v2.0/.well-known/openid-configuration"


class _Description(msgspec.Struct, frozen=True):
    """What we use of an OpenID provider's description."""

    authorization_endpoint: str
    token_endpoint: str
    device_authorization_endpoint: str = ""


_DESCRIPTIONS = msgspec.json.Decoder(_Description)


class Authority:
    """One authority, `configured` with its tenant as the path's end; BadSettings when there is none."""

    def __init__(self, configured: str) -> None:
        path = urlsplit(configured).path.strip("/")
        if not path:
            raise BadSettings("outlook.authority: end the address with /common, /organizations, /consumers or a tenant")
        self._configured = configured.rstrip("/")
        self._origin = origin_of(configured)
        self.shown = _SHOWN + path

    def place(self, url: str) -> str:
        """The real address behind one that MSAL wants to reach."""
        if not url.startswith(_SHOWN):
            raise Refused("A request to a server that is not in the settings was stopped.")
        return self._origin + url.removeprefix(_SHOWN)

    async def describe(self, door: Door, clock: Clock) -> str:
        """Ask the authority for its description, and give it the shape that MSAL gets to see."""
        answer = await door.ask("GET", self._configured + _PATH, {"Accept": "application/json"}, writes=False)
        if answer.status == 429:
            raise Throttled("Microsoft asks us to slow down.", seconds_to_wait(answer.headers, clock.now()))
        if answer.status in (400, 404):
            raise Forbidden("Microsoft knows no such organisation; look at outlook.authority_url.")
        if answer.status != 200:
            raise Unreachable("Microsoft's sign-in does not work at the moment.")
        return self._show(answer)

    def _show(self, answer: Answer) -> str:
        try:
            found = _DESCRIPTIONS.decode(answer.body)
        except UNREADABLE:
            raise Unreachable("Microsoft's sign-in gave no usable answer.") from None
        ours = (found.token_endpoint, found.device_authorization_endpoint or self._origin)
        if not all(url.startswith(self._origin) for url in (found.authorization_endpoint, *ours)):
            raise Unreachable(
                "Microsoft's sign-in names another server than outlook.authority_url; look at that address."
            )
        token, device = (_SHOWN + url.removeprefix(self._origin) for url in ours)
        return json.dumps(
            {
                "authorization_endpoint": found.authorization_endpoint,
                "token_endpoint": token,
                "device_authorization_endpoint": device if found.device_authorization_endpoint else None,
            }
        )

    def admin_link(self, client_id: str, scopes: Iterable[str], redirect_uri: str) -> str:
        """Where an administrator allows it for the whole organisation (Entra, "Admin consent"); not for `common`."""
        head, _, tenant = self._configured.rpartition("/")
        query = {"client_id": client_id, "scope": " ".join(scopes)}
        if redirect_uri:
            query["redirect_uri"] = redirect_uri
        organisation = "organizations" if tenant.lower() in _FOR_ANYBODY else tenant
        return f"{head}/{organisation}/v2.0/adminconsent?{urlencode(query, quote_via=quote)}"
