"""Turns the pages of a long answer, and stops when a provider hands out the same continuation twice."""

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Protocol, TypeVar

from service.errors import Unreachable


class Page(Protocol):
    """A page of anything; `following` is the continuation that leads to the next one, "" on the last."""

    @property
    def following(self) -> str: ...


class ChangesPage(Page, Protocol):
    """A page of a round of changes; `end` stands on the last one, and is where the next round begins."""

    @property
    def end(self) -> str: ...


P = TypeVar("P", bound=Page)
C = TypeVar("C", bound=ChangesPage)


async def turn_pages(ask: Callable[[str], Awaitable[P]]) -> AsyncIterator[P]:
    """Every page as it comes; `ask` gets its continuation, "" for the first. Unreachable when they go in circles."""
    following, seen = "", set[str]()
    while True:
        page = await ask(following)
        yield page
        following = page.following
        if not following:
            return
        if following in seen:
            raise Unreachable("The provider repeats the same page for ever.")
        seen.add(following)


async def turn_to_the_end(ask: Callable[[str], Awaitable[C]]) -> AsyncIterator[C]:
    """The same for a round of changes: Unreachable, too, for a page after which nobody knows how it goes on."""
    async for page in turn_pages(ask):
        if not (page.following or page.end):
            raise Unreachable("The provider's answer ended in the middle.")
        yield page
