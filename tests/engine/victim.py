"""A process that takes work and never ends it, until it is killed: `python -m tests.engine.victim FILE CASES`."""

import asyncio
import sys
from pathlib import Path

from tests.engine.scenes import Office, make_case, open_cases


async def run(office: Office, number: int) -> None:
    """Hold as many cases as one worker may, and say so."""
    begun = 0

    async def hold(case_id: str, version: int) -> None:
        nonlocal begun
        begun += 1
        if begun == office.settings.worker_concurrency:
            print("my hands are full", flush=True)
        await asyncio.sleep(600)

    await asyncio.to_thread(office.hints.prepare)
    open_cases(office, *(make_case(f"case-{n}") for n in range(number)))
    async with office.at_work(hold):
        await asyncio.sleep(600)


if __name__ == "__main__":
    asyncio.run(run(Office(Path(sys.argv[1])), int(sys.argv[2])))
