"""Threads for a library that waits: MSAL is not asynchronous."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")

_THREADS = 4


class Workers:
    """Threads for MSAL; not the loop's own, for those look up names for the very requests that these wait for."""

    def __init__(self) -> None:
        self._threads: ThreadPoolExecutor | None = None

    async def run(self, work: Callable[[], T]) -> T:
        """The result of work that may take its time."""
        if self._threads is None:
            self._threads = ThreadPoolExecutor(_THREADS, "outlook-sign-in")
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    def close(self) -> None:
        """Let go of the threads; the next work starts new ones."""
        threads, self._threads = self._threads, None
        if threads is not None:
            threads.shutdown(wait=False)
