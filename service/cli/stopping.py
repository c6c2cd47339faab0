"""Stopping a long-running command: Ctrl-C ends it in good order, a second one at once."""

import signal
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Stopping:
    """Takes over both signals once, just before the web server does.

    The server handles the first signal itself and hands it on to us when it has closed; by then everything else is
    closing too, so it only counts. Whoever asks again is taken at their word.
    """

    def __init__(self) -> None:
        self._ready = False
        self._asked = 0

    def prepare(self) -> None:
        """Take over from here on; further calls change nothing."""
        if not self._ready:
            self._ready = True
            for name in SIGNALS:
                signal.signal(name, self._hear)

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        self._asked += 1
        if self._asked > 1:
            raise KeyboardInterrupt
