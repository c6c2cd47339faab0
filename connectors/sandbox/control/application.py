"""Where does the control listen, and to whom? Routes, guards, and errors as JSON."""

import json

from aiohttp import web

from connectors.sandbox.control.api import Control
from connectors.sandbox.control.markup import page, tag
from connectors.sandbox.control.views import Views, show
from connectors.sandbox.guard import Foreign, Handler, only_loopback, only_own_pages
from connectors.sandbox.state import State


@web.middleware
async def plain_errors(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Turn wrong input into 400, foreign pages into 403 and unknown things into 404, with one line saying why."""
    try:
        return await handler(request)
    except json.JSONDecodeError:
        return _refusal(request, 400, "the body is not JSON")
    except Foreign as error:
        return _refusal(request, 403, str(error))
    except LookupError as error:
        return _refusal(request, 404, f"not found: {error.args[0] if error.args else ''}")
    except (ValueError, TypeError) as error:
        return _refusal(request, 400, str(error))


def _refusal(request: web.Request, status: int, why: str) -> web.Response:
    if request.path.startswith("/world/"):
        return web.json_response({"error": why}, status=status)
    return show(page("That did not work", tag("p", why)), status)


def control_application(state: State) -> web.Application:
    """The application of the control port."""
    app = web.Application(middlewares=[only_loopback, plain_errors, only_own_pages])
    Control(state).add_routes(app)
    Views(state).add_routes(app)
    return app
