"""Serving the pages from an open house: one process, one address, and a one-time link for its owner."""

import os
import socket
import sys
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import uvicorn

from service.bootstrap import House
from service.errors import BadSettings
from service.offers import list_offers
from service.render import LetterBook
from service.web.app import create_app, issue_link
from service.web.settings import DemoLinks, OwnLetters, WebSettings

Announce = Callable[[str], None]
_WAITING_ROOM = 128


@dataclass(frozen=True, slots=True)
class Pages:
    """The address that is listened on, before the pages are shown there."""

    listener: socket.socket
    base_url: str


def open_address(house: House) -> Pages:
    """Take the configured address and let visitors wait there; BadSettings when somebody else has it."""
    server = house.config.server
    family = socket.AF_INET6 if ":" in server.host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((server.host, server.port))
        listener.listen(_WAITING_ROOM)  # whoever follows the link at once waits, and is not turned away
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
    folder = house.config.letters_folder
    settings = WebSettings(
        base_url=pages.base_url,
        demo=demo,
        providers=list_offers(),
        announce=announce,
        own_letters=OwnLetters(folder, LetterBook(folder)) if folder else None,
    )
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
    with pages.listener, _doorstep(house, link, practice=demo is not None) as door:
        if house.config.server.open_browser:
            open_browser(door)
        await uvicorn.Server(options).serve(sockets=[pages.listener])


@contextmanager
def _doorstep(house: House, link: str, practice: bool) -> Iterator[str]:
    """What to open in a browser: a page that only the owner can read and that leads to the link.

    A link given to a browser directly stands in the list of processes, where every user of the machine can read it.
    In the practice world there is nothing to be read, and its folder is one that some browsers may not look into.
    """
    if practice:
        yield link
        return
    page = house.config.data_dir / "open.html"
    page.unlink(missing_ok=True)
    page.touch(mode=0o600)
    page.write_text(f'<!doctype html><meta http-equiv="refresh" content="0;url={link}"><title>Mulligan</title>\n')
    try:
        yield page.as_uri()
    finally:
        page.unlink(missing_ok=True)


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
