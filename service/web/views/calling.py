"""The call: whom to ring, what to say, and how it may have gone."""

import re
from dataclasses import dataclass
from datetime import datetime

from service.domain.account import Ability, Account
from service.domain.case import CallOutcome, Case
from service.domain.lifecycle import Happening, allows
from service.usecases.letters.composing import name_sender
from service.web.views.moments import say_day, say_time, zone_info
from service.web.views.standings import missed_time, partner_of

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
_EXTENSION = re.compile(r"\b(ext|extension|durchwahl|poste)\b.*$|[;,x#].*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Calling:
    """What the call card shows: `dial` is what a tel: link takes, "" without a number; `said` is the outcome told.

    `summary` is what opens the card while calling is not the first thing to do, "" when it is.
    """

    number: str
    dial: str
    partner: str
    script: tuple[str, ...]
    zone: str
    said: str
    summary: str


def prepare_call(case: Case, account: Account, now: datetime) -> Calling | None:
    """The call card, or None when a call can no longer change anything."""
    if not allows(case.state, Happening.CALL_OPEN):
        return None
    return Calling(
        number=case.phone,
        dial=dial(case.phone),
        partner=partner_of(case),
        script=_script(case, account, now),
        zone=_zone(case, account),
        said=_SAID[case.call] if case.call else "",
        summary=_summarise(case, account),
    )


def dial(number: str) -> str:
    """The number as a tel: link takes it (RFC 3966): digits, with + in front if it was there; "" if it is none."""
    main = _EXTENSION.sub("", number.replace("(0)", ""))
    digits = re.sub(r"[^0-9]", "", main)
    if not 5 <= len(digits) <= 15:
        return ""
    return ("+" if main.strip().lstrip("(").startswith("+") else "") + digits


def _summarise(case: Case, account: Account) -> str:
    if case.sent and not account.can(Ability.READ_MAIL):
        return "Tell what they answered, or call"
    if case.call:
        return "Call again, or tell it differently"
    return "Call as well, or tell how it went" if case.sent or case.approval else ""


def _script(case: Case, account: Account, now: datetime) -> tuple[str, ...]:
    hello = f"Hello, this is {name_sender(case, account) or '(your name)'}."
    when = _when(case, account, now)
    return (
        f"“{hello} I had an interview with you {when}, and I missed it. I am sorry.”",
        "“That was my mistake. I would still like to meet you very much.”",
        f"“Could we find a new time? {_offer(case)}”",
    )


def _when(case: Case, account: Account, now: datetime) -> str:
    zone = zone_info(account.zone)
    start = missed_time(case).start
    day = start.astimezone(zone).date()
    passed = (now.astimezone(zone).date() - day).days
    words = {0: "today", 1: "yesterday"}.get(passed) or "on " + say_day(start, account.zone)
    return words if case.event.all_day else f"{words} at {say_time(start, account.zone)}"


def _zone(case: Case, account: Account) -> str:
    """In which zone the script's times are said: the proposals' own."""
    return case.slots[0].zone if case.slots else account.zone


def _offer(case: Case) -> str:
    if not case.slots:
        return "I will make any time work that suits you."
    times = [f"{say_day(one.start, one.zone).split(' 20')[0]}, {say_time(one.start, one.zone)}" for one in case.slots]
    return f"I could come {' or '.join(f'on {one}' for one in times)}."
