"""Microsoft's face over HTTP: which address leads to which part of Entra and Graph."""

from aiohttp import web

from connectors.sandbox.guard import only_loopback
from connectors.sandbox.outlook.entra import Entra
from connectors.sandbox.outlook.entra_pages import EntraPages
from connectors.sandbox.outlook.graph import Graph
from connectors.sandbox.state import State

_MOST_BYTES = 36_700_160


def outlook_application(state: State) -> web.Application:
    """The aiohttp application of the Outlook port."""
    app = web.Application(client_max_size=_MOST_BYTES, middlewares=[only_loopback])
    Graph(state).add_routes(app)
    Entra(state).add_routes(app)
    EntraPages(state).add_routes(app)
    return app
