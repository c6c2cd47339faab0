"""Bounds how many requests are under way at a time."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Turnstile:
    """Room for a number of requests, first come, first served; one that stands for several takes as many places."""

    def __init__(self, places: int) -> None:
        self.places = places
        self._free = asyncio.Semaphore(places)
        self._entering = asyncio.Lock()

    @asynccontextmanager
    async def enter(self, places: int) -> AsyncIterator[None]:
        """Wait for this many places, at most all there are, and keep them for a while."""
        taken, wanted = 0, min(places, self.places)
        try:
            # One after the other: two that each held half of what they need would wait for ever.
            async with self._entering:
                while taken < wanted:
                    await self._free.acquire()
                    taken += 1
            yield
        finally:
            for _ in range(taken):
                self._free.release()
