"""The letter as a page for the post."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from service.errors import NotFound
from service.usecases.overview import open_dossier
from service.web.drawing import show
from service.web.room import room_of
from service.web.submissions import page
from service.web.views.posting import lay_out


async def show_print(request: Request) -> Response:
    """The same words as the mail, with both addresses, the date, and room for a signature."""
    desk = room_of(request).desk
    dossier = await open_dossier(desk, request.path_params["case_id"])
    letter = dossier.case.letter
    if letter is None:
        raise NotFound("There is no letter to print now.")
    sheet = lay_out(dossier.case, dossier.account, letter, desk.letters.words(letter.language), desk.now())
    return show(request, "print.html", sheet=sheet, back=f"/cases/{dossier.case.id}")


ROUTES: list[BaseRoute] = [page("/cases/{case_id}/letter/print", show_print)]
