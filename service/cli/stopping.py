"""Stopping a long-running command: Ctrl-C ends it in good order, a second one at once."""

import asyncio
import signal
from types import FrameType

SIGNALS = (signal.SIGINT, signal.SIGTERM)
_SOON = 0.02


class Stopping:
    """Takes over both signals once, just before the web server does.

    The server handles the first signal itself and hands it on to us when it has closed; by then everything else is
    closing too, so it only counts. Whoever asks again is taken at their word. A signal that comes before the server
    listens for it is given to the server as soon as it does.
    """

    def __init__(self) -> None:
        self._ready = False
        self._asked = 0

    def prepare(self) -> None:
        """Take over from here on, on a running event loop; further calls change nothing."""
        if not self._ready:
            self._ready = True
            for name in SIGNALS:
                signal.signal(name, self._hear)
            self._wait_for_server()

    def _hear(self, _number: int, _frame: FrameType | None) -> None:
        self._asked += 1
        if self._asked > 1:
            raise KeyboardInterrupt

    def _wait_for_server(self) -> None:
        if signal.getsignal(signal.SIGINT) == self._hear:
            asyncio.get_running_loop().call_later(_SOON, self._wait_for_server)
        elif self._asked:
            self._asked = 0
            signal.raise_signal(signal.SIGINT)
