"""Who called what? One line for each request, without tokens or contents."""

from collections import Counter, deque
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Line:
    """One finished (or broken off) request. `status` 0 means no answer was given."""

    at: datetime
    method: str
    path: str
    op: str
    status: int
    account: str
    committed: bool


class Journal:
    """The last 100,000 requests, and how often each operation did its work."""

    def __init__(self) -> None:
        self.lines: deque[Line] = deque(maxlen=100_000)
        self.calls: Counter[str] = Counter()
        self.writes: Counter[str] = Counter()

    def add(self, line: Line) -> None:
        """Write one line; a committed call that is no reading counts as a write."""
        self.lines.append(line)
        self.calls[line.op] += 1
        if line.committed and line.method != "GET":
            self.writes[line.op] += 1

    def clear(self) -> None:
        """Start on a fresh page."""
        self.lines.clear()
        self.calls.clear()
        self.writes.clear()
