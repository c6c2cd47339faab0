"""A case's whole page as one record."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from service.domain.account import Account, AccountState
from service.domain.case import CallOutcome, Case
from service.domain.etiquette import Finding
from service.domain.event import Span
from service.domain.letter import Slot
from service.ports.store import EffectState
from service.usecases.overview import Dossier
from service.web.views import cards
from service.web.views.calling import OUTCOMES, Calling, prepare_call
from service.web.views.mailboxes import find_loss
from service.web.views.moments import ago, say_span, zone_info
from service.web.views.standings import Standing, Tone, is_stuck, missed_time, say_missed, stand, title_of
from service.web.views.telling import Telling, can_close, prepare_telling

_REFRESH_SECONDS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class CasePage:
    """What the page of a case shows. `refresh` is after how many seconds a browser without script looks again."""

    case: Case
    account: Account
    title: str
    missed: str
    missed_ago: str
    standing: Standing
    trouble: str
    disconnected: bool
    lost: str
    unconfirmed: bool
    call: Calling | None
    outcomes: Sequence[tuple[CallOutcome, str]]
    slots: Sequence[tuple[str, str, str]]
    letter: cards.LetterCard | None
    findings: Sequence[Finding]
    question: cards.QuestionCard | None
    tell: Telling | None
    can_close: bool
    agreement: cards.AgreementCard | None
    booking: cards.BookingCard | None
    nameless: bool
    sent: Sequence[cards.SentCard]
    story: Sequence[cards.Day]
    zones: Sequence[str]
    minutes: int
    first_day: str
    refresh: int


def read_dossier(dossier: Dossier, now: datetime) -> CasePage:
    """The page of a case at this moment."""
    case, account = dossier.case, dossier.account
    standing, letter = stand(case, account), cards.show_letter(case, now)
    question, trouble = cards.show_question(case, account), case.trouble if is_stuck(case) else ""
    return CasePage(
        case=case,
        account=account,
        title=title_of(case),
        missed=say_missed(case, account.zone),
        missed_ago=ago(missed_time(case).start, now),
        standing=standing,
        trouble=trouble,
        disconnected=account.state is not AccountState.CONNECTED and standing.tone is not Tone.OVER,
        lost=find_loss(account) if standing.tone is not Tone.OVER and not trouble else "",
        unconfirmed=any(effect.state is EffectState.UNKNOWN for effect in dossier.effects),
        call=prepare_call(case, account, now),
        outcomes=OUTCOMES,
        slots=[(one.letter, say_span(_span(one), account.zone), one.start.isoformat()) for one in case.slots],
        letter=letter,
        findings=_findings(dossier, letter),
        question=question,
        tell=prepare_telling(case, account),
        can_close=can_close(case),
        agreement=cards.show_agreement(case, account),
        booking=cards.show_booking(case, account),
        nameless=_is_nameless(letter),
        sent=cards.show_sent(case, account.zone),
        story=cards.tell_story(dossier.notes, account.zone),
        zones=cards.zones_of(case, account),
        minutes=_length(case),
        first_day=now.astimezone(zone_info(account.zone)).date().isoformat(),
        refresh=_REFRESH_SECONDS if standing.tone is Tone.WORK and not _has_fields(letter, question) else 0,
    )


def _findings(dossier: Dossier, letter: cards.LetterCard | None) -> Sequence[Finding]:
    """What is worth a look while the letter can be changed; that a name is missing has a line of its own."""
    if letter is None or not letter.may_edit:
        return ()
    found = [one for one in dossier.findings if one.rule != "name" or not _is_nameless(letter)]
    return sorted(found, key=lambda one: not one.error)


def _is_nameless(letter: cards.LetterCard | None) -> bool:
    return letter is not None and letter.may_edit and cards.is_nameless(letter.letter)


def _has_fields(letter: cards.LetterCard | None, question: cards.QuestionCard | None) -> bool:
    return question is not None or (letter is not None and letter.may_edit)


def _span(slot: Slot) -> Span:
    return Span(slot.start, slot.end)


def _length(case: Case) -> int:
    span = missed_time(case)
    minutes = int((span.end - span.start).total_seconds() // 60)
    return minutes if 5 <= minutes <= 720 else 60
