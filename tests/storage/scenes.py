"""The people and things that the storage tests write down."""

from datetime import UTC, datetime, timedelta

from service.domain.account import Ability, Account, AccountState, Preferences
from service.domain.case import (
    Agreement,
    Booking,
    CallOutcome,
    Case,
    Choice,
    Ending,
    EvidenceSource,
    Mark,
    MarkKind,
    Note,
    Question,
    QuestionKind,
    State,
)
from service.domain.event import Answer, Attendee, Event, Setting, Span
from service.domain.letter import Approval, Content, Conversation, Letter, LetterKind, Sent, Slot
from service.domain.people import Person
from service.ports.sign_in import Grant
from service.ports.store import Held
from service.storage.store import SqlStore

START = datetime(2026, 11, 23, 9, 0, 0, 123456, tzinfo=UTC)
CANDIDATE = "candidate@people.example"
INTERVIEWER = Person("ida@firm.example", "Ida Interviewer")


class StillClock:
    """A clock that moves only when told to."""

    def __init__(self) -> None:
        self.time = START

    def now(self) -> datetime:
        """The time it was set to."""
        return self.time

    def move(self, seconds: float) -> None:
        """Turn the hands, forwards or back."""
        self.time += timedelta(seconds=seconds)


def after(seconds: float) -> datetime:
    """A moment after the start of the scene."""
    return START + timedelta(seconds=seconds)


def make_account(account_id: str = "acc", state: AccountState = AccountState.CONNECTED) -> Account:
    """The candidate's account."""
    return Account(
        id=account_id,
        provider="google",
        address=CANDIDATE,
        name="Cara Candidate",
        state=state,
        abilities=frozenset({Ability.DRAFT, Ability.SEND}),
        calendars=("primary",),
        preferences=Preferences(phone="+49 30 5550199", marker_labels=("Missed",)),
    )


def make_grant() -> Grant:
    """What the provider gave the candidate."""
    tokens = {"access": "ya29.top-secret-access", "refresh": "1//top-secret-refresh"}
    return Grant(tokens=tokens, abilities=frozenset({Ability.DRAFT}), address=CANDIDATE, expires_at=after(3600))


def make_event() -> Event:
    """The interview that was missed."""
    return Event(
        id="event-1",
        calendar_id="primary",
        uid="uid-1",
        etag='"1"',
        start=after(-7200),
        end=after(-3600),
        zone="Europe/Berlin",
        title="Interview Senior Gardener",
        attendees=(Attendee(INTERVIEWER, Answer.ACCEPTED), Attendee(Person(CANDIDATE), me=True)),
    )


def make_case(case_id: str = "case-1", *, key: str = "key-1", state: State = State.READY, opened: float = 0) -> Case:
    """A case as it is first stored."""
    return Case(
        id=case_id,
        account_id="acc",
        key=key,
        state=state,
        opened_at=after(opened),
        event=make_event(),
        mark=Mark(MarkKind.LABEL, "Missed"),
    )


SLOT = Slot("A", after(90000), after(93600), "Europe/Berlin")


def make_letter() -> Letter:
    """The letter to the interviewer."""
    content = Content(
        sender=CANDIDATE, to=(INTERVIEWER.address,), subject="Our talk on Monday", text="I overslept and am sorry.\n"
    )
    return Letter(
        kind=LetterKind.REQUEST, language="en", content=content, token="t0ken", message_id="m1@people.example"
    )


def make_full_case() -> Case:
    """A case that has been through everything, with words in it that must never lie in clear."""
    letter = make_letter()
    return Case(
        id="case-full",
        account_id="acc",
        key="key-full",
        state=State.DECIDING,
        opened_at=START,
        event=make_event(),
        mark=Mark(MarkKind.TITLE, "missed:"),
        version=1,
        setting=Setting.VIDEO,
        call=CallOutcome.VOICEMAIL,
        contact=INTERVIEWER,
        phone="+49 30 5550100",
        conversation=Conversation(
            "thread-1", "Our talk on Monday", "m0@firm.example", ("r0@firm.example",), INTERVIEWER
        ),
        slots=(SLOT,),
        letter=letter,
        draft_id="draft-1",
        written="f" * 64,
        approval=Approval(letter.content.fingerprint, after(10), "person"),
        sent=(Sent("m1@people.example", "msg-1", "thread-1", after(20)),),
        seen_messages=("msg-2",),
        question=Question(
            QuestionKind.WHAT_REPLY, "It names no time.", "Sometime next week?", (Choice("a", "A", SLOT),)
        ),
        agreement=Agreement(
            start=SLOT.start, end=SLOT.end, zone=SLOT.zone, source=EvidenceSource.REPLY, quote="A suits"
        ),
        booking=Booking(
            calendar_id="primary", meeting_id="mtg", meeting_etag='"2"', start=SLOT.start, end=SLOT.end, block_id="blk"
        ),
        ending=Ending.RECOVERED,
        wake_at=after(60),
        tries=2,
        trouble="The mailbox could not be reached.",
    )


def make_note(what: str = "The case was opened.", seconds: float = 0) -> Note:
    """A line of a timeline."""
    return Note(after(seconds), what, "The event carries the label.")


def make_span(first: float, last: float) -> Span:
    """A stretch of time in seconds from the start of the scene."""
    return Span(after(first), after(last))


def take_lease(store: SqlStore, holder: str = "me", seconds: float = 60) -> Held:
    """A lease on the candidate's mailbox."""
    held = store.run_now(lambda books: books.leases.take("acc", holder, START, seconds))
    assert held is not None
    return held
