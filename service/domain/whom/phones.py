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
_TYPED = re.compile(r"\+?[\d\s().\u2010\u2011/-]+(?:\s*(?:ext\.?|x|#|Durchwahl|poste|ext)\s*\d{1,6})?", re.IGNORECASE)
# The longest is what ITU-T E.164 allows; the shortest are local numbers in small networks.
_FEWEST, _MOST = 5, 15
_IN_GROUPS = re.compile(r"\d{3}[-. ]\d{3}[-. ]\d{4}")


@dataclass(frozen=True, slots=True)
class Find:
    """A number as it is written, how surely it can be called, and whether its line says that it is a phone's."""

    number: str
    trust: int
    spoken: bool = False


def find_phone(event: Event, mine: str = "") -> str:
    """The most likely number of the interviewer, written as found, or "". `mine` is the owner's own number."""
    finds = [find for text in (event.place, event.description, event.title) for find in _read(text)]
    others = [find for find in finds if not mine or not same_number(find.number, mine)]
    return max(others, key=lambda find: find.trust).number if others else ""


def same_number(one: str, other: str) -> bool:
    """Whether two numbers ring at the same phone, as far as their last digits tell."""
    return _digits(one)[-7:] == _digits(other)[-7:]


def check_number(text: str) -> str:
    """The number that somebody typed, tidied, or "" when nobody could be called by it."""
    bare = " ".join(text.replace("\u00a0", " ").split()).removeprefix("tel:").strip()
    if not _TYPED.fullmatch(bare) or not _FEWEST <= len(_digits(bare)) <= _MOST:
        return ""
    return bare


def _read(text: str) -> list[Find]:
    finds: list[Find] = []
    conference = False
    for line in _MARKUP.sub(" ", _BREAKS.sub("\n", text)).splitlines():
        # A conference's numbers often stand on the lines below its heading, up to the next empty line.
        conference = bool(line.strip()) and (conference or _CONFERENCE.search(line) is not None)
        if not conference and not _OWNERS.search(line):
            finds += numbers_in(_ADDRESS.sub(" ", line))
    return finds


def numbers_in(line: str) -> list[Find]:
    """All numbers in one line that could be a phone's."""
    spoken = _SPOKEN.search(line) is not None
    found = [_trim(match[1]) for match in _NUMBER.finditer(line)]
    return [Find(number, _trust(number, spoken), spoken) for number in found if _is_number(number, spoken)]


def _trim(number: str) -> str:
    bare = number.strip(" .-/")
    return bare if bare.count("(") == bare.count(")") else bare.replace("(", "").replace(")", "")


def _is_number(number: str, spoken: bool) -> bool:
    if not 7 <= len(_digits(number)) <= _MOST or _DATE.match(number):
        return False
    return spoken or number.startswith(("+", "0", "(")) or _IN_GROUPS.fullmatch(number) is not None


def _trust(number: str, spoken: bool) -> int:
    return 2 * spoken + number.startswith("+")


def _digits(number: str) -> str:
    return re.sub(r"\D", "", number)
