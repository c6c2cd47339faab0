"""A full disk, a locked database, two houses over the same books: nothing is half written, nothing is done twice."""

import asyncio
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from connectors.sandbox.personas import answer_now
from service.bootstrap import House
from service.domain.case import State
from service.errors import StorageTrouble
from service.usecases.advance import advance
from service.usecases.letters import approval
from service.usecases.watching import watch
from tests.story.diary import assert_one_meeting_with_its_block
from tests.story.post import assert_one_request_and_one_confirmation
from tests.story.stage import CALL_TIMEOUT, DANA, UNDO, Stage, assert_agreed, letter_of


@contextmanager
def full_disk(house: House) -> Iterator[None]:
    """No page more may be written to the books."""

    def limit(connection: sqlite3.Connection, _: object = None) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    database = house.store.database
    event.listen(database, "connect", limit)
    database.dispose()
    with database.connect() as books, suppress(OperationalError):
        books.exec_driver_sql("CREATE TABLE filler (stuff BLOB)")
        while True:  # what is left of the pages that are there already
            books.exec_driver_sql("INSERT INTO filler VALUES (zeroblob(3000))")
            books.commit()
    try:
        yield
    finally:
        event.remove(database, "connect", limit)
        database.dispose()
        with database.connect() as books:
            books.exec_driver_sql("DROP TABLE IF EXISTS filler")
            books.commit()


@contextmanager
def read_only(house: House) -> Iterator[None]:
    """Nothing at all may be written to the books."""

    def forbid(connection: sqlite3.Connection, _: object = None) -> None:
        connection.execute("PRAGMA query_only = ON")

    database = house.store.database
    event.listen(database, "connect", forbid)
    database.dispose()
    try:
        yield
    finally:
        event.remove(database, "connect", forbid)
        database.dispose()


@contextmanager
def locked(stage: Stage) -> Iterator[None]:
    """Another program holds the books."""
    (path,) = [one for one in Path(stage.folder).iterdir() if one.suffix in (".db", ".sqlite", ".sqlite3")]
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.rollback()
        other.close()


async def _fill_until_it_breaks(stage: Stage) -> None:
    """Type long letters until the disk has no room; what was saved before stays as it was."""
    for size in range(20):
        case = await stage.case()
        shown = letter_of(case).content
        await approval.edit(stage.desk, case.id, shown.subject, "word " * (4000 * size + 1), shown.fingerprint)


async def test_a_full_disk_keeps_the_case_where_it_was_and_says_so(stage: Stage) -> None:
    await stage.ready()
    with full_disk(stage.house):
        with pytest.raises(StorageTrouble, match="disk is full"):
            await _fill_until_it_breaks(stage)
        held = await stage.case()
    await stage.settle()
    case = await stage.case()
    assert (case.state, letter_of(case).content.text) == (State.READY, letter_of(held).content.text)
    assert len(stage.person().mailbox.drafts) == 1


async def test_books_that_cannot_be_written_while_a_draft_is_laid_end_in_one_draft(stage: Stage) -> None:
    await stage.connect()
    stage.spoil("delay", "drafts.create", seconds=0.3, commit=True)
    stage.phone("mark_missed")
    await watch.read_now(stage.desk, stage.account.id)
    opened = await stage.case()
    laying = asyncio.ensure_future(advance(stage.desk, opened.id, opened.version))
    async with asyncio.timeout(5):
        while not stage.person().mailbox.drafts:  # noqa: ASYNC110 - the world tells nobody
            await asyncio.sleep(0.01)
    with read_only(stage.house):
        await asyncio.gather(laying, return_exceptions=True)
        assert (await _try_everything(stage)) == 3
    assert (await stage.case()).state is State.DRAFTING
    await stage.wait(4 * CALL_TIMEOUT)
    assert (await stage.case()).state is State.READY
    assert len(stage.person().mailbox.drafts) == 1


async def test_a_locked_database_is_said_and_everything_goes_on_afterwards(stage: Stage) -> None:
    case = await stage.ready()
    with locked(stage), pytest.raises(StorageTrouble, match="in use by another program"):
        await stage.approve(case)
    assert await stage.case() == case
    assert (await stage.send(case)).state is State.WAITING


async def test_a_database_that_is_locked_in_the_middle_of_a_sending_sends_once(stage: Stage) -> None:
    await stage.approve(await stage.ready())
    stage.sandbox.world.clock.advance(UNDO + 1)
    stage.spoil("delay", "drafts.send", seconds=0.3, commit=True)
    case = await stage.case()
    sending = asyncio.ensure_future(advance(stage.desk, case.id, case.version))
    async with asyncio.timeout(5):
        while not sending.done() and not _arrived(stage):  # noqa: ASYNC110 - the world tells nobody
            await asyncio.sleep(0.01)
    with locked(stage), pytest.raises(StorageTrouble):
        await sending
    for _ in range(3):
        await stage.wait(4 * CALL_TIMEOUT)
    assert (await stage.case()).state is State.WAITING
    assert _arrived(stage) == 1


async def test_reading_goes_on_after_the_database_was_locked(stage: Stage) -> None:
    await stage.connect()
    with locked(stage), pytest.raises(StorageTrouble):
        await watch.read_now(stage.desk, stage.account.id)
    assert (await stage.mark()).state is State.READY


async def test_two_houses_over_the_same_books_do_nothing_twice(stage: Stage) -> None:
    await stage.connect()
    other = await stage.open_house()
    houses = (stage.desk, other.desk)
    stage.phone("mark_missed")
    await asyncio.gather(*(watch.read_now(desk, stage.account.id) for desk in houses))
    await _both_until(stage, other, State.READY)
    assert len(stage.person().mailbox.drafts) == 1
    await stage.approve(await stage.case())
    stage.sandbox.world.clock.advance(UNDO + 1)
    await _both_until(stage, other, State.WAITING)
    answer_now(stage.sandbox.world, stage.person(DANA), "agrees")
    await asyncio.gather(*(watch.read_now(desk, stage.account.id) for desk in houses))
    await _both_until(stage, other, State.READY)
    await stage.approve(assert_agreed(await stage.case()))
    stage.sandbox.world.clock.advance(UNDO + 1)
    await _both_until(stage, other, State.BOOKED)
    assert stage.calls("drafts.send") == 2
    assert_one_request_and_one_confirmation(stage)
    assert_one_meeting_with_its_block(stage)


def _arrived(stage: Stage) -> int:
    opened = stage.sandbox.world.opened
    return sum(one.at >= opened for one in stage.person(DANA).mailbox.labelled("INBOX"))


async def _both_until(stage: Stage, other: House, state: State) -> None:
    for _ in range(40):
        case = await stage.case()
        if case.state is state:
            return
        await asyncio.gather(*(advance(desk, case.id, case.version) for desk in (stage.desk, other.desk)))
        await asyncio.gather(*(watch.read_now(desk, stage.account.id) for desk in (stage.desk, other.desk)))
    pytest.fail(f"stuck: {case.state} {case.trouble}")


async def _try_everything(stage: Stage) -> int:
    """Look at the case as the engine would, and count how often the books could not be used."""
    troubles = 0
    for _ in range(3):
        try:
            case = await stage.case()
            await advance(stage.desk, case.id, case.version)
        except StorageTrouble:
            troubles += 1
    return troubles
