"""What a person can tell about a case: how the call went, their number, the answer to a question."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from service.domain.case import CallOutcome
from service.domain.event import Span
from service.errors import Impossible
from service.usecases.answers import answer
from service.usecases.calls import tell_call
from service.usecases.letters.numbers import give_number
from service.usecases.meetings.travelling import set_travel
from service.usecases.overview import open_dossier
from service.web.drawing import go
from service.web.fields import Fields, Unreadable
from service.web.pages.case import show_again
from service.web.room import room_of
from service.web.submissions import submit


async def tell_outcome(request: Request, fields: Fields) -> Response:
    """How the call went; an agreed time comes from an offered slot or from the fields."""
    try:
        outcome = CallOutcome(fields.text("outcome"))
    except ValueError:
        raise Unreadable("outcome", "Please say how the call went.") from None
    agreed = await _agreed_span(request, fields) if outcome is CallOutcome.AGREED else None
    await tell_call(room_of(request).desk, _case_id(request), outcome, agreed)
    return _back(request, "Noted. The letter follows what you said.")


async def keep_number(request: Request, fields: Fields) -> Response:
    """The number to call, as the person knows it."""
    await give_number(room_of(request).desk, _case_id(request), fields.line("number"))
    return _back(request)


async def keep_travel(request: Request, fields: Fields) -> Response:
    """How long the way takes, by a press or in the field; the calendar follows."""
    name = "minutes" if fields.text("minutes") else "travel"
    minutes = fields.number(name, "Minutes of the way", 0, 600)
    await set_travel(room_of(request).desk, _case_id(request), minutes, remember=fields.text("remember") == "yes")
    return _back(request)


async def answer_question(request: Request, fields: Fields) -> Response:
    """One tap, or an own time or address."""
    key = fields.text("key")
    span = fields.span() if key == "other_time" else None
    text = fields.line("address") if key == "whom" else ""
    await answer(room_of(request).desk, _case_id(request), key, text, span)
    return _back(request, "Thank you. I go on from there.")


async def _agreed_span(request: Request, fields: Fields) -> Span:
    letter = fields.text("slot")
    if not letter:
        return fields.span()
    dossier = await open_dossier(room_of(request).desk, _case_id(request))
    for slot in dossier.case.slots:
        if slot.letter == letter and slot.start.isoformat() == fields.text(f"starts-{letter}"):
            return Span(slot.start, slot.end)
    raise Impossible("This time is no longer offered. Please give the day and the time below.")


def _case_id(request: Request) -> str:
    return str(request.path_params["case_id"])


def _back(request: Request, say: str = "") -> Response:
    return go(request, f"/cases/{_case_id(request)}", say)


ROUTES: list[BaseRoute] = [
    submit("/cases/{case_id}/call", tell_outcome, show_again),
    submit("/cases/{case_id}/number", keep_number, show_again),
    submit("/cases/{case_id}/travel", keep_travel, show_again),
    submit("/cases/{case_id}/answer", answer_question, show_again),
]
