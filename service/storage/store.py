"""The store: whole transactions, one after the other, on one writer thread."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection, Engine

from service.ports.store import Books
from service.ports.words import Clock
from service.storage.books import SqlBooks
from service.storage.database import begin_write, open_database
from service.storage.hints import GiveHint, drop_hint
from service.storage.keys import check_keys, reseal
from service.storage.records import Records
from service.storage.schema import upgrade
from service.storage.troubles import in_plain_words
from service.vault import Vault

T = TypeVar("T")


class SqlStore:
    """Runs jobs over the books (see `service.ports.store.Store`). `database` comes from `open_database`."""

    def __init__(self, database: Engine, vault: Vault, clock: Clock, give_hint: GiveHint = drop_hint) -> None:
        self.database = database
        self._vault = vault
        self._records = Records(vault)
        self._clock = clock
        self._give_hint = give_hint
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="store")

    def prepare(self) -> None:
        """Bring the tables up to date and check the keys; BadSettings or StorageTrouble say what is wrong."""
        upgrade(self.database)
        self._transact(lambda connection: check_keys(connection, self._vault))

    async def run(self, job: Callable[[Books], T], *, durable: bool = True) -> T:
        """Run the job in one write transaction: all of it is kept, or nothing.

        Without `durable` the transaction ends before the disk has it; the next durable one brings it along.
        The job runs on the writer thread and must neither wait for anything outside nor keep the books.
        """
        return await asyncio.get_running_loop().run_in_executor(self._writer, self.run_now, job, durable)

    def run_now(self, job: Callable[[Books], T], durable: bool = True) -> T:
        """The same on the calling thread, for programs without an event loop."""

        def work(connection: Connection) -> T:
            return job(SqlBooks(connection, self._records, self._clock, self._give_hint))

        return self._transact(work, durable)

    async def reseal(self) -> int:
        """Put every record under the newest key, after one was added; returns how many were not."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._writer, self._transact, lambda books: reseal(books, self._vault))

    def close(self) -> None:
        """Let the last transaction end, then let go of the file."""
        self._writer.shutdown(wait=True)
        self.database.dispose()

    def _transact(self, job: Callable[[Connection], T], durable: bool = True) -> T:
        with in_plain_words(), self.database.connect() as connection:
            begin_write(connection, durable)
            result = job(connection)
            connection.commit()
            return result


def open_store(
    url: str, vault: Vault, clock: Clock, give_hint: GiveHint = drop_hint, busy_seconds: float = 30.0
) -> SqlStore:
    """A store that is ready for use; closes itself again when it cannot be."""
    store = SqlStore(open_database(url, busy_seconds), vault, clock, give_hint)
    try:
        store.prepare()
    except BaseException:
        store.close()
        raise
    return store
