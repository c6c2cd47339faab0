"""One small stage: a real world on loopback, and a real house without background work, moved by hand."""

import shutil
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl, urlsplit

import aiohttp

from connectors.sandbox import Sandbox, Story
from connectors.sandbox.faults import Fault
from connectors.sandbox.people import Person
from connectors.sandbox.personas import answer_now
from connectors.sandbox.phone import ACTIONS
from service.bootstrap import House, open_house, open_vault
from service.config import Config
from service.config.keys import Engine, Network, Server, Storage, Watch
from service.domain.account import Ability, Account, Preferences
from service.domain.case import Case, Note, State
from service.domain.letter import Letter, LetterKind
from service.ports.store import Position
from service.storage.store import open_store
from service.usecases import accounts, overview
from service.usecases.advance import advance
from service.usecases.desk import Desk
from service.usecases.letters import approval
from service.usecases.watching import watch
from tests.reach import reach

START = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
ROBIN, DANA = "robin@keller.example", "dana.rieger@northwind.example"
BACK = "http://127.0.0.1:8210/connect/back"
CALL_TIMEOUT = 5.0
UNDO = 60
ON_ITS_WAY = 3.0
_PREFERENCES = Preferences(signature="Robin Keller", phone="+49 171 39200 12", undo_seconds=UNDO)


class Stage:
    """A candidate's account in a world, and the house that serves it. `story` and `wanted` may be set before."""

    house: House
    account: Account

    def __init__(self, blank: Path, folder: Path) -> None:
        self._blank, self.folder = blank, folder
        self.story = Story(persona="silence")
        self.wanted: frozenset[Ability] | None = None
        self.preferences = _PREFERENCES
        self.call_timeout = CALL_TIMEOUT

    async def __aenter__(self) -> Self:
        shutil.copytree(self._blank, self.folder)
        async with AsyncExitStack() as opened:
            self.sandbox = await opened.enter_async_context(Sandbox(start=START, story=self.story))
            self.sandbox.state.sign_in.auto = True
            self._opened = opened
            self.house = await self.open_house()
            self._opened = opened.pop_all()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._opened.aclose()

    @property
    def desk(self) -> Desk:
        """The house's desk."""
        return self.house.desk

    async def open_house(self) -> House:
        """Another house over the same books, closed with the stage."""
        house = open_house(configure(self.sandbox, self.folder, self.call_timeout), clock=self.sandbox.world.clock)
        return await self._opened.enter_async_context(house)

    async def connect(self, address: str = ROBIN) -> Account:
        """Sign in as a browser would, set the owner's preferences, read the calendars a first time."""
        provider = self.person(address).provider
        consent = await accounts.begin(self.desk, provider, BACK, self.wanted, address)
        async with aiohttp.ClientSession() as browser, browser.get(consent.url, allow_redirects=False) as page:
            answer = dict(parse_qsl(urlsplit(page.headers["Location"]).query))
        account = await accounts.finish(self.desk, provider, consent, BACK, answer)
        if account.preferences != self.preferences:
            account = await accounts.change_preferences(self.desk, account.id, self.preferences)
        self.account = account
        await self.look()
        return account

    async def change(self, **preferences: object) -> None:
        """Change the owner's preferences."""
        changed = replace(self.account.preferences, **preferences)  # type: ignore[arg-type]
        self.account = await accounts.change_preferences(self.desk, self.account.id, changed)

    async def look(self, account: Account | None = None) -> None:
        """Read calendars and mailbox now, then do all work that is due."""
        await watch.read_now(self.desk, (account or self.account).id)
        await self.settle()

    async def settle(self) -> None:
        """Do all work that is due."""
        seen: set[tuple[str, int]] = set()
        while fresh := set(await self._overdue()) - seen:
            for case_id, version in sorted(fresh):
                await advance(self.desk, case_id, version)
            seen |= fresh

    async def _overdue(self) -> Sequence[tuple[str, int]]:
        return await self.desk.store.run(lambda books: books.shelf.overdue(self.desk.now(), 100))

    async def wait(self, seconds: float) -> None:
        """Let the world's clock run ahead, then do what is due."""
        self.sandbox.world.clock.advance(seconds)
        await self.settle()

    async def mark(self, address: str = ROBIN, **words: object) -> Case:
        """Give the interview the label of a missed one, and let the house look at it."""
        self.phone("mark_missed", address, **words)
        await self.look()
        return await self.case()

    async def ready(self) -> Case:
        """The usual beginning: connected, marked, the letter lies in Drafts."""
        await self.connect()
        case = await self.mark()
        assert case.state is State.READY, (case.state, case.trouble, case.question)
        return case

    async def approve(self, case: Case) -> Case:
        """Approve the letter as it stands."""
        return await approval.approve(self.desk, case.id, letter_of(case).content.fingerprint, "Robin")

    async def send(self, case: Case) -> Case:
        """Approve the letter, let the undo time pass, and a moment in which it arrives."""
        await self.approve(case)
        await self.wait(UNDO + 1)
        self.sandbox.world.clock.advance(ON_ITS_WAY)
        return await self.case(case.id)

    async def waiting(self) -> Case:
        """A case whose request was sent."""
        case = await self.send(await self.ready())
        assert case.state is State.WAITING, (case.state, case.trouble, case.question)
        return case

    async def answered(self, persona: str = "", text: str = "") -> Case:
        """A case whose request was sent and answered by the interviewer, in a way or in these words."""
        case = await self.waiting()
        return await self.hear(case, persona, text)

    async def agreed(self) -> Case:
        """A case whose interviewer said yes: the meeting stands, and the letter that confirms it lies ready."""
        return assert_agreed(await self.answered("agrees"))

    async def confirm(self, case: Case) -> Case:
        """Approve the letter that confirms an agreed time, and send it: nothing is left to be done."""
        booked = await self.send(assert_agreed(case))
        assert booked.state is State.BOOKED, (booked.state, booked.trouble, booked.question)
        return booked

    async def booked(self) -> Case:
        """A case whose new meeting stands and was confirmed by letter."""
        return await self.confirm(await self.agreed())

    async def hear(self, case: Case, persona: str = "", text: str = "") -> Case:
        """Let the interviewer answer the last letter, and look."""
        answer_now(self.sandbox.world, self.person(DANA), persona, text)
        await self.look()
        return await self.case(case.id)

    async def case(self, case_id: str = "") -> Case:
        """A case as it stands, the newest one by default."""
        cases = await overview.list_cases(self.desk)
        return next(one for one in cases if case_id in ("", one.id))

    async def cases(self) -> Sequence[Case]:
        """All cases, newest first."""
        return await overview.list_cases(self.desk)

    async def positions(self) -> Sequence[Position]:
        """How far every calendar and mailbox has been read."""
        views = await accounts.list_accounts(self.desk)
        return [position for view in views for position in view.positions]

    async def notes(self, case: Case) -> Sequence[Note]:
        """The timeline of a case."""
        return (await overview.open_dossier(self.desk, case.id)).notes

    async def story_of(self, case: Case) -> str:
        """The timeline as one text."""
        return "\n".join(f"{note.what} {note.why}" for note in await self.notes(case))

    def phone(self, action: str, address: str = ROBIN, **words: object) -> dict[str, str]:
        """What somebody does with their own hands in the provider's apps."""
        return ACTIONS[action](self.sandbox.world, self.person(address), words)

    def person(self, address: str = ROBIN) -> Person:
        """Somebody of the world."""
        return self.sandbox.world.person(address)

    def spoil(self, kind: str, op: str, count: int = 1, **how: object) -> None:
        """Let the next calls of an operation go wrong."""
        self.sandbox.state.faults.rules.append(Fault(kind, op=op, count=count, **how))  # type: ignore[arg-type]

    def mend(self) -> None:
        """Let nothing go wrong any more."""
        self.sandbox.state.faults.rules.clear()

    def calls(self, op: str = "") -> int:
        """How many requests of this kind were made since `forget_calls`."""
        journal = self.sandbox.state.journal
        return sum(count for name, count in journal.calls.items() if op in name)

    def forget_calls(self) -> None:
        """Begin to count anew."""
        self.sandbox.state.journal.clear()


