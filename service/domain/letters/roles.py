"""For which role was the interview? Read from the title, and only where it says so beyond doubt."""

import re

from service.domain.folding import fold, one_line
from service.domain.lexicons import LEXICONS
from service.domain.marks.titles import clean_title

_INTERVIEW, _BARRIER = "\0", "\1"
_INTERVIEW_WORD = re.compile(
    r"\b(?:(?:job|phone|video|telefon|technical|final|first|second|third|1st|2nd|3rd)[\s-]*)*(?:interviews?|entrevistas?)\b"
    r"|\b(?:phone|recruiter) screen(?:ing)?\b|\b(?:vorstellungs|bewerbungs|kennenlern)gespräch\b"
    r"|\bentretien(?: d'embauche)?\b|\bcolloquio(?: di lavoro)?\b",
    re.IGNORECASE,
)
_WITH = re.compile(r"\b(?:with|w/|mit|avec|con|com|by|hiring manager)(?=\s|$)|<>|&|\bx\b", re.IGNORECASE)
_BREAK = re.compile(
    r"\s*[:|,;()\[\]/\u00b7\u2013\u2014]\s*|\s*(?<!\w)-+\s+|\s+@\s*|\s+(?:at|bei|chez|presso|round|runde)(?=\s|$)"
)
_EDGES = re.compile(
    r"^(?:(?:for|für|pour|para|per|the|a|an|als|de|as|role|position|stelle|poste|puesto|of)\s+)+"
    r"|\s+(?:role|position|job|stelle|poste|puesto|(?:round )?\d+)$",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[^\W\d_][\w .+#'\u2019-]{2,58}")
# How words for occupations end, in folded letters; German compounds are why only the ends are looked at.
_OCCUPATIONS = tuple(word for one in LEXICONS.values() for word in one.occupations)
_ENDS = (*_OCCUPATIONS, *(f"{word}in" for word in _OCCUPATIONS if word.endswith(("r", "t"))))


def find_role(title: str) -> str:
    """The role as the title writes it ("Data Analyst"), or "": it stands right beside the word for the interview.

    Names of people and what stands behind "with" are never taken for a role: that would be the interviewer's own.
    """
    marked = _INTERVIEW_WORD.sub(f"|{_INTERVIEW}|", one_line(clean_title(title)))
    pieces = [piece for piece in _BREAK.split(_WITH.sub(f"|{_BARRIER}|", marked)) if piece.strip()]
    near = [
        pieces[place]
        for place, piece in enumerate(pieces)
        for neighbour in (place - 1, place + 1)
        if 0 <= neighbour < len(pieces) and pieces[neighbour] == _INTERVIEW and piece != _INTERVIEW
    ]
    return next((role for piece in near if _is_role(role := _EDGES.sub("", _EDGES.sub("", piece.strip())))), "")


def _is_role(piece: str) -> bool:
    words = fold(piece).split()
    if len(words) > 6 or _PLAIN.fullmatch(piece) is None:
        return False
    return words[:2] == ["head", "of"] or any(word.endswith(_ENDS) for word in words)
