"""Who may write to a mailbox now: one task at a time in this process, one process at a time over all."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from service.errors import Stale, StorageTrouble, Throttled
from service.ports.store import Held, Store
from service.ports.words import Clock

_BEATS = 3  # signs of life in one lease
_FIRST_PAUSE = 0.05
_LONGEST_PAUSE = 1.0


class MailboxLeases:
    """Hands out leases; `seconds` is how long one lasts without a sign of life, `wait` how long to queue for it."""

    def __init__(self, store: Store, clock: Clock, seconds: float = 60.0, wait: float = 30.0) -> None:
        self._store = store
        self._clock = clock
        self._seconds = seconds
        self._wait = wait
        self._holder = secrets.token_hex(8)
        self._locks: dict[str, asyncio.Lock] = {}

    @asynccontextmanager
    async def hold(self, account_id: str) -> AsyncIterator[Held]:
        """Hold the mailbox for the length of the block, and keep the lease alive meanwhile.

        Throttled when others do not let go in time. When the lease is lost or cannot be kept alive for its whole
        length, the block is cancelled where it waits, and Stale is raised in its place.
        """
        lock = self._locks.setdefault(account_id, asyncio.Lock())
        held = await self._queue_for(lock, account_id)
        try:
            async with self._kept_alive(held):
                yield held
        finally:
            lock.release()

    async def _queue_for(self, lock: asyncio.Lock, account_id: str) -> Held:
        try:
            async with asyncio.timeout(self._wait):
                await lock.acquire()
                try:
                    return await self._take(account_id)
                except BaseException:
                    lock.release()
                    raise
        except TimeoutError:
            raise Throttled("This mailbox is busy with other work.", retry_after=self._seconds) from None

    async def _take(self, account_id: str) -> Held:
        pause = _FIRST_PAUSE
        while True:
            held = await self._store.run(
                lambda books: books.leases.take(account_id, self._holder, self._clock.now(), self._seconds),
                durable=False,
            )
            if held is not None:
                return held
            await asyncio.sleep(pause)
            pause = min(2 * pause, _LONGEST_PAUSE)

    @asynccontextmanager
    async def _kept_alive(self, held: Held) -> AsyncIterator[None]:
        holder = asyncio.current_task()
        if holder is None:
            raise RuntimeError("a mailbox can only be held by a task")
        cancels_before = holder.cancelling()
        inside, lost = True, False

        def give_up(beating: "asyncio.Task[None]") -> None:
            nonlocal lost
            if inside and not beating.cancelled():
                lost = True
                holder.cancel()

        beating = asyncio.create_task(self._beat(held))
        beating.add_done_callback(give_up)
        try:
            yield
        except asyncio.CancelledError:
            if lost and holder.uncancel() <= cancels_before:
                raise Stale("the lease on this mailbox was lost while working") from None
            raise
        finally:
            inside = False
            beating.cancel()
            with suppress(StorageTrouble):  # not given back, it ends by itself
                await self._store.run(lambda books: books.leases.release(held), durable=False)

    async def _beat(self, held: Held) -> None:
        """Extend the lease again and again; returns once it is lost or was not extended for its whole length."""
        while True:
            try:
                async with asyncio.timeout(self._seconds):
                    await self._extend(held)
            except (Stale, TimeoutError):
                return

    async def _extend(self, held: Held) -> None:
        while True:
            await asyncio.sleep(self._seconds / _BEATS)
            with suppress(StorageTrouble):
                await self._store.run(
                    lambda books: books.leases.extend(held, self._clock.now(), self._seconds), durable=False
                )
                return
