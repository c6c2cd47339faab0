"""What does a person see at the control port? For now an overview of everybody."""

from dataclasses import dataclass
from html import escape

from aiohttp import web

from connectors.sandbox.state import State


@dataclass
class Views:
    """Plain pages for people."""

    state: State

    def add_routes(self, app: web.Application) -> None:
        """Hang the pages into the application."""
        app.router.add_get("/", self.overview)

    async def overview(self, request: web.Request) -> web.Response:
        """Everybody, by name."""
        rows = "".join(f"<li>{escape(p.name)} {escape(p.address)}</li>" for p in self.state.world.people.values())
        return web.Response(text=f"<!doctype html><ul>{rows}</ul>", content_type="text/html")
