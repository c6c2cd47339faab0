"""The person answers a question with one tap, or with a time or an address of their own.

While a case waits for an answer, "other_time" and "refused" may be told even when nothing is asked: the other side may
have answered by phone, or in a mailbox that we do not read. So may what became of an interview that they were late for.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from service.domain.account import Account
from service.domain.case import (
    Agreement,
    Case,
    Choice,
    Ending,
    EvidenceSource,
    Note,
    Occasion,
    Question,
    QuestionKind,
    State,
)
from service.domain.event import Span
from service.domain.letter import LetterKind, Sent
from service.domain.lifecycle import Happening, Misfit, allows, move
from service.domain.marks.detection import Action, judge_late, occasion_at
from service.domain.people import Person
from service.errors import Impossible
from service.ports.store import Books
from service.usecases.desk import Desk
from service.usecases.keeping import keep, keep_words, prompt
from service.usecases.letters.drafting import CLOSING
from service.usecases.letters.sent_mail import record_sent
from service.usecases.meetings.agreements import agree
from service.usecases.meetings.cancelling import give_up
from service.usecases.watching.asking import may_tell_what_became
from service.wire.headers import is_writable_address

_CLOSE = Choice("close", "Close this case")
_ACCEPT = Choice("accept", "Accept their invitation")
_UNASKED = {
    State.WAITING: Question(
        QuestionKind.WHAT_REPLY,
        "You can tell me their answer.",
        choices=(Choice("other_time", "They agreed to a time"), Choice("refused", "They refuse"), _CLOSE),
    ),
    State.BOOKED: Question(
        QuestionKind.WHAT_REPLY, "You can answer their invitation, or close this case.", choices=(_ACCEPT, _CLOSE)
    ),
}
_TOLD = Question(QuestionKind.TOOK_PLACE, "You can tell me what became of it.")
_TYPED = frozenset({"other_time", "whom"})


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it came in: the tapped choice if it was one, and what was typed."""

    desk: Desk
    account: Account
    case: Case
    question: Question
    choice: Choice | None
    text: str
    span: Span | None


async def answer(desk: Desk, case_id: str, key: str, text: str = "", span: Span | None = None) -> Case:
    """Act on the answer; Impossible with a plain sentence when it does not fit the question."""

    def work(books: Books) -> Case:
        case = books.cases.get(case_id)
        given = _take(desk, books.accounts.get(case.account_id), case, key, text.strip(), span)
        try:
            after = _reaction(key)(given)
        except Misfit:
            raise Impossible("The case has moved on since this page was loaded. Please look at it again.") from None
        said = given.choice.label if given.choice else given.text or "another time"
        return keep(desk, books, after, Note(desk.now(), "You answered: " + said, _replaced(case, after)))

    saved = await desk.store.run(work)
    prompt(desk, saved)
    return saved


def _replaced(before: Case, after: Case) -> str:
    """What the owner had typed into a letter that another one takes the place of, "" otherwise."""
    return keep_words(before) if before.occasion is not after.occasion else ""


def _take(desk: Desk, account: Account, case: Case, key: str, text: str, span: Span | None) -> Given:
    question = case.question or _UNASKED.get(case.state)
    told = next((one for one in may_tell_what_became(case) if one.key == key), None)
    if told is not None:
        return Given(desk, account, case, question or _TOLD, told, text, span)
    if question is None:
        raise Impossible("This question has been answered already.")
    choice = next((one for one in question.choices if one.key == key), None)
    if choice is None and (key not in _TYPED or (case.state is State.BOOKED and case.question is None)):
        raise Impossible("This answer does not belong to the question.")
    return Given(desk, account, case, question, choice, text, span)


def _reaction(key: str) -> Callable[[Given], Case]:
    if key.startswith(("to:", "whom")):
        return _name_contact
    if key.startswith("slot:"):
        return _agree_on_slot
    return _be_late if key.startswith("late:") else _REACTIONS[key]


def _miss(given: Given) -> Case:
    """Missed, or told ahead where it has not begun yet."""
    occasion = occasion_at(given.case.event, given.desk.now())
    return move(given.case, Happening.MARK_CONFIRMED, occasion=occasion)


def _be_late(given: Given) -> Case:
    verdict = judge_late(given.case.event, given.desk.now())
    if verdict.action is not Action.OPEN or given.choice is None:
        raise Impossible(verdict.why)
    minutes = int(given.choice.key.removeprefix("late:"))
    return move(given.case, Happening.MARK_CONFIRMED, occasion=Occasion.LATE, minutes_late=minutes)


def _make_it(given: Given) -> Case:
    """It took place: nothing more is written; a draft that still lies there is taken out."""
    with_draft = bool(given.case.draft_id) and allows(given.case.state, Happening.DISCARDED)
    happening = Happening.DISCARDED if with_draft else Happening.MADE_IT
    told = (*given.case.told, CLOSING)
    return move(given.case, happening, approval=None, ending=Ending.MADE_IT, told=told)


