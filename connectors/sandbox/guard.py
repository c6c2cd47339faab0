"""Who may talk to the sandbox? Only programs that call it by a loopback name (no DNS rebinding)."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

LOOPBACK = ("127.0.0.1", "localhost", "::1")
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Foreign(Exception):
    """The request was made by a page of another site; the text says so to a person."""


@web.middleware
async def only_loopback(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse a Host that is not loopback."""
    if urlsplit("//" + request.headers.get("Host", "")).hostname not in LOOPBACK:
        return web.json_response({"error": "only loopback may come here"}, status=403)
    return await handler(request)


@web.middleware
async def only_own_pages(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Raise Foreign for an Origin that is not this site, so that foreign pages cannot press buttons."""
    origin = request.headers.get("Origin", "")
    if origin and urlsplit(origin).netloc != request.headers.get("Host", ""):
        raise Foreign("only pages of this sandbox may do that")
    return await handler(request)
