"""Rows of lists: cases on the first page, events that may have been missed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from service.domain.account import Account
from service.domain.case import Case, State
from service.domain.event import Event
from service.domain.marks.detection import plain_title
from service.domain.marks.upcoming import Course, course_of
from service.web.views.moments import ago, say_event, say_short
from service.web.views.standings import SECTIONS, is_stuck, missed_time, say_occasion, sort_cases, stand, title_of


@dataclass(frozen=True, slots=True)
class CaseRow:
    """One case in the list."""

    id: str
    title: str
    missed: str
    headline: str
    trouble: str


@dataclass(frozen=True, slots=True)
class Section:
    """Cases that want the same: `tone` is for the eye, `name` for the reader."""

    tone: str
    name: str
    rows: Sequence[CaseRow]


@dataclass(frozen=True, slots=True)
class EventRow:
    """One event that may have been missed; `past` says that it has ended, `running` that one can be late for it.

    `waited` says that the other side has had its ten minutes to come.
    """

    id: str
    calendar_id: str
    title: str
    when: str
    ago: str
    past: bool
    running: bool
    waited: bool


def list_rows(cases: list[Case], accounts: Mapping[str, Account], now: datetime) -> Sequence[Section]:
    """The cases in the order in which they should be looked at."""
    groups = sort_cases([case for case in cases if case.account_id in accounts], accounts)
    return [
        Section(tone.value, SECTIONS[tone], [_row(case, accounts[case.account_id], now) for case in found])
        for tone, found in groups.items()
    ]


def list_events(events: Sequence[Event], zone: str, now: datetime) -> Sequence[EventRow]:
    """Events in the order given."""
    return [_event_row(event, zone, now) for event in events]


def _event_row(event: Event, zone: str, now: datetime) -> EventRow:
    course = course_of(event.start, event.end, now)
    return EventRow(
        id=event.id,
        calendar_id=event.calendar_id,
        title=plain_title(event),
        when=say_event(event, zone),
        ago=ago(event.start, now),
        past=course is Course.OVER,
        running=course in (Course.RUNNING, Course.WAITING),
        waited=course in (Course.WAITING, Course.OVER),
    )


def _row(case: Case, account: Account, now: datetime) -> CaseRow:
    again = case.booking is not None and case.state is not State.CLOSED
    start = case.booking.start if case.booking is not None and again else missed_time(case).start
    missed = f"{'New time' if again else say_occasion(case)}: {say_short(start, account.zone)}, {ago(start, now)}"
    trouble = case.trouble if is_stuck(case) else ""
    return CaseRow(case.id, title_of(case), missed, stand(case, account).headline, trouble)
