"""The story without a browser: played through the application, then proved from what lies on the wire."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from connectors.sandbox import Story
from service.demo.holdings import Holdings, take_stock
from service.demo.practice import Practice, open_practice
from service.demo.proof import Check, prove
from service.domain.case import Case, State
from service.errors import OutsideError
from service.usecases import approval, overview, watch

_PATIENCE = 15.0
UNDO_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the story: when by the world's clock, who acted, what happened, and why."""

    at: datetime
    who: str
    what: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Played:
    """The whole story and its proof; `good` is true only when every check holds."""

    lines: tuple[Line, ...]
    checks: tuple[Check, ...]

    @property
    def good(self) -> bool:
        """Whether the end was as promised."""
        return bool(self.checks) and all(check.holds for check in self.checks)


async def play(tell: Callable[[Line], None], persona: str = "agrees") -> Played:
    """Play the story from the missed interview to the new one, telling each line as it happens."""
    async with open_practice(Story(persona=persona), undo_seconds=UNDO_SECONDS) as practice:
        teller = Teller(practice, tell)
        before, approved = await play_in(practice, teller)
        return Played(tuple(teller.lines), prove(before, await take_stock(practice), approved))


async def play_in(practice: Practice, teller: "Teller") -> tuple[Holdings, Case]:
    """Play it in an open world; the answer is what the provider held at the mark, and the case as it was approved."""
    desk, account = practice.house.desk, practice.account
    teller.say("Robin", "connects a Google account.", "Calendar and mail, on a practice server on this machine.")
    await practice.other_side.mark_missed(account.address)
    teller.say("Robin", "marks the interview as missed in the calendar app.", "The label “Missed interview”.")
    before = await take_stock(practice)
    await watch.read_now(desk, account.id)
    case = await _reach(practice, State.READY)
    await teller.tell_notes(case.id)
    letter = case.letter
    if letter is None:
        raise OutsideError("The letter was not written.")
    teller.say("Robin", f"reads the letter “{letter.content.subject}” and approves it.", "Nothing leaves before this.")
    approved = await approval.approve(desk, case.id, letter.content.fingerprint, "Robin")
    await teller.tell_notes(case.id)
    practice.pass_time(UNDO_SECONDS + 1)
    teller.say("", "A minute passes, in which Robin could have taken it back.")
    desk.prompt(approved.id, approved.version)
    await _reach(practice, State.WAITING)
    await watch.read_now(desk, account.id)
    await _reach(practice, State.BOOKED)
    await teller.tell_notes(case.id)
    return before, approved


async def _reach(practice: Practice, state: State) -> Case:
    """The one case, once it is in this state; OutsideError when it does not get there."""
    desk, case = practice.house.desk, None
    for _ in range(int(_PATIENCE / 0.02)):
        case = next(iter(await overview.list_cases(desk, limit=1)), None)
        if case is not None and case.state is state:
            return case
        await asyncio.sleep(0.02)
    where = f"it is {case.state.value}; {case.trouble}" if case is not None else "there is no case"
    raise OutsideError(f"The story did not get to “{state.value}” in time: {where}")


class Teller:
    """Writes the story down and tells each line as it happens."""

    def __init__(self, practice: Practice, tell: Callable[[Line], None]) -> None:
        self._practice = practice
        self._tell = tell
        self._told = 0
        self.lines: list[Line] = []

    def say(self, who: str, what: str, why: str = "") -> None:
        """Tell what somebody did."""
        self._add(Line(self._practice.house.desk.now(), who, what, why))

    async def tell_notes(self, case_id: str) -> None:
        """Tell what the case's timeline has gained."""
        dossier = await overview.open_dossier(self._practice.house.desk, case_id)
        for note in dossier.notes[self._told :]:
            self._add(Line(note.at, "Mulligan", note.what, note.why))
        self._told = len(dossier.notes)

    def _add(self, line: Line) -> None:
        self.lines.append(line)
        self._tell(line)
