"""What a person can do with a letter: change its words, have it written another way, approve it, take it back."""

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute

from service.domain.case import Case
from service.domain.letters.etiquette import first_letter
from service.errors import Impossible
from service.usecases.letters.advice import advise
from service.usecases.letters.approval import approve, discard, edit, undo
from service.usecases.letters.wishes import wish
from service.usecases.overview import open_dossier
from service.web.drawing import go
from service.web.fields import Fields
from service.web.pages.case import show_again
from service.web.room import room_of
from service.web.submissions import submit
from service.web.views.letters import count_words
from service.web.wishing import read_wish


async def save_letter(request: Request, fields: Fields) -> Response:
    """Keep the words; nothing is sent."""
    await _edit(request, fields)
    return _back(request, "Saved. Nothing has been sent.")


async def approve_letter(request: Request, fields: Fields) -> Response:
    """Approve exactly what stands in the form: words that were changed there are saved first."""
    await _approve(request, fields, later=False)
    return _back(request)


async def approve_for_later(request: Request, fields: Fields) -> Response:
    """The same, but it leaves when the reader's day begins."""
    await _approve(request, fields, later=True)
    return _back(request)


async def undo_approval(request: Request, _: Fields) -> Response:
    """Take the approval back."""
    await undo(room_of(request).desk, _case_id(request))
    return _back(request, "Taken back. Nothing was sent.")


async def discard_letter(request: Request, _: Fields) -> Response:
    """Drop the letter; the case ends with it unless something else stands."""
    await discard(room_of(request).desk, _case_id(request))
    return _back(request, "The letter was dropped. Nothing was sent.")


async def write_as_wished(request: Request, fields: Fields) -> Response:
    """Have the letter written another way; words that the person changed are not written over."""
    letter = (await open_dossier(room_of(request).desk, _case_id(request))).case.letter
    if letter is not None and fields.text("text").strip() != letter.content.text.strip():
        raise Impossible("You have changed the words, so the letter was not written over. You can choose that below.")
    return await _wish(request, fields, anew=False)


async def write_anew(request: Request, fields: Fields) -> Response:
    """The same, after the person was told that their own words go."""
    return await _wish(request, fields, anew=True)


async def give_advice(request: Request, fields: Fields) -> Response:
    """What is to be said about words as they are being typed; nothing is kept."""
    desk, text = room_of(request).desk, fields.text("text")
    case = (await open_dossier(desk, _case_id(request))).case
    findings = await advise(desk, case.id, fields.text("subject"), text)
    told = [{"message": one.message, "error": one.error} for one in findings]
    kind = case.letter.kind if case.letter else first_letter(case)
    return JSONResponse({"words": f"{count_words(kind, text)} words", "findings": told})


async def _wish(request: Request, fields: Fields, *, anew: bool) -> Response:
    told = read_wish(fields)
    await wish(
        room_of(request).desk,
        _case_id(request),
        privacy=told.privacy,
        reason=told.reason,
        language=told.language,
        formal=told.formal,
        discussed=told.discussed,
        minutes_late=told.minutes_late,
        anew=anew,
    )
    return _back(request)


async def _approve(request: Request, fields: Fields, *, later: bool) -> None:
    case = await _edit(request, fields)
    if case.letter is None:
        raise Impossible("There is no letter to approve.")
    desk = room_of(request).desk
    account = (await open_dossier(desk, case.id)).account
    await approve(desk, case.id, case.letter.content.fingerprint, account.address, later=later)


async def _edit(request: Request, fields: Fields) -> Case:
    desk, case_id = room_of(request).desk, _case_id(request)
    return await edit(desk, case_id, fields.text("subject"), fields.text("text"), fields.text("fingerprint"))


def _case_id(request: Request) -> str:
    return str(request.path_params["case_id"])


def _back(request: Request, say: str = "") -> Response:
    return go(request, f"/cases/{_case_id(request)}", say)


ROUTES: list[BaseRoute] = [
    submit("/cases/{case_id}/letter", save_letter, show_again),
    submit("/cases/{case_id}/approve", approve_letter, show_again),
    submit("/cases/{case_id}/approve-later", approve_for_later, show_again),
    submit("/cases/{case_id}/undo", undo_approval, show_again),
    submit("/cases/{case_id}/discard", discard_letter, show_again),
    submit("/cases/{case_id}/wish", write_as_wished, show_again),
    submit("/cases/{case_id}/anew", write_anew, show_again),
    submit("/cases/{case_id}/advice", give_advice),
]
