"""Entra over HTTP, for people: sign in and consent, type a device's code, consent for everybody."""

from dataclasses import dataclass, replace

from aiohttp import web

from connectors.sandbox.answering import redirected, shown
from connectors.sandbox.exchanges import Outcome
from connectors.sandbox.outlook import consent
from connectors.sandbox.outlook.sign_in import Answer
from connectors.sandbox.people import Person
from connectors.sandbox.redirects import Blocked, back
from connectors.sandbox.sign_in_pages import refusal_page
from connectors.sandbox.state import State

_USED = "This page has been used already."


@dataclass
class EntraPages:
    """The handlers that answer with pages, bound to the state of one world."""

    state: State

    def add_routes(self, app: web.Application) -> None:
        """Hang every route into the application."""
        app.router.add_get("/{tenant}/oauth2/v2.0/authorize", self.authorize)
        app.router.add_post("/consent", self.consent)
        app.router.add_get("/devicelogin", self.device)
        app.router.add_post("/devicelogin", self.device_typed)
        for path in ("/{tenant}/adminconsent", "/{tenant}/v2.0/adminconsent"):
            app.router.add_get(path, self.admin)
        app.router.add_post("/adminconsent", self.admin_pressed)

    async def authorize(self, request: web.Request) -> web.Response:
        """The authorisation endpoint: a page, or an immediate answer when consent is automatic."""
        sign_in, manner = self.state.outlook.sign_in, self.state.sign_in
        try:
            wish = sign_in.read(request.query)
        except Blocked as blocked:
            return self._logged(request, shown(refusal_page(blocked.code, blocked.message), 400))
        if wish.silent:
            return self._logged(request, self._sent(sign_in.silent(wish)))
        if manner.auto or request.query.get("auto_consent") == "true":
            return self._logged(request, self._sent(sign_in.automatic(wish, manner.deny)))
        people = sign_in.accounts()
        text = consent.consent_page(sign_in.pending.park(wish), people, wish.hint, wish.scopes, wish.client.name)
        return self._logged(request, shown(text, 200))

    async def consent(self, request: web.Request) -> web.Response:
        """What the person pressed on the page; each page counts once."""
        sign_in, form = self.state.outlook.sign_in, await request.post()
        wish = sign_in.pending.take(form.get("pending", ""))
        if wish is None:
            return shown(refusal_page("invalid_request", _USED), 400)
        person = self._chosen(str(form.get("account", "")))
        if form.get("answer") != "allow" or person is None:
            return self._sent(sign_in.refuse(wish, 65004))
        return self._sent(sign_in.allow(wish, person))

    async def device(self, request: web.Request) -> web.Response:
        """The page for a device's code."""
        people = self.state.outlook.sign_in.accounts()
        return shown(consent.device_page(people, request.query.get("user_code", "")), 200)

    async def device_typed(self, request: web.Request) -> web.Response:
        """The code that was typed, with a yes or a no."""
        outlook, form = self.state.outlook, await request.post()
        code = str(form.get("user_code", ""))
        device, person = outlook.devices.typed(code), self._chosen(str(form.get("account", "")))
        if device is None or (person is None and form.get("answer") == "allow"):
            complaint = "That code did not work. Check the code and try again."
            return shown(consent.device_page(outlook.sign_in.accounts(), code, complaint), 400)
        if form.get("answer") != "allow" or person is None:
            device.denied = True
            return shown(consent.message_page("Cancelled", "The application was not signed in."), 200)
        if outlook.sign_in.needs_admin(device.client, device.scopes):
            return shown(consent.message_page("Need admin approval", "AADSTS90094: ask your administrator."), 403)
        device.account = person.address
        return shown(consent.message_page("Signed in", "You may now close this window."), 200)

    async def admin(self, request: web.Request) -> web.Response:
        """The page on which an administrator consents for everybody."""
        sign_in = self.state.outlook.sign_in
        words = {"response_type": "code", "scope": "openid", "redirect_uri": "", **request.query}
        client = sign_in.clients.get(words.get("client_id", ""))
        registered = client.redirects[0] if client and client.redirects else "http://localhost"
        try:
            wish = sign_in.read({**words, "redirect_uri": words["redirect_uri"] or registered})
        except Blocked as blocked:
            return shown(refusal_page(blocked.code, blocked.message), 400)
        parked = sign_in.pending.park(replace(wish, redirect=words["redirect_uri"]))
        return shown(consent.admin_page(parked, wish.client.name, wish.scopes), 200)

    async def admin_pressed(self, request: web.Request) -> web.Response:
        """The administrator's yes or no, told to the client's redirect address."""
        sign_in, form = self.state.outlook.sign_in, await request.post()
        wish = sign_in.pending.take(form.get("pending", ""))
        if wish is None:
            return shown(refusal_page("invalid_request", _USED), 400)
        words = {"error": "access_denied", "error_subcode": "cancel", "admin_consent": "False"}
        if form.get("answer") == "allow":
            sign_in.approved.add(wish.client.id)
            words = {"admin_consent": "True", "tenant": "organizations"}
        if not wish.redirect:
            return shown(consent.message_page("Done", "You may now close this window."), 200)
        return redirected(back(wish.redirect, wish.state, words))

    def _chosen(self, address: str) -> Person | None:
        return next((person for person in self.state.outlook.sign_in.accounts() if person.address == address), None)

    def _sent(self, answer: Answer) -> web.Response:
        if answer.mode == "query":
            words = dict(answer.words)
            return redirected(back(answer.redirect, words.pop("state", ""), words))
        nonce = self.state.world.mint.token(22)
        return shown(consent.posting_page(answer, nonce), 200, consent.POSTING.format(nonce=nonce))

    def _logged(self, request: web.Request, response: web.Response) -> web.Response:
        outcome = Outcome(response.status, None, "entra.authorize", "", response.status < 400)
        self.state.answering.log(request.method, request.path, outcome)
        return response
