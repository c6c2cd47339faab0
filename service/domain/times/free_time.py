"""Is a stretch of time free?"""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import UTC, datetime

from service.domain.event import Span


class FreeTime:
    """What busy spans leave over; they may overlap and come in any order. Asking takes logarithmic time."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, busy: Iterable[Span]) -> None:
        self._starts: list[datetime] = []
        self._ends: list[datetime] = []
        for start, end in sorted((span.start.astimezone(UTC), span.end.astimezone(UTC)) for span in busy):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def covers(self, wanted: Span) -> bool:
        """Whether all of the span is free; an entry that ends just as it begins is no clash."""
        place = bisect_left(self._starts, wanted.end.astimezone(UTC)) - 1
        return place < 0 or self._ends[place] <= wanted.start.astimezone(UTC)
