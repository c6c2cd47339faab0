"""Connects a Microsoft account from a machine without a browser: a code that is typed in elsewhere (RFC 8628)."""

import json
from datetime import timedelta
from typing import Any

from connectors.outlook.applications import Applications
from connectors.outlook.grants import GrantWriter
from connectors.outlook.refusals import Refusal
from connectors.outlook.scopes import of_graph, scopes_for
from connectors.outlook.settings import OutlookSettings
from connectors.shared.cleaning import clean_line
from connectors.shared.sign_in import asking_for_sign_in
from service.domain.account import Ability
from service.errors import SignInFailed, Throttled, Unreachable
from service.ports.sign_in import DeviceCode, Grant
from service.ports.words import Clock

_FLOW = "flow"
_PENDING = frozenset({"authorization_pending", "slow_down"})
_SHORTEST, _LONGEST = 1, 300
_LONGEST_LIFE = 86_400
_LONGEST_TEXT = 2_000
_RUN_OUT = "The code has run out. Begin again, and type the new one in sooner."


class OutlookDeviceSignIn:
    """The port `service.ports.sign_in.DeviceSignIn`."""

    def __init__(
        self, settings: OutlookSettings, applications: Applications, writer: GrantWriter, clock: Clock
    ) -> None:
        self._settings = settings
        self._applications = applications
        self._writer = writer
        self._clock = clock

    async def begin(self, wanted: frozenset[Ability]) -> DeviceCode:
        """A code for the person to type in."""
        scopes = list(scopes_for(wanted))
        with asking_for_sign_in():
            application = await self._applications.open()
            flow = await application.begin_device(scopes)
        if not all(flow.get(name) for name in ("user_code", "verification_uri", "device_code")):
            raise Refusal.read(flow).at_sign_in(self._admin_link(scopes))
        # MSAL asks without end, and without a pause, when it is told to wait no seconds.
        flow["interval"] = min(max(_SHORTEST, int(flow["interval"])), _LONGEST)
        return DeviceCode(
            url=clean_line(str(flow["verification_uri"]), _LONGEST_TEXT),
            user_code=clean_line(str(flow["user_code"]), _LONGEST_TEXT),
            interval=float(flow["interval"]),
            expires_at=self._clock.now() + timedelta(seconds=min(int(flow["expires_in"]), _LONGEST_LIFE)),
            secret={_FLOW: json.dumps({**flow, "scope": scopes})},
        )

    async def finish(self, code: DeviceCode) -> Grant | None:
        """The grant, or None while the person has not answered; asks Microsoft once."""
        flow = _read_flow(code)
        if self._clock.now() >= code.expires_at:
            raise SignInFailed(_RUN_OUT)
        with asking_for_sign_in():
            try:
                application = await self._applications.open()
                found = await application.redeem_device(flow)
            except (Throttled, Unreachable):
                return None  # Asked again after the interval, as long as the code lives (RFC 8628 section 3.5).
        if "access_token" in found:
            return await self._writer.write(application, found)
        refusal = Refusal.read(found)
        if refusal.error in _PENDING:
            return None
        if refusal.error == "expired_token":
            raise SignInFailed(_RUN_OUT)
        raise refusal.at_sign_in(self._admin_link(flow.get("scope", ())))

    def _admin_link(self, scopes: list[str]) -> str:
        return self._applications.authority.admin_link(self._settings.client_id, of_graph(scopes), "")


def _read_flow(code: DeviceCode) -> dict[str, Any]:
    try:
        flow = json.loads(code.secret.get(_FLOW, ""))
    except ValueError:
        flow = None
    if not isinstance(flow, dict) or not flow.get("device_code"):
        raise SignInFailed("What was kept of this sign-in is lost. Begin again.")
    return flow
