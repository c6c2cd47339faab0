"""Holding a mailbox: one task at a time, one process at a time, and never longer than the lease is alive."""

import asyncio
import sqlite3
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from service.errors import Stale, Throttled
from service.storage.store import SqlStore
from service.usecases.mailbox_lease import MailboxLeases


class WallClock:
    """The real time."""

    def now(self) -> datetime:
        """This moment."""
        return datetime.now(UTC)


def make_leases(store: SqlStore, seconds: float = 0.3, wait: float = 2.0) -> MailboxLeases:
    """What one process has for its work."""
    return MailboxLeases(store, WallClock(), seconds=seconds, wait=wait)


async def work(leases: MailboxLeases, diary: list[str], seconds: float = 0.05) -> int:
    """Hold the mailbox for a while."""
    async with leases.hold("acc") as held:
        diary.append("in")
        await asyncio.sleep(seconds)
        diary.append("out")
    return held.fence


def test_tasks_of_one_process_take_turns(store: SqlStore) -> None:
    diary: list[str] = []

    async def run_all() -> list[int]:
        leases = make_leases(store)
        return await asyncio.gather(*(work(leases, diary, 0.01) for _ in range(5)))

    assert asyncio.run(run_all()) == [1, 2, 3, 4, 5]
    assert diary == ["in", "out"] * 5


def test_two_processes_take_turns_even_for_longer_than_one_lease(store: SqlStore) -> None:
    diary: list[str] = []

    async def run_both() -> None:
        await asyncio.gather(*(work(make_leases(store, 0.4, 5), diary, 0.55) for _ in range(2)))

    asyncio.run(run_both())
    assert diary == ["in", "out"] * 2


def test_different_mailboxes_do_not_wait_for_each_other(store: SqlStore) -> None:
    async def nest() -> bool:
        leases = make_leases(store, wait=5.0)
        async with leases.hold("acc"), leases.hold("other") as inner:
            return inner.account_id == "other"

    assert asyncio.run(nest())


def test_who_waits_too_long_is_told_that_it_is_busy(store: SqlStore) -> None:
    async def run_both(first: MailboxLeases, second: MailboxLeases) -> None:
        holding = asyncio.create_task(work(first, [], 0.25))
        await asyncio.sleep(0.05)
        with pytest.raises(Throttled):
            await work(second, [])
        await holding
        assert await work(second, []) > 0

    async def run_twice() -> None:
        one = make_leases(store, wait=0.1)
        await run_both(one, one)
        await run_both(one, make_leases(store, wait=0.1))

    asyncio.run(run_twice())


def test_a_mailbox_is_free_again_when_the_work_fails(store: SqlStore) -> None:
    async def fail_and_go_on() -> int:
        with pytest.raises(ZeroDivisionError):
            async with make_leases(store, seconds=60).hold("acc"):
                raise ZeroDivisionError
        return await work(make_leases(store, wait=0.1), [])

    assert asyncio.run(fail_and_go_on()) == 2


def test_work_that_lost_its_lease_is_stopped_and_told_so(store: SqlStore) -> None:
    diary: list[str] = []

    async def lose() -> str:
        working = asyncio.create_task(work(make_leases(store), diary, 5))
        await asyncio.sleep(0.05)
        later = datetime.now(UTC) + timedelta(minutes=1)
        await store.run(lambda books: books.leases.take("acc", "usurper", later, 60))
        with pytest.raises(Stale):
            await working
        return "cancelled" if working.cancelled() else "stale"

    began = time.monotonic()
    assert asyncio.run(lose()) == "stale"
    assert time.monotonic() - began < 2
    assert diary == ["in"]


def test_work_stops_when_its_lease_could_not_be_extended_for_its_whole_length(store: SqlStore, path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)

    async def block() -> float:
        working = asyncio.create_task(work(make_leases(store), [], 5))
        await asyncio.sleep(0.05)
        other.execute("BEGIN IMMEDIATE")
        began = time.monotonic()
        with pytest.raises(Stale):
            await working
        return time.monotonic() - began

    assert 0.2 < asyncio.run(block()) < 2
    other.close()


def test_a_cancelled_task_is_cancelled_and_leaves_the_mailbox_free(store: SqlStore) -> None:
    async def cancel() -> int:
        working = asyncio.create_task(work(make_leases(store, seconds=60), [], 5))
        await asyncio.sleep(0.05)
        working.cancel()
        with pytest.raises(asyncio.CancelledError):
            await working
        return await work(make_leases(store, wait=0.2), [])

    assert asyncio.run(cancel()) == 2
