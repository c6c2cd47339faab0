"""What a changed event means: a mark, a mark taken back, a meeting that moved, an invitation, or nothing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

import structlog

from service.domain.account import Account, AccountState
from service.domain.case import Case, Choice, Ending, Mark, MarkKind, Note, Occasion, QuestionKind, State
from service.domain.event import Event
from service.domain.letter import Slot
from service.domain.lifecycle import Happening, allows, move
from service.domain.marks.detection import Action, Verdict, case_key, judge, read_mark
from service.domain.meetings.arrival import find_setting
from service.domain.whom.contacts import find_phone
from service.ports.store import Books
from service.usecases.desk import Desk
from service.usecases.keeping import keep, open_case
from service.usecases.letters.composing import derive_id
from service.usecases.meetings.agreements import (
    agree_on_event,
    agree_on_move,
    is_from_contact,
    is_plain_time,
    open_question,
    question_about,
    question_about_gone,
)
from service.usecases.watching.asking import ask_about_mark
from service.usecases.watching.replies import hear_early
from service.usecases.watching.upcoming import Diary

_log = structlog.get_logger(__name__)
_ANSWERED = frozenset({State.WAITING, State.DECIDING, State.BOOKED})
_NO_LETTER_YET = frozenset({State.ASKING, State.DRAFTING})
_NOT_SENT_YET = frozenset({State.READY, State.REVISING, State.APPROVED})
_REOPENED_BY_A_MARK = frozenset({Ending.WITHDRAWN})
_REOPENED_BY_THE_BUTTON = _REOPENED_BY_A_MARK | {Ending.NOT_MISSED, Ending.DISCARDED, Ending.MADE_IT}
_OPENED = {
    Occasion.MISSED: "You marked this interview as missed.",
    Occasion.AHEAD: "You said that you cannot make this interview.",
    Occasion.LATE: "You said that you are late for this interview.",
    Occasion.ABSENCE: "You said that they did not come to this interview.",
}


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
        diary = Diary(self.books, self.account, self.desk.now())
        diary.open()
        for event in events:
            try:
                self._notice(event, (calendar_id, event.id))
                diary.take(event)
            except (ValueError, TypeError, LookupError, ArithmeticError, AttributeError) as error:
                _log.error("event_passed_over", account=self.account.id, error=type(error).__name__)
                self.strange += 1
        for event_id in gone:
            diary.drop((calendar_id, event_id))
            self.books.busy.note(self.account.id, calendar_id, event_id, None)
            self._let_go((calendar_id, event_id), None)
            if (booked := self._find(lambda case: _meeting_of(case) == (calendar_id, event_id))) is not None:  # noqa: B023
                self._lose_meeting(booked)
        diary.close()
        return list(self.changed.values())

    def open_by_button(self, event: Event, verdict: Verdict, minutes: int = 0) -> Case | None:
        """Open a case on the person's own word, or find it in another account; None for no interview of theirs."""
        mark = Mark(MarkKind.BUTTON, "your own word")
        self._open(event, mark, verdict, _REOPENED_BY_THE_BUTTON, minutes)
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
        self._let_go(where, event)
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

    def _open(self, event: Event, mark: Mark, verdict: Verdict, reopened: frozenset[Ending], minutes: int = 0) -> None:
        if verdict.action is Action.IGNORE:
            return
        key = case_key(event)
        known = self.books.cases.matching("", key)
        earlier = [case for case in known if case.account_id == self.account.id]
        if any(case.state is not State.CLOSED or case.ending not in reopened for case in earlier):
            return
        if (elsewhere := self._find_elsewhere(known, reopened)) is not None:
            self._note_copy(elsewhere)
            return
        ask = verdict.action is Action.ASK
        case = Case(
            id=derive_id("case", self.account.id, key, len(earlier)),
            account_id=self.account.id,
            key=key,
            state=State.ASKING if ask else State.DRAFTING,
            opened_at=self.desk.now(),
            event=event,
            mark=mark,
            setting=find_setting(event),
            phone=find_phone(event, self.account.preferences.phone),
            occasion=verdict.occasion,
            minutes_late=minutes,
        )
        if ask:
            case = replace(case, question=ask_about_mark(self.desk, case, mark, verdict))
        said = _OPENED[Occasion.MISSED if ask else verdict.occasion]
        self._remember(open_case(self.desk, self.books, case, Note(self.desk.now(), said, verdict.why)))

    def _find_elsewhere(self, known: Iterable[Case], reopened: frozenset[Ending]) -> Case | None:
        """A case for the very same interview in another account: two would write to the same person twice.

        One of an account that was disconnected counts only if its letter went out.
        """
        for case in known:
            if case.account_id == self.account.id:
                continue
            gone = self.books.accounts.get(case.account_id).state is AccountState.GONE
            handled = case.ending not in reopened if case.state is State.CLOSED else bool(case.sent) or not gone
            if handled:
                return case
        return None

    def _note_copy(self, case: Case) -> None:
        """Say on the case, once, that its interview was marked in this account's calendar too."""
        if case.state is State.CLOSED:
            return
        seen = f"copy:{self.account.id}"
        if seen not in case.seen_messages:
            note = Note(
                self.desk.now(), f"You marked it in the calendar of {self.account.address} too.", "One is enough."
            )
            told = replace(case, seen_messages=(*case.seen_messages, seen))
            case = keep(self.desk, self.books, told, note)
        self.changed[case.id] = case

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
        note = Note(self.desk.now(), "The interviewer moved the original meeting to a new time.", event.title)
        if (moved := agree_on_move(case, event)) is not None:
            return self._keep(moved, note)
        if case.state in _NO_LETTER_YET:
            known = case.heard is not None and _mark_of(case.heard) == _mark_of(event)
            return None if known else self._keep(replace(case, heard=event), note)
        if case.state in _NOT_SENT_YET:
            return self._warn(case, event, "They have moved the meeting")
        return self._ask_about(case, event)

    def _warn(self, case: Case, event: Event, what: str) -> None:
        """Their event comes before our letter went out: the person looks at it first."""
        if _mark_of(event) not in case.seen_messages:
            after, note = hear_early(self.desk, case, what)
            self._keep(_asked(after, event), note)

    def _let_go(self, where: tuple[str, str], event: Event | None) -> None:
        """An event of theirs went, or went to another time: nothing goes on resting on what it was."""
        there = None if event is None or event.cancelled else event.start
        for case in list(self._open_cases.values()):
            agreement, heard = case.agreement, case.heard
            booked_on = (agreement.calendar_id, agreement.event_id) if agreement is not None else ("", "")
            if (
                agreement is not None
                and booked_on == where
                and case.state is State.BOOKING
                and there != agreement.start
            ):
                note = Note(self.desk.now(), "Their meeting changed while it was being booked.", "I look at it anew.")
                self._keep(case, note)  # a booking that is under way is overtaken by this change, and begins again
            elif heard is not None and (heard.calendar_id, heard.id) == where and there != heard.start:
                self._forget(case, heard)

    def _forget(self, case: Case, heard: Event) -> None:
        quiet, asks = replace(case, heard=None), any(one.key == "invited" for one in _choices(case))
        if case.state is not State.DECIDING or not asks:
            return self._remember(keep(self.desk, self.books, quiet))
        question = question_about_gone(case, heard.title, Slot("", heard.start, heard.end, heard.zone))
        note = Note(self.desk.now(), "The meeting that I asked you about is not there any more.", heard.title)
        return self._keep(replace(quiet, question=question), note)

    def _follow_meeting(self, case: Case, event: Event) -> None:
        booking = case.booking
        if event.cancelled:
            return self._lose_meeting(case)
        moved = booking is not None and (event.start, event.end) != (booking.start, booking.end)
        if moved and allows(case.state, Happening.MEETING_MOVED):
            note = Note(self.desk.now(), "The new meeting was moved in the calendar.")
            return self._keep(move(case, Happening.MEETING_MOVED, approval=None, question=open_question(case)), note)
        return None

    def _lose_meeting(self, case: Case) -> None:
        if allows(case.state, Happening.MEETING_MOVED):
            note = Note(self.desk.now(), "The new meeting was removed from your calendar.")
            self._keep(move(case, Happening.MEETING_MOVED, approval=None, question=open_question(case)), note)

    def _weigh_invitation(self, case: Case, event: Event) -> None:
        booking = case.booking
        same = booking is not None and (event.start, event.calendar_id) == (booking.start, booking.calendar_id)
        if same and is_plain_time(case, event):
            return self._take_theirs(case, event)
        if case.state in _NOT_SENT_YET:
            return self._warn(case, event, "An invitation from them has come")
        offered = any(slot.start == event.start for slot in case.slots)
        if offered and is_plain_time(case, event) and _awaits_an_answer(case):
            note = Note(self.desk.now(), "An invitation from the interviewer arrived in your calendar.", event.title)
            return self._keep(move(case, Happening.REPLY_AGREED, agreement=agree_on_event(case, event)), note)
        return self._ask_about(case, event)

    def _take_theirs(self, case: Case, event: Event) -> None:
        """Their invitation for the time that we wrote down already: one of the two has to go, and it is ours."""
        agreement = case.agreement
        if agreement is not None and allows(case.state, Happening.MEETING_MOVED):
            theirs = replace(agreement, event_id=event.id, calendar_id=event.calendar_id)
            note = Note(self.desk.now(), "The interviewer's invitation for the agreed time arrived in your calendar.")
            self._keep(
                move(case, Happening.MEETING_MOVED, agreement=theirs, approval=None, question=open_question(case)), note
            )

    def _ask_about(self, case: Case, event: Event) -> None:
        if not allows(case.state, Happening.REPLY_UNCLEAR) or _mark_of(event) in case.seen_messages:
            return
        question = question_about(case, event)
        note = Note(self.desk.now(), "An invitation from the interviewer arrived in your calendar.", event.title)
        self._keep(move(_asked(case, event), Happening.REPLY_UNCLEAR, question=question, heard=event), note)

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


def _choices(case: Case) -> Sequence[Choice]:
    return case.question.choices if case.question is not None else ()


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