def _become(occasion: Occasion) -> Callable[[Given], Case]:
    """It did not take place after all: the same case goes on with the letter that fits that."""

    def react(given: Given) -> Case:
        return move(given.case, Happening.MISSED_AFTER_ALL, occasion=occasion, minutes_late=0)

    return react


def _name_contact(given: Given) -> Case:
    address = (given.choice.key.removeprefix("to:") if given.choice else given.text).strip().lower()
    if not is_writable_address(address):
        raise Impossible("That is not a mail address. It should look like name@company.example.")
    name = given.choice.label.removesuffix(f"<{address}>").strip() if given.choice else ""
    contact = Person(address, "" if name == address else name)
    return move(given.case, Happening.CONTACT_NAMED, contact=contact, conversation=None, draft_id="", written="")


def _agree_on_slot(given: Given) -> Case:
    if given.choice is None or given.choice.slot is None:
        raise Impossible("This time is no longer offered.")
    slot = given.choice.slot
    return _agree(given, Span(slot.start, slot.end), slot.zone)


def _agree_on_time(given: Given) -> Case:
    if given.span is None or given.span.end <= given.span.start:
        raise Impossible("Please give the day and the time that you agreed on.")
    return _agree(given, given.span, given.case.event.zone)


def _agree(given: Given, span: Span, zone: str) -> Case:
    if span.start <= given.desk.now():
        raise Impossible("The time you gave lies in the past. Please check the day.")
    agreement = Agreement(
        start=span.start,
        end=span.end,
        zone=zone,
        source=EvidenceSource.PERSON,
        quote=given.question.quote,
        setting=given.case.setting,
    )
    return move(given.case, Happening.REPLY_AGREED, agreement=agree(given.case, agreement), ending=None)


def _book_again(given: Given) -> Case:
    agreement = given.case.agreement
    if agreement is None:
        raise Impossible("No time has been agreed yet.")
    said = replace(agreement, source=EvidenceSource.PERSON)
    return move(given.case, Happening.REPLY_AGREED, agreement=agree(given.case, said))


def _step(happening: Happening, **changes: object) -> Callable[[Given], Case]:
    def react(given: Given) -> Case:
        return move(given.case, happening, **changes)

    return react


def _was_sent(given: Given) -> Case:
    """The letter is out. When only its draft had gone, nobody knows its words: then no time counts as offered."""
    letter, case = given.case.letter, given.case
    if letter is None:
        raise Impossible("There is no letter that could have been sent.")
    sent = Sent("", "", letter.thread_id, given.desk.now(), elsewhere=True)
    after = record_sent(given.desk, given.account, case, letter, sent)
    return after if given.question.kind is QuestionKind.MAYBE_SENT else replace(after, slots=())


def _wait(given: Given) -> Case:
    """Nothing has changed: what was agreed stands, or else the answer is still awaited."""
    case, since = given.case, given.desk.now()
    if case.booking is not None:
        return move(case, Happening.KEEP_MEETING)
    if case.draft_id and case.wants is LetterKind.NUDGE:
        return move(case, Happening.DISCARDED, waiting_since=since)
    return move(case, Happening.KEEP_WAITING, waiting_since=since)


def _accept(given: Given) -> Case:
    """Say yes to their invitation, which the organiser's calendar will tell them."""
    booking = given.case.booking
    if booking is None or not booking.unanswered:
        raise Impossible("There is no invitation that waits for your answer.")
    return move(given.case, Happening.ACCEPTED, booking=replace(booking, accepting=True))


def _close(given: Given) -> Case:
    """Close the case; a draft that is still there is taken out first."""
    with_draft = bool(given.case.draft_id) and allows(given.case.state, Happening.DISCARDED)
    return move(
        given.case,
        Happening.DISCARDED if with_draft else Happening.CLOSED_BY_PERSON,
        approval=None,
        ending=given.case.ending or Ending.DISCARDED,
        told=(*given.case.told, CLOSING),
    )


_REACTIONS: dict[str, Callable[[Given], Case]] = {
    "missed": _miss,
    "made_it": _make_it,
    "missed_after_all": _become(Occasion.MISSED),
    "they_missed": _become(Occasion.ABSENCE),
    "not_missed": _step(Happening.MARK_DENIED, ending=Ending.NOT_MISSED),
    "other_time": _agree_on_time,
    "invited": _agree_on_slot,
    "book_anyway": _book_again,
    "book_again": _book_again,
    "refused": _step(Happening.REPLY_REFUSED, ending=Ending.REFUSED),
    "wait": _wait,
    "draft_again": _step(Happening.DRAFT_AGAIN, draft_id="", written=""),
    "was_sent": _was_sent,
    "accept": _accept,
    "close": _close,
    "cancelled": lambda given: give_up(given.case),
}
