"""Making routes: every page answers its errors calmly, every form is checked before it is read."""

import hmac
from collections.abc import Awaitable, Callable, Iterable, Mapping
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from service.web.fields import Fields
from service.web.mishaps import Forged, answer_mishap
from service.web.room import visit_of

Page = Callable[[Request], Awaitable[Response]]
Submission = Callable[[Request, Fields], Awaitable[Response]]
Again = Callable[[Request, Fields, Exception], Awaitable[Response | None]]

MAX_BODY = 256 * 1024
_MAX_FIELDS = 200
_KIND = "application/x-www-form-urlencoded"


def page(path: str, show: Page) -> Route:
    """A page to look at."""

    async def endpoint(request: Request) -> Response:
        try:
            return await show(request)
        except Exception as error:  # noqa: BLE001  (nothing may reach a person as a traceback)
            return answer_mishap(request, error, Fields({}))

    return Route(path, endpoint, methods=["GET"])


def submit(path: str, act: Submission, again: Again | None = None, *, signed_in: bool = True) -> Route:
    """A form. `again` may show the page anew with what was typed, when the form could not be acted on."""

    async def endpoint(request: Request) -> Response:
        fields = Fields({})
        try:
            fields = await _read(request, signed_in)
            return await act(request, fields)
        except Exception as error:  # noqa: BLE001  (nothing may reach a person as a traceback)
            return await _retry(request, fields, error, again) or answer_mishap(request, error, fields)

    return Route(path, endpoint, methods=["POST"])


def receive(path: str, act: Submission) -> Route:
    """An answer that another site's page posts, without our cookie. It proves nothing about who posted it."""

    async def endpoint(request: Request) -> Response:
        try:
            return await act(request, await _read_fields(request))
        except Exception as error:  # noqa: BLE001  (nothing may reach a person as a traceback)
            # What was posted is the provider's answer, code and all: it is never shown.
            return answer_mishap(request, error, Fields({}))

    return Route(path, endpoint, methods=["POST"])


async def _retry(request: Request, fields: Fields, error: Exception, again: Again | None) -> Response | None:
    if again is None or not fields.given:
        return None
    try:
        return await again(request, fields, error)
    except Exception as second:  # noqa: BLE001  (what was typed is still shown, on the plain page)
        return answer_mishap(request, second, fields)


async def _read(request: Request, signed_in: bool) -> Fields:
    """The form's fields, once it is sure that a page of this session posted them."""
    _check_origin(request)
    fields = await _read_fields(request)
    visit = visit_of(request)
    if not signed_in:
        return fields
    if visit is None or not hmac.compare_digest(visit.token.encode(), fields.text("token").encode("utf-8", "replace")):
        raise Forged
    return fields


async def _read_fields(request: Request) -> Fields:
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _KIND:
        raise Forged
    form = await request.form(max_files=0, max_fields=_MAX_FIELDS)
    return Fields(_as_text(form.multi_items()))


def _check_origin(request: Request) -> None:
    """The browser's own word on where the form came from (Fetch Metadata; RFC 6454 section 7)."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        raise Forged
    origin = request.headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != request.headers.get("host", ""):
        raise Forged


def _as_text(items: Iterable[tuple[str, object]]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in items:
        if isinstance(value, str):
            found.setdefault(name, []).append(value.replace("\r\n", "\n"))
    return found
