"""The call: whom to ring, what to say, and how it may have gone."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from service.domain.account import Ability, Account
from service.domain.case import CallOutcome, Case, Occasion
from service.domain.letter import LetterKind
from service.domain.letters.etiquette import wanted_letter
from service.domain.lifecycle import Happening, allows
from service.domain.times.quiet_hours import suggests_later
from service.web.views.standings import partner_of

OUTCOMES: tuple[tuple[CallOutcome, str], ...] = (
    (CallOutcome.NOT_REACHED, "Nobody answered"),
    (CallOutcome.VOICEMAIL, "I left a message"),
    (CallOutcome.UNDECIDED, "They will think about it"),
    (CallOutcome.REFUSED, "They said no"),
    (CallOutcome.CANNOT_CALL, "I cannot call"),
)
_SAID = {
    CallOutcome.AGREED: "You agreed on a new time by phone.",
    CallOutcome.NOT_REACHED: "Nobody answered your call.",
    CallOutcome.VOICEMAIL: "You left a message.",
    CallOutcome.UNDECIDED: "They are thinking about it.",
    CallOutcome.REFUSED: "They said no on the phone.",
    CallOutcome.CANNOT_CALL: "You cannot call.",
}
_HEADINGS = {Occasion.MISSED: "First: call now", Occasion.AHEAD: "First: call and tell them"}
_EXTENSION = re.compile(r"\b(ext|extension|durchwahl|poste)\b.*$|[;,x#].*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Calling:
    """What the call card shows: `dial` is what a tel: link takes, "" without a number; `said` is the outcome told.

    `summary` is what opens the card while calling is not the first thing to do, "" when it is; then `heading` says so.
    """

    number: str
    dial: str
    partner: str
    script: tuple[str, ...]
    zone: str
    said: str
    heading: str
    summary: str


def prepare_call(case: Case, account: Account, script: Sequence[str], now: datetime) -> Calling | None:
    """The call card, or None when a call can no longer change anything."""
    if case.booking is not None or not allows(case.state, Happening.CALL_OPEN):
        return None
    return Calling(
        number=case.phone,
        dial=dial(case.phone),
        partner=partner_of(case),
        script=tuple(script),
        zone=_zone(case, account),
        said=_SAID[case.call] if case.call else "",
        heading=_HEADINGS.get(case.occasion, ""),
        summary=_summarise(case, account, now),
    )


def dial(number: str) -> str:
    """The number as a tel: link takes it (RFC 3966): digits, with + in front if it was there; "" if it is none."""
    main = _EXTENSION.sub("", number.replace("(0)", ""))
    digits = re.sub(r"[^0-9]", "", main)
    if not 5 <= len(digits) <= 15:
        return ""
    return ("+" if main.strip().lstrip("(").startswith("+") else "") + digits


def _summarise(case: Case, account: Account, now: datetime) -> str:
    if case.sent and not account.can(Ability.READ_MAIL):
        return "Tell what they answered, or call"
    if wanted_letter(case) is LetterKind.CLOSE:
        return "It went differently"
    if case.call:
        return "Call again, or tell it differently"
    if case.occasion not in _HEADINGS or case.sent or case.approval:
        return "Call as well, or tell how it went"
    return "Call when their day begins, or tell how it went" if suggests_later(case, account.preferences, now) else ""


def _zone(case: Case, account: Account) -> str:
    """In which zone the script's times are said: the proposals' own."""
    return case.slots[0].zone if case.slots else account.zone
