"""A process that looks at one case at a given moment, and may be told to die before its n-th commit."""

import asyncio
import os
import signal
import threading
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, event

from service.bootstrap import House, open_house
from service.config import Config
from service.usecases.advance import advance


@dataclass(frozen=True, slots=True)
class Hour:
    """A clock that stands still."""

    at: datetime

    def now(self) -> datetime:
        """Always the same moment."""
        return self.at


def look(config: Config, at: datetime, dies_before: int = 0) -> None:
    """Do what is due at that moment; the process ends itself."""
    asyncio.run(_look(config, at, dies_before))
    os._exit(0)


async def _look(config: Config, at: datetime, dies_before: int) -> None:
    async with open_house(config, clock=Hour(at)) as house:
        due = await house.desk.store.run(lambda books: books.shelf.overdue(at, 10))
        if dies_before:
            _die_before(house, dies_before)
        for case_id, version in due:
            await advance(house.desk, case_id, version)


def _die_before(house: House, count: int) -> None:
    seen = 0

    @event.listens_for(house.store.database, "commit")
    def _count(_: Connection) -> None:
        nonlocal seen
        if threading.current_thread().name.startswith("store"):
            seen += 1
            if seen == count:
                os.kill(os.getpid(), signal.SIGKILL)
