"""The application: every route behind one door."""

from collections.abc import Sequence
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.body_limit import RequestBodyLimitMiddleware
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from service.usecases.desk import Desk
from service.web.consents import PendingConsents
from service.web.doors import Door, StrictHeaders
from service.web.links import OneTimeLinks
from service.web.mishaps import answer_http
from service.web.pages import (
    accounts,
    case,
    case_forms,
    connecting,
    entrance,
    home,
    letter_forms,
    letters,
    missed,
    paper,
    ways,
)
from service.web.room import Room, room_in
from service.web.sessions import Sessions
from service.web.settings import WebSettings
from service.web.submissions import MAX_BODY

# Inside the strict headers, so that its own refusal carries them and is not taken for an unforeseen error.
_SIZE = Middleware(RequestBodyLimitMiddleware, max_body_size=MAX_BODY)
_PARTS = (entrance, home, missed, case, case_forms, letter_forms, paper, letters, connecting, accounts, ways)


def create_app(desk: Desk, secret: bytes, settings: WebSettings) -> Starlette:
    """The pages over a desk. `secret` signs sessions; keep it over restarts and people stay signed in."""
    app = Starlette(
        routes=_routes(),
        middleware=[Middleware(StrictHeaders), _SIZE, Middleware(Door)],
        exception_handlers={HTTPException: answer_http},
    )
    app.state.room = Room(desk, settings, Sessions(secret, settings), OneTimeLinks(), PendingConsents())
    return app


def issue_link(app: Starlette) -> str:
    """A one-time link that signs one browser in; print it where only the owner of this machine sees it."""
    return entrance.make_link(room_in(app))


def _routes() -> Sequence[BaseRoute]:
    static = Mount("/static", StaticFiles(directory=Path(__file__).parent / "static"))
    return [static, *(route for part in _PARTS for route in part.ROUTES)]
