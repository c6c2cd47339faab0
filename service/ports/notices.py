"""Notices to the owner: by which ways, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Notice:
    """A few words to the owner: one line, a sentence or two, and the page they are about ("" for none)."""

    title: str
    text: str
    link: str = ""


class Notices(Protocol):
    """Carries notices. A way is an apprise URL, which may hold a password: it is never logged or shown."""

    def ways(self, own: Sequence[str]) -> tuple[str, ...]:
        """All ways to an owner, each once: the owner's own, and those of the whole installation."""

    def check(self, ways: Sequence[str]) -> list[str]:
        """What is wrong with ways as they were typed, one sentence for each bad one; none when all can be used."""

    async def tell(self, ways: Sequence[str], notice: Notice) -> int:
        """Give the notice by each of the ways; how many of them worked. Never raises."""

    async def try_each(self, ways: Sequence[str], notice: Notice) -> list[tuple[str, bool]]:
        """The same, with the kind of each way ("ntfy", "mailto") and whether it worked, in their order."""
