"""What is to be said about the words of a letter: of the one that lies ready, and of words as they are being typed."""

from dataclasses import replace
from datetime import date, datetime

from service.domain.account import Account
from service.domain.case import Case
from service.domain.clocks import find_zone
from service.domain.letter import Letter, LetterKind
from service.domain.letters.checks import Draft, Finding, check_letter
from service.domain.letters.greeting import sign
from service.ports.store import Books
from service.ports.words import Letters
from service.usecases.desk import Desk
from service.wire.mime import tidy_text


def judge(letters: Letters, case: Case, account: Account, now: datetime) -> tuple[Finding, ...]:
    """What the etiquette says about the case's letter if it left at `now`, errors first; nothing without a letter."""
    return _judge(letters, case, account, case.letter, now) if case.letter is not None else ()


async def advise(desk: Desk, case_id: str, subject: str, text: str) -> tuple[Finding, ...]:
    """What `judge` would say if the letter read like this. Nothing is stored; NotFound when there is no such case."""

    def look(books: Books) -> tuple[Case, Account]:
        case = books.cases.get(case_id)
        return case, books.accounts.get(case.account_id)

    case, account = await desk.store.run(look)
    if case.letter is None:
        return ()
    content = replace(case.letter.content, subject=subject, text=tidy_text(text))
    return _judge(desk.letters, case, account, replace(case.letter, content=content), desk.now())


def _judge(letters: Letters, case: Case, account: Account, letter: Letter, now: datetime) -> tuple[Finding, ...]:
    every = letters.languages() if letter.kind is LetterKind.THANKS else ()
    draft = describe(letter, case, account, now)
    return check_letter(draft, letters.phrases(letter.language), [letters.phrases(code) for code in every])


def describe(letter: Letter, case: Case, account: Account, now: datetime | None = None) -> Draft:
    """The letter with all that is known around it, as the linter wants it."""
    content, event, agreement = letter.content, case.event, case.agreement
    met_at, zone = case.missed.start if case.missed else event.start, account.preferences.interviewer_zone or event.zone
    signed = sign(account).partition("\n")[0]
    return Draft(
        kind=letter.kind,
        subject=content.subject,
        body=content.text,
        to=content.to,
        language=letter.language,
        occasion=case.occasion,
        privacy=case.privacy,
        typed=case.reason,
        given=" ".join((event.title, event.place, *letter.to_names, *content.to, content.sender)),
        name=letter.sender_name if "@" in signed else signed,
        phone=account.preferences.phone,
        slots=case.slots,
        now=now,
        met_at=met_at,
        reader_zone=zone,
        met_on=_day_of(met_at, zone),
        agreed_on=_day_of(agreement.start, agreement.zone) if agreement else None,
    )


def _day_of(at: datetime, zone: str) -> date | None:
    place = find_zone(zone) if zone else None
    return at.astimezone(place).date() if place else None
