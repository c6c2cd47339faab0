"""Looks at cases: runs the use case on the event loop, a bounded number at a time, each version once at a time."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import CancelledError

import structlog

Advance = Callable[[str, int], Awaitable[None]]

_log = structlog.get_logger("engine")


def log_failure(event: str, error: BaseException, **where: object) -> None:
    """One line about an error: its kind and place, never its words, which may quote what is private."""
    step = error.__traceback__
    while step is not None and step.tb_next is not None:
        step = step.tb_next
    place = f"{step.tb_frame.f_globals.get('__name__', '?')}:{step.tb_lineno}" if step else "?"
    _log.error(event, error=type(error).__name__, place=place, **where)


class Looks:
    """The looks that are going on in this process."""

    def __init__(self, advance: Advance, limit: int) -> None:
        self._advance = advance
        self._loop = asyncio.get_running_loop()
        self._slots = asyncio.Semaphore(limit)
        self._going_on: dict[tuple[str, int], asyncio.Task[None]] = {}
        self._closed = False

    def begin(self, case_id: str, version: int) -> asyncio.Task[None] | None:
        """Look at a case soon, from the event loop; None when that is going on already or the end has come."""
        key = (case_id, version)
        if self._closed or key in self._going_on:
            return None
        task = self._loop.create_task(self._look(case_id, version))
        self._going_on[key] = task
        task.add_done_callback(lambda _: self._going_on.pop(key, None))
        return task

    def wait_for(self, case_id: str, version: int) -> None:
        """Look at a case and wait until that is done, from another thread."""

        async def look() -> None:
            task = self.begin(case_id, version)
            if task is not None:
                await asyncio.wait([task])

        try:
            asyncio.run_coroutine_threadsafe(look(), self._loop).result()
        except CancelledError:
            return

    def is_going_on(self, case_id: str, version: int) -> bool:
        """Whether this version is being looked at now."""
        return (case_id, version) in self._going_on

    async def close(self, seconds: float) -> None:
        """Begin no more; wait this long for those going on, then cancel them."""
        self._closed = True
        tasks = set(self._going_on.values())
        if tasks:
            _, late = await asyncio.wait(tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _look(self, case_id: str, version: int) -> None:
        async with self._slots:
            try:
                await self._advance(case_id, version)
            except Exception as error:  # noqa: BLE001 - whatever it was, the case is found again and tried again
                log_failure("look_failed", error, case=case_id, version=version)
