"""One missed interview with its people, as values that tests change to their needs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from service.domain.account import Account, Preferences
from service.domain.case import Agreement, Case, EvidenceSource, Mark, MarkKind, State
from service.domain.event import Answer, Attendee, Event, Setting, Span
from service.domain.letter import Slot
from service.domain.people import Person

ME = "robin@candidate.example"
DANA = Person("dana@northwind.example", "Dana Rieger")
SAM = Person("sam@northwind.example", "Sam Oduya")
START = datetime(2026, 11, 24, 9, tzinfo=UTC)
AFTERWARDS = START + timedelta(hours=2)
MISSED = Mark(MarkKind.TITLE, "Missed")
PREFERENCES = Preferences()

_EVENT = Event(
    id="event-1",
    calendar_id="calendar-1",
    uid="uid-1@northwind.example",
    etag='"1"',
    start=START,
    end=START + timedelta(minutes=45),
    zone="Europe/Berlin",
    title="Interview: Data Analyst",
    organizer=DANA,
)


def event(**changes: object) -> Event:
    """Dana's invitation, over by now, with changes."""
    return replace(_EVENT, **changes)  # type: ignore[arg-type]


def guest(person: Person, me: bool = False, answer: Answer = Answer.NONE) -> Attendee:
    """Somebody on the invitation."""
    return Attendee(person, answer, me)


def span(begins: datetime, minutes: int) -> Span:
    """A stretch of so many minutes."""
    return Span(begins, begins + timedelta(minutes=minutes))


def slot(letter: str = "A", day: int = 25, hour: int = 9, zone: str = "Europe/Berlin") -> Slot:
    """Three quarters of an hour in November 2026; the hour is UTC."""
    start = datetime(2026, 11, day, hour, tzinfo=UTC)
    return Slot(letter, start, start + timedelta(minutes=45), zone)


def account(**changes: object) -> Account:
    """Robin's account."""
    robin = Account(id="account-1", provider="google", address=ME, name="Robin Adler", zone="Europe/Berlin")
    return replace(robin, **changes)  # type: ignore[arg-type]


def agreement(**changes: object) -> Agreement:
    """A time agreed by phone."""
    start = datetime(2026, 11, 30, 9, tzinfo=UTC)
    agreed = Agreement(
        start=start, end=start + timedelta(minutes=45), zone="Europe/Berlin", source=EvidenceSource.PHONE
    )
    return replace(agreed, **changes)  # type: ignore[arg-type]


def case(**changes: object) -> Case:
    """Robin's case, about to be drafted, with two times to offer."""
    fresh = Case(
        id="case-1",
        account_id="account-1",
        key="key-1",
        state=State.DRAFTING,
        opened_at=AFTERWARDS,
        event=event(),
        mark=MISSED,
        setting=Setting.VIDEO,
        contact=DANA,
        slots=(slot("A", 25, 9), slot("B", 26, 13)),
    )
    return replace(fresh, **changes)  # type: ignore[arg-type]
