"""Hints are delivered, and losing, doubling or delaying one does not matter."""

import asyncio
import logging
import sqlite3
import threading
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from dbos import DBOS

from service.domain.case import State
from service.engine.identity import make_executor_id
from service.errors import StorageTrouble
from tests.engine.scenes import Office, make_case, open_cases, wait_until


def test_a_hint_is_delivered(office: Office) -> None:
    async def run() -> None:
        await asyncio.to_thread(office.hints.prepare)
        async with office.at_work():
            await asyncio.to_thread(open_cases, office, make_case("one"))
            await wait_until(lambda: ("one", 1) in office.looks, 3)

    office.settings = replace(office.settings, grace_seconds=60)
    asyncio.run(run())
    assert office.looks == [("one", 1)]


def test_a_lost_hint_is_made_up_for(office: Office) -> None:
    async def run() -> None:
        open_cases(office, make_case("lost"), make_case("resting", State.READY), hint=False)
        async with office.at_work():
            await wait_until(lambda: bool(office.looks))

    asyncio.run(run())
    assert office.looks == [("lost", 1)]


def test_a_doubled_hint_is_harmless(office: Office) -> None:
    async def run() -> None:
        async with office.at_work():
            await asyncio.to_thread(open_cases, office, make_case("twice"))
            await wait_until(lambda: len(office.looks) == 1)
            for _ in range(3):
                await asyncio.to_thread(office.hints.give_again, [("twice", 1)], "somebody")
            await wait_until(lambda: len(office.looks) >= 2)

    asyncio.run(run())
    assert set(office.looks) == {("twice", 1)}
    assert office.store.run_now(lambda books: books.cases.get("twice").version) == 2


def test_a_version_that_is_being_looked_at_is_not_looked_at_twice(office: Office) -> None:
    async def look_slowly(case_id: str, version: int) -> None:
        office.looks.append((case_id, version))
        await asyncio.sleep(0.4)
        await Office.look(office, case_id, version)

    async def run() -> None:
        open_cases(office, make_case("slow"), hint=False)
        async with office.at_work(look_slowly) as engine:
            engine.prompt("slow", 1)
            await asyncio.to_thread(office.hints.give_again, [("slow", 1)], "somebody")
            engine.prompt("slow", 1)
            await asyncio.sleep(0.3)
            assert office.looks == [("slow", 1)]
            await wait_until(lambda: len(office.looks) == 2)

    asyncio.run(run())


def test_a_delayed_hint_is_not_delivered_before_its_time(office: Office) -> None:
    async def run() -> float:
        async with office.at_work():
            at = office.clock.now() + timedelta(seconds=0.3)
            await asyncio.to_thread(open_cases, office, make_case("later", State.APPROVED, wake_at=at))
            await wait_until(lambda: bool(office.looks))
            return (office.clock.now() - at).total_seconds()

    assert 0 <= asyncio.run(run()) < 5


def test_a_clock_that_leaps_ahead_wakes_what_is_due_by_then(office: Office) -> None:
    async def run() -> None:
        async with office.at_work():
            at = office.clock.now() + timedelta(hours=48)
            await asyncio.to_thread(open_cases, office, make_case("nudge", State.WAITING, wake_at=at))
            await asyncio.sleep(0.3)
            assert office.looks == []
            office.clock.shift = timedelta(hours=49)
            await wait_until(lambda: ("nudge", 1) in office.looks)

    asyncio.run(run())


def test_a_look_that_fails_is_tried_again_and_its_words_stay_out_of_the_log(
    office: Office, capfd: pytest.CaptureFixture[str]
) -> None:
    tries = 0

    async def fail_once(case_id: str, version: int) -> None:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise RuntimeError("Dear Ida, I overslept")
        await office.look(case_id, version)

    async def run() -> None:
        async with office.at_work(fail_once):
            await asyncio.to_thread(open_cases, office, make_case("hard"))
            await wait_until(lambda: bool(office.looks))

    asyncio.run(run())
    said = "".join(capfd.readouterr())
    assert "look_failed" in said
    assert "RuntimeError" in said
    assert "overslept" not in said


