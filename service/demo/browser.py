"""The story in a browser: the person plays the candidate in one window, and the interviewer in the other."""

from collections.abc import Callable

from connectors.sandbox import Story
from service.demo.practice import open_practice
from service.serving import open_address, serve_pages
from service.web.settings import DemoLinks

UNDO_SECONDS = 10


async def show(
    announce: Callable[[str], None],
    persona: str = "silence",
    provider: str = "google",
    *,
    open_browser: bool = True,
) -> None:
    """Play until told to stop; `announce` gets the links to print. Nothing leaves this machine, nothing is kept."""
    story = Story(persona=persona, provider=provider)
    async with open_practice(story, undo_seconds=UNDO_SECONDS, open_browser=open_browser) as practice:
        pages = open_address(practice.house)
        links = DemoLinks(practice.other_side.url, "See the other side")
        await serve_pages(practice.house, pages, announce, links)
