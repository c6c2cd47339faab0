"""Interviews in the calendar on the first page: one that is over and asks, one that runs, those that come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from service.domain.account import Account
from service.domain.event import Span
from service.domain.marks.upcoming import Course, Interview, course_of
from service.web.views.moments import ago, say_span

AHEAD = timedelta(hours=48)
"""How far the first page looks ahead."""
_MOST_AHEAD = 3


@dataclass(frozen=True, slots=True)
class InterviewCard:
    """One interview with where it stands: `over` asks, `running` may be late, `waiting` may also be left alone."""

    account_id: str
    calendar_id: str
    event_id: str
    title: str
    when: str
    ago: str
    over: bool
    running: bool
    waiting: bool


@dataclass(frozen=True, slots=True)
class Interviews:
    """The cards by what they want, and a word that changes whenever they would look different."""

    over: Sequence[InterviewCard]
    running: Sequence[InterviewCard]
    ahead: Sequence[InterviewCard]
    state: str

    @property
    def any(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.over or self.running or self.ahead)


def show_interviews(those: Sequence[Interview], accounts: Mapping[str, Account], now: datetime) -> Interviews:
    """The cards at this moment; one that is over is shown only to those who want to be asked."""
    known = [(one, accounts[one.account_id]) for one in those if one.account_id in accounts]
    cards = [
        _card(one, account, now)
        for one, account in known
        if account.preferences.ask_after or course_of(one.start, one.end, now) is not Course.OVER
    ]
    ahead = [card for card in cards if not card.over and not card.running]
    state = ",".join(f"{card.event_id}:{card.over:d}{card.running:d}{card.waiting:d}" for card in cards)
    return Interviews(
        over=[card for card in cards if card.over],
        running=[card for card in cards if card.running],
        ahead=ahead[:_MOST_AHEAD],
        state=state,
    )


def _card(one: Interview, account: Account, now: datetime) -> InterviewCard:
    course = course_of(one.start, one.end, now)
    return InterviewCard(
        account_id=one.account_id,
        calendar_id=one.calendar_id,
        event_id=one.event_id,
        title=one.title,
        when=say_span(Span(one.start, one.end), account.zone),
        ago=ago(one.start, now),
        over=course is Course.OVER,
        running=course in (Course.RUNNING, Course.WAITING),
        waiting=course is Course.WAITING,
    )
