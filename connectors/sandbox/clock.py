"""What time is it in the sandbox world? A clock that ticks with real time and can be moved by hand."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


class WorldClock:
    """Real time plus a movable offset; every timestamp of the world comes from here (aware, UTC)."""

    def __init__(self, start: datetime | None = None) -> None:
        self._anchor = (start or datetime.now(UTC)).astimezone(UTC)
        self._mark = time.monotonic()
        self._listeners: list[Callable[[], None]] = []

    def now(self) -> datetime:
        """The present instant of the world."""
        return self._anchor + timedelta(seconds=time.monotonic() - self._mark)

    def advance(self, seconds: float) -> datetime:
        """Move the world forward (or back, with a negative number) and let due things happen."""
        self._anchor += timedelta(seconds=seconds)
        self._tell()
        return self.now()

    def set(self, instant: datetime) -> datetime:
        """Put the world at one instant; the clock goes on ticking from there."""
        self._anchor = instant.astimezone(UTC)
        self._mark = time.monotonic()
        self._tell()
        return self.now()

    def on_move(self, listener: Callable[[], None]) -> None:
        """Call `listener` after every hand-made move of the clock."""
        self._listeners.append(listener)

    def _tell(self) -> None:
        for listener in self._listeners:
            listener()
