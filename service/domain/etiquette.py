"""Which letter fits, and which facts may it state? Nothing is invented: what nobody said is left out."""

from service.domain.account import Account
from service.domain.arrival import plan_block
from service.domain.case import CallOutcome, Case, Ending, EvidenceSource, Occasion
from service.domain.event import Event, Setting, Span
from service.domain.folding import one_line
from service.domain.language import Moment
from service.domain.letter import LetterKind
from service.domain.letter_checks import Finding, check_letter
from service.domain.people import Person
from service.domain.roles import find_role

__all__ = ["Finding", "check_letter", "choose_letter", "gather_facts", "greeting_name", "wanted_letter"]

_FIRST = {
    Occasion.MISSED: LetterKind.REQUEST,
    Occasion.AHEAD: LetterKind.AHEAD,
    Occasion.LATE: LetterKind.LATE,
    Occasion.ABSENCE: LetterKind.ABSENCE,
}
_LETTERS = {CallOutcome.AGREED: LetterKind.CONFIRMATION, CallOutcome.REFUSED: LetterKind.CLOSE}
_SPOKE = frozenset({CallOutcome.AGREED, CallOutcome.REFUSED, CallOutcome.UNDECIDED})


def choose_letter(call: CallOutcome | None) -> LetterKind:
    """The letter that follows a phone call; None is a call that was not made."""
    return _LETTERS.get(call, LetterKind.REQUEST) if call else LetterKind.REQUEST


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


def gather_facts(case: Case, account: Account, kind: LetterKind) -> dict[str, object]:
    """What the templates may state: words on one line each, and times that `service.render` says in the language.

    The reason is the owner's own words or empty. A private event's title is never used.
    """
    event, preferences, agreement = case.event, account.preferences, case.agreement
    other_zone = "" if case.setting is Setting.ON_SITE else account.zone
    offered = case.slots if kind.offers else ()
    agreed = Moment(agreement.start, agreement.zone, other_zone) if agreement else None
    undecided = case.call is CallOutcome.UNDECIDED
    return {
        "greeting_name": greeting_name(case.contact),
        "role": "" if event.private else find_role(event.title),
        "missed": Moment(
            case.missed.start if case.missed else event.start,
            preferences.interviewer_zone or event.zone,
            day_only=event.all_day,
        ),
        "reason": "" if undecided or kind is LetterKind.CLOSE else _sentence(preferences.reason),
        "spoke_by_phone": case.call in _SPOKE,
        "agreed_by_phone": agreement is not None and agreement.source is EvidenceSource.PHONE,
        "voicemail": case.call is CallOutcome.VOICEMAIL,
        "not_reached": case.call is CallOutcome.NOT_REACHED,
        "slots": offered,
        "other_zone": other_zone,
        "agreed": agreed,
        "setting": _agreed_setting(case).value,
        "place": _agreed_place(case),
        "minutes_early": _minutes_early(case, account),
        "name": _signed(account),
        "phone": _unsigned_phone(account),
    }


def greeting_name(person: Person | None) -> str:
    """The full name to greet by, "" when it is not known; a wrong title would hurt more than a missing one."""
    name = one_line(person.name, 60).strip("'\" ") if person else ""
    name = name.partition("(")[0].partition("|")[0].strip(" ,-")
    last, comma, first = name.partition(", ")
    if comma and "," not in first:
        name = f"{first} {last}"
    return name if any(char.isalpha() for char in name) and "@" not in name else ""


def _sentence(reason: str) -> str:
    """The reason on one line, ending like a sentence."""
    words = one_line(reason, 300)
    return words if not words or words[-1] in ".!?…" else f"{words}."


def _agreed_setting(case: Case) -> Setting:
    agreed = case.agreement.setting if case.agreement else Setting.UNKNOWN
    return case.setting if agreed is Setting.UNKNOWN else agreed


def _agreed_place(case: Case) -> str:
    """Where to go, for a meeting on site: the agreed place, or the old one if nobody named another."""
    if case.agreement is None or _agreed_setting(case) is not Setting.ON_SITE:
        return ""
    place = one_line(case.agreement.place or _place_of(case.event), 120)
    return "" if "://" in place else place


def _place_of(event: Event) -> str:
    return "" if event.private else event.place


def _minutes_early(case: Case, account: Account) -> int:
    """How many minutes before the new interview the owner will be there, as the calendar will show."""
    meeting = Span(case.event.start, case.event.end)
    block = plan_block(_agreed_setting(case), meeting, account.preferences)
    return int((block.end - block.start).total_seconds() // 60) if block else 0


def _signed(account: Account) -> str:
    """The words under the letter: the owner's signature as typed, line by line, else the name, else the address."""
    lines = [one_line(line) for line in account.preferences.signature.strip().splitlines()]
    return "\n".join(lines) or one_line(account.name) or account.writes_from.address


def _unsigned_phone(account: Account) -> str:
    """The owner's number, unless the signature shows it already."""
    number = one_line(account.preferences.phone, 40)
    digits = [char for char in number if char.isdigit()]
    shown = [char for char in account.preferences.signature if char.isdigit()]
    return "" if digits and "".join(digits) in "".join(shown) else number
