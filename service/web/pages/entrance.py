"""Getting in and out: one-time links, sign-out, and the sign of life for whatever watches the process."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from service.web.drawing import go, show
from service.web.fields import Fields
from service.web.links import LINK_MINUTES
from service.web.room import Room, room_of, visit_of, visitor
from service.web.submissions import page, submit


async def tell_alive(_: Request) -> Response:
    """That the pages are served; nothing else."""
    return PlainTextResponse("ok\n")


async def show_sign_in(request: Request) -> Response:
    """How to get a new link."""
    if visit_of(request) is not None:
        return RedirectResponse("/", status_code=303)
    return explain_entrance(request, 200)


async def print_link(request: Request, _: Fields) -> Response:
    """Print a fresh link where only the owner of this machine reads it; the page itself never shows it."""
    room = room_of(request)
    if room.settings.announce is not None:
        room.settings.announce(make_link(room))
    return explain_entrance(request, 200, printed=room.settings.announce is not None)


async def enter(request: Request) -> Response:
    """Open the link. On loopback at once; elsewhere after a press, so that mail scanners do not use it up."""
    token = request.path_params["token"]
    room = room_of(request)
    looked_ahead = "prefetch" in request.headers.get("sec-purpose", "") + request.headers.get("purpose", "")
    if room.settings.on_loopback and not looked_ahead:
        return _open(request, token)
    if not room.links.is_open(token):
        return _refuse(request)
    return show(request, "enter.html")


async def press_enter(request: Request, _: Fields) -> Response:
    """The press on the button of the link's page."""
    return _open(request, request.path_params["token"])


async def leave(request: Request, _: Fields) -> Response:
    """Sign this browser out."""
    response = RedirectResponse("/sign-in", status_code=303)
    room_of(request).sessions.end(visitor(request), response)
    return response


def make_link(room: Room) -> str:
    """A new one-time link as a whole address."""
    return f"{room.settings.base_url.rstrip('/')}/enter/{room.links.issue()}"


def _open(request: Request, token: str) -> Response:
    room = room_of(request)
    if not room.links.use(token):
        return go(request, "/") if visit_of(request) is not None else _refuse(request)
    response = RedirectResponse("/", status_code=303)
    room.sessions.open(response)
    return response


def _refuse(request: Request) -> Response:
    return explain_entrance(request, 403, spent=True)


def explain_entrance(request: Request, status: int, *, printed: bool = False, spent: bool = False) -> Response:
    """How to get in: `printed` when a link was just printed, `spent` when the one that was used is no good."""
    can_announce = room_of(request).settings.announce is not None
    facts = {"can_announce": can_announce, "printed": printed, "spent": spent, "minutes": LINK_MINUTES}
    return show(request, "sign_in.html", status=status, **facts)


ROUTES: list[BaseRoute] = [
    Route("/healthz", tell_alive, methods=["GET"]),
    page("/sign-in", show_sign_in),
    submit("/sign-in", print_link, signed_in=False),
    page("/enter/{token}", enter),
    submit("/enter/{token}", press_enter, signed_in=False),
    submit("/sign-out", leave),
]
