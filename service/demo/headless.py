"""The story without a browser: played through the application, then proved from what lies on the wire."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from connectors.sandbox import Story
from service.demo.holdings import Holdings, take_stock
from service.demo.practice import Practice, open_practice
from service.demo.proof import Check, prove
from service.domain.account import Account
from service.domain.case import Case, State
from service.errors import OutsideError
from service.usecases import overview
from service.usecases.letters import approval
from service.usecases.watching import watch

_PATIENCE = 15.0
UNDO_SECONDS = 60
_ACCOUNTS = {"google": "a Google account", "outlook": "an Outlook account"}
_MARKS = {"google": "The label “Missed interview”.", "outlook": "The category “Missed interview”."}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the story: when by the world's clock, who acted, what happened, and why.

    `account` says whose story it is, where several are told at once.
    """

    at: datetime
    who: str
    what: str
    why: str = ""
    account: str = ""


@dataclass(frozen=True, slots=True)
class Played:
    """The whole story and the proof for each account; `good` is true only when every check of each holds."""

    lines: tuple[Line, ...]
    proofs: Mapping[str, tuple[Check, ...]]

    @property
    def good(self) -> bool:
        """Whether the end was as promised."""
        return bool(self.proofs) and all(check.holds for checks in self.proofs.values() for check in checks)


async def play(tell: Callable[[Line], None], provider: str = "google") -> Played:
    """Play the story from the missed interview to the new one, telling each line as it happens.

    With `both` for a provider, two people play it side by side, each with an account of their own.
    """
    async with open_practice(Story(provider=provider), undo_seconds=UNDO_SECONDS) as practice:
        tellers = [Teller(practice, account, tell) for account in practice.accounts]
        ends = await asyncio.gather(*(play_in(practice, teller) for teller in tellers))
        proofs = {
            teller.account.address: prove(before, await take_stock(practice, teller.account), approved)
            for teller, (before, approved) in zip(tellers, ends, strict=True)
        }
        return Played(tuple(sorted((line for one in tellers for line in one.lines), key=lambda line: line.at)), proofs)


async def play_in(practice: Practice, teller: "Teller") -> tuple[Holdings, Case]:
    """Play it in an open world; the answer is what the provider held at the mark, and the case as it was approved."""
    desk, account = practice.house.desk, teller.account
    teller.say(f"connects {_ACCOUNTS[account.provider]}.", "Calendar and mail, on a practice server on this machine.")
    await practice.other_side.mark_missed(account.address)
    teller.say("marks the interview as missed in the calendar app.", _MARKS[account.provider])
    before = await take_stock(practice, account)
    await watch.read_now(desk, account.id)
    case = await _reach(practice, account, State.READY)
    await teller.tell_notes(case.id)
    letter = case.letter
    if letter is None:
        raise OutsideError("The letter was not written.")
    teller.say(f"reads the letter “{letter.content.subject}” and approves it.", "Nothing leaves before this.")
    approved = await approval.approve(desk, case.id, letter.content.fingerprint, "Robin")
    await teller.tell_notes(case.id)
    practice.pass_time(UNDO_SECONDS + 1)
    teller.add("", "A minute passes, in which Robin could have taken it back.")
    desk.prompt(approved.id, approved.version)
    await _reach(practice, account, State.WAITING)
    await watch.read_now(desk, account.id)
    await _reach(practice, account, State.BOOKED)
    await teller.tell_notes(case.id)
    return before, approved


async def _reach(practice: Practice, account: Account, state: State) -> Case:
    """The account's one case, once it is in this state; OutsideError when it does not get there."""
    desk, case = practice.house.desk, None
    for _ in range(int(_PATIENCE / 0.02)):
        cases = await overview.list_cases(desk, limit=len(practice.accounts))
        case = next((one for one in cases if one.account_id == account.id), None)
        if case is not None and case.state is state:
            return case
        await asyncio.sleep(0.02)
    where = f"it is {case.state.value}; {case.trouble}" if case is not None else "there is no case"
    raise OutsideError(f"The story did not get to “{state.value}” in time: {where}")


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
        self.lines.append(line)
        self._tell(line)
