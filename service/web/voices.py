"""What the page of a case says in the other side's language: the words for the phone, and which languages there are."""

from collections.abc import Sequence
from dataclasses import replace

from babel import Locale, UnknownLocaleError

from service.domain.account import Account
from service.domain.case import Case
from service.domain.letters.etiquette import first_letter
from service.domain.letters.facts import gather_facts
from service.usecases.desk import Desk
from service.usecases.letters.composing import name_sender
from service.usecases.overview import Dossier
from service.web.fields import Fields
from service.web.views.letters import Said


def hear(desk: Desk, dossier: Dossier, typed: Fields) -> Said:
    """The script in the letter's language, and the languages to choose from."""
    case, account = dossier.case, dossier.account
    script = say_script(desk, case, account)
    now = desk.now()
    holidays = desk.almanac.holidays(account.preferences.holiday_country, (now.year, now.year + 1))
    languages = name_languages(desk.letters.languages())
    ways = desk.notices.ways(account.preferences.notify)
    return Said(script=script, languages=languages, holidays=holidays, ways=ways, typed=typed.text("text"))


def say_script(desk: Desk, case: Case, account: Account) -> Sequence[str]:
    """The lines to say on the phone; none in a language without them."""
    language = language_of(case, account)
    known = replace(account, name=name_sender(case, account))
    facts = gather_facts(case, known, first_letter(case), desk.letters.words(language))
    try:
        return desk.letters.script(case.occasion, language, facts)
    except LookupError:
        return ()


def language_of(case: Case, account: Account) -> str:
    """The language in which the other side is spoken to."""
    return (case.letter.language if case.letter else "") or case.language or account.preferences.language


def name_languages(codes: Sequence[str]) -> Sequence[tuple[str, str]]:
    """Codes with the names by which their speakers know them."""
    return [(code, _name(code)) for code in codes]


def _name(code: str) -> str:
    try:
        return (Locale.parse(code, sep="-").display_name or code).capitalize()
    except (UnknownLocaleError, ValueError):
        return code
