"""Who reads ten thousand events how fast? `python -m benchmarks.first_sync [ROUNDS] [FOLDER]`

For each connector: a bare socket with typed decoding, the connector, and a known library, all against one server on
loopback, taking turns. A folder keeps the libraries for the next time; without one they are installed anew.
"""

import asyncio
import sys
import tempfile
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path

import msgspec

from benchmarks.first_sync.entrance import Entrance, open_task
from benchmarks.first_sync.happenings import COUNT
from benchmarks.first_sync.ours import Task
from benchmarks.first_sync.peers import Peer, install
from benchmarks.first_sync.processes import capture, open_server
from benchmarks.first_sync.reading import Reading, hear
from benchmarks.first_sync.table import Table, show_head
from connectors import PROVIDERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """How to sign in, where the API stands at the server, what the bound reads there, and the known library."""

    entrance: Entrance
    root: str
    listing: str
    peer: Peer


CONTESTS = {
    "google": Contest(
        entrance=Entrance(
            client=attrgetter("client"),
            addresses=("authorize", "token", "revoke", "calendar", "gmail"),
            api="calendar",
        ),
        root="/calendar/v3/",
        listing="calendars/primary/events",
        peer=Peer("gcsa", "2.7.0", "benchmarks.first_sync.gcsa_peer"),
    ),
    "outlook": Contest(
        entrance=Entrance(client=attrgetter("outlook_client"), addresses=("authority", "graph"), api="graph"),
        root="/v1.0/",
        listing="me/calendarView/delta",
        peer=Peer("O365", "2.1.10", "benchmarks.first_sync.o365_peer"),
    ),
}


@dataclass(frozen=True, slots=True)
class Field:
    """One contest about to be held: our task, the API's root, and the Python that has the peer ("" for none)."""

    provider: str
    contest: Contest
    task: Task
    root: str
    python: str

    async def bound(self, page: int) -> Reading:
        """One reading over a bare socket, in pages as long as the connector's."""
        words = ("-m", "benchmarks.first_sync.bound", self.provider, self.root + self.contest.listing, str(page))
        return hear(await capture(sys.executable, *words))

    async def ours(self, *, watched: bool = False) -> Reading:
        """One reading by the connector."""
        task = msgspec.json.encode(replace(self.task, watched=watched))
        return hear(await capture(sys.executable, "-m", "benchmarks.first_sync.ours", given=task))

    async def peer(self) -> Reading:
        """One reading by the known library."""
        return hear(await capture(self.python, "-m", self.contest.peer.module, self.root))


async def measure(rounds: int, folder: Path) -> None:
    """Print what was seen for every connector that there is."""
    async with open_server() as origin:
        show_head()
        for provider in PROVIDERS:
            contest = CONTESTS[provider]
            root = origin + contest.root
            python = await install(contest.peer, folder)
            async with open_task(provider, contest.entrance, root) as task:
                await hold(Field(provider, contest, task, root, python), rounds)


async def hold(field: Field, rounds: int) -> None:
    """All readings of one contest, taking turns, and its table."""
    watched = await field.ours(watched=True)
    page = -(-COUNT // watched.pages)
    bound, ours, peer = [], [], []
    for _ in range(rounds):
        bound.append(await field.bound(page))
        ours.append(await field.ours())
        if field.python:
            peer.append(await field.peer())
    table = Table(field.provider)
    for contender, readings in (("the bound", bound), ("the connector", [watched, *ours]), ("the peer", peer)):
        table.check_work(contender, readings)
    table.show_held(watched)
    table.show_bound(bound, ours)
    name = f"{field.contest.peer.name} {field.contest.peer.version}"
    if peer:
        table.show_peer(name, ours, peer)
    else:
        table.show_missing(name)


def main() -> None:
    """Entry point; without words five rounds, with the libraries installed into a folder that goes away again."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory(prefix="peers-") as passing:
        asyncio.run(measure(rounds, Path(sys.argv[2]) if len(sys.argv) > 2 else Path(passing)))
