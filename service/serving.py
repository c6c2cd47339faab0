"""Serving the pages from an open house: one process, one address, and a one-time link for its owner."""

import os
import socket
import sys
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass, replace

import uvicorn

from service.bootstrap import House
from service.errors import BadSettings
from service.web.app import create_app, issue_link
from service.web.settings import DemoLinks, WebSettings

Announce = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Pages:
    """The address that is listened on, before the pages are shown there."""

    listener: socket.socket
    base_url: str


def open_address(house: House) -> Pages:
    """Take the configured address; BadSettings when somebody else has it."""
    server = house.config.server
    family = socket.AF_INET6 if ":" in server.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((server.host, server.port))
    except OSError as error:
        listener.close()
        raise BadSettings(
            f"The address {server.host}:{server.port} cannot be used: {error.strerror}. "
            "Is another one running? Set server.port to a free port, or to 0 for any."
        ) from None
    port = listener.getsockname()[1]
    config = replace(house.config, server=replace(server, port=port))
    return Pages(listener, config.base_url)


async def serve_pages(house: House, pages: Pages, announce: Announce, demo: DemoLinks | None = None) -> None:
    """Show the pages until the process is told to stop; `announce` gets the one-time link that signs a browser in."""
    settings = WebSettings(base_url=pages.base_url, demo=demo, announce=announce)
    app = create_app(house.desk, house.vault.derive("sessions"), settings)
    options = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        timeout_graceful_shutdown=5,
        proxy_headers=bool(house.config.server.base_url),
    )
    link = issue_link(app)
    announce(link)
    if house.config.server.open_browser:
        open_browser(link)
    with pages.listener:
        await uvicorn.Server(options).serve(sockets=[pages.listener])


def open_browser(link: str) -> bool:
    """Open the link in a window of its own, where there is a screen; whether that worked."""
    on_screen = sys.platform in ("darwin", "win32") or any(
        os.environ.get(one) for one in ("DISPLAY", "WAYLAND_DISPLAY")
    )
    if not on_screen:
        return False
    try:
        return webbrowser.open(link)
    except webbrowser.Error:
        return False
