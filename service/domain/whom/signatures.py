"""Which number stands below a mail? The writer's own, never a fax, nor one out of a mail that is quoted."""

import re

from service.domain.whom.phones import Find, numbers_in, same_number

_QUOTED = re.compile(
    r"^\s*(?:>|-{3,} ?(?:original|urspr|message|forwarded|weiter)|_{8,}|(?:from|von|de):\s.*@|on .* wrote:"
    r"|am .* schrieb|le .* a \u00e9crit|el .* escribi\u00f3)",
    re.IGNORECASE,
)
_FAX = re.compile(r"\b(?:tele)?fax\b|\bt\u00e9l\u00e9copie|\bf(?:x)?\s*[:.]\s*[+(0]", re.IGNORECASE)
_PHONE_AND_FAX = re.compile(r"(?:tel|phone|fon)[\w.]*\s*(?:/|&|and|und|et|y)\s*fax", re.IGNORECASE)
_NO_PHONE = re.compile(
    r"\b(?:iban|bic|hrb|vat|ust|steuer|siret|siren|nif|cif|id|invoice|konto|account|reg(?:istr)?|pin|code)\b",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"mobil|mobile|handy|cell|portable|m\u00f3vil|\bm\s*[:.]|\bc\s*[:.]", re.IGNORECASE)
_DIRECT = re.compile(r"direct|durchwahl|direkt|ligne directe|directo", re.IGNORECASE)
_PARTS = re.compile(
    r"\s*[|\u00b7\u2022;]\s*|,\s+(?=[^\W\d_])|\s+(?=(?:(?:tele)?fax|tel\w*|t|f|fon|phone|m|mobil\w*|d|p)\s*[.:])",
    re.IGNORECASE,
)
_LINES, _LONGEST = 14, 160


def find_signature_phone(text: str, mine: str = "") -> str:
    """The number below somebody's own words, written as found, or "".

    A direct or mobile one goes before the switchboard. `mine` is the owner's number, which is never theirs.
    """
    finds = [find for line in _last_lines(text) for find in _read(line)]
    others = [find for find in finds if not mine or not same_number(find.number, mine)]
    return max(others, key=lambda find: find.trust).number if others else ""


def _last_lines(text: str) -> list[str]:
    own: list[str] = []
    for line in text.replace("\r\n", "\n").split("\n"):
        if _QUOTED.match(line[:_LONGEST]):
            break
        if line.strip():
            own.append(line.strip()[:_LONGEST])
    return own[-_LINES:]


def _read(line: str) -> list[Find]:
    """The numbers of one line; each of its parts has a label of its own ("Tel. 1 | Fax 2")."""
    finds: list[Find] = []
    for part in _PARTS.split(line):
        if _FAX.search(part) and not _PHONE_AND_FAX.search(part):
            continue
        if not _NO_PHONE.search(part):
            finds += [_weigh(find, part) for find in numbers_in(part) if _is_labelled(find)]
    return finds


def _is_labelled(find: Find) -> bool:
    """Whether the line calls it a phone, or it is written for calls from anywhere."""
    return find.spoken or find.number.startswith("+")


def _weigh(find: Find, part: str) -> Find:
    better = 2 * (_DIRECT.search(part) is not None) + (_MOBILE.search(part) is not None)
    return Find(find.number, find.trust + better, find.spoken)
