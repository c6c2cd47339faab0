"""Connects a Microsoft account: the consent page's address, and what comes back from it.

Authorization code flow with PKCE (RFC 6749 section 4.1, RFC 7636) through MSAL, for public and confidential clients
alike (Entra, "OAuth 2.0 authorization code flow").
"""

import json
import secrets
from collections.abc import Mapping
from typing import Any

from connectors.outlook.applications import Applications
from connectors.outlook.grants import GrantWriter
from connectors.outlook.refusals import Refusal
from connectors.outlook.scopes import of_graph, scopes_for
from connectors.outlook.settings import OutlookSettings
from connectors.shared.keys import Keys
from connectors.shared.sign_in import asking_for_sign_in, check_state, require_code
from service.domain.account import Ability
from service.errors import SignInFailed
from service.ports.sign_in import Consent, Grant

_FLOW = "flow"


class OutlookSignIn:
    """The port `service.ports.sign_in.SignIn`."""

    def __init__(self, settings: OutlookSettings, applications: Applications, keys: Keys, writer: GrantWriter) -> None:
        self._settings = settings
        self._applications = applications
        self._keys = keys
        self._writer = writer

    async def begin(self, redirect_uri: str, wanted: frozenset[Ability], hint: str) -> Consent:
        """Ask for what is wanted; Microsoft adds what was granted before.

        Never with prompt=consent: where an administrator has allowed us for everybody, people may not do so themselves.
        """
        state = secrets.token_urlsafe(32)
        with asking_for_sign_in():
            application = await self._applications.open()
        flow = application.begin(
            list(scopes_for(wanted)),
            redirect_uri=redirect_uri,
            state=state,
            prompt=None if hint else "select_account",
            login_hint=hint or None,
            response_mode="form_post" if self._settings.client_secret else "query",
        )
        url = str(flow.pop("auth_uri"))
        return Consent(url=url, state=state, secret={_FLOW: json.dumps(flow)})

    async def finish(self, consent: Consent, redirect_uri: str, answer: Mapping[str, str]) -> Grant:
        """The grant with address, name and zone. SignInFailed says what to do next."""
        check_state(consent, answer)
        flow = _read_flow(consent)
        link = self._admin_link(flow, redirect_uri)
        if answer.get("error"):
            raise Refusal.read(answer).at_sign_in(link)
        require_code("Microsoft", answer)
        with asking_for_sign_in():
            application = await self._applications.open()
            found = await application.redeem(flow, answer)
        if "access_token" not in found:
            raise Refusal.read(found).at_sign_in(link)
        return await self._writer.write(application, found)

    async def revoke(self, grant: Grant) -> None:
        """Never use this grant again. Microsoft offers no way to give back one program's permission."""
        self._keys.bury(grant, "This permission was given up here; connect the account again.")

    def _admin_link(self, flow: Mapping[str, Any], redirect_uri: str) -> str:
        scopes = of_graph(sorted(str(scope) for scope in flow.get("scope", ())))
        return self._applications.authority.admin_link(self._settings.client_id, scopes, redirect_uri)


def _read_flow(consent: Consent) -> dict[str, Any]:
    try:
        flow = json.loads(consent.secret.get(_FLOW, ""))
    except ValueError:
        flow = None
    if not isinstance(flow, dict) or flow.get("state") != consent.state:
        raise SignInFailed("What was kept of this sign-in is lost. Start again.")
    return flow
