"""A case's whole page as one record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from service.domain.account import Account, AccountState
from service.domain.case import CallOutcome, Case, Choice
from service.domain.event import Span
from service.domain.letter import Slot
from service.ports.store import EffectState
from service.usecases.overview import Dossier
from service.usecases.watching.asking import may_tell_what_became
from service.web.views import cards
from service.web.views.arranging import arrange
from service.web.views.bookings import BookingCard, show_booking
from service.web.views.calling import OUTCOMES, Calling, prepare_call
from service.web.views.letters import LetterCard, Said, show_letter
from service.web.views.mailboxes import find_loss
from service.web.views.moments import ago, say_span, zone_info
from service.web.views.standings import (
    Standing,
    Tone,
    is_stuck,
    missed_time,
    say_missed,
    say_occasion,
    stand,
    stand_after,
    title_of,
)
from service.web.views.telling import Telling, can_close, prepare_telling
from service.web.views.zones import zones_of

_REFRESH_SECONDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """What the page of a case shows. `refresh` is after how many seconds a browser without script looks again."""

    case: Case
    account: Account
    title: str
    occasion: str
    missed: str
    missed_ago: str
    standing: Standing
    parts: Sequence[str]
    trouble: str
    disconnected: bool
    lost: str
    unconfirmed: bool
    call: Calling | None
    outcomes: Sequence[tuple[CallOutcome, str]]
    slots: Sequence[tuple[str, str, str]]
    letter: LetterCard | None
    question: cards.QuestionCard | None
    tell: Telling | None
    can_close: bool
    became: Sequence[Choice]
    agreement: cards.AgreementCard | None
    booking: BookingCard | None
    sent: Sequence[cards.SentCard]
    story: Sequence[cards.Day]
    zones: Sequence[str]
    minutes: int
    first_day: str
    refresh: int


def read_dossier(dossier: Dossier, now: datetime, said: Said) -> CasePage:
    """The page of a case at this moment."""
    case, account = dossier.case, dossier.account
    standing, letter = stand(case, account), show_letter(dossier, now, said)
    call = prepare_call(case, account, said.script, now)
    booking = show_booking(case, account, now, said.holidays, said.ways)
    question, trouble = cards.show_question(case, account), case.trouble if is_stuck(case) else ""
    return CasePage(
        case=case,
        account=account,
        title=title_of(case),
        occasion=say_occasion(case),
        missed=say_missed(case, account.zone),
        missed_ago=ago(missed_time(case).start, now),
        standing=stand_after(standing) if booking is not None and booking.over else standing,
        parts=arrange(call, letter, question),
        trouble=trouble,
        disconnected=account.state is not AccountState.CONNECTED and standing.tone is not Tone.OVER,
        lost=find_loss(account) if standing.tone is not Tone.OVER and not trouble else "",
        unconfirmed=any(effect.state is EffectState.UNKNOWN for effect in dossier.effects),
        call=call,
        outcomes=OUTCOMES,
        slots=[(one.letter, say_span(_span(one), account.zone), one.start.isoformat()) for one in case.slots],
        letter=letter,
        question=question,
        tell=prepare_telling(case, account),
        can_close=can_close(case),
        became=() if case.question else may_tell_what_became(case),
        agreement=cards.show_agreement(case, account),
        booking=booking,
        sent=cards.show_sent(case, account.zone),
        story=cards.tell_story(dossier.notes, account.zone),
        zones=zones_of(case, account),
        minutes=_length(case),
        first_day=now.astimezone(zone_info(account.zone)).date().isoformat(),
        refresh=_REFRESH_SECONDS if standing.tone is Tone.WORK and not _has_fields(letter, question) else 0,
    )


def _has_fields(letter: LetterCard | None, question: cards.QuestionCard | None) -> bool:
    return question is not None or (letter is not None and letter.may_edit)


def _span(slot: Slot) -> Span:
    return Span(slot.start, slot.end)


def _length(case: Case) -> int:
    span = missed_time(case)
    minutes = int((span.end - span.start).total_seconds() // 60)
    return minutes if 5 <= minutes <= 720 else 60
