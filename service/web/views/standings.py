"""Where a case stands, in words, and how soon a person should look at it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from service.domain.account import Ability, Account
from service.domain.case import Case, Ending, Occasion, State
from service.domain.event import Span
from service.domain.letter import LetterKind
from service.domain.marks.detection import plain_title
from service.web.views.moments import say_event, say_seconds, say_short
from service.web.views.wordings import ENDINGS, LATE_SENT, LETTERS, OCCASIONS, QUESTIONS


class Tone(StrEnum):
    """What a case wants from its owner; the order is that of the list."""

    ACT = "act"
    WORK = "work"
    WAIT = "wait"
    GOOD = "good"
    OVER = "over"


SECTIONS: Mapping[Tone, str] = {
    Tone.ACT: "Needs you",
    Tone.WORK: "Under way",
    Tone.WAIT: "Waiting for an answer",
    Tone.GOOD: "A new time is agreed",
    Tone.OVER: "Ended",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """One line that says where it stands, one that says what that means, and its tone."""

    headline: str
    detail: str
    tone: Tone


_Say = Callable[[Case, Account], Standing]


def stand(case: Case, account: Account) -> Standing:
    """Where the case stands, in the words of its page and of the list."""
    return _SAY[case.state](case, account)


def sort_cases(cases: list[Case], accounts: Mapping[str, Account]) -> Mapping[Tone, list[Case]]:
    """Cases by what they want, the most urgent kind first, within each the newest first."""
    groups: dict[Tone, list[Case]] = {tone: [] for tone in Tone}
    for case in sorted(cases, key=lambda one: one.opened_at, reverse=True):
        tone = Tone.ACT if is_stuck(case) else stand(case, accounts[case.account_id]).tone
        groups[tone].append(case)
    return {tone: found for tone, found in groups.items() if found}


def is_stuck(case: Case) -> bool:
    """Whether a case that has not ended is in trouble."""
    return bool(case.trouble) and case.state is not State.CLOSED


def title_of(case: Case) -> str:
    """What the case is called: the title of its event as it was before the mark."""
    return plain_title(case.event)


def missed_time(case: Case) -> Span:
    """When the interview was missed, also after the event itself was moved to another time."""
    return case.missed or case.event.span


def say_missed(case: Case, zone: str) -> str:
    """When the interview was to begin, in the zone of the person who looks."""
    if case.event.all_day and case.missed is None:
        return say_event(case.event, zone)
    return say_short(missed_time(case).start, zone)


def stand_after(standing: Standing) -> Standing:
    """What a case that rests says once the second interview is over."""
    if standing.tone is not Tone.GOOD:
        return standing
    return Standing("Your second interview is over", "A thank-you is drafted two hours after its end.", Tone.GOOD)


def say_occasion(case: Case) -> str:
    """What happened to the interview, as the word that stands before its time."""
    return OCCASIONS[case.occasion]


def partner_of(case: Case) -> str:
    """What to call the other side."""
    return (case.contact.name or case.contact.address) if case.contact else "the interviewer"


def _say_question(case: Case, _: Account) -> Standing:
    headline = QUESTIONS[case.question.kind] if case.question else "Please look at this"
    return Standing(headline, "Nothing goes on until you have said what is right.", Tone.ACT)


def _say_ready(case: Case, _: Account) -> Standing:
    kind = case.letter.kind if case.letter else LetterKind.REQUEST
    return Standing(*LETTERS[kind], Tone.ACT)


def _say_approved(case: Case, account: Account) -> Standing:
    later = case.approval.leaves_at if case.approval else None
    if later is not None:
        when = f"It leaves on {say_short(later, account.zone)}, when their day begins."
        return Standing("Approved, and sent later", f"{when} Until then you can take it back.", Tone.WAIT)
    when = f"It leaves at {say_seconds(case.wake_at, account.zone)}. " if case.wake_at else ""
    return Standing("Approved", f"{when}Until then you can take it back.", Tone.WORK)


def _say_waiting(case: Case, account: Account) -> Standing:
    if case.occasion is Occasion.LATE:
        return Standing(*LATE_SENT, Tone.WAIT)
    detail = "Your letter was sent. The answer is shown here as soon as it comes."
    if not account.can(Ability.READ_MAIL):
        detail = "Your letter was sent. Your mail is not read here, so please tell below what they answered."
    return Standing(f"Waiting for {partner_of(case)}", detail, Tone.WAIT)


def _say_booked(case: Case, account: Account) -> Standing:
    if case.booking is None:
        return Standing("A new time is agreed", "It is in your calendar.", Tone.GOOD)
    return Standing("You have a new interview", "It is in your calendar, with all that is needed below.", Tone.GOOD)


def _say_closed(case: Case, _: Account) -> Standing:
    if case.ending is Ending.RECOVERED and any(one.kind is LetterKind.THANKS for one in case.sent):
        return Standing("Done: you met, and you thanked them", "That is all one can do. Good luck!", Tone.OVER)
    if case.ending is Ending.RECOVERED and case.occasion is not Occasion.MISSED:
        return Standing("Done: you have a new interview", ENDINGS[case.ending][1], Tone.OVER)
    return Standing(*ENDINGS[case.ending], Tone.OVER)


def _always(headline: str, detail: str) -> _Say:
    return lambda case, account: Standing(headline, detail, Tone.WORK)


_SAY: Mapping[State, _Say] = {
    State.ASKING: _say_question,
    State.DRAFTING: _always("Writing your letter", "It will be here in a moment."),
    State.READY: _say_ready,
    State.REVISING: _always("Taking your changes into the draft", "You can already read on and approve."),
    State.APPROVED: _say_approved,
    State.SENDING: _always("Sending your letter", "It is on its way now."),
    State.UNCERTAIN: _say_question,
    State.WAITING: _say_waiting,
    State.DECIDING: _say_question,
    State.BOOKING: _always("Putting the new time into your calendar", "The meeting, and time to arrive before it."),
    State.BOOKED: _say_booked,
    State.WITHDRAWING: _always("Taking the draft back", "Nothing will be sent."),
    State.CLOSED: _say_closed,
}


def seconds_left(until: datetime | None, now: datetime) -> int:
    """Whole seconds until then, never below zero."""
    return max(0, int((until - now).total_seconds())) if until else 0
