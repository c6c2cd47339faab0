"""A process with a store and an engine, for tests and for the one that is killed."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from service.domain.account import Account
from service.domain.case import Case, Mark, MarkKind, State
from service.domain.event import Event
from service.engine.engine import Engine, Round
from service.engine.hints import Hints
from service.engine.looks import Advance
from service.engine.settings import EngineSettings
from service.ports.store import Books
from service.storage.database import open_database
from service.storage.store import SqlStore
from service.vault import Vault

Look = tuple[str, int]

QUICK = EngineSettings(
    poll_interval=0.05,
    tick_seconds=0.05,
    reconcile_seconds=0.1,
    grace_seconds=0.3,
    retry_seconds=0.5,
    lease_seconds=1,
    stop_seconds=0.5,
)
"""Settings under which a test need not wait long."""


class ShiftedClock:
    """The real time, and what was added to it."""

    def __init__(self) -> None:
        self.shift = timedelta()

    def now(self) -> datetime:
        """This moment."""
        return datetime.now(UTC) + self.shift


class Office:
    """The store, the queue and a diary of what the engine looked at."""

    def __init__(self, path: Path, settings: EngineSettings = QUICK) -> None:
        self.clock = ShiftedClock()
        self.settings = settings
        database = open_database(f"sqlite:///{path}", busy_seconds=0.2)
        self.hints = Hints(database, self.clock, settings)
        self.store = SqlStore(database, Vault([b"k" * 32]), self.clock, self.hints.give)
        self.store.prepare()
        self.looks: list[Look] = []
        self.polls = 0

    async def look(self, case_id: str, version: int) -> None:
        """Note the look, and let the case rest, as a use case would."""
        self.looks.append((case_id, version))

        def rest(books: Books) -> None:
            case = books.cases.get(case_id)
            if case.version == version:
                books.cases.save(settle(case), [])

        await self.store.run(rest)

    async def poll(self) -> None:
        """Count the tick."""
        self.polls += 1

    def make_engine(self, advance: Advance | None = None, poll: Round | None = None) -> Engine:
        """An engine that is not started yet."""
        return Engine(
            store=self.store,
            hints=self.hints,
            clock=self.clock,
            advance=advance or self.look,
            poll=poll or self.poll,
            settings=self.settings,
        )

    @asynccontextmanager
    async def at_work(self, advance: Advance | None = None, poll: Round | None = None) -> AsyncIterator[Engine]:
        """An engine at work, stopped at the end."""
        engine = self.make_engine(advance, poll)
        await engine.start()
        try:
            yield engine
        finally:
            await engine.stop()

    def close(self) -> None:
        """Let go of everything."""
        self.hints.close()
        self.store.close()


def settle(case: Case) -> Case:
    """The case at rest."""
    return make_case(case.id, State.READY, version=case.version)


def make_case(case_id: str, state: State = State.DRAFTING, version: int = 0, wake_at: datetime | None = None) -> Case:
    """A case with nothing in it that matters here."""
    now = datetime.now(UTC)
    event = Event(id="e", calendar_id="c", uid="u", etag="", start=now, end=now, zone="UTC")
    return Case(
        id=case_id,
        account_id="acc",
        key=case_id,
        state=state,
        opened_at=now,
        event=event,
        mark=Mark(MarkKind.BUTTON, ""),
        version=version,
        wake_at=wake_at,
    )


def open_cases(office: Office, *cases: Case, hint: bool = True) -> None:
    """Store cases and, unless the hint is to be lost, hint at them in the same transaction."""

    def job(books: Books) -> None:
        books.accounts.put(Account(id="acc", provider="google", address="candidate@people.example"))
        for case in cases:
            stored = books.cases.add(case, [])
            if hint:
                books.hints.give(stored.id, stored.version, case.wake_at or office.clock.now())

    office.store.run_now(job)


async def wait_until(true: Callable[[], bool], seconds: float = 8.0) -> None:
    """Wait for something to come true; TimeoutError when it does not."""
    async with asyncio.timeout(seconds):
        while not true():  # noqa: ASYNC110 - what is waited for comes from other threads too
            await asyncio.sleep(0.01)
