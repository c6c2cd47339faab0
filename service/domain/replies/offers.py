"""Other times that a reply names, put together as answers to offer. Nothing here is ever acted upon."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from service.domain.letter import Slot
from service.domain.replies.pieces import Calendar, Clock, Piece, Relative, Weekday
from service.domain.replies.record import ReplyContext

_MOST = 3


def find_offers(pieces: tuple[Piece, ...], written: datetime | None, thread: ReplyContext) -> tuple[Slot, ...]:
    """Return at most three future times that the words name and the letter did not, with letters of their own."""
    if written is None:
        return ()
    length = _usual_length(thread)
    known = {slot.start for slot in thread.proposed}
    found: list[Slot] = []
    for start in dict.fromkeys(_find_starts(pieces, written, thread.zone)):
        if start > thread.now and start not in known and len(found) < _MOST:
            letter = chr(ord("A") + len(thread.proposed) + len(found))
            found.append(Slot(letter, start, start + length, thread.zone))
    return tuple(found)


def _usual_length(thread: ReplyContext) -> timedelta:
    if thread.proposed:
        return thread.proposed[0].end - thread.proposed[0].start
    return thread.event.end - thread.event.start


def _find_starts(pieces: tuple[Piece, ...], written: datetime, zone: str) -> Iterator[datetime]:
    """Pair every time of day with the day named last before it, or first after it."""
    day: date | None = None
    waiting: list[Clock] = []
    for piece in pieces:
        condition = piece.condition
        if isinstance(condition, Clock):
            waiting.append(condition)
        else:
            day = _next_day(condition, day, written.date()) or day
        if day:
            yield from (moment for clock in waiting if (moment := _join(day, clock, zone)))
            waiting.clear()


def _next_day(condition: object, day: date | None, today: date) -> date | None:
    if isinstance(condition, Relative):
        return condition.day
    if isinstance(condition, Weekday):
        return today + timedelta(days=(condition.day - today.weekday() - 1) % 7 + 1)
    if isinstance(condition, Calendar):
        return _complete(condition.readings, today)
    return day


def _complete(readings: tuple[tuple[int, int, int], ...], today: date) -> date | None:
    """Return the first day from today on that a date with gaps may mean."""
    for ahead in range(200):
        day = today + timedelta(days=ahead)
        if any(y in (0, day.year) and month in (0, day.month) and d == day.day for y, month, d in readings):
            return day
    return None


def _join(day: date, clock: Clock, zone: str) -> datetime | None:
    time = clock.likeliest()
    if time is None:
        return None
    zones = clock.zones or (zone,)
    return datetime.combine(day, time, tzinfo=ZoneInfo(zones[0])).astimezone(ZoneInfo(zone))