def make_blank_books(folder: Path) -> Path:
    """Lay out empty books and their key in a folder."""
    config = Config(storage=Storage(data_dir=str(folder)))
    vault = open_vault(config, lambda _: None)

    class _Clock:
        def now(self) -> datetime:
            return START

    open_store(config.database_url, vault, _Clock()).close()
    return folder


def configure(sandbox: Sandbox, folder: Path, call_timeout: float) -> Config:
    """Settings of a house that talks to this world."""
    return Config(
        server=Server(port=0, open_browser=False),
        storage=Storage(data_dir=str(folder), busy_timeout=0.5),
        engine=Engine(lease_seconds=30.0),
        watch=Watch(calendar_seconds=30.0, mail_seconds=30.0),
        network=Network(call_timeout=call_timeout),
        **reach(sandbox.addresses, sandbox.client, sandbox.outlook_client),
    )


def letter_of(case: Case) -> Letter:
    """The letter of a case that surely has one."""
    assert case.letter is not None, case.state
    return case.letter


def assert_agreed(case: Case) -> Case:
    """The case, of which the new meeting has to stand, with a confirming letter that lies ready."""
    kind = case.letter.kind if case.letter is not None else None
    assert (case.state, kind) == (State.READY, LetterKind.CONFIRMATION), (case.state, case.trouble, case.question)
    assert case.agreement is not None
    assert case.booking is not None
    assert case.booking.start == case.agreement.start
    return case
