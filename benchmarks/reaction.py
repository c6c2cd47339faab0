"""How soon after a mark does the draft lie in the mailbox? `python -m benchmarks.reaction [RUNS]`

The provider answers after 20 ms. Counted are the round trips from the notice (the calendar is asked for changes) to
the moment the provider has accepted the draft, and our own time: all that is not a bare round trip of the same run.
"""

import asyncio
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any

from benchmarks.dialects import DIALECTS, ME, Dialect
from benchmarks.stage import Stage, open_stage
from connectors import PROVIDERS
from service.usecases import overview
from service.usecases.letters import approval
from service.usecases.watching import watch

LATENCY_MS = 20.0
Line = dict[str, Any]


async def measure(runs: int, provider: str, in_thread: bool) -> None:
    """Print trips and times for letters into a new conversation, or into an existing one."""
    dialect = DIALECTS[provider]
    async with open_stage(LATENCY_MS, background=True, mail_thread=in_thread, provider=provider) as stage:
        await stage.connect(ME, provider)
        events = await _interviews(stage, dialect, runs + 3)
        await watch.poll(stage.house.desk)
        bare = await _bare_trip(stage, dialect)
        last = dialect.joined if in_thread else dialect.laid
        results = [await _react(stage, event, last) for event in events][3:]
    trips = [count for count, _ in results]
    own = [seconds * 1000 - count * bare for count, seconds in results]
    where = "in its thread" if in_thread else "new conversation"
    count = f"{statistics.median(trips):.0f} round trips (most {max(trips)})"
    ours = f"median {statistics.median(own):.1f} ms, p95 {sorted(own)[int(len(own) * 0.95)]:.1f} ms"
    print(f"{provider}, {where}: {runs} reactions, {count}, bare round trip {bare:.1f} ms, our own time: {ours}")


async def _react(stage: Stage, event: str, last: str) -> tuple[int, float]:
    """(round trips, seconds from the notice to the accepted draft) for one marked event; `last` is what accepts it."""
    await stage.ask("POST", f"/world/phone/{ME}/mark_missed", {"event": event})
    await stage.make_due()
    await stage.ask("DELETE", "/world/requests")
    began = time.time()
    await watch.poll(stage.house.desk)
    line = await _accepted(stage, last)
    lines = [one for one in await _log(stage) if one["at"] <= line["at"]]
    seconds = datetime.fromisoformat(line["at"]).timestamp() - began
    newest = (await overview.list_cases(stage.house.desk, limit=1))[0]
    await _settle(stage, newest.id)
    return _generations(lines), seconds


def _generations(lines: list[Line]) -> int:
    """How many answers had to be waited for one after the other: answers that come together count once."""
    times = sorted(datetime.fromisoformat(one["at"]) for one in lines)
    gap = timedelta(milliseconds=LATENCY_MS * 0.75)
    return sum(1 for before, after in zip([None, *times], times, strict=False) if not before or after - before > gap)


async def _accepted(stage: Stage, op: str) -> Line:
    for _ in range(200):
        found = [one for one in await _log(stage) if one["op"].endswith(op) and one["status"] in (200, 201)]
        if found:
            return found[0]
        await asyncio.sleep(0.01)
    raise RuntimeError("no draft was laid")


async def _settle(stage: Stage, case_id: str) -> None:
    """End the case, so that every reaction begins alike."""
    for _ in range(200):
        case = (await overview.open_dossier(stage.house.desk, case_id)).case
        if case.state == "closed":
            return
        if case.state == "ready":
            await approval.discard(stage.house.desk, case_id)
        await asyncio.sleep(0.01)


async def _interviews(stage: Stage, dialect: Dialect, count: int) -> list[str]:
    """Past interviews with the story's interviewer as guest, one for each run; their titles."""
    headers = await _permission(stage, dialect)
    made = []
    for number in range(count):
        start = datetime.now(UTC) - timedelta(days=2, minutes=15 * number)
        title = f"Interview: Engineer {number}, Northwind"
        url = stage.facts[dialect.root] + dialect.events
        async with stage.session.post(url, json=dialect.write_event(title, start), headers=headers) as answer:
            answer.raise_for_status()
            made.append(title)
    return made


async def _bare_trip(stage: Stage, dialect: Dialect) -> float:
    """Milliseconds of a plain request on a warm connection, median of 40."""
    headers = await _permission(stage, dialect)
    took = []
    for _ in range(40):
        began = time.perf_counter()
        async with stage.session.get(stage.facts[dialect.root] + dialect.bare, headers=headers) as answer:
            await answer.read()
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


async def _permission(stage: Stage, dialect: Dialect) -> dict[str, str]:
    found = await stage.ask("POST", "/world/tokens", {"address": ME, "scopes": list(dialect.scopes)})
    return {"Authorization": f"Bearer {found['access_token']}"}


async def _log(stage: Stage) -> list[Line]:
    found: list[Line] = (await stage.ask("GET", "/world/requests"))["requests"]
    return found


def main() -> None:
    """Entry point."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    for provider in PROVIDERS:
        for in_thread in (False, True):
            asyncio.run(measure(runs, provider, in_thread))


if __name__ == "__main__":
    main()
