"""Finds what was lost: cases whose hint never came, and jobs of workers that died."""

import asyncio
from datetime import timedelta

from service.engine.hints import Hints
from service.engine.looks import Looks
from service.engine.settings import EngineSettings
from service.errors import Stale
from service.ports.store import Held, Store
from service.ports.words import Clock

_MOST = 500  # hints in one round, so that a long stop does not end in a flood
_TIDY_EVERY = 100  # rounds


def name_worker(executor_id: str) -> str:
    """The name under which a worker holds the lease that shows it lives."""
    return f"worker:{executor_id}"


class Reconciler:
    """One round after another; every round may fail and lose nothing."""

    def __init__(
        self, store: Store, hints: Hints, looks: Looks, clock: Clock, settings: EngineSettings, executor_id: str
    ) -> None:
        self._store = store
        self._hints = hints
        self._looks = looks
        self._clock = clock
        self._settings = settings
        self._executor_id = executor_id
        self._sign_of_life: Held | None = None
        self._rounds = 0

    async def run_round(self) -> None:
        """Show that this worker lives, hint again at what is overdue, clear up after the dead."""
        await self.show_life()
        await self._hint_again()
        await self._clear_dead_workers()
        if self._rounds % _TIDY_EVERY == 0:
            await asyncio.to_thread(self._hints.tidy)
        self._rounds += 1

    async def show_life(self) -> None:
        """Take or extend this worker's own lease."""
        if self._sign_of_life is not None:
            try:
                self._sign_of_life = await self._extend(self._sign_of_life)
                return
            except Stale:  # somebody took us for dead; nothing worse than doubled hints comes of it
                self._sign_of_life = None
        self._sign_of_life = await self._take(self._executor_id)

    async def leave(self) -> None:
        """Give this worker's lease back."""
        held = self._sign_of_life
        if held is not None:
            await self._release(held)

    async def _extend(self, held: Held) -> Held:
        return await self._store.run(
            lambda books: books.leases.extend(held, self._clock.now(), self._settings.lease_seconds)
        )

    async def _release(self, held: Held) -> None:
        await self._store.run(lambda books: books.leases.release(held))

    async def _take(self, executor_id: str) -> Held | None:
        return await self._store.run(
            lambda books: books.leases.take(
                name_worker(executor_id), self._executor_id, self._clock.now(), self._settings.lease_seconds
            )
        )

    async def _hint_again(self) -> None:
        late = self._clock.now() - timedelta(seconds=self._settings.grace_seconds)
        overdue = await self._store.run(lambda books: books.shelf.overdue(late, _MOST))
        lost = [(case_id, version) for case_id, version in overdue if not self._looks.is_going_on(case_id, version)]
        if lost:
            await asyncio.to_thread(self._hints.give_again, lost, self._executor_id)

    async def _clear_dead_workers(self) -> None:
        for executor_id, jobs in (await asyncio.to_thread(self._hints.running)).items():
            if executor_id == self._executor_id:
                continue
            held = await self._take(executor_id)
            if held is not None:
                await asyncio.to_thread(self._hints.cancel, jobs)
                await self._release(held)
