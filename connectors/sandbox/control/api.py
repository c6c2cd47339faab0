"""The control API: every route takes and gives JSON.

GET  /world/health                        alive, with the world's time
POST /world/reset                         {start?: ISO instant, story?: {...}} play the story anew
GET  /world/clock                         the world's time
POST /world/clock                         {advance: seconds} or {set: ISO instant}
GET  /world/people                        everybody
GET  /world/mail/{address}?label=         a mailbox with raw mails
GET  /world/calendar/{address}            all entries of a person, deleted ones too
GET  /world/notices                       calendar mails sent to guests; cause is api or person
POST /world/people/{address}/persona      {persona, patience?: seconds}
POST /world/people/{address}/habits       {name: value, ...}: how the mail store behaves; see Habits in
                                          connectors.sandbox.habits
POST /world/people/{address}/answer       {persona} or {text}: answer the last letter now
POST /world/phone/{address}/{action}      what a person does by hand; see connectors.sandbox.phone
GET|POST|DELETE /world/faults             list, add {kind, op?, ...}, remove all; see connectors.sandbox.faults
GET|PUT /world/settings                   latency_ms, auto_consent, deny_consent, granted_scopes, testing,
                                          dropped_headers, search_lag, outlook: {...}; see Manners in
                                          connectors.sandbox.outlook.manners. Consent is automatic, or
                                          denied, on both sides; granted_scopes and testing are Google's
GET|DELETE /world/requests                the request log with counters; start a fresh one
POST /world/accounts/{address}/{action}   revoke, expire_access, expire_sync, expire_history
POST /world/tokens                        {address, scopes: [...]}: tokens without the consent page, from
                                          the provider where that person has the account
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiohttp import web

from connectors.sandbox import personas
from connectors.sandbox.bodies import read_object
from connectors.sandbox.clients import DESKTOP, OUTLOOK_PUBLIC
from connectors.sandbox.control import readings
from connectors.sandbox.control.settings import change_settings
from connectors.sandbox.faults import read_fault
from connectors.sandbox.grants import Grants
from connectors.sandbox.people import Person
from connectors.sandbox.phone import ACTIONS
from connectors.sandbox.state import State
from connectors.sandbox.story import Story

Json = dict[str, Any]


@dataclass
class Control:
    """The handlers, bound to one sandbox's state."""

    state: State

    def add_routes(self, app: web.Application) -> None:
        """Hang every route into the application."""
        add = app.router.add_route
        add("GET", "/world/health", self.clock)
        add("POST", "/world/reset", self.reset)
        add("GET", "/world/clock", self.clock)
        add("POST", "/world/clock", self.move_clock)
        add("GET", "/world/people", self.people)
        add("GET", "/world/mail/{address}", self.mail)
        add("GET", "/world/calendar/{address}", self.calendar)
        add("GET", "/world/notices", self.notices)
        add("POST", "/world/people/{address}/persona", self.persona)
        add("POST", "/world/people/{address}/habits", self.habits)
        add("POST", "/world/people/{address}/answer", self.answer)
        add("POST", "/world/phone/{address}/{action}", self.phone)
        add("*", "/world/faults", self.faults)
        add("*", "/world/settings", self.settings)
        add("*", "/world/requests", self.requests)
        add("POST", "/world/accounts/{address}/{action}", self.account)
        add("POST", "/world/tokens", self.tokens)

    async def clock(self, request: web.Request) -> web.Response:
        """The world's time."""
        return web.json_response({"status": "ok", "now": self.state.world.clock.now().isoformat()})

    async def move_clock(self, request: web.Request) -> web.Response:
        """Advance or set the world's time."""
        body, clock = await _body(request), self.state.world.clock
        if "set" in body:
            clock.set(_instant(body["set"]))
        else:
            clock.advance(float(body["advance"]))
        return await self.clock(request)

    async def reset(self, request: web.Request) -> web.Response:
        """Begin anew; without a body as the sandbox was started."""
        body, setting = await _body(request), self.state.setting
        start = _instant(body["start"]) if body.get("start") else setting.start
        story = Story(**body["story"]) if "story" in body else setting.story
        self.state.reset(start, story)
        return await self.clock(request)

    async def people(self, request: web.Request) -> web.Response:
        """Everybody."""
        return web.json_response([readings.person_json(p) for p in self.state.world.people.values()])

    async def mail(self, request: web.Request) -> web.Response:
        """One mailbox."""
        return web.json_response(readings.mailbox_json(self._person(request), request.query.get("label", "")))

    async def calendar(self, request: web.Request) -> web.Response:
        """One person's entries."""
        return web.json_response(readings.calendar_json(self._person(request)))

    async def notices(self, request: web.Request) -> web.Response:
        """Calendar mails to guests."""
        return web.json_response([readings.notice_json(n) for n in self.state.world.notices])

    async def persona(self, request: web.Request) -> web.Response:
        """Switch an interviewer's persona."""
        body, person = await _body(request), self._person(request)
        person.patience = float(body.get("patience", person.patience))
        personas.switch(person, body.get("persona", person.persona))
        return web.json_response(readings.person_json(person))

    async def habits(self, request: web.Request) -> web.Response:
        """Change how a person's mail store behaves."""
        person = self._person(request)
        person.mailbox.habits.change(await _body(request))
        return web.json_response(readings.person_json(person))

    async def answer(self, request: web.Request) -> web.Response:
        """Answer the last letter at once."""
        body, person = await _body(request), self._person(request)
        personas.answer_now(self.state.world, person, str(body.get("persona", "")), str(body.get("text", "")))
        return web.json_response(readings.person_json(person))

    async def phone(self, request: web.Request) -> web.Response:
        """Do something by hand."""
        action = ACTIONS[request.match_info["action"]]
        return web.json_response(action(self.state.world, self._person(request), await _body(request)))

    async def faults(self, request: web.Request) -> web.Response:
        """List, add or remove fault rules."""
        rules = self.state.faults.rules
        if request.method == "POST":
            rules.append(read_fault(await _body(request)))
        if request.method == "DELETE":
            rules.clear()
        return web.json_response([vars(rule) for rule in rules])

    async def settings(self, request: web.Request) -> web.Response:
        """Read or change settings; unknown names are refused."""
        if request.method == "PUT":
            change_settings(self.state, await _body(request))
        return web.json_response(readings.settings_json(self.state))

    async def requests(self, request: web.Request) -> web.Response:
        """The request log and counters."""
        journal = self.state.journal
        if request.method == "DELETE":
            journal.clear()
        return web.json_response(
            {
                "requests": [readings.line_json(line) for line in journal.lines],
                "calls": dict(journal.calls),
                "writes": dict(journal.writes),
            }
        )

    async def account(self, request: web.Request) -> web.Response:
        """Let grants, tokens or cursors of an account end."""
        person = self._person(request)
        grants = self._grants(person)
        actions: dict[str, Callable[[], int]] = {
            "revoke": lambda: grants.revoke_account(person.address),
            "expire_access": lambda: grants.expire_access(person.address),
            "expire_sync": lambda: _expire_sync(person),
            "expire_history": lambda: _expire_history(person),
        }
        return web.json_response({"ended": actions[request.match_info["action"]]()})

    async def tokens(self, request: web.Request) -> web.Response:
        """Tokens for an account without the page, as if all had been ticked."""
        body = await _body(request)
        person = self.state.world.person(str(body["address"]))
        grants, client = self._grants(person), OUTLOOK_PUBLIC if person.provider == "outlook" else DESKTOP
        grant = grants.open(client.id, person.address, frozenset(body["scopes"]))
        return web.json_response({"refresh_token": grant.refresh, "access_token": grants.issue_access(grant)})

    def _grants(self, person: Person) -> Grants:
        return self.state.outlook.grants if person.provider == "outlook" else self.state.grants

    def _person(self, request: web.Request) -> Person:
        return self.state.world.person(request.match_info["address"])


async def _body(request: web.Request) -> Json:
    return read_object(await request.read()) if request.can_read_body else {}


def _instant(text: object) -> datetime:
    parsed = datetime.fromisoformat(str(text))
    if parsed.tzinfo is None:
        raise ValueError("an instant needs an offset, such as 2026-11-25T09:00:00+01:00")
    return parsed


def _expire_sync(person: Person) -> int:
    for calendar in person.calendars.values():
        calendar.epoch += 1
    return len(person.calendars)


def _expire_history(person: Person) -> int:
    person.mailbox.forget()
    return 1
