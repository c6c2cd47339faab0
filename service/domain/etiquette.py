"""Which letter fits, which facts it states, and what makes a letter unfit to be sent."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from service.domain.account import Account
from service.domain.case import CallOutcome, Case, Ending, EvidenceSource
from service.domain.event import Setting
from service.domain.letter import LetterKind
from service.domain.people import Person
from service.domain.slots import write_slot
from service.domain.titles import clean_title

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SPOKE = frozenset({CallOutcome.AGREED, CallOutcome.REFUSED, CallOutcome.UNDECIDED})
_WORTHLESS_TITLE = re.compile(r"^(?:job\s+)?interview\b[\s:,\-–—|/]*", re.IGNORECASE)
_LINK = re.compile(r"https?://|www\.", re.IGNORECASE)


def wanted_letter(case: Case) -> LetterKind:
    """Which letter the case calls for as it stands."""
    if case.ending is Ending.REFUSED:
        return LetterKind.CLOSE
    by_phone = case.agreement is not None and case.agreement.source is EvidenceSource.PHONE
    return LetterKind.CONFIRMATION if case.booking is not None and by_phone else LetterKind.REQUEST


def gather_facts(case: Case, account: Account, kind: LetterKind) -> dict[str, object]:
    """The facts that the templates may state; the reason is the owner's own words or empty, never invented."""
    event, preferences = case.event, account.preferences
    agreement = case.agreement
    zone = agreement.zone if agreement else event.zone
    other = account.zone if case.setting is not Setting.ON_SITE else ""
    slots = case.slots if kind is LetterKind.REQUEST else ()
    return {
        "greeting": greet(case.contact),
        "about": _about(clean_title(event.title)),
        "missed_when": write_when(event.start, event.zone),
        "reason": " ".join(preferences.reason.split()),
        "spoke": case.call is CallOutcome.UNDECIDED,
        "by_phone": case.call in _SPOKE,
        "voicemail": case.call is CallOutcome.VOICEMAIL,
        "slots": [write_slot(slot, preferences.language, other_zone=other) for slot in slots],
        "agreed_day": write_day(agreement.start, zone) if agreement else "",
        "agreed_when": write_when(agreement.start, zone) if agreement else "",
        "place": agreement.place if agreement and case.setting is Setting.ON_SITE else "",
        "name": preferences.signature or account.name or account.address,
        "phone": preferences.phone,
    }


def greet(person: Person | None) -> str:
    """The first line: by full name, since a wrong title hurts more than a missing one."""
    return f"Dear {person.name}," if person is not None and person.name else "Hello,"


def write_day(moment: datetime, zone: str) -> str:
    """A day in words, as seen in the zone: "23 November"."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{local.day} {_MONTHS[local.month - 1]}"


def write_when(moment: datetime, zone: str) -> str:
    """A moment in words with its zone named: "Monday, 23 November, at 14:00 Berlin time"."""
    local = moment.astimezone(ZoneInfo(zone))
    return f"{_DAYS[local.weekday()]}, {write_day(moment, zone)}, at {local:%H:%M} {name_zone(zone)}"


def name_zone(zone: str) -> str:
    """A zone as people say it: "Berlin time" for Europe/Berlin, "UTC" for names without a city."""
    area, _, city = zone.rpartition("/")
    return f"{city.replace('_', ' ')} time" if area and area != "Etc" else zone.removeprefix("Etc/")


def _about(title: str) -> str:
    """What the interview was about, in brackets; nothing when the title tells nothing or is not fit for a letter."""
    bare = _WORTHLESS_TITLE.sub("", " ".join(title.split())).strip(" -–—|/:,()[]")
    if not bare or len(bare) > 80 or _LINK.search(bare):
        return ""
    return f" ({bare})"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on a letter: the rule's name and a sentence that helps; an error keeps the letter from leaving."""

    rule: str
    message: str
    error: bool = False


@dataclass(frozen=True, slots=True)
class _Text:
    kind: LetterKind
    subject: str
    body: str

    @property
    def words(self) -> int:
        return len(re.findall(r"[\w'’]+", self.body))


