"""The engine of one process: takes hints from the queue, looks for lost work, and ticks for the polling."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import ClassVar

from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer
from sqlalchemy.exc import DBAPIError

from service.engine.hints import APPLICATION, JOB, Hints
from service.engine.identity import make_executor_id
from service.engine.looks import Advance, Looks, log_failure
from service.engine.reconcile import Reconciler
from service.engine.settings import EngineSettings
from service.errors import StorageTrouble
from service.ports.store import Store
from service.ports.words import Clock

Round = Callable[[], Awaitable[None]]

_LISTENER_SECONDS = 0.1  # DBOS sleeps this long for messages that we never send, and a stop waits for it


class Engine:
    """Runs `advance(case_id, version)` and `poll()` on the event loop that starts it; one engine per process.

    Both must bear being called for nothing and at any time.
    """

    _running: ClassVar["Engine | None"] = None

    def __init__(
        self,
        *,
        store: Store,
        hints: Hints,
        clock: Clock,
        advance: Advance,
        poll: Round,
        settings: EngineSettings,
    ) -> None:
        self.executor_id = make_executor_id()
        self._store = store
        self._hints = hints
        self._clock = clock
        self._advance = advance
        self._poll = poll
        self._settings = settings
        self._looks: Looks | None = None
        self._reconciler: Reconciler | None = None
        self._stopping = asyncio.Event()
        self._rounds: list[asyncio.Task[None]] = []

    async def start(self) -> None:
        """Begin to work; StorageTrouble when the database cannot be used."""
        if Engine._running is not None:
            raise RuntimeError("an engine runs in this process already")
        Engine._running = self
        self._looks = Looks(self._advance, self._settings.worker_concurrency)
        self._reconciler = Reconciler(
            self._store, self._hints, self._looks, self._clock, self._settings, self.executor_id
        )
        try:
            await asyncio.to_thread(self._hints.prepare)
            await self._reconciler.show_life()
            await asyncio.to_thread(self._launch, self._looks)
        except BaseException:
            await self.stop()
            raise
        self._rounds = [
            asyncio.create_task(
                self._repeat("reconcile", self._reconciler.run_round, self._settings.reconcile_seconds)
            ),
            asyncio.create_task(self._repeat("poll", self._poll, self._settings.tick_seconds)),
        ]

    def prompt(self, case_id: str, version: int) -> None:
        """Look at a case at once in this process, from the event loop; its hint then finds nothing left to do."""
        if self._looks is not None:
            self._looks.begin(case_id, version)

    async def stop(self) -> None:
        """Take no more work, let what is going on end, and leave; may be called twice."""
        self._stopping.set()
        await asyncio.gather(self._end_rounds(), self._end_looks())
        if Engine._running is self:
            await asyncio.to_thread(DBOS.destroy, destroy_registry=True)
            Engine._running = None
        if self._reconciler is not None:
            await self._leave(self._reconciler)

    async def _end_rounds(self) -> None:
        if self._rounds:
            _, late = await asyncio.wait(self._rounds, timeout=self._settings.stop_seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _end_looks(self) -> None:
        if self._looks is not None:
            await self._looks.close(self._settings.stop_seconds)

    def _launch(self, looks: Looks) -> None:
        def look(case_id: str, version: int) -> None:
            looks.wait_for(case_id, version)

        # DBOS writes to the console of its own accord only where nobody has given its log a place to go
        logging.getLogger("dbos").addHandler(logging.NullHandler())
        try:
            DBOS(config=self._configure())
            DBOS.workflow(name=JOB)(look)
            DBOS.launch()
        except DBAPIError as error:
            raise StorageTrouble("The queue of work cannot be opened. Check the database.") from error
        if DBOS.executor_id != self.executor_id:
            raise RuntimeError("DBOS does not run under this worker's name")

    def _configure(self) -> DBOSConfig:
        return DBOSConfig(
            name=APPLICATION,
            system_database_engine=self._hints.database,
            executor_id=self.executor_id,
            application_version=self._settings.generation,
            serializer=DBOSPortableJSONSerializer(),
            run_migrations=False,
            enable_otlp=False,
            notification_listener_polling_interval_sec=_LISTENER_SECONDS,
            log_level="WARNING",
        )

    async def _repeat(self, what: str, run_round: Round, seconds: float) -> None:
        while not self._stopping.is_set():
            try:
                await run_round()
            except Exception as error:  # noqa: BLE001 - the next round may fare better; none is ever the last
                log_failure("round_failed", error, round=what)
            try:
                await asyncio.wait_for(self._stopping.wait(), seconds)
            except TimeoutError:
                continue

    @staticmethod
    async def _leave(reconciler: Reconciler) -> None:
        try:
            await reconciler.leave()
        except StorageTrouble as error:
            log_failure("worker_lease_kept", error)
