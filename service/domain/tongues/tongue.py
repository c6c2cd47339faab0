"""In which language do they write, and how formally? What is not beyond doubt stays unknown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.domain.event import Event
from service.domain.folding import fold
from service.domain.lexicons import LEXICONS, Lexicon
from service.domain.marks.titles import clean_title
from service.domain.tongues.manners import say_formality, tell_formality
from service.domain.whom.mail_facts import MailFact

_LEAST, _LEAD = 2, 1.5
_LONGEST = 4000
_WORD = re.compile(r"[^\W\d_]+")
_TAGS = re.compile(r"<[^<>]*>|&\w+;|https?://\S+|\S+@\S+")
# What calendars and meeting services add is in the language of whoever installed them.
_ADDED = re.compile(r"_{5,}|-::~|\u2500{5,}|microsoft teams|join zoom|join with google|\bzoom meeting\b", re.IGNORECASE)
_QUOTED = re.compile(
    r"\bOn [^<>]{4,90}? wrote:|\bAm [^<>]{4,90}? schrieb|\bLe [^<>]{4,90}? a \u00e9crit|\bEl [^<>]{4,90}? escribi\u00f3"
    r"|-{4,} ?(?:Original|Urspr|Message|Mensaje)|^>|\n>|\b(?:From|Von|De): "
)


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language (ISO 639-1, "" unknown), whether they are formal in it (None unknown), and a sentence that says so."""

    code: str
    formal: bool | None
    why: str


_UNTOLD = Tongue("", None, "It is not clear which language they write.")


def tell_tongue(text: str, languages: Sequence[str]) -> Tongue:
    """The language and manner of somebody's own words, quoted ones left out; only `languages` are ever answered."""
    quoted = _QUOTED.search(text)
    own = (text[: quoted.start()] if quoted else text)[:_LONGEST]
    code = _find_language(own)
    if not code:
        return _UNTOLD
    if code not in languages:
        return Tongue("", None, f"They write {LEXICONS[code].name}, in which I have no letters.")
    formal = tell_formality(own, code)
    return Tongue(code, formal, f"They write {LEXICONS[code].name}{say_formality(formal, code)}.")


def tongue_of_mail(mail: MailFact, languages: Sequence[str]) -> Tongue:
    """That of a mail, as far as it is known without opening it; a short one is helped by its subject."""
    told = tell_tongue(mail.snippet, languages)
    if told.code or not mail.snippet:
        return told
    with_subject = _find_language(f"{mail.subject} {mail.snippet}")
    if with_subject not in languages:
        return told
    return Tongue(
        with_subject, tell_formality(mail.snippet, with_subject), f"They write {LEXICONS[with_subject].name}."
    )


def tongue_of_event(event: Event, languages: Sequence[str]) -> Tongue:
    """That of an invitation: its language only, for it is written to everybody."""
    text = _TAGS.sub(" ", f"{clean_title(event.title)}\n{event.description}"[:_LONGEST])
    added = _ADDED.search(text)
    code = _find_language(text[: added.start()] if added else text)
    if code not in languages:
        return _UNTOLD
    return Tongue(code, None, f"Their invitation is in {LEXICONS[code].name}.")


def _find_language(text: str) -> str:
    """The language whose words are there often enough and far more often than any other's, else ""."""
    words = _WORD.findall(fold(text))
    counts = {code: _count(words, one) for code, one in LEXICONS.items()}
    first, second = sorted(counts, key=lambda code: -counts[code])[:2]
    clear = counts[first] >= _LEAST and counts[first] >= _LEAD * counts[second] and counts[first] > counts[second]
    return first if clear else ""


def _count(words: Sequence[str], language: Lexicon) -> int:
    return sum((word in language.small) + 2 * (word in language.telling) for word in words)
