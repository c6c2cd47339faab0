"""Which letter does a case call for, and is one still owed? What it may state is gathered in `facts`."""

from service.domain.case import Case, Ending, EvidenceSource, Occasion
from service.domain.letter import LetterKind
from service.domain.letters.facts import gather_facts
from service.domain.letters.greeting import greeting_name

__all__ = ["gather_facts", "greeting_name", "wanted_letter"]

_FIRST = {
    Occasion.MISSED: LetterKind.REQUEST,
    Occasion.AHEAD: LetterKind.AHEAD,
    Occasion.LATE: LetterKind.LATE,
    Occasion.ABSENCE: LetterKind.ABSENCE,
}


def wanted_letter(case: Case) -> LetterKind:
    """Which letter the case calls for as it stands."""
    if case.ending is Ending.REFUSED:
        return LetterKind.CLOSE
    if case.wants is not None:
        return case.wants
    return LetterKind.CONFIRMATION if case.booking is not None and owes_word(case) else first_letter(case)


def first_letter(case: Case) -> LetterKind:
    """The letter that opens the conversation, by what happened to the interview."""
    return _FIRST[case.occasion]


def owes_word(case: Case) -> bool:
    """Whether a thank-you with the agreed time is due: they said yes by mail or phone, or named a time themselves.

    A meeting that they entered themselves is answered in the calendar.
    """
    agreement, booking = case.agreement, case.booking
    if agreement is None or agreement.event_id or (booking is not None and booking.adopted):
        return False
    return agreement.source is not EvidenceSource.INVITATION and confirmed_key(case) not in case.told


def confirmed_key(case: Case) -> str:
    """What is remembered in `told` once the present agreement was confirmed, or its owner wanted no letter for it."""
    return f"confirmed:{case.agreement.revision if case.agreement else 0}"
