"""Which number in the invitation can be called? Never a conference dial-in, a PIN, or the owner's own number."""

import re
from dataclasses import dataclass

from service.domain.event import Event

_NUMBER = re.compile(r"(?<![\w/=#.,@-])(\+?\(?\d[\d\s().\u2010\u2011/-]{4,20}\d)(?![\w#:@])")
_BREAKS = re.compile(r"<br\s*/?>|</(?:p|div|li|tr)>|\\n", re.IGNORECASE)
_MARKUP = re.compile(r"<[^<>]*>|&nbsp;")
# Looked for at the beginning of a word only, so that a long text without blanks takes no longer than another.
_ADDRESS = re.compile(r"(?<!\S)\S*?(?:://|\bwww\.|@)\S*")
_DATE = re.compile(r"^(?:\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\s?\d{1,2}[-./]\s?\d{2,4})(?!\d)")
_CONFERENCE = re.compile(
    r"\bpins?\b|pass(?:code|word)|(?:meeting|conference|webinar|konferenz|besprechungs)[\s-]*(?:id|number|nummer)"
    r"|\bdial(?:l)?[\s-]*in\b|\beinwahl|einwählen|join by (?:tele)?phone|one[\s-]tap|toll[\s-]free"
    r"|more (?:phone )?numbers|\bkenncode|\baccess code|\bzugangscode|code d'accès|código|\bid\s*:"
    r"|numéro d'appel|,,\s*\d",
    re.IGNORECASE,
)
_OWNERS = re.compile(
    r"(?:call|ring|reach|phone) you\b|your (?:phone|mobile|cell|number)|candidate'?s? (?:phone|mobile|number)"
    r"|rufen (?:wir|ich) (?:sie|dich)|(?:vous|te) appel|(?:le|te) llamar",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"phone|\bcall|\btel\b|\btel[.:]|telefon|téléphone|teléfono|telefone|mobil|handy|\bcell|portable|móvil|cellulare|celular"
    r"|\bdirect\b|durchwahl|\breach (?:me|us)|anruf|\bm:|\bt:|\bp:",
    re.IGNORECASE,
)

_IN_GROUPS = re.compile(r"\d{3}[-. ]\d{3}[-. ]\d{4}")


@dataclass(frozen=True, slots=True)
class _Find:
    number: str
    trust: int


def find_phone(event: Event, mine: str = "") -> str:
    """The most likely number of the interviewer, written as found, or "". `mine` is the owner's own number."""
    finds = [find for text in (event.place, event.description, event.title) for find in _read(text)]
    others = [find for find in finds if not mine or _digits(find.number)[-7:] != _digits(mine)[-7:]]
    return max(others, key=lambda find: find.trust).number if others else ""


def _read(text: str) -> list[_Find]:
    finds: list[_Find] = []
    conference = False
    for line in _MARKUP.sub(" ", _BREAKS.sub("\n", text)).splitlines():
        # A conference's numbers often stand on the lines below its heading, up to the next empty line.
        conference = bool(line.strip()) and (conference or _CONFERENCE.search(line) is not None)
        if not conference and not _OWNERS.search(line):
            finds += _numbers(_ADDRESS.sub(" ", line))
    return finds


def _numbers(line: str) -> list[_Find]:
    spoken = _SPOKEN.search(line) is not None
    found = [_trim(match[1]) for match in _NUMBER.finditer(line)]
    return [_Find(number, _trust(number, spoken)) for number in found if _is_number(number, spoken)]


def _trim(number: str) -> str:
    bare = number.strip(" .-/")
    return bare if bare.count("(") == bare.count(")") else bare.replace("(", "").replace(")", "")


def _is_number(number: str, spoken: bool) -> bool:
    if not 7 <= len(_digits(number)) <= 15 or _DATE.match(number):
        return False
    return spoken or number.startswith(("+", "0", "(")) or _IN_GROUPS.fullmatch(number) is not None


def _trust(number: str, spoken: bool) -> int:
    return 2 * spoken + number.startswith("+")


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
