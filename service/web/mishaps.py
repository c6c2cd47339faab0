"""When something does not work: one calm page in plain words, with a way back. Never a traceback."""

import secrets
from collections.abc import Sequence

import structlog
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from service import errors
from service.web.drawing import show
from service.web.fields import Fields, Unreadable

log = structlog.get_logger("web")


class Forged(Exception):
    """A form that does not come from a page of this session."""


_GONE = "There is nothing at this address. It may have been mistyped, or what was here has gone."
_FORGED = (
    "This form did not come from a page that you opened here, or your sign-in has ended. Nothing was done. "
    "Go back, load the page again and try once more."
)
_UNKNOWN = "Something went wrong here that was not foreseen. Nothing more was done after it happened."

# The first class that fits counts: heading, HTTP status.
_KINDS: Sequence[tuple[type[Exception], str, int]] = (
    (Unreadable, "Please look at one field again", 422),
    (errors.NotFound, "Not here", 404),
    (errors.SignInFailed, "Connecting did not work", 400),
    (errors.SignInExpired, "This account has to be connected again", 409),
    (errors.Forbidden, "Not allowed by the provider", 409),
    (errors.Throttled, "The provider asks us to wait", 503),
    (errors.Unreachable, "The provider cannot be reached", 502),
    (errors.OutsideError, "The provider did not do it", 502),
    (errors.StorageTrouble, "It could not be saved", 503),
    (errors.Impossible, "That does not work now", 409),
    (errors.BadSettings, "A setting has to be mended", 500),
)
_STALE = "Somebody else, or Mulligan itself, changed this at the same moment. Nothing was done. Please try once more."
_HIDDEN = frozenset({"token", "fingerprint", "then"})


def explain(error: Exception) -> tuple[str, str, int] | None:
    """Heading, plain sentence and HTTP status of a foreseen error; None for one that nobody foresaw."""
    if isinstance(error, errors.Stale):
        return "Something changed meanwhile", _STALE, 409
    for kind, heading, status in _KINDS:
        if isinstance(error, kind):
            return heading, str(error) or heading + ".", status
    return None


def answer_mishap(request: Request, error: Exception, fields: Fields) -> Response:
    """The page for an error; what was typed is shown again, so that it can be copied."""
    if isinstance(error, HTTPException):
        return answer_http(request, error)
    if isinstance(error, Forged):
        return _draw(request, "Not accepted", _FORGED, 403, fields)
    known = explain(error)
    if known is not None:
        return _draw(request, *known, fields)
    return _answer_unforeseen(request, error, fields)


def answer_http(request: Request, error: Exception) -> Response:
    """Wrong addresses and methods."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    heading, lead = ("Not here", _GONE) if status in (404, 405) else ("Not accepted", "This request cannot be used.")
    return _draw(request, heading, lead, status, Fields({}))


def note_unforeseen(error: Exception) -> str:
    """Log an error nobody foresaw: where it happened, never its words. The answer is the id to look for."""
    mark = secrets.token_hex(4)
    frame = error.__traceback__
    places = []
    while frame is not None:
        places.append(f"{frame.tb_frame.f_globals.get('__name__', '?')}:{frame.tb_lineno}")
        frame = frame.tb_next
    log.error("unforeseen error on a page", id=mark, kind=type(error).__name__, places=places[-8:])
    return mark


def _answer_unforeseen(request: Request, error: Exception, fields: Fields) -> Response:
    sentence = f"{_UNKNOWN} The log tells more under the number {note_unforeseen(error)}."
    return _draw(request, "That should not have happened", sentence, 500, fields)


def _draw(request: Request, heading: str, lead: str, status: int, fields: Fields) -> Response:
    typed = [(name, text) for name, texts in fields.given.items() if name not in _HIDDEN for text in texts if text]
    return show(
        request, "mishap.html", status=status, title=heading, lead=lead, typed=typed, way_back=_way_back(request)
    )


def _way_back(request: Request) -> str:
    """The page the form stood on: a case or an account; otherwise the list."""
    parts = request.url.path.strip("/").split("/")
    if request.method == "POST" and len(parts) >= 2 and parts[0] in ("cases", "accounts"):
        return f"/{parts[0]}/{parts[1]}"
    return "/" if request.url.path != "/" else "/accounts"
