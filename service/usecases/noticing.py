"""What a changed event means: a mark, a mark taken back, a meeting that moved, an invitation, or nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from service.domain.account import Account
from service.domain.arrival import find_setting
from service.domain.case import (
    Agreement,
    Case,
    Choice,
    Ending,
    EvidenceSource,
    Mark,
    Note,
    Question,
    QuestionKind,
    State,
)
from service.domain.contacts import find_phone
from service.domain.detection import Action, Verdict, case_key, judge, read_mark
from service.domain.event import Event
from service.domain.lifecycle import Happening, allows, move
from service.ports.store import Books
from service.usecases.booking import agree
from service.usecases.composing import derive_id
from service.usecases.desk import Desk
from service.usecases.keeping import keep, open_case


@dataclass(slots=True)
class Notice:
    """Looks at changed events of one account within one transaction, and collects the cases that changed."""

    desk: Desk
    books: Books
    account: Account
    changed: list[Case] = field(default_factory=list)

    def look(self, events: Iterable[Event], gone: Sequence[str], calendar_id: str) -> list[Case]:
        """Take in one page of changes; the answer lists the cases that were opened or changed."""
        unclosed = self.books.shelf.unclosed(self.account.id)
        by_event = {(case.event.calendar_id, case.event.id): case for case in unclosed}
        by_meeting = {(b.calendar_id, b.meeting_id): case for case in unclosed if (b := case.booking) is not None}
        waiting = [case for case in unclosed if case.state in (State.WAITING, State.DECIDING)]
        for event in events:
            self._mirror(event)
            where = (calendar_id, event.id)
            if (booked := by_meeting.get(where)) is not None:
                self._follow_meeting(booked, event)
            elif (known := by_event.get(where)) is not None:
                self._follow_missed(known, event)
            elif mark := read_mark(event, self.account.preferences):
                self._open(event, mark, judge(event, mark, self.desk.now()))
            elif waiting:
                self._weigh_invitation(waiting, event)
        for event_id in gone:
            self.books.busy.note(self.account.id, calendar_id, event_id, None)
            if (booked := by_meeting.get((calendar_id, event_id))) is not None:
                self._lose_meeting(booked)
        return self.changed

    def open_by_button(self, event: Event, mark: Mark) -> Case | None:
        """Open a case on the person's own word; None when the event cannot be a missed interview."""
        self._open(event, mark, judge(event, mark, self.desk.now()))
        return self.changed[0] if self.changed else None

    def _mirror(self, event: Event) -> None:
        busy = event.busy and not event.cancelled
        self.books.busy.note(self.account.id, event.calendar_id, event.id, event.span if busy else None)

    def _open(self, event: Event, mark: Mark, verdict: Verdict) -> None:
        if verdict.action is Action.IGNORE:
            return
        key = case_key(event)
        earlier = self.books.cases.matching(self.account.id, key)
        if any(case.ending is not Ending.WITHDRAWN or case.state is not State.CLOSED for case in earlier):
            return
        ask = verdict.action is Action.ASK
        choices = (Choice("missed", "Yes, I missed it"), Choice("not_missed", "No"))
        case = Case(
            id=derive_id("case", self.account.id, key, len(earlier)),
            account_id=self.account.id,
            key=key,
            state=State.ASKING if ask else State.DRAFTING,
            opened_at=self.desk.now(),
            event=event,
            mark=mark,
            setting=find_setting(event),
            phone=find_phone(event),
            question=Question(QuestionKind.REALLY_MISSED, verdict.why, mark.seen, choices) if ask else None,
        )
        note = Note(self.desk.now(), "You marked this interview as missed.", verdict.why)
        self.changed.append(open_case(self.desk, self.books, case, note))

    def _follow_missed(self, case: Case, event: Event) -> None:
        if event.start > case.event.start and event.start > self.desk.now() and not event.organized_by_me:
            return self._accept_move(case, event)
        marked = read_mark(event, self.account.preferences) is not None
        if not marked and case.mark.kind != "button" and allows(case.state, Happening.UNMARKED):
            return self._unmark(case)
        return None

    def _unmark(self, case: Case) -> None:
        after = move(case, Happening.UNMARKED, wake_at=case.wake_at)
        if after.state is case.state:
            return
        why = "The letter had not been sent, so nothing leaves."
        note = Note(self.desk.now(), "You took the mark back.", why)
        self._keep(replace(after, wake_at=None, approval=None, ending=Ending.WITHDRAWN), note)

    def _accept_move(self, case: Case, event: Event) -> None:
        agreement = self._invited(case, event)
        note = Note(self.desk.now(), "The interviewer moved the original meeting to a new time.", event.title)
        if case.booking is None and allows(case.state, Happening.REPLY_AGREED):
            self._keep(move(case, Happening.REPLY_AGREED, agreement=agreement, event=event), note)

    def _follow_meeting(self, case: Case, event: Event) -> None:
        booking = case.booking
        if booking is None or not allows(case.state, Happening.MEETING_MOVED):
            return
        if event.cancelled:
            self._lose_meeting(case)
        elif (event.start, event.end) != (booking.start, booking.end) and case.agreement is not None:
            agreement = replace(case.agreement, start=event.start, end=event.end, zone=event.zone)
            moved = replace(booking, meeting_etag=event.etag)
            note = Note(self.desk.now(), "The new meeting was moved in the calendar.")
            self._keep(move(case, Happening.MEETING_MOVED, agreement=agreement, booking=moved), note)

    def _lose_meeting(self, case: Case) -> None:
        if not allows(case.state, Happening.MEETING_GONE):
            return
        question = Question(
            QuestionKind.MEETING_GONE,
            "The new meeting was removed from your calendar. What does that mean?",
            choices=(Choice("book_again", "Add it again"), Choice("close", "It was cancelled: close this case")),
        )
        note = Note(self.desk.now(), "The new meeting was removed from your calendar.")
        self._keep(move(case, Happening.MEETING_GONE, question=question), note)

    def _weigh_invitation(self, waiting: Sequence[Case], event: Event) -> None:
        case = next((one for one in waiting if _may_be_answer(one, event, self.desk)), None)
        if case is None:
            return None
        agreement = self._invited(case, event)
        exact = any(slot.start == event.start for slot in case.slots) and event.organizer == case.contact
        note = Note(self.desk.now(), "An invitation from the interviewer arrived in your calendar.", event.title)
        if exact and case.state is State.WAITING:
            return self._keep(move(case, Happening.REPLY_AGREED, agreement=agreement), note)
        question = Question(
            QuestionKind.WHAT_REPLY,
            "An invitation from them lies in your calendar. Is it the new interview?",
            quote=event.title,
            choices=(Choice("invited", "Yes, that is it"), Choice("wait", "No, keep waiting")),
        )
        return self._keep(move(case, Happening.REPLY_UNCLEAR, agreement=agreement, question=question), note)

    def _invited(self, case: Case, event: Event) -> Agreement:
        agreement = Agreement(
            start=event.start,
            end=event.end,
            zone=event.zone,
            source=EvidenceSource.INVITATION,
            quote=event.title,
            event_id=event.id,
            calendar_id=event.calendar_id,
            setting=find_setting(event),
            place=event.place,
        )
        return agree(case, agreement)

    def _keep(self, case: Case, note: Note) -> None:
        self.changed.append(keep(self.desk, self.books, case, note))


def _may_be_answer(case: Case, event: Event, desk: Desk) -> bool:
    """Whether a new event could be the interviewer's answer: theirs, ahead of us, made after the case was opened."""
    organizer, contact = event.organizer, case.contact
    if organizer is None or contact is None or event.client_ref or event.cancelled or event.organized_by_me:
        return False
    if case.agreement is not None and case.agreement.event_id == event.id:
        return False
    made = event.created or event.updated
    after = made is not None and made >= case.opened_at
    return after and event.start > desk.now() and organizer.address == contact.address
