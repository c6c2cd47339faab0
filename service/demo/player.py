"""One hero of the story: does what a person does, through the application, and remembers what was approved."""

import asyncio
from collections.abc import Callable
from datetime import datetime

from service.demo.holdings import Holdings, take_stock
from service.demo.practice import TRAVEL_MINUTES, Practice
from service.demo.proof import Deeds
from service.demo.telling import Teller
from service.domain.account import Account
from service.domain.case import Case, QuestionKind, State
from service.domain.letter import LetterKind
from service.domain.times.timetable import TimerKind, timers
from service.errors import OutsideError
from service.usecases import answers, overview
from service.usecases.letters import approval
from service.usecases.watching import watch

_PATIENCE = 15.0
_ACCOUNTS = {"google": "a Google account", "outlook": "an Outlook account"}
_MARKS = {"google": "The label “Missed interview”.", "outlook": "The category “Missed interview”."}


class Player:
    """Robin with one account. `approved` are the cases as they stood at each approval, `before` what was held at the
    mark."""

    before: Holdings

    def __init__(self, practice: Practice, teller: Teller) -> None:
        self._practice = practice
        self._teller = teller
        self.approved: list[Case] = []

    @property
    def account(self) -> Account:
        """Whose calendar and mailbox it is."""
        return self._teller.account

    async def miss(self) -> None:
        """The interview is marked as missed, and the first letter lies ready."""
        account = self.account
        self._teller.say(
            f"connects {_ACCOUNTS[account.provider]}.", "Calendar and mail, on a practice server on this machine."
        )
        await self._practice.other_side.mark_missed(account.address)
        self._teller.say("marks the interview as missed in the calendar app.", _MARKS[account.provider])
        self.before = await take_stock(self._practice, account)
        await watch.read_now(self._practice.house.desk, account.id)
        await self._tell(await self.reach(LetterKind.REQUEST))

    async def approve(self) -> None:
        """Read the letter that lies ready, and let it go."""
        case = await self._find()
        if case is None or case.letter is None:
            raise OutsideError("The letter was not written.")
        self._teller.say(
            f"reads the letter “{case.letter.content.subject}” and approves it.", "Nothing leaves before this."
        )
        desk, shown = self._practice.house.desk, case.letter.content.fingerprint
        self.approved.append(await approval.approve(desk, case.id, shown, "Robin"))
        await self._tell(case)

    async def send(self, state: State) -> None:
        """The undo time has passed: the letter leaves, and the case goes on in this state."""
        self._teller.add("", "A minute passes, in which Robin could have taken it back.")
        await self._prompt()
        await self._tell(await self.reach(state))

    async def hear_yes(self) -> None:
        """The interviewer has answered: the meeting is entered, and the letter that confirms it lies ready."""
        await watch.read_now(self._practice.house.desk, self.account.id)
        await self._tell(await self.reach(LetterKind.CONFIRMATION))

    async def due(self, kind: TimerKind) -> datetime:
        """When a timer of the case falls due; the present moment for one that is over."""
        case, account = await self._find(), self.account
        known = timers(case, account.preferences, account.zone) if case is not None else ()
        return next((timer.at for timer in known if timer.kind is kind), self._practice.house.desk.now())

    async def check_in_the_evening(self) -> None:
        """On the evening before, the question whether all is still fine is answered with a tap."""
        await self._prompt()
        case = await self._wait_for(lambda one: _is_told(one, TimerKind.CHECK), "the evening check")
        await self._tell(case)
        if case.question is not None and case.question.kind is QuestionKind.STILL_FINE:
            self._teller.say("taps “Yes, all is fine”.", case.question.why)
            await answers.answer(self._practice.house.desk, case.id, "wait")
        await self._tell(await self.reach(State.BOOKED))

    async def leave(self) -> None:
        """On the day itself, it is said in time when to go."""
        await self._prompt()
        await self._tell(await self._wait_for(lambda one: _is_told(one, TimerKind.LEAVE), "the time to leave"))

    async def thank(self) -> None:
        """Two hours after the interview, the letter that thanks for it lies ready."""
        self._teller.add("", "The second interview has taken place; two hours have passed.")
        await self._prompt()
        await self._tell(await self.reach(LetterKind.THANKS))

    async def deeds(self) -> Deeds:
        """What was approved, and how the case ended, to be held against what lies on the wire."""
        case, book = await self._find(), self._practice.house.desk.letters
        miss = tuple(phrase for code in book.languages() for phrase in book.phrases(code).miss)
        return Deeds(self.approved, case, TRAVEL_MINUTES, miss)

    async def reach(self, goal: State | LetterKind) -> Case:
        """The case, once it is in this state or this letter lies ready; OutsideError when it does not get there."""
        return await self._wait_for(_arrival(goal), goal.value)

    async def _wait_for(self, arrived: Callable[[Case], bool], goal: str) -> Case:
        case = None
        for _ in range(int(_PATIENCE / 0.02)):
            case = await self._find()
            if case is not None and arrived(case):
                return case
            await asyncio.sleep(0.02)
        where = f"it is {case.state.value}; {case.trouble}" if case is not None else "there is no case"
        raise OutsideError(f"The story did not get to “{goal}” in time: {where}")

    async def _find(self) -> Case | None:
        """The account's one case."""
        cases = await overview.list_cases(self._practice.house.desk, limit=len(self._practice.accounts))
        return next((one for one in cases if one.account_id == self.account.id), None)

    async def _prompt(self) -> None:
        """Let the engine look at the case at once, as it does by itself a moment later."""
        if (case := await self._find()) is not None:
            self._practice.house.desk.prompt(case.id, case.version)

    async def _tell(self, case: Case) -> None:
        await self._teller.tell_notes(case.id)


def _arrival(goal: State | LetterKind) -> Callable[[Case], bool]:
    """Whether a case has got there; a letter has to lie ready."""
    if isinstance(goal, State):
        return lambda case: case.state is goal
    return lambda case: case.state is State.READY and case.letter is not None and case.letter.kind is goal


def _is_told(case: Case, kind: TimerKind) -> bool:
    """Whether a timer of this kind has had its effect."""
    return any(key.startswith(f"{kind.value}@") for key in case.told)
