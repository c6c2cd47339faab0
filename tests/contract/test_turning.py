"""Pages of a long answer, from any provider: they end, or somebody says that they do not."""

from dataclasses import dataclass

import pytest

from connectors.shared.turning import turn_pages, turn_to_the_end
from service.errors import Unreachable


@dataclass
class Book:
    """Pages by their continuation, each as what follows and what stands at its end; `asked` is what was turned to."""

    pages: dict[str, tuple[str, str]]

    def __post_init__(self) -> None:
        self.asked: list[str] = []

    async def ask(self, following: str) -> "Leaf":
        """One page."""
        self.asked.append(following)
        return Leaf(*self.pages[following])


@dataclass(frozen=True)
class Leaf:
    """One page."""

    following: str
    end: str


async def test_pages_are_turned_until_nothing_follows() -> None:
    book = Book({"": ("a", ""), "a": ("b", ""), "b": ("", "z")})
    assert [page.following async for page in turn_pages(book.ask)] == ["a", "b", ""]
    assert book.asked == ["", "a", "b"]


async def test_pages_that_go_in_circles_are_stopped() -> None:
    book = Book({"": ("a", ""), "a": ("b", ""), "b": ("a", "")})
    with pytest.raises(Unreachable):
        _ = [page async for page in turn_pages(book.ask)]
    assert book.asked == ["", "a", "b"]


async def test_a_round_of_changes_that_says_how_it_goes_on_is_read_to_its_end() -> None:
    book = Book({"": ("a", ""), "a": ("", "z")})
    assert [page.end async for page in turn_to_the_end(book.ask)] == ["", "z"]


async def test_a_round_of_changes_that_stops_without_an_end_is_no_answer() -> None:
    book = Book({"": ("a", ""), "a": ("", "")})
    pages = turn_to_the_end(book.ask)
    assert (await anext(pages)).following == "a"
    with pytest.raises(Unreachable, match="in the middle"):
        await anext(pages)
