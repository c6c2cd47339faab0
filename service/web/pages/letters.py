"""All letters, from made-up facts: which there are, where each comes from, and what the linter says."""

import asyncio
from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from service.domain.letter import LetterKind
from service.errors import BadSettings, NotFound
from service.gallery import Fault, Sheet, lay_out, make_samples, review
from service.ports.words import Letters
from service.web.drawing import show
from service.web.room import Room, room_of
from service.web.submissions import page
from service.web.views.gallery import list_letters, own_files
from service.web.views.wordings import KINDS
from service.web.voices import name_languages


async def show_letters(request: Request) -> Response:
    """Kinds by languages."""
    room = room_of(request)
    book, own = _book(room), room.settings.own_letters
    folder = own.folder if own else None
    names = name_languages(book.languages())
    files = await asyncio.to_thread(own_files, folder)
    faults: Sequence[Fault] = await asyncio.to_thread(review, book, folder)
    return show(
        request,
        "letters.html",
        shelves=list_letters(names, files, faults),
        folder=str(folder or ""),
        faults=[one for one in faults if not one.file.startswith("email/") or one.rule == "unknown"],
    )


async def show_preview(request: Request) -> Response:
    """One kind in one language, for each case in which it is written."""
    room = room_of(request)
    book, (language, kind) = _book(room), _chosen(request, _book(room))
    own = room.settings.own_letters
    files = await asyncio.to_thread(own_files, own.folder if own else None)
    sheets, broken = await asyncio.to_thread(_write, book, language, kind)
    return show(
        request,
        "letter_preview.html",
        called=KINDS[kind],
        language=dict(name_languages([language]))[language],
        code=language,
        own=any(name.startswith(f"email/{language}/{kind.value}/") for name in files),
        sheets=sheets,
        broken=broken,
    )


def _book(room: Room) -> Letters:
    own = room.settings.own_letters
    return own.book if own else room.desk.letters


def _chosen(request: Request, book: Letters) -> tuple[str, LetterKind]:
    language, kind = request.path_params["language"], request.path_params["kind"]
    if language not in book.languages() or kind not in set(LetterKind):
        raise NotFound("There is no such letter.")
    return language, LetterKind(kind)


def _write(book: Letters, language: str, kind: LetterKind) -> tuple[Sequence[Sheet], str]:
    try:
        return list(lay_out(book, make_samples(language, kind))), ""
    except (BadSettings, LookupError, OSError) as error:
        return (), str(error)


ROUTES: list[BaseRoute] = [page("/letters", show_letters), page("/letters/{language}/{kind}", show_preview)]
