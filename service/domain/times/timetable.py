"""What falls due when? Timers are derived from the case as it stands: each moves with its meeting and dies with it.

Nothing is stored but when to look again (`Case.wake_at`) and the keys of what was done (`Case.told`).
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from service.domain.account import Preferences
from service.domain.case import Booking, CallOutcome, Case, Occasion, QuestionKind, State
from service.domain.clocks import find_zone
from service.domain.letter import LetterKind
from service.domain.letters.etiquette import owes_word
from service.domain.meetings.arrival import leave_by
from service.domain.times.quiet_hours import reader_zone
from service.domain.times.workdays import at_hour, end_of_silence

NUDGED = "nudged"
"""Stands in `told` once the one reminder was dropped by its owner."""
FIRST_DEADLINE, LAST_DEADLINE = timedelta(hours=24), timedelta(hours=48)
_WRITTEN = "nudge written@"
_NOTICE = timedelta(hours=4)
_SOON = timedelta(hours=2)
_BEFORE_LEAVING, _BEFORE_SITTING_DOWN = timedelta(minutes=15), timedelta(minutes=60)
_THANKS_AFTER, _THANKS_REMINDER, _THANKS_LAPSE = timedelta(hours=2), timedelta(hours=20), timedelta(days=7)
_TOOK_PLACE = timedelta(minutes=10)


class TimerKind(StrEnum):
    """What a timer is for; `usecases.tending` says what is done about each."""

    SEND_SOON = "send_soon"
    LETTER_DUE = "letter_due"
    LETTER_LATE = "letter_late"
    NUDGE = "nudge"
    UNANSWERED = "unanswered"
    CHECK = "check"
    LEAVE = "leave"
    THANKS = "thanks"
    THANKS_DUE = "thanks_due"
    LAPSED = "lapsed"
    BEGINS = "begins"
    TOOK_PLACE = "took_place"


@dataclass(frozen=True, slots=True)
class Timer:
    """One thing that falls due `at` a moment (UTC), and is not worth doing any more from `until` on (None: always is).

    `key` names the kind and what it hangs on: another meeting time is another key.
    """

    kind: TimerKind
    at: datetime
    key: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Setting:
    """What timers depend on besides the case; `mine` and `theirs` are the zones of the owner and of the reader."""

    preferences: Preferences
    mine: ZoneInfo
    theirs: ZoneInfo
    holidays: Collection[date]


_UNSENT = frozenset(
    {State.ASKING, State.DRAFTING, State.READY, State.REVISING, State.APPROVED, State.DECIDING, State.BOOKING}
)
_LYING = frozenset({State.READY, State.REVISING})
_BOOKED = frozenset({State.BOOKED, State.READY, State.REVISING, State.APPROVED, State.DECIDING})
_NOBODY_REACHED = frozenset({CallOutcome.NOT_REACHED, CallOutcome.VOICEMAIL})


def timers(case: Case, preferences: Preferences, zone: str, holidays: Collection[date] = ()) -> tuple[Timer, ...]:
    """All timers of the case, earliest first, done or not; `zone` is the owner's, `holidays` are the reader's."""
    mine = find_zone(zone) or ZoneInfo("UTC")
    setting = _Setting(preferences, mine, reader_zone(case, preferences), holidays)
    found = [timer for part in _PARTS for timer in part(case, setting)]
    return tuple(sorted(found, key=lambda timer: timer.at))


def pending(
    case: Case, preferences: Preferences, zone: str, holidays: Collection[date], now: datetime
) -> tuple[Timer, ...]:
    """The timers that are still to be done, earliest first: neither done before, nor pointless by now."""
    return tuple(
        timer
        for timer in timers(case, preferences, zone, holidays)
        if timer.key not in case.told and (timer.until is None or now < timer.until)
    )


def deadlines(case: Case) -> tuple[datetime, datetime] | None:
    """Until when the letter should be out and until when at the latest: 24 and 48 hours after the call.

    Counted from the opening of the case while no call was told, and for the word of thanks from when the new time
    stood in the calendar; None once the letter is out, when none is owed, or when it should leave at once.
    """
    agreed = case.agreement.booked_at if case.agreement is not None and case.booking is not None else None
    since = agreed or case.called_at or case.opened_at
    out = any(sent.at >= since for sent in case.sent) or (case.sent and not agreed and case.called_at is None)
    at_once = case.occasion in (Occasion.LATE, Occasion.AHEAD) and not agreed
    needless = at_once or case.wants is not None
    settled = case.state not in _UNSENT or (case.booking is not None and not owes_word(case))
    return None if out or needless or settled else (since + FIRST_DEADLINE, since + LAST_DEADLINE)


def is_nudged(case: Case) -> bool:
    """Whether the one reminder was sent, or was not wanted."""
    return NUDGED in case.told or any(sent.kind is LetterKind.NUDGE for sent in case.sent)


def _letter(case: Case, _: _Setting) -> Iterator[Timer]:
    due = deadlines(case)
    if due is None or case.state is State.APPROVED:
        return
    first, last = due
    since = first - FIRST_DEADLINE
    if case.called_at is not None and case.call in _NOBODY_REACHED:
        yield _timer(TimerKind.SEND_SOON, since + _SOON, since, first - _NOTICE)
    yield _timer(TimerKind.LETTER_DUE, first - _NOTICE, since, first)
    yield _timer(TimerKind.LETTER_LATE, last - _NOTICE, since, last)


def _silence(case: Case, setting: _Setting) -> Iterator[Timer]:
    since, days = case.waiting_since, setting.preferences.nudge_days
    if since is None or days <= 0 or case.booking is not None or case.occasion is Occasion.LATE:
        return
    lies = case.state in _LYING and case.wants is LetterKind.NUDGE
    if case.state is State.WAITING and not is_nudged(case):
        yield _timer(TimerKind.NUDGE, _after(since, days, setting), since)
    elif case.state is State.WAITING or lies:
        yield _timer(TimerKind.UNANSWERED, _after(max(since, _written_at(case) or since), days, setting), since)


def written_key(now: datetime) -> str:
    """What stands in `told` from the moment on at which the one reminder was written."""
    return f"{_WRITTEN}{now.astimezone(UTC).isoformat()}"


def _written_at(case: Case) -> datetime | None:
    """When the reminder was written: whoever did not send it has had as long to do so."""
    keys = [key.removeprefix(_WRITTEN) for key in case.told if key.startswith(_WRITTEN)]
    return datetime.fromisoformat(keys[-1]) if keys else None


def _meeting(case: Case, setting: _Setting) -> Iterator[Timer]:
    booking = case.booking
    if booking is None or case.state not in _BOOKED or case.wants is LetterKind.THANKS:
        return
    leave = _leave(case, booking, setting.preferences)
    eve = booking.start.astimezone(setting.mine).date() - timedelta(days=1)
    check = at_hour(eve, setting.preferences.check_hour, setting.mine)
    yield _timer(TimerKind.CHECK, check, booking.start, leave)
    yield _timer(TimerKind.LEAVE, leave, booking.start, booking.start)


def _thanks(case: Case, _: _Setting) -> Iterator[Timer]:
    booking = case.booking
    if booking is None or case.state not in _BOOKED or not _is_quiet(case):
        return
    end, lapse = booking.end, booking.end + _THANKS_LAPSE
    if case.wants is not LetterKind.THANKS and case.state is not State.APPROVED:
        yield _timer(TimerKind.THANKS, end + _THANKS_AFTER, end, lapse)
    elif case.state in _LYING:
        yield _timer(TimerKind.THANKS_DUE, end + _THANKS_REMINDER, end, end + LAST_DEADLINE)
    if case.state is not State.APPROVED:
        yield _timer(TimerKind.LAPSED, lapse, end)


def _beginning(case: Case, _: _Setting) -> Iterator[Timer]:
    start, end = case.event.start, case.event.end
    if case.occasion is Occasion.AHEAD and not case.sent and case.booking is None and case.state in _UNSENT:
        yield _timer(TimerKind.BEGINS, start, start)
    if case.occasion is Occasion.LATE and case.booking is None and case.state in (State.WAITING, State.READY):
        yield _timer(TimerKind.TOOK_PLACE, end + _TOOK_PLACE, end)


_PARTS: tuple[Callable[[Case, _Setting], Iterator[Timer]], ...] = (_letter, _silence, _meeting, _thanks, _beginning)


def _is_quiet(case: Case) -> bool:
    """Whether nothing is asked that could mean there was no second interview."""
    return case.question is None or case.question.kind is QuestionKind.STILL_FINE


def _leave(case: Case, booking: Booking, preferences: Preferences) -> datetime:
    """When to say that it is time: before the way there, or an hour before where none is known."""
    leaves = leave_by(case, preferences)
    return leaves - _BEFORE_LEAVING if leaves is not None else booking.start - _BEFORE_SITTING_DOWN


def _after(since: datetime, days: int, setting: _Setting) -> datetime:
    return end_of_silence(since, days, setting.theirs, setting.preferences.day_starts, setting.holidays)


def _timer(kind: TimerKind, at: datetime, hangs_on: datetime, until: datetime | None = None) -> Timer:
    return Timer(kind, at.astimezone(UTC), f"{kind.value}@{hangs_on.astimezone(UTC).isoformat()}", until)
