"""What one running set of pages shares between its requests."""

from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.requests import HTTPConnection

from service.usecases.desk import Desk
from service.web.consents import PendingConsents
from service.web.links import OneTimeLinks
from service.web.sessions import Sessions, Visit
from service.web.settings import WebSettings


@dataclass(frozen=True, slots=True)
class Room:
    """The desk behind the pages, and everything that is kept between two requests."""

    desk: Desk
    settings: WebSettings
    sessions: Sessions
    links: OneTimeLinks
    consents: PendingConsents


def room_of(connection: HTTPConnection) -> Room:
    """The room a request came into."""
    room: Room = connection.app.state.room
    return room


def room_in(app: Starlette) -> Room:
    """The room of an application."""
    room: Room = app.state.room
    return room


def visit_of(connection: HTTPConnection) -> Visit | None:
    """The session of this request, as the door found it."""
    found: Visit | None = connection.scope.get("visit")
    return found


def visitor(connection: HTTPConnection) -> Visit:
    """The session of a request that got past the door."""
    visit = visit_of(connection)
    if visit is None:
        raise LookupError("a page behind the door was asked for without a session")
    return visit
