"""The person tells how the phone call to the interviewer went."""

from dataclasses import replace
from datetime import datetime

from service.domain.case import Agreement, CallOutcome, Case, Ending, EvidenceSource, Note, State
from service.domain.event import Span
from service.domain.lifecycle import Happening, Misfit, move
from service.errors import Impossible
from service.usecases.desk import Desk
from service.usecases.keeping import change, keep_words
from service.usecases.meetings.agreements import agree

_SAID = {
    CallOutcome.AGREED: "You called and agreed on a new time.",
    CallOutcome.REFUSED: "You called; they do not want to reschedule.",
    CallOutcome.UNDECIDED: "You called; they have not decided yet.",
    CallOutcome.VOICEMAIL: "You called and left a message.",
    CallOutcome.NOT_REACHED: "You called and reached nobody.",
    CallOutcome.CANNOT_CALL: "You cannot call.",
}

_SPOKEN = frozenset({CallOutcome.AGREED, CallOutcome.REFUSED, CallOutcome.UNDECIDED})


async def tell_call(desk: Desk, case_id: str, outcome: CallOutcome, agreed: Span | None = None) -> Case:
    """Note the outcome; the letter follows it. An agreed call needs the agreed time, and books it."""

    def decide(case: Case) -> tuple[Case, *tuple[Note, ...]]:
        told = replace(case, call=outcome, called_at=_called_at(desk, case, outcome))
        note = Note(desk.now(), _SAID[outcome], keep_words(case) if outcome is CallOutcome.REFUSED else "")
        try:
            return _follow(desk, told, outcome, agreed), note
        except Misfit:
            raise Impossible("The case has moved on since this page was loaded. Please look at it again.") from None

    return await change(desk, case_id, decide)


def _called_at(desk: Desk, case: Case, outcome: CallOutcome) -> datetime | None:
    """When the call was made that counts: the first, or the first at which somebody was reached."""
    again = outcome in _SPOKEN and case.call not in _SPOKEN
    if outcome is CallOutcome.CANNOT_CALL or (case.called_at is not None and not again):
        return case.called_at
    return desk.now()


def _follow(desk: Desk, case: Case, outcome: CallOutcome, agreed: Span | None) -> Case:
    if outcome is CallOutcome.AGREED:
        return _book(desk, case, agreed)
    if outcome is CallOutcome.REFUSED:
        return move(case, Happening.CALL_REFUSED, ending=Ending.REFUSED)
    if case.letter is not None and case.letter.edited:
        return case  # their own words already stand in the letter; they are not written over
    leaves = case.wake_at if case.state is State.APPROVED else None
    return move(case, Happening.CALL_OPEN, wake_at=leaves)


def _book(desk: Desk, case: Case, agreed: Span | None) -> Case:
    if agreed is None or agreed.end <= agreed.start:
        raise Impossible("Please give the day and the time that you agreed on.")
    if agreed.start <= desk.now():
        raise Impossible("The time you gave lies in the past. Please check the day.")
    agreement = Agreement(
        start=agreed.start,
        end=agreed.end,
        zone=case.event.zone,
        source=EvidenceSource.PHONE,
        setting=case.setting,
    )
    return move(case, Happening.CALL_AGREED, agreement=agree(case, agreement), approval=None, ending=None)
