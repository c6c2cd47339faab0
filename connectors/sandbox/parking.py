"""Where do requests wait while a person reads the page that was made of them?"""

from typing import Generic, TypeVar

from connectors.sandbox.mint import Mint

W = TypeVar("W")


class Parking(Generic[W]):
    """Requests by a word that only their page knows."""

    def __init__(self, mint: Mint) -> None:
        self._mint = mint
        self._waiting: dict[str, W] = {}

    def park(self, wish: W) -> str:
        """Keep a request; the word goes into its page."""
        word = self._mint.token(32)
        self._waiting[word] = wish
        return word

    def take(self, word: object) -> W | None:
        """The request behind a word, once."""
        return self._waiting.pop(str(word), None)
