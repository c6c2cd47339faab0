"""Other times that a reply names, put together as answers to offer. Nothing here is ever acted upon."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from service.domain.letter import Slot
from service.domain.replies.clauses import Act
from service.domain.replies.merging import settle
from service.domain.replies.moments import at, find_day, is_day
from service.domain.replies.pieces import (
    Bare,
    Calendar,
    Choice,
    Clock,
    Condition,
    InZone,
    OneOf,
    Part,
    Relative,
    SameTime,
    Week,
    Weekday,
    Window,
)
from service.domain.replies.record import Option, OptionKind, ReplyContext
from service.domain.replies.scanner import join
from service.domain.replies.speech import Speech, search

_MOST = 3
_MOST_OPTIONS = 8
_OPENS, _CLOSES = 9, 18
_LONG = timedelta(minutes=100)
_DAYS = (Calendar, Relative, Weekday)


@dataclass(slots=True)
class _Group:
    """A day as it was said, and the times that belong to it."""

    days: list[Condition] = field(default_factory=list)
    times: list[Clock | SameTime | Window] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)


def find_offers(speech: Speech, written: datetime | None, thread: ReplyContext) -> tuple[Option, ...]:
    """Return the future times and stretches that the words name, in their order; none when all were proposed."""
    if written is None:
        return ()
    groups = _group(list(_find_conditions(speech)), thread)
    found = [option for group in groups for option in _read_group(group, written.date(), thread)]
    future = [one for one in dict.fromkeys(found) if (one.end or one.start) > thread.now]
    known = {slot.start for slot in thread.proposed}
    return tuple(future[:_MOST_OPTIONS]) if any(one.start not in known for one in future) else ()


def suggest_slots(options: Sequence[Option], thread: ReplyContext) -> tuple[Slot, ...]:
    """Return at most three exact starts that were not proposed, with letters of their own."""
    known = {slot.start for slot in thread.proposed}
    exact = [
        one for one in options if one.kind is OptionKind.SLOT and one.start not in known and one.start > thread.now
    ]
    letters = (chr(ord("A") + len(thread.proposed) + number) for number in range(_MOST))
    length = _usual_length(thread)
    return tuple(
        Slot(letter, one.start, one.end or one.start + length, thread.zone)
        for letter, one in zip(letters, exact, strict=False)
    )


def _usual_length(thread: ReplyContext) -> timedelta:
    if thread.proposed:
        return thread.proposed[0].end - thread.proposed[0].start
    return thread.event.end - thread.event.start


def _find_conditions(speech: Speech) -> Iterator[Condition | None]:
    """Yield the times on offer, without those of clauses that turn down, speak of other things or promise an answer."""
    promise = join(speech.words.promise)
    for sentence in speech.sentences:
        for clause in sentence.clauses:
            start, end = clause.tokens[0].start, clause.tokens[-1].end
            if clause.act is Act.SAYS and not search(promise, speech.folded, start, end):
                yield from (piece.condition for piece in clause.pieces)
        yield None


def _group(conditions: Sequence[Condition | None], thread: ReplyContext) -> list[_Group]:
    """Give every time of day to the day named last before it, or first after it; None stands between sentences."""
    zones = next((one.zones for one in conditions if isinstance(one, InZone)), ())
    groups: list[_Group] = []
    early, week, begun = _Group(), None, 0
    for told in conditions:
        condition = _simplify(told, groups) if told else None
        if condition is None:
            _limit(groups[begun:], week)
            week, begun = None, len(groups)
        elif isinstance(condition, Week):
            week = condition
        elif is_day(condition):
            if not groups or _is_full(groups[-1], condition):
                groups.append(_Group(times=early.times, parts=early.parts))
                early = _Group()
            groups[-1].days.append(condition)
        else:
            _add_time(groups[-1] if groups else early, condition, zones)
    _share(groups)
    if not groups and len(thread.proposed) == 1:
        only = thread.proposed[0].start.astimezone(ZoneInfo(thread.zone)).date()
        groups = [_Group([Relative(only)], early.times, early.parts)]
    return groups


def _limit(groups: Sequence[_Group], week: Week | None) -> None:
    """Let the week that a sentence names hold for all of its days."""
    for group in groups:
        group.days += [week] if week else []


def _simplify(condition: Condition, groups: Sequence[_Group]) -> Condition:
    """Take the plainest meaning of what has several."""
    if isinstance(condition, OneOf):
        return next((one for one in condition.conditions if not isinstance(one, Choice)), condition)
    if isinstance(condition, Bare):
        dated = groups and any(isinstance(one, Calendar) for one in groups[-1].days)
        late = condition.number > _CLOSES
        return (
            Calendar(((0, 0, condition.number),)) if late and not dated else Clock(condition.number % 24, 0, sure=False)
        )
    return condition


def _is_full(group: _Group, day: Condition) -> bool:
    """Whether a further day begins another option."""
    return bool(group.times) or any(isinstance(one, type(day)) for one in group.days if isinstance(one, _DAYS))


def _add_time(group: _Group, condition: Condition, zones: tuple[str, ...]) -> None:
    if isinstance(condition, Part):
        group.parts.append(condition)
    elif isinstance(condition, Clock):
        group.times.append(condition if condition.zones else replace(condition, zones=zones))
    elif isinstance(condition, SameTime | Window):
        group.times.append(condition)


def _share(groups: Sequence[_Group]) -> None:
    """ "Monday or Tuesday at 3": a day without a time takes that of the next one."""
    for group, after in zip(reversed(groups[:-1]), reversed(groups[1:]), strict=True):
        if not group.times and not group.parts:
            group.times, group.parts = list(after.times), list(after.parts)


def _read_group(group: _Group, today: date, thread: ReplyContext) -> Iterator[Option]:
    day = find_day(group.days, today, thread.zone)
    if day is None or _disagree(group, day, thread.zone):
        return
    for told in group.times:
        if isinstance(told, Window):
            yield _open(day, told, thread.zone)
        elif option := _read_time(day, told, group.parts, thread.zone):
            yield option
    if not group.times:
        spans = ((max(part.first, _OPENS), min(part.after, _CLOSES)) for part in group.parts)
        yield from (_span(day, first, after, thread.zone) for first, after in spans)


def _disagree(group: _Group, day: date, zone: str) -> bool:
    """Whether one time is told in two zones, and not the same one."""
    clocks = [one for one in group.times if isinstance(one, Clock)]
    moments = {at(day, one, zone) for one in clocks}
    return len({one.zones for one in clocks}) > 1 and len(moments) > 1


def _read_time(day: date, clock: Clock | SameTime, parts: Sequence[Part], zone: str) -> Option | None:
    if isinstance(clock, Clock) and parts:
        clock = settle(clock, parts[0]) or clock
    start = at(day, clock, zone)
    if start is None and isinstance(clock, Clock):
        start = at(day, replace(clock, sure=True), zone)
    if start is None:
        return None
    end = clock.end_after(start) if isinstance(clock, Clock) else None
    kind = OptionKind.WINDOW if end and end - start > _LONG else OptionKind.SLOT
    return Option(kind, start, end)


def _open(day: date, window: Window, zone: str) -> Option:
    """Read a stretch of a day; an open end is that of the working day."""
    opens, closes = (_moment(day, hour, zone) for hour in (_OPENS, _CLOSES))
    first = at(day, window.first, zone) if window.first else None
    last = at(day, window.last, zone) if window.last else None
    start = first or opens
    return Option(OptionKind.WINDOW, start, last if last and last > start else max(closes, start + timedelta(hours=1)))


def _span(day: date, first: int, after: int, zone: str) -> Option:
    return Option(OptionKind.WINDOW, _moment(day, first, zone), _moment(day, max(after, first + 1), zone))


def _moment(day: date, hour: int, zone: str) -> datetime:
    return datetime.combine(day, time(min(hour, 23)), tzinfo=ZoneInfo(zone))
