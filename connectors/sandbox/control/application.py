"""Where does the control listen, and to whom? Routes, the loopback check, and errors as JSON."""

import json
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from aiohttp import web

from connectors.sandbox.state import State

from .api import Control
from .views import Views

_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def only_loopback(request: web.Request, handler: _Handler) -> web.StreamResponse:
    """Refuse a Host that is not loopback (DNS rebinding) and an Origin that is not this site (foreign pages)."""
    host, origin = request.headers.get("Host", ""), request.headers.get("Origin", "")
    if urlsplit("//" + host).hostname not in _LOOPBACK or (origin and urlsplit(origin).netloc != host):
        return web.json_response({"error": "only loopback may come here"}, status=403)
    return await handler(request)


@web.middleware
async def plain_errors(request: web.Request, handler: _Handler) -> web.StreamResponse:
    """Turn wrong input into 400 and unknown things into 404, with one line saying why."""
    try:
        return await handler(request)
    except json.JSONDecodeError:
        return web.json_response({"error": "the body is not JSON"}, status=400)
    except LookupError as error:
        return web.json_response({"error": f"not found: {error.args[0] if error.args else ''}"}, status=404)
    except (ValueError, TypeError) as error:
        return web.json_response({"error": str(error)}, status=400)


def control_application(state: State) -> web.Application:
    """The application of the control port."""
    app = web.Application(middlewares=[only_loopback, plain_errors])
    Control(state).add_routes(app)
    Views(state).add_routes(app)
    return app