def test_a_prompt_is_followed_at_once_and_without_the_queue(office: Office) -> None:
    async def run() -> float:
        open_cases(office, make_case("now"), hint=False)
        async with office.at_work() as engine:
            began = time.perf_counter()
            engine.prompt("now", 1)
            await wait_until(lambda: bool(office.looks))
            return time.perf_counter() - began

    assert asyncio.run(run()) < 0.25


def test_polling_ticks_go_on_and_never_overlap(office: Office) -> None:
    inside, most = 0, 0

    async def poll_slowly() -> None:
        nonlocal inside, most
        inside += 1
        most = max(most, inside)
        await asyncio.sleep(0.12)
        inside -= 1
        office.polls += 1
        if office.polls == 1:
            raise RuntimeError("the first one fails")

    async def run() -> None:
        async with office.at_work(poll=poll_slowly):
            await wait_until(lambda: office.polls >= 3)

    asyncio.run(run())
    assert most == 1


def test_a_worker_never_runs_under_the_name_local(office: Office) -> None:
    async def run() -> tuple[str, str]:
        async with office.at_work() as engine:
            return engine.executor_id, DBOS.executor_id

    given, used = asyncio.run(run())
    assert given == used
    assert used != "local"
    assert len({make_executor_id() for _ in range(100)}) == 100


def test_a_second_engine_in_one_process_is_refused(office: Office) -> None:
    async def run() -> None:
        async with office.at_work():
            with pytest.raises(RuntimeError, match="already"):
                await office.make_engine().start()

    asyncio.run(run())


def test_stopping_is_quick_and_leaves_no_thread_and_no_second_file(path: Path) -> None:
    async def run(office: Office) -> float:
        async with office.at_work():
            await asyncio.to_thread(open_cases, office, make_case("one"))
            await wait_until(lambda: bool(office.looks))
            began = time.perf_counter()
        return time.perf_counter() - began

    office = Office(path)
    before = set(threading.enumerate())
    assert asyncio.run(run(office)) < 5
    office.close()
    assert [thread.name for thread in set(threading.enumerate()) - before if not thread.daemon] == []
    assert [file.name for file in path.parent.iterdir()] == ["books.db"]


def test_work_that_does_not_end_is_cancelled_when_stopping(office: Office) -> None:
    seen: list[str] = []

    async def hang(case_id: str, version: int) -> None:
        seen.append("began")
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            seen.append("cancelled")
            raise

    async def run() -> None:
        async with office.at_work(hang):
            await asyncio.to_thread(open_cases, office, make_case("endless"))
            await wait_until(lambda: bool(seen))

    began = time.perf_counter()
    asyncio.run(run())
    assert time.perf_counter() - began < 8
    assert seen == ["began", "cancelled"]


def test_the_queue_says_nothing_on_the_console(office: Office, capfd: pytest.CaptureFixture[str]) -> None:
    async def run() -> None:
        async with office.at_work():
            await asyncio.to_thread(open_cases, office, make_case("one"))
            await wait_until(lambda: bool(office.looks))

    asyncio.run(run())
    assert "".join(capfd.readouterr()) == ""
    assert logging.getLogger("dbos").level == logging.WARNING


def test_a_database_that_was_locked_for_a_while_does_not_end_the_work(office: Office, path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)

    async def run() -> None:
        async with office.at_work():
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(StorageTrouble):
                await office.store.run(lambda books: books.shelf.newest(1))
            await asyncio.sleep(0.5)
            other.execute("COMMIT")
            await asyncio.to_thread(open_cases, office, make_case("after"))
            await wait_until(lambda: ("after", 1) in office.looks)

    asyncio.run(run())
    other.close()


def test_an_engine_that_cannot_start_leaves_the_place_to_the_next(office: Office, path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)

    async def run() -> None:
        await asyncio.to_thread(office.hints.prepare)
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageTrouble):
            await office.make_engine().start()
        other.execute("COMMIT")
        async with office.at_work():
            await asyncio.to_thread(open_cases, office, make_case("one"))
            await wait_until(lambda: bool(office.looks))

    asyncio.run(run())
    other.close()
