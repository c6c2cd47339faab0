"""The story as lines: each is told as it happens, and kept."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from service.demo.practice import Practice
from service.domain.account import Account
from service.usecases import overview


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the story: when by the clock on the owner's wall, who acted, what happened, and why.

    `account` says whose story it is, where several are told at once.
    """

    at: datetime
    who: str
    what: str
    why: str = ""
    account: str = ""


class Teller:
    """Writes one account's story down and tells each line as it happens."""

    def __init__(self, practice: Practice, account: Account, tell: Callable[[Line], None]) -> None:
        self.account = account
        self._practice = practice
        self._tell = tell
        self._told = 0
        self.lines: list[Line] = []

    def say(self, what: str, why: str = "") -> None:
        """Tell what the account's owner did."""
        self.add("Robin", what, why)

    def add(self, who: str, what: str, why: str = "") -> None:
        """Tell what somebody did."""
        self._add(Line(self._practice.house.desk.now(), who, what, why, self._mark()))

    async def tell_notes(self, case_id: str) -> None:
        """Tell what the case's timeline has gained."""
        dossier = await overview.open_dossier(self._practice.house.desk, case_id)
        for note in dossier.notes[self._told :]:
            self._add(Line(note.at, "Mulligan", note.what, note.why, self._mark()))
        self._told = len(dossier.notes)

    def _mark(self) -> str:
        """Whose story it is, where several are told at once."""
        return self.account.address if len(self._practice.accounts) > 1 else ""

    def _add(self, line: Line) -> None:
        line = replace(line, at=line.at.astimezone(ZoneInfo(self.account.zone)))
        self.lines.append(line)
        self._tell(line)
