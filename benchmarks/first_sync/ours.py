"""The connector as it is shipped: `python -m benchmarks.first_sync.ours`, with its task as JSON on standard input."""

import asyncio
import gc
import resource
import sys
import time
from dataclasses import dataclass
from typing import Any

import msgspec

from benchmarks.first_sync.reading import Reading, tell
from connectors import open_provider
from service.bootstrap import SystemClock
from service.domain.event import Event
from service.ports.calendar import Calendar, Changes
from service.ports.sign_in import Grant

ACCOUNT = "account-1"


@dataclass(frozen=True, slots=True)
class Task:
    """Which provider, its settings and grant, which calendar; `watched` looks at what stays alive, and takes longer."""

    provider: str
    settings: dict[str, Any]
    grant: Grant
    calendar: str
    watched: bool


class OneGrant:
    """A grant store with one account in it."""

    def __init__(self, grant: Grant) -> None:
        self._grant = grant

    async def load(self, account_id: str) -> Grant:
        """The grant."""
        return self._grant

    async def save(self, account_id: str, grant: Grant) -> None:
        """Replace it."""
        self._grant = grant


async def run(task: Task) -> Reading:
    """Open the provider, read the calendar from its beginning, and close."""
    provider = open_provider(task.provider, task.settings, OneGrant(task.grant), SystemClock())
    try:
        calendar = provider.connect(ACCOUNT).calendar
        return await (_watch if task.watched else _read)(calendar, task.calendar)
    finally:
        await provider.close()


async def _read(calendar: Calendar, calendar_id: str) -> Reading:
    events = pages = 0
    cpu, wall = time.process_time(), time.perf_counter()
    async for page in calendar.changes(calendar_id, ""):
        events, pages = events + len(page.events), pages + 1
    return Reading(events, time.process_time() - cpu, time.perf_counter() - wall, pages)


async def _watch(calendar: Calendar, calendar_id: str) -> Reading:
    """Count what is alive whenever a page arrives, while the page before it is still in our hands."""
    sizes: list[int] = []
    held, early, before = 0.0, 0, None
    async for page in calendar.changes(calendar_id, ""):
        sizes.append(len(page.events))
        held = max(held, _alive(Changes), _alive(Event) / max(sizes))
        if len(sizes) == 2:
            early = _memory()
        before = page
    del before
    return Reading(sum(sizes), 0.0, 0.0, len(sizes), held, _memory() - early)


def _alive(kind: type) -> int:
    return sum(type(one) is kind for one in gc.get_objects())


def _memory() -> int:
    """The most bytes this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def main() -> None:
    """Entry point."""
    tell(asyncio.run(run(msgspec.json.decode(sys.stdin.buffer.read(), type=Task))))


if __name__ == "__main__":
    main()