_FORBIDDEN = re.compile(
    r"\b(unfortunately|beyond my control|if this caused any inconvenience|as you know|please forgive|forgive me|"
    r"i beg|begging|desperate(?:ly)?)\b",
    re.IGNORECASE,
)
_APOLOGY = re.compile(r"\b(sorry|apolog(?:y|ies|ise|ize|ising|izing)|regret)\b", re.IGNORECASE)
_OWNED = re.compile(r"\b(my mistake|my fault|i missed|responsib\w+|i failed|i did not)\b", re.IGNORECASE)
_PLACEHOLDER = re.compile(
    r"\{\{|\}\}|\{%|\[(?:name|date|time|company|role|reason)[^\]]*\]|\bTODO\b|\bXXX\b", re.IGNORECASE
)
_TOOL = re.compile(r"\bmulligan\b|\b(?:sent|written|drafted|generated) (?:by|with) an? (?:ai|bot|app|tool)\b", re.I)
_ASK = re.compile(r"\?|\b(another chance|reconsider|reschedule|second chance|would you be willing)\b", re.IGNORECASE)
_LOWEST = {LetterKind.REQUEST: 50, LetterKind.CONFIRMATION: 50, LetterKind.CLOSE: 35}


def check_letter(kind: LetterKind, subject: str, body: str) -> tuple[Finding, ...]:
    """What the etiquette says about a letter, errors first; an empty answer means that it is fine."""
    text = _Text(kind, subject, body)
    found = [finding for rule in _RULES if (finding := rule(text)) is not None]
    return tuple(sorted(found, key=lambda one: not one.error))


def _has_text(text: _Text) -> Finding | None:
    if text.body.strip() and text.subject.strip():
        return None
    return Finding("empty", "The letter needs a subject and a text.", error=True)


def _has_no_gap(text: _Text) -> Finding | None:
    gap = _PLACEHOLDER.search(text.subject + "\n" + text.body)
    return Finding("gap", f"There is still a gap to fill: “{gap.group()}”.", error=True) if gap else None


def _names_no_tool(text: _Text) -> Finding | None:
    if not _TOOL.search(text.subject + "\n" + text.body):
        return None
    return Finding("tool", "The letter should not speak of how it was written.", error=True)


def _fits_length(text: _Text) -> Finding | None:
    words = text.words
    if words < _LOWEST[text.kind]:
        return Finding("short", f"{words} words is very short; it may read as careless.")
    if words > 150:
        return Finding("long", f"{words} words is too long to be read with patience; aim for 75 to 125.")
    return Finding("longish", f"{words} words; 75 to 125 get the most answers.") if words > 125 else None


def _fits_subject(text: _Text) -> Finding | None:
    bare = re.sub(r"^(?:re:\s*)+", "", text.subject, flags=re.IGNORECASE)
    if bare != text.subject or len(bare.split()) <= 7:
        return None
    return Finding("subject", "Subjects of three to five words are read most.")


def _asks_once(text: _Text) -> Finding | None:
    asked = text.body.count("?")
    if text.kind is LetterKind.CLOSE:
        return Finding("ask", "A closing letter asks for nothing.") if _ASK.search(text.body) else None
    return Finding("questions", "One question is enough; more get fewer answers.") if asked > 1 else None


def _apologises_right(text: _Text) -> Finding | None:
    count = len(_APOLOGY.findall(text.body))
    if count == 0:
        return Finding("apology", "The letter does not apologise.")
    return Finding("apologies", "Two apologies are enough.") if count > 2 else None


def _owns_up(text: _Text) -> Finding | None:
    return None if _OWNED.search(text.body) else Finding("ownership", "Say that it was your mistake.")


def _keeps_tone(text: _Text) -> Finding | None:
    said = _FORBIDDEN.search(text.body)
    if said:
        return Finding("phrase", f"“{said.group()}” weakens the apology.")
    return Finding("exclamation", "Leave out the exclamation mark.") if "!" in text.body else None


def _names_times(text: _Text) -> Finding | None:
    if text.kind is not LetterKind.REQUEST or re.search(r"\d{1,2}[:.]\d{2}", text.body):
        return None
    return Finding("times", "Offer one or two times; it makes saying yes easy.")


_RULES: tuple[Callable[[_Text], Finding | None], ...] = (
    _has_text,
    _has_no_gap,
    _names_no_tool,
    _fits_length,
    _fits_subject,
    _asks_once,
    _apologises_right,
    _owns_up,
    _keeps_tone,
    _names_times,
)
