"""Cases in every state, as the pages meet them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from service.domain.account import Account
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
from service.domain.event import Event, Setting
from service.domain.letter import Approval, Content, Letter, LetterKind, Sent, Slot
from service.domain.people import Person
from tests.web.moments import moments

DANA = Person("dana.rieger@northwind.example", "Dana Rieger")
ME = "robin@keller.example"
Make = Callable[[str, State], Case]
TEXT = """Dear Dana,

I missed our interview for the Data Engineer role today at 10:00. I am sorry: it was my mistake, and you waited for me.

I have put two alarms into my calendar, so this does not happen again. I would still like very much to meet you.

Would one of these times suit you? Just answer A or B.

A) Thursday, 26 November 2026, 10:00-10:45 (Europe/Berlin)
B) Friday, 27 November 2026, 14:00-14:45 (Europe/Berlin)

Any other time is fine too. Thank you for your patience, and my apologies once more.

Kind regards,
Robin Keller
+49 171 39200 12
"""


def missed(now: datetime) -> Event:
    """The interview that was missed an hour ago."""
    start = (now - timedelta(minutes=95)).replace(second=0, microsecond=0)
    return Event(
        id="event1",
        calendar_id=ME,
        uid="uid1",
        etag='"1"',
        start=start,
        end=start + timedelta(minutes=45),
        zone="Europe/Berlin",
        title="Interview: Data Engineer, Northwind",
        organizer=DANA,
        web_link="https://calendar.example/event1",
    )


def letter(kind: LetterKind = LetterKind.REQUEST, text: str = TEXT) -> Letter:
    """The letter, lying ready."""
    subject, last = "Re: Interview for the Data Engineer role", "m0@northwind.example"
    content = Content(sender=ME, to=(DANA.address,), subject=subject, text=text, in_reply_to=last, references=(last,))
    names = (DANA.name,)
    return Letter(
        kind=kind, language="en", content=content, token="t1", message_id="m1@keller.example", to_names=names,
        thread_id="th1",
    )  # fmt: skip


def slots(now: datetime) -> tuple[Slot, ...]:
    """Two proposed times."""
    first = (now + timedelta(days=2)).replace(minute=0, second=0, microsecond=0)
    starts = {"A": first, "B": first + timedelta(days=1, hours=4)}
    return tuple(Slot(name, at, at + timedelta(minutes=45), "Europe/Berlin") for name, at in starts.items())


def base(account: Account, name: str, state: State, now: datetime) -> Case:
    """A case with the facts that every state has."""
    return Case(
        id=name,
        account_id=account.id,
        key=f"key-{name}",
        state=state,
        opened_at=now - timedelta(minutes=30),
        event=missed(now),
        mark=Mark(MarkKind.LABEL, "Missed interview"),
        setting=Setting.ON_SITE,
        contact=DANA,
        phone="+49 30 23125 118",
        slots=slots(now),
    )


def notes(now: datetime) -> list[Note]:
    """A timeline with a reason."""
    return [
        Note(now - timedelta(minutes=30), "You marked the interview as missed.", "The label “Missed interview”."),
        Note(
            now - timedelta(minutes=29),
            f"Put a letter to {DANA.address} into your Drafts.",
            "Hers was the last mail about this interview, see https://mail.example/" + "thread" * 12,
        ),
    ]


def every_case(account: Account, now: datetime) -> dict[str, Case]:
    """One case for each state and each way a state can look."""

    def make(name: str, state: State) -> Case:
        return base(account, name, state, now)

    ready = replace(make("ready", State.READY), letter=letter(), draft_id="d1")
    sent = (Sent("m2@keller.example", "g2", "th1", now - timedelta(minutes=20)),)
    waiting = replace(make("waiting", State.WAITING), letter=letter(), sent=sent, call=CallOutcome.NOT_REACHED)
    return {
        **_asking(make),
        "drafting": make("drafting", State.DRAFTING),
        "ready": ready,
        "called": replace(ready, id="called", key="key-called", call=CallOutcome.VOICEMAIL),
        "unlucky": replace(
            ready, id="unlucky", key="key-unlucky", phone="",
            event=replace(missed(now), title="Interview:" + "Donaudampfschifffahrt" * 6),
            trouble="The provider did not answer in time. The draft is tried again in a minute.",
            letter=letter(text="Hi!!!\n"),
        ),
        "revising": replace(make("revising", State.REVISING), letter=letter()),
        "approved": _approved(make("approved", State.APPROVED), now),
        "sending": replace(make("sending", State.SENDING), letter=letter()),
        "waiting": waiting,
        **_deciding(waiting),
        "booking": replace(make("booking", State.BOOKING), agreement=_agreement(now), sent=sent, letter=letter()),
        "booked": _booked(replace(waiting, id="booked", key="key-booked"), now),
        "withdrawing": make("withdrawing", State.WITHDRAWING),
        **moments(ready, waiting, now),
        **{f"closed-{end.value}": _closed(make(f"closed-{end.value}", State.CLOSED), end) for end in Ending},
    }  # fmt: skip


def _asking(make: Make) -> dict[str, Case]:
    really = Question(
        QuestionKind.REALLY_MISSED,
        "The title says “missed”, but the event has not ended yet.",
        "Missed: Interview",
        (Choice("missed", "Yes, I missed it"), Choice("not_missed", "No")),
    )
    whom = Question(
        QuestionKind.WHOM,
        "The invitation names nobody I could safely write to. Who should get it?",
        choices=(Choice(f"to:{DANA.address}", f"{DANA.name} <{DANA.address}>"),),
    )
    return {
        "asking": replace(make("asking", State.ASKING), question=really),
        "whom": replace(make("whom", State.ASKING), question=whom, contact=None),
    }


def _approved(case: Case, now: datetime) -> Case:
    written = letter()
    approval = Approval(written.content.fingerprint, now, ME)
    return replace(case, letter=written, approval=approval, wake_at=now + timedelta(hours=1))


def _deciding(waiting: Case) -> dict[str, Case]:
    reply = Question(
        QuestionKind.WHAT_REPLY,
        "They answered, but not with a clear yes to one of your times.",
        "Thursday could work, but let me check with the team. Could you also do Monday at 3 pm?",
        (
            *(Choice(f"slot:{one.letter}", f"They agreed to {one.letter}", one) for one in waiting.slots),
            Choice("other_time", "They agreed to another time"),
            Choice("refused", "They said no"),
            Choice("wait", "Keep waiting"),
        ),
    )
    maybe = Question(
        QuestionKind.MAYBE_SENT,
        "The connection broke while your letter was being sent. Please look into your Sent folder.",
        choices=(Choice("was_sent", "It was sent"), Choice("draft_again", "It was not sent: write it again")),
    )
    return {
        "deciding": replace(waiting, id="deciding", key="key-deciding", state=State.DECIDING, question=reply),
        "uncertain": replace(
            waiting, id="uncertain", key="key-uncertain", state=State.UNCERTAIN, question=maybe, sent=()
        ),
    }


def _agreement(now: datetime) -> Agreement:
    slot = slots(now)[0]
    return Agreement(
        start=slot.start,
        end=slot.end,
        zone="Europe/London",
        source=EvidenceSource.REPLY,
        quote="Thank you for your honest mail. A works for us, see you then!",
        setting=Setting.ON_SITE,
        place="Northwind, Musterstraße 12, 10115 Berlin",
    )


def _booked(case: Case, now: datetime) -> Case:
    agreement = _agreement(now)
    booking = Booking(
        calendar_id=ME, meeting_id="m", meeting_etag='"1"', start=agreement.start, end=agreement.end, block_id="b"
    )
    return replace(case, state=State.BOOKED, agreement=agreement, booking=booking, ending=Ending.RECOVERED)


def _closed(case: Case, ending: Ending) -> Case:
    return replace(case, ending=ending, letter=letter(LetterKind.CLOSE))


def booked_by_invitation(booked: Case) -> Case:
    """The same booking, but as the interviewer's own invitation that was found in the calendar."""
    return replace(booked, booking=replace(booked.booking, adopted=True, unanswered=True) if booked.booking else None)
