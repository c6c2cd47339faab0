"""Where does the control listen, and to whom? Routes, guards, and errors as JSON."""

import json

from aiohttp import web

from connectors.sandbox.guard import Handler, only_loopback, only_own_pages
from connectors.sandbox.state import State

from .api import Control
from .views import Views


@web.middleware
async def plain_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
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
    app = web.Application(middlewares=[only_loopback, only_own_pages, plain_errors])
    Control(state).add_routes(app)
    Views(state).add_routes(app)
    return app
