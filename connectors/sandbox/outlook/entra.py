"""Entra over HTTP, for programs: the description of a tenant, tokens and device codes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from aiohttp import web

from connectors.sandbox.exchanges import Json, Outcome
from connectors.sandbox.outlook.identities import description, known_tenant
from connectors.sandbox.outlook.refusals import TokenError
from connectors.sandbox.outlook.sign_in import read_scopes
from connectors.sandbox.redirects import Blocked
from connectors.sandbox.state import State

_PLAIN = {"Cache-Control": "no-store", "Pragma": "no-cache"}


def site(request: web.Request) -> str:
    """Scheme and host by which the client came."""
    return f"{request.scheme}://{request.host}"


@dataclass
class Entra:
    """The handlers that answer in JSON, bound to the state of one world."""

    state: State

    def add_routes(self, app: web.Application) -> None:
        """Hang every route into the application."""
        app.router.add_get("/{tenant}/v2.0/.well-known/openid-configuration", self.describe)
        app.router.add_get("/{tenant}/discovery/v2.0/keys", self.keys)
        app.router.add_post("/{tenant}/oauth2/v2.0/token", self.token)
        app.router.add_post("/{tenant}/oauth2/v2.0/devicecode", self.device_code)

    async def describe(self, request: web.Request) -> web.StreamResponse:
        """The OpenID description."""
        tenant = request.match_info["tenant"]

        def told() -> Json:
            if not known_tenant(self.state.world, tenant):
                raise TokenError(90002, "invalid_tenant")
            return description(site(request), tenant)

        return await self._answer(request, "entra.discovery", told)

    async def keys(self, request: web.Request) -> web.Response:
        """No signing keys: nothing here is really signed."""
        return web.json_response({"keys": []})

    async def token(self, request: web.Request) -> web.StreamResponse:
        """The token endpoint."""
        form = _form(await request.post())
        return await self._answer(
            request, "entra.token", lambda: self.state.outlook.tokens.answer(form, site(request)), self._account(form)
        )

    async def device_code(self, request: web.Request) -> web.StreamResponse:
        """Where a device gets its code."""
        form, outlook = _form(await request.post()), self.state.outlook

        def begun() -> Json:
            client = outlook.tokens.client(form, secret_needed=False)
            try:
                return outlook.devices.begin(client, read_scopes(form.get("scope", "")), site(request))
            except Blocked:
                raise TokenError(70011) from None

        return await self._answer(request, "entra.devicecode", begun)

    def _account(self, form: Mapping[str, str]) -> str:
        grants = self.state.outlook.grants
        grant, code = grants.grants.get(form.get("refresh_token", "")), grants.codes.get(form.get("code", ""))
        return grant.account if grant else code.account if code else ""

    async def _answer(
        self, request: web.Request, op: str, told: Callable[[], Json], account: str = ""
    ) -> web.StreamResponse:
        correlation = request.headers.get("client-request-id", "")

        def work() -> Outcome:
            fault = self.state.faults.take(("status",), op, request.path, request.method, account)
            broken = {"error": fault.reason or "temporarily_unavailable"} if fault else {}
            headers = _PLAIN | ({"Retry-After": fault.retry_after} if fault and fault.retry_after else {})
            if fault and not fault.commit:
                return Outcome(fault.code, broken, op, account, False, headers)
            outcome = self._outcome(op, told, account, correlation)
            return Outcome(fault.code, broken, op, account, outcome.committed, headers) if fault else outcome

        return await self.state.answering.answer(request, [op], account, work)

    def _outcome(self, op: str, told: Callable[[], Json], account: str, correlation: str) -> Outcome:
        self.state.world.settle()
        try:
            return Outcome(200, told(), op, account, True, dict(_PLAIN))
        except TokenError as error:
            mint, now = self.state.world.mint, self.state.world.clock.now()
            body = error.body(now, mint.uuid(), correlation or mint.uuid())
            return Outcome(error.status, body, op, account, False, dict(_PLAIN))


def _form(posted: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in posted.items()}
