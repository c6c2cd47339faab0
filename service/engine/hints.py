"""The queue of hints, in the same database as the books."""

import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta

from dbos import DBOS, DBOSClient, DBOSPortableJSONSerializer, EnqueueOptions
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from service.engine.settings import EngineSettings
from service.errors import StorageTrouble
from service.ports.words import Clock

APPLICATION = "mulligan"
QUEUE = "cases"
JOB = "look"
_BATCH = 1000


class Hints:
    """Gives hints, and keeps the queue tidy. All calls block on the database: never make them on the event loop."""

    def __init__(self, database: Engine, clock: Clock, settings: EngineSettings) -> None:
        """`database` is the one that the store uses. Until `prepare` was called, hints are dropped."""
        self.database = database
        self._clock = clock
        self._settings = settings
        self._client: DBOSClient | None = None

    def prepare(self) -> None:
        """Bring the queue's own tables up to date and set its limits; StorageTrouble when the database says no."""
        if self._client is not None:
            return
        try:
            DBOS.migrate(self.database.url.render_as_string(hide_password=False))
            client = DBOSClient(
                system_database_engine=self.database,
                serializer=DBOSPortableJSONSerializer(),
                application_name=APPLICATION,
                retry_connection_errors=False,
            )
            client.register_queue(
                QUEUE,
                worker_concurrency=self._settings.worker_concurrency,
                polling_interval_sec=self._settings.poll_interval,
                on_conflict="always_update",
            )
        except DBAPIError as error:
            raise StorageTrouble("The queue of work cannot be opened; check the database.") from error
        self._client = client

    @property
    def _queue(self) -> DBOSClient:
        if self._client is None:
            raise RuntimeError("prepare() was not called")
        return self._client

    def give(self, connection: Connection, case_id: str, version: int, at: datetime) -> None:
        """Ask for a look at this version of a case, not before `at`, once the caller's transaction is committed."""
        if self._client is not None:
            self._enqueue(connection, case_id, version, "first", (at - self._clock.now()).total_seconds())

    def give_again(self, cases: Iterable[tuple[str, int]], giver: str) -> None:
        """Ask at once for looks at (id, version) of cases; a second time within `retry_seconds` does nothing."""
        attempt = f"{giver}.{int(time.time() / self._settings.retry_seconds)}"
        with self.database.begin() as connection:
            for case_id, version in cases:
                self._enqueue(connection, case_id, version, attempt, 0.0)

    def _enqueue(self, connection: Connection, case_id: str, version: int, attempt: str, delay: float) -> None:
        options = EnqueueOptions(
            workflow_name=JOB, queue_name=QUEUE, workflow_id=f"case:{case_id}:v{version}:{attempt}"
        )
        if delay > 0:
            options["delay_seconds"] = delay
        self._queue.enqueue_in_transaction(connection, options, case_id, version)

    def running(self) -> dict[str, list[str]]:
        """Ids of the jobs that have begun and not ended, by the worker that took them."""
        jobs: dict[str, list[str]] = {}
        for job in self._queue.list_workflows(
            status="PENDING", queue_name=QUEUE, limit=_BATCH, load_input=False, load_output=False
        ):
            jobs.setdefault(job.executor_id or "", []).append(job.workflow_id)
        return jobs

    def cancel(self, jobs: Sequence[str]) -> None:
        """Mark jobs as given up; those that have ended stay as they are."""
        self._queue.cancel_workflows(list(jobs))

    def tidy(self) -> int:
        """Delete jobs that ended `keep_days` ago or earlier, at most a thousand; returns how many."""
        before = datetime.now(UTC) - timedelta(days=self._settings.keep_days)
        old = self._queue.list_workflows(
            completed_before=before.isoformat(), queue_name=QUEUE, limit=_BATCH, load_input=False, load_output=False
        )
        if old:
            self._queue.delete_workflows([job.workflow_id for job in old])
        return len(old)

    def close(self) -> None:
        """Let go of the queue; the database stays open."""
        if self._client is not None:
            self._client.destroy()
            self._client = None
