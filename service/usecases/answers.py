"""The person answers a question with one tap, or with a time or an address of their own."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from service.domain.case import Agreement, Case, Choice, Ending, EvidenceSource, Note, Question
from service.domain.event import Span
from service.domain.lifecycle import Happening, Misfit, move
from service.domain.people import Person
from service.errors import Impossible
from service.usecases.booking import agree
from service.usecases.desk import Desk
from service.usecases.keeping import change


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it came in: the tapped choice if it was one, and what was typed."""

    desk: Desk
    case: Case
    question: Question
    choice: Choice | None
    text: str
    span: Span | None


async def answer(desk: Desk, case_id: str, key: str, text: str = "", span: Span | None = None) -> Case:
    """Act on the answer; Impossible with a plain sentence when it does not fit the question."""

    def decide(case: Case) -> tuple[Case, *tuple[Note, ...]]:
        question = case.question
        if question is None:
            raise Impossible("This question has been answered already.")
        choice = next((one for one in question.choices if one.key == key), None)
        given = Given(desk, case, question, choice, text.strip(), span)
        try:
            after = _reaction(key)(given)
        except Misfit:
            raise Impossible("The case has moved on since this page was loaded. Please look at it again.") from None
        return after, Note(desk.now(), "You answered: " + (choice.label if choice else text or "another time"))

    return await change(desk, case_id, decide)


def _reaction(key: str) -> Callable[[Given], Case]:
    if key.startswith(("to:", "whom")):
        return _name_contact
    if key.startswith("slot:"):
        return _agree_on_slot
    found = _REACTIONS.get(key)
    if found is None:
        raise Impossible("This answer does not belong to the question.")
    return found


def _name_contact(given: Given) -> Case:
    address = (given.choice.key.removeprefix("to:") if given.choice else given.text).strip().lower()
    if address.count("@") != 1 or any(sign in address for sign in " \t\r\n<>,;") or not all(address.split("@")):
        raise Impossible("That is not a mail address. It should look like name@company.example.")
    return move(
        given.case, Happening.CONTACT_NAMED, contact=Person(address), conversation=None, draft_id="", written=""
    )


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


def _agree_on_invitation(given: Given) -> Case:
    pending = given.case.agreement
    if pending is None:
        raise Impossible("The invitation is no longer in your calendar.")
    agreement = replace(pending, source=EvidenceSource.PERSON)
    return move(given.case, Happening.REPLY_AGREED, agreement=agreement, ending=None)


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
    kinds = {
        "request": Happening.REQUEST_SENT,
        "confirmation": Happening.CONFIRMATION_SENT,
        "close": Happening.CLOSE_SENT,
    }
    letter = given.case.letter
    if letter is None:
        raise Impossible("There is no letter that could have been sent.")
    happening = kinds[letter.kind.value]
    ending = Ending.REFUSED if happening is Happening.CLOSE_SENT else given.case.ending
    return move(given.case, happening, draft_id="", written="", ending=ending)


_REACTIONS: dict[str, Callable[[Given], Case]] = {
    "missed": _step(Happening.MARK_CONFIRMED),
    "not_missed": _step(Happening.MARK_DENIED, ending=Ending.NOT_MISSED),
    "other_time": _agree_on_time,
    "invited": _agree_on_invitation,
    "book_anyway": _book_again,
    "book_again": _book_again,
    "refused": _step(Happening.REPLY_REFUSED, ending=Ending.REFUSED),
    "wait": _step(Happening.KEEP_WAITING),
    "draft_again": _step(Happening.DRAFT_AGAIN, draft_id="", written=""),
    "was_sent": _was_sent,
    "close": _step(Happening.CLOSED_BY_PERSON, ending=Ending.DISCARDED),
}
