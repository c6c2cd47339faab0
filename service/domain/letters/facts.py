"""Which facts may a letter state? Nothing is invented: what nobody said is left out."""

from datetime import datetime

from service.domain.account import Account
from service.domain.case import CallOutcome, Case, EvidenceSource, Occasion, Privacy
from service.domain.event import Event, Setting, Span
from service.domain.folding import one_line
from service.domain.letter import LetterKind
from service.domain.letters.greeting import greeting_name, sign, unsigned_phone
from service.domain.letters.language import ENGLISH, Language, Moment
from service.domain.letters.roles import find_role
from service.domain.meetings.arrival import plan_block, setting_of

LONGEST_REASON = 200
"""Signs that a reason, or a line on what was discussed, may have."""
VARIANTS = 3
"""How many ways there are to say a sentence that would be noticed in the letters of two people."""
_SPOKE = frozenset({CallOutcome.AGREED, CallOutcome.REFUSED, CallOutcome.UNDECIDED})
_GIVES_NO_REASON = frozenset({LetterKind.CLOSE, LetterKind.NUDGE, LetterKind.THANKS, LetterKind.ABSENCE})


def gather_facts(case: Case, account: Account, kind: LetterKind, words: Language = ENGLISH) -> dict[str, object]:
    """What the templates may state: words on one line each, and times that `service.render` says in the language.

    `missed` is when the interview was to be, `wrote` when we last asked for another time. `minutes_late` and
    `waited_minutes` are 0 when nobody told them. A private event's title is never used. `variant` (0, 1 or 2) stays the
    same for a case: by it a letter chooses between sentences of equal worth.
    """
    agreement, formal = case.agreement, case.formal is not False
    other_zone = "" if setting_of(case) is Setting.ON_SITE else account.zone
    return {
        "occasion": case.occasion.value,
        "formal": formal,
        "greeting": greeting_name(case.contact, formal),
        "role": "" if case.event.private else find_role(case.event.title),
        "missed": _missed(case, account),
        "reason": _reason(case, kind, words),
        "spoke_by_phone": case.call in _SPOKE,
        "agreed_by_phone": agreement is not None and agreement.source is EvidenceSource.PHONE,
        "voicemail": case.call is CallOutcome.VOICEMAIL,
        "not_reached": case.call is CallOutcome.NOT_REACHED,
        "slots": case.slots if kind.offers else (),
        "other_zone": other_zone,
        "agreed": Moment(agreement.start, agreement.zone, other_zone) if agreement else None,
        "setting": setting_of(case).value,
        "place": _agreed_place(case),
        "minutes_early": _minutes_early(case, account),
        "minutes_late": case.minutes_late if case.occasion is Occasion.LATE else 0,
        "waited_minutes": case.minutes_late if case.occasion is Occasion.ABSENCE else 0,
        "wrote": _wrote(case, account),
        "discussed": _sentence(case.discussed) if kind is LetterKind.THANKS else "",
        "name": sign(account),
        "phone": unsigned_phone(account),
        "variant": sum(case.id.encode()) % VARIANTS,
    }


def _missed(case: Case, account: Account) -> Moment:
    start = case.missed.start if case.missed else case.event.start
    return Moment(start, _their_zone(case, account), day_only=case.event.all_day)


def _reason(case: Case, kind: LetterKind, words: Language) -> str:
    """The reason as far as its owner tells it; "" where it is out of place or they have heard it already."""
    heard = case.call is CallOutcome.UNDECIDED or (kind is LetterKind.CONFIRMATION and _asked_at(case) is not None)
    if heard or kind in _GIVES_NO_REASON or case.occasion is Occasion.ABSENCE:
        return ""
    told = {Privacy.NONE: "", Privacy.GENERAL: words.general, Privacy.SPECIFIC: _sentence(case.reason)}
    return told[case.privacy]


def _wrote(case: Case, account: Account) -> Moment | None:
    at = _asked_at(case)
    return Moment(at, _their_zone(case, account), day_only=True) if at else None


def _asked_at(case: Case) -> datetime | None:
    """When the last letter that asked for another time went out."""
    asked = [sent.at for sent in case.sent if sent.kind is None or sent.kind.offers or sent.kind is LetterKind.LATE]
    return asked[-1] if asked else None


def _their_zone(case: Case, account: Account) -> str:
    return account.preferences.interviewer_zone or case.event.zone


def _sentence(typed: str) -> str:
    """What a person typed, on one line, beginning and ending like a sentence."""
    words = one_line(typed, LONGEST_REASON)
    words = words[:1].upper() + words[1:]
    return words if not words or words[-1] in ".!?…" else f"{words}."


def _agreed_place(case: Case) -> str:
    """Where to go, for a meeting on site: the agreed place, or the old one if nobody named another."""
    if case.agreement is None or setting_of(case) is not Setting.ON_SITE:
        return ""
    place = one_line(case.agreement.place or _place_of(case.event), 120)
    return "" if "://" in place else place


def _place_of(event: Event) -> str:
    return "" if event.private else event.place


def _minutes_early(case: Case, account: Account) -> int:
    """How many minutes before the new interview the owner will be there, as the calendar will show."""
    meeting = Span(case.event.start, case.event.end)
    block = plan_block(setting_of(case), meeting, account.preferences)
    return int((block.end - block.start).total_seconds() // 60) if block else 0
