"""Every letter that can be written, as tests look at them: all kinds and manners, with much and with little told."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product

from service.domain.account import Account, Preferences
from service.domain.case import CallOutcome, Case, EvidenceSource, Occasion, Privacy
from service.domain.event import Setting
from service.domain.letter import LetterKind, Sent, Slot
from service.domain.letters.etiquette import gather_facts
from service.domain.letters.facts import VARIANTS
from service.domain.people import Person
from service.render import LetterBook
from tests.unit.material import AFTERWARDS, DANA, account, agreement, case, event, slot

BOOK = LetterBook()
LANGUAGES = BOOK.languages()
FULL = account(preferences=Preferences(phone="+49 30 901820"), zone="America/New_York")
BARE = account(preferences=Preferences(signature="Robin"))
REASON = "Vxq zyw kjq"
DISCUSSED = "Qwz jxk vwy"
OPEN_CALLS: tuple[CallOutcome | None, ...] = (
    None,
    *(one for one in CallOutcome if one not in (CallOutcome.AGREED, CallOutcome.REFUSED)),
)
OFFERS: tuple[tuple[Slot, ...], ...] = (
    (),
    (slot("A"),),
    (slot("A"), slot("B", 26, 13)),
    (slot("A"), slot("B", 26, 13), slot("C", 27)),
)
NAMES = tuple(f"case-{number}" for number in range(VARIANTS))
"""Cases whose letters choose other sentences."""
OCCASIONS = {
    LetterKind.REQUEST: (Occasion.MISSED,),
    LetterKind.AHEAD: (Occasion.AHEAD,),
    LetterKind.LATE: (Occasion.LATE,),
    LetterKind.ABSENCE: (Occasion.ABSENCE,),
}
ASKED = (Sent("m", "g", "t", AFTERWARDS, kind=LetterKind.REQUEST),)


@dataclass(frozen=True, slots=True)
class Written:
    """One letter with the case behind it."""

    kind: LetterKind
    language: str
    case: Case
    owner: Account
    subject: str
    body: str


def write(kind: LetterKind, told: Case, owner: Account = FULL, language: str = "en") -> tuple[str, str]:
    """The letter of this kind for the case."""
    return BOOK.write(kind, language, gather_facts(told, owner, kind, BOOK.words(language)))


@cache
def every_letter(language: str) -> tuple[Written, ...]:
    """Each kind in the language, for each occasion, in each manner and after each call; written once."""
    return tuple(
        Written(kind, language, told, owner, *write(kind, told, owner, language))
        for kind in LetterKind
        for told, owner in every_case(kind)
    )


def every_case(kind: LetterKind) -> Iterator[tuple[Case, Account]]:
    """The cases that a letter of this kind may be written for, with much and with little known."""
    occasions = OCCASIONS.get(kind, tuple(Occasion))
    ways, round_trip = product(occasions, (True, False), Setting, _ways(kind)), len(_ways(kind))
    for number, (occasion, formal, setting, (call, rest)) in enumerate(ways):
        much = case(
            **rest,
            id=NAMES[(number % round_trip + number // round_trip) % VARIANTS],
            occasion=occasion,
            formal=formal,
            setting=setting,
            call=call,
            privacy=Privacy.SPECIFIC,
            reason=REASON,
            discussed=DISCUSSED,
            minutes_late=12,
            event=event(title="Interview - Senior Data Analyst", place="Hauptstrasse 1, 10115 Berlin"),
        )
        yield much, FULL
        little = replace(much, privacy=Privacy.NONE, reason="", discussed="", minutes_late=0, event=event(title=""))
        yield replace(little, contact=Person(DANA.address)), BARE


def _ways(kind: LetterKind) -> list[tuple[CallOutcome | None, dict[str, object]]]:
    """How it came to this letter: the call, and what else the case holds."""
    phone, mail = agreement(), agreement(source=EvidenceSource.REPLY)
    if kind.offers:
        calls = OPEN_CALLS[1:] if kind is not LetterKind.ABSENCE else ()
        return [*((call, _offer(OFFERS[2])) for call in calls), *((None, _offer(offer)) for offer in OFFERS)]
    if kind is LetterKind.LATE:
        return [(call, {}) for call in OPEN_CALLS]
    if kind is LetterKind.CONFIRMATION:
        return [(CallOutcome.AGREED, {"agreement": phone}), (None, {"agreement": mail, "sent": ASKED})]
    if kind is LetterKind.CLOSE:
        return [(CallOutcome.REFUSED, {}), (None, {"sent": ASKED})]
    return [(None, {"agreement": mail, "sent": ASKED}), (None, {})]


def _offer(slots: tuple[Slot, ...]) -> dict[str, object]:
    return {"slots": slots}
