"""What does it cost to find that nothing changed? `python -m benchmarks.idle_poll [ROUNDS]`

CPU time of this process per calendar and poll, the whole use case with its two transactions per round included;
the bound is a bare request on the same kind of connection, in the same run.
"""

import asyncio
import statistics
import sys
import time

from benchmarks.stage import Stage, open_stage
from connectors import PROVIDERS
from service.ports.store import Position, PositionKind
from service.usecases.watching import watch

CALENDARS = 25


async def measure(rounds: int, provider: str) -> None:
    """Print calls and CPU for one connector call, for polls of one calendar and of many, and for the bare wire."""
    print(f"{provider}:")
    async with open_stage(0.0, background=False, candidates=CALENDARS, provider=provider) as stage:
        await stage.connect("robin1@keller.example", provider)
        await watch.poll(stage.house.desk)
        await _measure_call(stage, rounds)
        await _measure_polls(stage, rounds, 1)
        for number in range(2, CALENDARS + 1):
            await stage.connect(f"robin{number}@keller.example", provider)
        await watch.poll(stage.house.desk)
        await _measure_polls(stage, rounds // 5, CALENDARS)
        await _measure_bare(stage, rounds)


async def _measure_call(stage: Stage, rounds: int) -> None:
    desk = stage.house.desk
    account = await desk.store.run(lambda books: books.accounts.all()[0])
    position = await desk.store.run(
        lambda books: books.positions.get(account.id, PositionKind.CALENDAR, account.calendars[0])
    )
    took = [await _call(stage, account.provider, position) for _ in range(rounds)]
    print(f"one idle call of the connector: {_microseconds(took):.0f} us of CPU")


async def _call(stage: Stage, provider: str, position: Position) -> float:
    desk = stage.house.desk
    door = desk.providers[provider].connect(position.account_id)
    began = time.process_time()
    async for page in door.calendar.changes(position.subject, position.cursor):
        if page.events:
            raise RuntimeError("the calendar was not idle")
    return time.process_time() - began


async def _measure_polls(stage: Stage, rounds: int, calendars: int) -> None:
    await stage.ask("DELETE", "/world/requests")
    took = []
    for _ in range(rounds):
        await stage.make_due()
        began = time.process_time()
        read = await watch.poll(stage.house.desk)
        took.append((time.process_time() - began) / calendars)
        if read != calendars:
            raise RuntimeError(f"{read} calendars were read, not {calendars}")
    calls = len((await stage.ask("GET", "/world/requests"))["requests"]) / rounds / calendars
    print(f"poll of {calendars} calendar(s) at once: {calls:.2f} call(s), {_microseconds(took):.0f} us of CPU for each")


async def _measure_bare(stage: Stage, rounds: int) -> None:
    took = []
    for _ in range(rounds):
        began = time.process_time()
        async with stage.session.get(stage.facts["control"] + "/world/health") as answer:
            await answer.read()
        took.append(time.process_time() - began)
    print(f"bound: a bare request over the same library: {_microseconds(took):.0f} us of CPU")


def _microseconds(took: list[float]) -> float:
    return statistics.median(took) * 1_000_000


def main() -> None:
    """Entry point."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    for provider in PROVIDERS:
        asyncio.run(measure(rounds, provider))


if __name__ == "__main__":
    main()
