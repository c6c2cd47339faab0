"""One case: where it stands, what can be done now, and how it came about."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute

from service.usecases.overview import open_dossier
from service.web.drawing import show
from service.web.fields import Fields
from service.web.mishaps import explain
from service.web.room import room_of
from service.web.submissions import page
from service.web.views.dossier import read_dossier
from service.web.views.standings import Tone
from service.web.voices import hear


async def show_case(request: Request) -> Response:
    """The whole case on one page."""
    return await draw_case(request, Fields({}))


async def show_again(request: Request, fields: Fields, error: Exception) -> Response | None:
    """The case as it is now, with what was typed still in its place; None for errors that need a page of their own."""
    told = explain(error)
    if told is None or told[2] not in (409, 422, 502, 503):
        return None
    return await draw_case(request, fields, alert=told[1], status=told[2])


async def tell_version(request: Request) -> Response:
    """The version of the case, for the page that waits for news."""
    dossier = await open_dossier(room_of(request).desk, request.path_params["case_id"])
    return JSONResponse({"version": str(dossier.case.version)})


async def draw_case(request: Request, typed: Fields, alert: str = "", status: int = 200) -> Response:
    """The page of a case; `typed` is kept in the forms it came from."""
    desk = room_of(request).desk
    dossier = await open_dossier(desk, request.path_params["case_id"])
    view = read_dossier(dossier, desk.now(), hear(desk, dossier, typed))
    live = f"/cases/{dossier.case.id}/version"
    return show(
        request,
        "case.html",
        status=status,
        view=view,
        typed=typed,
        alert=alert,
        live=live,
        version=str(dossier.case.version),
        refresh=view.refresh if not alert else 0,
        soon=view.standing.tone is Tone.WORK,
    )


ROUTES: list[BaseRoute] = [page("/cases/{case_id}", show_case), page("/cases/{case_id}/version", tell_version)]
