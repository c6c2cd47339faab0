"""Workers die without a word; nothing they held is lost, and what they left behind is cleared away."""

import asyncio
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from sqlalchemy import inspect, text

from service.domain.case import State
from service.engine.looks import Looks
from service.engine.reconcile import Reconciler, name_worker
from service.storage.tables import metadata
from tests.engine.scenes import Office, make_case, open_cases, wait_until

CASES = 24


def count_jobs(office: Office) -> Counter[str]:
    """How many jobs of the queue stand where."""
    with office.store.database.connect() as connection:
        rows = connection.execute(text("SELECT status, count(*) AS number FROM workflow_status GROUP BY status"))
        return Counter({row.status: row.number for row in rows})


def make_reconciler(office: Office) -> Reconciler:
    """One that has no engine beside it; call it from the event loop."""
    looks = Looks(office.look, 1)
    return Reconciler(office.store, office.hints, looks, office.clock, office.settings, "me")


def kill_a_worker_with_full_hands(path: Path) -> None:
    """Start a process that takes cases, and kill it in the middle of them."""
    victim = subprocess.Popen(
        [sys.executable, "-m", "tests.engine.victim", str(path), str(CASES)], stdout=subprocess.PIPE, text=True
    )
    assert victim.stdout is not None
    assert victim.stdout.readline() == "my hands are full\n"
    victim.kill()
    victim.wait()
    victim.stdout.close()


def test_every_case_of_a_killed_worker_is_looked_at_again(path: Path) -> None:
    kill_a_worker_with_full_hands(path)
    office = Office(path)
    assert count_jobs(office)["PENDING"] >= 16

    async def run() -> None:
        async with office.at_work():
            await wait_until(lambda: len({case_id for case_id, _ in office.looks}) == CASES)
            await wait_until(lambda: count_jobs(office)["PENDING"] == 0)

    asyncio.run(run())
    cases = office.store.run_now(lambda books: books.shelf.unclosed("acc"))
    assert {(case.state, case.version) for case in cases} == {(State.READY, 2)}
    assert count_jobs(office)["CANCELLED"] >= 16
    office.close()


def test_jobs_of_a_living_worker_are_left_alone_and_those_of_a_dead_one_cancelled(office: Office) -> None:
    office.hints.prepare()
    open_cases(office, make_case("one", State.READY))
    with office.store.database.begin() as connection:
        connection.execute(text("UPDATE workflow_status SET status = 'PENDING', executor_id = 'elsewhere'"))

    async def run() -> list[str]:
        reconciler = make_reconciler(office)
        held = office.store.run_now(
            lambda books: books.leases.take(name_worker("elsewhere"), "elsewhere", office.clock.now(), 60)
        )
        assert held is not None
        await reconciler.run_round()
        before = [*count_jobs(office)]
        office.store.run_now(lambda books: books.leases.release(held))
        await reconciler.run_round()
        return [*before, *count_jobs(office)]

    assert asyncio.run(run()) == ["PENDING", "CANCELLED"]


def test_a_worker_that_was_taken_for_dead_goes_on_under_a_new_lease(office: Office) -> None:
    office.hints.prepare()

    async def run() -> None:
        reconciler = make_reconciler(office)
        await reconciler.run_round()
        late = office.clock.now().replace(year=office.clock.now().year + 1)
        office.store.run_now(lambda books: books.leases.take(name_worker("me"), "undertaker", late, 0))
        await reconciler.run_round()
        await reconciler.leave()

    asyncio.run(run())
    held = office.store.run_now(
        lambda books: books.leases.take(name_worker("me"), "next", office.clock.now(), office.settings.lease_seconds)
    )
    assert held is not None
    assert held.fence == 4


def test_one_round_gives_a_bounded_number_of_hints_and_the_next_none_twice(office: Office) -> None:
    office.hints = type(office.hints)(office.store.database, office.clock, replace(office.settings, retry_seconds=3600))
    office.hints.prepare()
    open_cases(office, *(make_case(f"case-{n}") for n in range(520)), hint=False)
    office.settings = replace(office.settings, grace_seconds=0)

    async def run() -> list[int]:
        reconciler = make_reconciler(office)
        counts = []
        for _ in range(2):
            await reconciler.run_round()
            counts.append(count_jobs(office)["ENQUEUED"])
        return counts

    assert asyncio.run(run()) == [500, 500]


def test_jobs_that_ended_long_ago_are_deleted_and_waiting_ones_kept(office: Office) -> None:
    office.hints.prepare()
    open_cases(office, *(make_case(name, State.READY) for name in ("old", "fresh", "waiting")))
    with office.store.database.begin() as connection:
        done = text("UPDATE workflow_status SET status = 'SUCCESS', completed_at = :at WHERE workflow_uuid LIKE :id")
        now = int(office.clock.now().timestamp() * 1000)
        connection.execute(done, {"at": now - 3 * 86_400_000, "id": "case:old%"})
        connection.execute(done, {"at": now, "id": "case:fresh%"})
    assert office.hints.tidy() == 1
    assert count_jobs(office) == {"SUCCESS": 1, "ENQUEUED": 1}


def test_the_queue_holds_ids_and_nothing_of_the_case(office: Office) -> None:
    office.hints.prepare()
    open_cases(office, make_case("one"))
    names = [name for name in inspect(office.store.database).get_table_names() if name not in metadata.tables]
    with office.store.database.connect() as connection:
        rows = [(name, *row) for name in names for row in connection.execute(text(f"SELECT * FROM {name}"))]  # noqa: S608
    told = [word for row in rows for word in row if isinstance(word, str) and "one" in word]
    assert len(told) == 3
    assert {"case:one:v1:first", '{"namedArgs":{},"positionalArgs":["one",1]}'} == set(told)
