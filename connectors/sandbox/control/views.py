"""What does a person see at the control port? An overview, mailboxes and calendars, without script."""

from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from aiohttp import web

from connectors.sandbox import personas
from connectors.sandbox.control.calendar_pages import calendar_page
from connectors.sandbox.control.mail_pages import mailbox_page
from connectors.sandbox.control.markup import STYLE, Html, button, link, page, tag
from connectors.sandbox.people import Person
from connectors.sandbox.phone import set_label
from connectors.sandbox.state import State
from connectors.sandbox.story import MISSED, missed_interview

_HOMES = {"google": "with a Google account", "outlook": "with an Outlook account"}
_PAUSES = {"60": "A minute", "3600": "An hour", "43200": "Half a day", "86400": "A day"}
_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'",
    "Referrer-Policy": "same-origin",  # with no-referrer, browsers post "Origin: null" and the guard turns them away
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}


@dataclass
class Views:
    """Plain pages for people."""

    state: State

    def add_routes(self, app: web.Application) -> None:
        """Hang the pages into the application."""
        app.router.add_get("/", self.overview)
        app.router.add_get("/style.css", self.style)
        app.router.add_get("/mailbox/{address}", self.mailbox)
        app.router.add_get("/calendar/{address}", self.calendar)
        app.router.add_post("/act/answer", self.answer)
        app.router.add_post("/act/mark", self.mark)
        app.router.add_post("/act/pass", self.pass_time)

    async def overview(self, request: web.Request) -> web.Response:
        """Everybody, and the next thing to do."""
        world = self.state.world
        now = world.clock.now()
        people = [self._person(person) for person in world.people.values()]
        clock = tag("p", f"Here it is {now:%A, %d %B %Y, %H:%M} UTC.", class_="soft")
        pauses = [button("/act/pass", text, {"seconds": seconds}) for seconds, text in _PAUSES.items()]
        passing = tag("div", tag("h2", "Let time pass"), *pauses, class_="panel")
        return show(page("A small world", clock, *people, passing))

    async def style(self, request: web.Request) -> web.Response:
        """The style sheet."""
        return web.Response(text=STYLE, content_type="text/css", headers={"Cache-Control": "max-age=60"})

    async def mailbox(self, request: web.Request) -> web.Response:
        """One person's mail."""
        return show(mailbox_page(self.state.world, self.state.world.person(request.match_info["address"])))

    async def calendar(self, request: web.Request) -> web.Response:
        """One person's week; `from` chooses its first day."""
        person, now = self.state.world.person(request.match_info["address"]), self.state.world.clock.now()
        chosen = request.query.get("from", "")
        today = now.astimezone(ZoneInfo(person.zone)).date()
        first = date.fromisoformat(chosen) if chosen else today - timedelta(days=1)
        return show(calendar_page(person, first, now))

    async def answer(self, request: web.Request) -> web.Response:
        """A person plays the interviewer."""
        form = {name: str(value) for name, value in (await request.post()).items()}
        person = self.state.world.person(form.get("address", ""))
        personas.answer_now(self.state.world, person, form.get("persona", ""), form.get("text", ""))
        raise web.HTTPSeeOther(f"/mailbox/{person.address}")

    async def mark(self, request: web.Request) -> web.Response:
        """A person marks (or unmarks) an entry in the calendar app."""
        form = {name: str(value) for name, value in (await request.post()).items()}
        person = self.state.world.person(form.get("address", ""))
        set_label(self.state.world, person, {"event": form.get("event"), "label": form.get("label", "")})
        raise web.HTTPSeeOther(f"/calendar/{person.address}")

    async def pass_time(self, request: web.Request) -> web.Response:
        """The clock runs ahead, for everybody."""
        seconds = str((await request.post()).get("seconds", ""))
        self.state.world.clock.advance(float(seconds) if seconds in _PAUSES else 0)
        raise web.HTTPSeeOther("/")

    def _person(self, person: Person) -> Html:
        role = (
            f"{person.company}, reacts as: {person.persona}"
            if person.company
            else f"candidate, {_HOMES[person.provider]}"
        )
        box = person.mailbox
        return tag(
            "article",
            tag("b", person.name),
            " ",
            tag("span", role, class_="soft"),
            tag(
                "p",
                link(f"/mailbox/{person.address}", f"Mail ({len(box.labelled('INBOX'))})"),
                " · ",
                link(f"/calendar/{person.address}", "Calendar"),
                " · ",
                person.address,
            ),
            Html("") if person.company else _next_step(person),
        )


def _next_step(person: Person) -> Html:
    try:
        entry = missed_interview(person.primary)
    except LookupError:
        return tag("p", "The interview is no longer in the calendar.", class_="soft")
    if MISSED in person.marks(person.primary, entry):
        return tag("p", entry.title, " ", tag("span", MISSED, class_="mark"))
    if person.primary.label_named(MISSED) is None:
        return tag("p", f"{entry.title}: the calendar has no label for it.", class_="soft")
    fields = {"address": person.address, "event": entry.id, "label": MISSED}
    return tag("p", entry.title, " ", button("/act/mark", "Mark missed in the calendar app", fields, strong=True))


def show(text: str, status: int = 200) -> web.Response:
    """A page with its strict headers."""
    return web.Response(text=text, status=status, content_type="text/html", headers=_HEADERS)
