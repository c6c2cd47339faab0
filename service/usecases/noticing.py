"""What a changed event means: a mark, a mark taken back, a meeting that moved, an invitation, or nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

import structlog

from service.domain.account import Account
from service.domain.arrival import find_setting
from service.domain.case import Case, Choice, Ending, Mark, MarkKind, Note, Question, QuestionKind, State
from service.domain.contacts import find_phone
from service.domain.detection import Action, Verdict, case_key, judge, read_mark
from service.domain.event import Event
from service.domain.letter import Slot
from service.domain.lifecycle import Happening, allows, move
from service.ports.store import Books
from service.usecases.agreements import agree_on_event, is_from_contact
from service.usecases.composing import derive_id
from service.usecases.desk import Desk
from service.usecases.keeping import keep, open_case
from service.usecases.replies import hear_early

_log = structlog.get_logger(__name__)
_ANSWERED = frozenset({State.WAITING, State.DECIDING, State.BOOKED})
_NOT_SENT_YET = frozenset({State.READY, State.REVISING, State.APPROVED})
_REOPENED_BY_A_MARK = frozenset({Ending.WITHDRAWN})
_REOPENED_BY_THE_BUTTON = _REOPENED_BY_A_MARK | {Ending.NOT_MISSED, Ending.DISCARDED}


@dataclass(slots=True)
class Notice:
    """Looks at changed events of one account within one transaction, and collects the cases that changed.

    `strange` counts events that could not be dealt with; they are passed over, so that they stop nobody else.
    """

    desk: Desk
    books: Books
    account: Account
    changed: dict[str, Case] = field(default_factory=dict)
    strange: int = 0
    _open_cases: dict[str, Case] = field(default_factory=dict)

    def look(self, events: Iterable[Event], gone: Sequence[str], calendar_id: str) -> list[Case]:
        """Take in one page of changes; the answer lists the cases that were opened or changed."""
        self._open_cases = {case.id: case for case in self.books.shelf.unclosed(self.account.id)}
        for event in events:
            try:
                self._notice(event, (calendar_id, event.id))
            except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError) as error:
                _log.error("event_passed_over", account=self.account.id, error=type(error).__name__)
                self.strange += 1
        for event_id in gone:
            self.books.busy.note(self.account.id, calendar_id, event_id, None)
            if (booked := self._find(lambda case: _meeting_of(case) == (calendar_id, event_id))) is not None:  # noqa: B023
                self._lose_meeting(booked)
        return list(self.changed.values())

    def open_by_button(self, event: Event) -> Case | None:
        """Open a case on the person's own word; None when the event cannot be a missed interview."""
        mark = Mark(MarkKind.BUTTON, "your own word")
        self._open(event, mark, judge(event, mark, self.desk.now()), _REOPENED_BY_THE_BUTTON)
        return next(iter(self.changed.values()), None)

    def open_again(self, event: Event) -> Case | None:
        """Open a case for an event that was marked once more while its withdrawn case was being closed, or None."""
        mark = read_mark(event, self.account.preferences)
        if mark is not None:
            self._open(event, mark, judge(event, mark, self.desk.now()), _REOPENED_BY_A_MARK)
        return next(iter(self.changed.values()), None)

    def _notice(self, event: Event, where: tuple[str, str]) -> None:
        busy = event.busy and not event.cancelled
        self.books.busy.note(self.account.id, event.calendar_id, event.id, event.span if busy else None)
        if (booked := self._find(lambda case: _meeting_of(case) == where)) is not None:
            self._follow_meeting(booked, event)
        elif (known := self._find(lambda case: (case.event.calendar_id, case.event.id) == where)) is not None:
            self._follow_missed(known, event)
        elif mark := read_mark(event, self.account.preferences):
            self._open(event, mark, judge(event, mark, self.desk.now()), _REOPENED_BY_A_MARK)
        elif (answered := self._find(lambda case: self._may_be_answer(case, event))) is not None:
            self._weigh_invitation(answered, event)

    def _find(self, fits: Callable[[Case], bool]) -> Case | None:
        return next((case for case in self._open_cases.values() if fits(case)), None)

    def _open(self, event: Event, mark: Mark, verdict: Verdict, reopened: frozenset[Ending]) -> None:
        if verdict.action is Action.IGNORE:
            return
        key = case_key(event)
        earlier = self.books.cases.matching(self.account.id, key)
        if any(case.state is not State.CLOSED or case.ending not in reopened for case in earlier):
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
        self._remember(open_case(self.desk, self.books, case, note))

    def _follow_missed(self, case: Case, event: Event) -> None:
        """The missed event itself changed: moved by the interviewer, or its mark was taken back or set again."""
        if event.start > case.event.start and event.start > self.desk.now() and not event.organized_by_me:
            return self._hear_of_move(case, event)
        was, now = (read_mark(one, self.account.preferences) is not None for one in (case.event, event))
        if was and not now and case.mark.kind is not MarkKind.BUTTON:
            return self._unmark(case, event)
        if now and not was:
            self._keep(replace(case, event=event), Note(self.desk.now(), "You marked it as missed once more."))
        return None

    def _unmark(self, case: Case, event: Event) -> None:
        now, seen = self.desk.now(), replace(case, event=event)
        if case.sent or case.booking is not None or not _withdrawable(case):
            note = Note(now, "You took the mark back.", "The letter had been sent already, so the case goes on.")
            return self._keep(seen, note)
        happening = Happening.CLOSED_BY_PERSON if case.state is State.DECIDING else Happening.UNMARKED
        after = move(seen, happening, approval=None, ending=Ending.WITHDRAWN)
        return self._keep(after, Note(now, "You took the mark back.", "The letter had not been sent: nothing leaves."))

    def _hear_of_move(self, case: Case, event: Event) -> None:
        """The interviewer gave the original meeting a new time (RFC 5546 section 3.2.2.1: a higher sequence)."""
        clear = event.sequence > case.event.sequence and not event.all_day and case.booking is None
        if clear and allows(case.state, Happening.REPLY_AGREED):
            missed, agreement = case.missed or case.event.span, agree_on_event(case, event)
            moved = move(case, Happening.REPLY_AGREED, agreement=agreement, event=event, missed=missed, ending=None)
            note = Note(self.desk.now(), "The interviewer moved the original meeting to a new time.", event.title)
            return self._keep(moved, note)
        return self._ask_about(case, event)

    def _follow_meeting(self, case: Case, event: Event) -> None:
        booking = case.booking
        if event.cancelled:
            return self._lose_meeting(case)
        moved = booking is not None and (event.start, event.end) != (booking.start, booking.end)
        if moved and allows(case.state, Happening.MEETING_MOVED):
            note = Note(self.desk.now(), "The new meeting was moved in the calendar.")
            return self._keep(move(case, Happening.MEETING_MOVED, approval=None), note)
        return None

    def _lose_meeting(self, case: Case) -> None:
        if allows(case.state, Happening.MEETING_MOVED):
            note = Note(self.desk.now(), "The new meeting was removed from your calendar.")
            self._keep(move(case, Happening.MEETING_MOVED, approval=None), note)

    def _weigh_invitation(self, case: Case, event: Event) -> None:
        booking = case.booking
        if booking is not None and (event.start, event.calendar_id) == (booking.start, booking.calendar_id):
            return self._take_theirs(case, event)
        if case.state in _NOT_SENT_YET:
            after, note = hear_early(self.desk, case, "An invitation from them has come")
            return self._keep(_asked(after, event), note)
        offered = any(slot.start == event.start for slot in case.slots)
        if offered and not event.all_day and _awaits_an_answer(case):
            note = Note(self.desk.now(), "An invitation from the interviewer arrived in your calendar.", event.title)
            return self._keep(move(case, Happening.REPLY_AGREED, agreement=agree_on_event(case, event)), note)
        return self._ask_about(case, event)

    def _take_theirs(self, case: Case, event: Event) -> None:
        """Their invitation for the time that we wrote down already: one of the two has to go, and it is ours."""
        agreement = case.agreement
        if agreement is not None and allows(case.state, Happening.MEETING_MOVED):
            theirs = replace(agreement, event_id=event.id, calendar_id=event.calendar_id)
            note = Note(self.desk.now(), "The interviewer's invitation for the agreed time arrived in your calendar.")
            self._keep(move(case, Happening.MEETING_MOVED, agreement=theirs, approval=None), note)

    def _ask_about(self, case: Case, event: Event) -> None:
        if not allows(case.state, Happening.REPLY_UNCLEAR) or _mark_of(event) in case.seen_messages:
            return
        stays = "No, the new time stands" if case.booking else "No, keep waiting"
        time = Slot("", event.start, event.end, event.zone)
        yes = () if event.all_day else (Choice("invited", "Yes, that is it", time),)
        question = Question(
            QuestionKind.WHAT_REPLY,
            "A meeting with them at a new time lies in your calendar. Is it the new interview?",
            quote=event.title,
            choices=(*yes, Choice("other_time", "We meet at another time"), Choice("wait", stays)),
        )
        note = Note(self.desk.now(), "An invitation from the interviewer arrived in your calendar.", event.title)
        self._keep(move(_asked(case, event), Happening.REPLY_UNCLEAR, question=question), note)

    def _may_be_answer(self, case: Case, event: Event) -> bool:
        """Whether a new event could be their answer: theirs, ahead of us, made since the case was opened."""
        if case.state not in _ANSWERED | _NOT_SENT_YET or event.cancelled or not is_from_contact(case, event):
            return False
        made = event.created or event.updated
        fresh = made is not None and made >= case.opened_at and _mark_of(event) not in case.seen_messages
        return fresh and event.start > self.desk.now()

    def _keep(self, case: Case, note: Note) -> None:
        self._remember(keep(self.desk, self.books, case, note))

    def _remember(self, case: Case) -> None:
        self.changed[case.id] = case
        self._open_cases.pop(case.id, None)
        if case.state is not State.CLOSED:
            self._open_cases[case.id] = case


def _meeting_of(case: Case) -> tuple[str, str] | None:
    return (case.booking.calendar_id, case.booking.meeting_id) if case.booking is not None else None


def _withdrawable(case: Case) -> bool:
    return allows(case.state, Happening.CLOSED_BY_PERSON if case.state is State.DECIDING else Happening.UNMARKED)


def _awaits_an_answer(case: Case) -> bool:
    """Whether the case waits for their answer, or has one of which only the meaning is asked."""
    asked = case.question is not None and case.question.kind is QuestionKind.WHAT_REPLY
    return case.booking is None and (case.state is State.WAITING or (case.state is State.DECIDING and asked))


def _mark_of(event: Event) -> str:
    """How an event that was asked about is remembered among the messages that were seen."""
    return f"event:{event.id}:{event.start.isoformat()}"


def _asked(case: Case, event: Event) -> Case:
    return replace(case, seen_messages=(*case.seen_messages, _mark_of(event)))
