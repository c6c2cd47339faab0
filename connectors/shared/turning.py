"""Turns the pages of a long answer, and stops when a provider hands out the same continuation twice."""

from service.errors import Unreachable


class Turning:
    """The continuation tokens of one listing; `token` is "" before the first page and after the last."""

    def __init__(self) -> None:
        self.token = ""
        self._seen: set[str] = set()

    def turn(self, following: str) -> bool:
        """Go on to the following page; false when there is none. Unreachable when it was handed out before."""
        if following in self._seen:
            raise Unreachable("The provider repeats the same page for ever.")
        self._seen.add(following)
        self.token = following
        return bool(following)
