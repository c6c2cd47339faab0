"""The card of the second interview: when, where, from when on to be there, and what is told beforehand."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from service.domain.account import Account
from service.domain.case import Case, State
from service.domain.event import Setting, Span
from service.domain.meetings.arrival import leave_by, plan_block, setting_of, travel_of
from service.domain.times.timetable import TimerKind, pending
from service.usecases.meetings.travelling import offers_remembering, wants_travel
from service.web.views.moments import say_hours, say_near, say_span, say_time
from service.web.views.zones import in_their_zone

_TOLD = {TimerKind.CHECK: "the evening before, with one question", TimerKind.LEAVE: "when it is time to go"}


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingCard:
    """What stands in the calendar now.

    `leave` is when to leave, "" where nobody knows; `travels` says that there is a way to go, `minutes` how long it
    takes, `may_remember` that this may become the usual length. `reminders` are moments and what is said then, `ways`
    the kinds of ways they come by.
    """

    meeting: str
    theirs: str
    block: str
    leave: str
    travels: bool
    minutes: int | None
    asks_way: bool
    may_remember: bool
    reminders: Sequence[tuple[str, str]]
    ways: Sequence[str]
    adopted: bool
    unanswered: bool
    over: bool


def show_booking(
    case: Case, account: Account, now: datetime, holidays: Collection[date], ways: Sequence[str]
) -> BookingCard | None:
    """The entries in the calendar, and what else is done for them."""
    booking, preferences = case.booking, account.preferences
    if booking is None:
        return None
    span, setting = Span(booking.start, booking.end), setting_of(case)
    block = plan_block(setting, span, preferences) if booking.block_id and now < booking.start else None
    leave = leave_by(case, preferences) if now < booking.start else None
    return BookingCard(
        meeting=say_span(span, account.zone),
        theirs=in_their_zone(span, case, account),
        block=say_hours(block, account.zone) if block else "",
        leave=say_time(leave, account.zone) if leave else "",
        travels=setting is Setting.ON_SITE and now < booking.start and case.state is not State.CLOSED,
        minutes=travel_of(case, preferences),
        asks_way=wants_travel(case, preferences),
        may_remember=offers_remembering(case, preferences),
        reminders=_list_reminders(case, account, now, holidays),
        ways=[way.partition("://")[0] for way in ways],
        adopted=booking.adopted,
        unanswered=booking.unanswered and not booking.accepting and case.state is State.BOOKED,
        over=booking.end <= now,
    )


def _list_reminders(
    case: Case, account: Account, now: datetime, holidays: Collection[date]
) -> Sequence[tuple[str, str]]:
    found = pending(case, account.preferences, account.zone, holidays, now)
    return [(say_near(one.at, account.zone), _TOLD[one.kind]) for one in found if one.kind in _TOLD and one.at > now]
