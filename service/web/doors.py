"""The door in front of every page: the right host, a session, and the headers that keep a browser strict."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from service.web.answers import comes_from_provider
from service.web.drawing import show
from service.web.mishaps import note_unforeseen
from service.web.pages.entrance import explain_entrance
from service.web.room import room_of
from service.web.settings import LOOPBACK, WebSettings

_OPEN = ("/healthz", "/static/", "/enter/", "/sign-in")

# Forms may only post here; a consent begins with a link, because form-action also stops redirects after a form.
_POLICY = "; ".join(
    [
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self'",
        "img-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    ]
)
STRICT_HEADERS = {
    "content-security-policy": _POLICY,
    # "no-referrer" would make browsers send "Origin: null" with our own forms (Fetch standard, section 3.2).
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cache-control": "no-store",
}


class StrictHeaders:
    """Puts the strict headers on every answer, whoever made it, and answers when not even a page could be drawn."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve the request with the headers added."""
        begun = False

        async def send_strict(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                MutableHeaders(scope=message).update(STRICT_HEADERS)
            await send(message)

        try:
            await self.app(scope, receive, send_strict)
        except Exception as error:  # noqa: BLE001  (nothing may reach a person, or a log, as a traceback)
            mark = note_unforeseen(error)
            if not begun:
                await PlainTextResponse(_LAST.format(mark), status_code=500)(scope, receive, send_strict)


class Door:
    """Turns away foreign hosts (DNS rebinding) and visitors without a session; notes the session for the pages."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let the request in, or answer it here."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope, receive)
        answer = _turn_away(request)
        await (answer or self.app)(scope, receive, send)


def _turn_away(request: Request) -> Response | None:
    room = room_of(request)
    host = host_of(request)
    if host not in LOOPBACK and host != room.settings.host:
        return show(request, "sentence.html", status=400, title="Wrong address", lead=_WRONG_HOST)
    if (place := _proper_place(request, host, room.settings)) is not None:
        return RedirectResponse(place, status_code=307)
    request.scope["visit"] = room.sessions.read(request)
    if request.scope["visit"] is None and not (request.url.path.startswith(_OPEN) or comes_from_provider(request)):
        return explain_entrance(request, 401)
    return None


_LAST = "Something went wrong here that was not foreseen. The log tells more under the number {}.\n"
_WRONG_HOST = "This address does not belong to these pages. Open them at the address that was printed at the start."


def host_of(request: Request) -> str:
    """The host name the browser asked for, without the port; "" when it makes no sense."""
    try:
        return urlsplit("//" + Headers(scope=request.scope).get("host", "")).hostname or ""
    except ValueError:
        return ""


def _proper_place(request: Request, host: str, settings: WebSettings) -> str | None:
    """Cookies and provider redirects belong to one spelling: "localhost" is sent on to "127.0.0.1" or back."""
    if not settings.on_loopback or host == settings.host or request.method not in ("GET", "HEAD"):
        return None
    if request.url.port != urlsplit(settings.base_url).port:
        return None
    query = f"?{request.url.query}" if request.url.query else ""
    return settings.base_url.rstrip("/") + request.url.path + query
