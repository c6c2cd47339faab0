"""What can be set about background work."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSettings:
    """Timings in seconds of real time, whatever the clock of the cases says.

    `poll_interval` is how often the queue is asked for hints, `tick_seconds` how often the polling use case runs.
    A case is sought again when it is overdue by `grace_seconds`, and at most once in `retry_seconds` per version.
    A worker counts as dead when it gave no sign of life for `lease_seconds`. Finished jobs are kept `keep_days`.
    Stopping waits `stop_seconds` for work in progress before it is cancelled.
    """

    generation: str = "g1"
    worker_concurrency: int = 16
    poll_interval: float = 0.5
    tick_seconds: float = 1.0
    reconcile_seconds: float = 5.0
    grace_seconds: float = 5.0
    retry_seconds: float = 30.0
    lease_seconds: float = 60.0
    keep_days: float = 2.0
    stop_seconds: float = 30.0
