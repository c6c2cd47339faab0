"""Google's face over HTTP: which address leads to which part of the API."""

from dataclasses import dataclass

from aiohttp import web

from connectors.sandbox.answering import redirected, shown
from connectors.sandbox.exchanges import Outcome, Request
from connectors.sandbox.google import batch, tokens
from connectors.sandbox.google.api import Api
from connectors.sandbox.google.consent import consent_page
from connectors.sandbox.google.errors import ApiError
from connectors.sandbox.google.sign_in import Wish
from connectors.sandbox.guard import only_loopback
from connectors.sandbox.redirects import Blocked
from connectors.sandbox.sign_in_pages import refusal_page
from connectors.sandbox.state import State

_MOST_BYTES = 36_700_160


@dataclass
class Face:
    """The handlers of the Google port, bound to the state of one world."""

    state: State

    def application(self) -> web.Application:
        """The aiohttp application that serves them."""
        app = web.Application(client_max_size=_MOST_BYTES, middlewares=[only_loopback])
        for path in ("/o/oauth2/v2/auth", "/o/oauth2/auth"):
            app.router.add_get(path, self.authorize)
        app.router.add_post("/o/oauth2/v2/auth/consent", self.consent)
        app.router.add_post("/token", self.token)
        app.router.add_post("/revoke", self.revoke)
        for path in ("/batch", "/batch/calendar/v3", "/batch/gmail/v1"):
            app.router.add_post(path, self.batch)
        app.router.add_route("*", "/{path:.*}", self.call)
        return app

    async def authorize(self, request: web.Request) -> web.Response:
        """The authorisation endpoint: a page, or an immediate redirect when consent is automatic."""
        sign_in = self.state.sign_in
        try:
            wish = sign_in.read(request.query)
        except Blocked as blocked:
            return shown(refusal_page(blocked.code, blocked.message), 400)
        if wish.silent:
            return redirected(sign_in.silent(wish))
        if sign_in.auto or request.query.get("auto_consent") == "true":
            return redirected(sign_in.automatic(wish))
        people, scopes = sign_in.accounts(), list(wish.scopes)
        return shown(consent_page(sign_in.pending.park(wish), people, wish.hint, scopes, wish.client.name), 200)

    async def consent(self, request: web.Request) -> web.Response:
        """What the person pressed on the page; each page counts once."""
        sign_in = self.state.sign_in
        form = await request.post()
        wish = sign_in.pending.take(form.get("pending", ""))
        if wish is None:
            return shown(refusal_page("invalid_request", "This page has been used already."), 400)
        account = str(form.get("account", ""))
        if form.get("answer") != "allow" or account not in [person.address for person in sign_in.accounts()]:
            return redirected(sign_in.refuse(wish))
        return redirected(sign_in.allow(wish, account, _ticked(wish, [str(s) for s in form.getall("scope", [])])))

    async def token(self, request: web.Request) -> web.StreamResponse:
        """The token endpoint."""
        form = {name: str(value) for name, value in (await request.post()).items()}
        return await self.state.answering.answer(request, ["oauth.token"], "", lambda: self._token(form, request))

    def _token(self, form: dict[str, str], request: web.Request) -> Outcome:
        fault = self.state.faults.take(("status",), "oauth.token", "/token", "POST")
        if fault and not fault.commit:
            return Outcome(fault.code, {"error": fault.reason or "internal_failure"}, "oauth.token", "", False)
        try:
            body = tokens.answer(self.state.grants, self.state.clients, form, request.headers.get("Authorization", ""))
        except tokens.TokenError as error:
            return Outcome(error.status, error.body, "oauth.token", "", False)
        if fault:
            return Outcome(fault.code, {"error": fault.reason or "internal_failure"}, "oauth.token", "", True)
        return Outcome(200, body, "oauth.token", "", True, {"Cache-Control": "no-store"})

    async def revoke(self, request: web.Request) -> web.StreamResponse:
        """The revocation endpoint: 200, or 400 for a token it does not know."""
        form = await request.post()
        word = str(form.get("token") or request.query.get("token", ""))
        return await self.state.answering.answer(request, ["oauth.revoke"], "", lambda: self._revoke(word))

    def _revoke(self, word: str) -> Outcome:
        if self.state.grants.revoke(word):
            return Outcome(200, {}, "oauth.revoke", "", True)
        body = {"error": "invalid_token", "error_description": "Token expired or revoked"}
        return Outcome(400, body, "oauth.revoke", "", False)

    async def batch(self, request: web.Request) -> web.StreamResponse:
        """A batch: every part is a call of its own, the whole may be spoilt like one."""
        body, api = await request.read(), self.state.api
        try:
            parts = batch.read_parts(request.headers.get("Content-Type", ""), body, request.headers, request.path)
        except ApiError as error:
            return web.json_response(error.body(gmail=False), status=error.code)
        found: list[tuple[str, Outcome]] = []

        def work() -> Outcome:
            found.extend(batch.run_parts(api, parts))
            for (_, part), (_, outcome) in zip(parts, found, strict=True):
                self.state.answering.log(part.method, part.path, outcome)
            return Outcome(200, {}, "batch", found[0][1].account, True)

        def write() -> web.Response:
            boundary = "batch_" + self.state.world.mint.token(24)
            return web.Response(
                body=batch.write_parts(found, boundary),
                headers={"Content-Type": f"multipart/mixed; boundary={boundary}"},
            )

        return await self.state.answering.answer(request, ["batch"], api.name(parts[0][1])[1], work, write)

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Any API call."""
        asked = Request(
            request.method,
            request.rel_url.raw_path,
            request.rel_url.raw_query_string,
            request.headers,
            await request.read(),
        )
        api: Api = self.state.api
        op, account = api.name(asked)
        return await self.state.answering.answer(request, [op], account, lambda: api.run(asked))


def _ticked(wish: Wish, chosen: list[str]) -> frozenset[str]:
    return frozenset(wish.scopes) & frozenset(chosen)
