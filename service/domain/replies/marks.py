"""The words that a reading rests on, each with what it was taken for."""

from service.domain.replies.clauses import Act
from service.domain.replies.record import Mark
from service.domain.replies.speech import Speech
from service.domain.replies.tokens import COMMITS, Role

_MEANINGS = dict.fromkeys(COMMITS, "yes") | {Role.PIECE: "time", Role.DOUBT: "doubt", Role.BUSY: "not possible"}
_MOST = 60


def find_marks(speech: Speech) -> tuple[Mark, ...]:
    """Return the places of times, of words that agree or doubt, and of words that nothing explains."""
    marks: list[Mark] = []
    for clause in speech.clauses:
        strange = set(clause.strange)
        for token in clause.tokens if clause.act is not Act.ASIDE else ():
            meaning = "unknown" if token in strange else _MEANINGS.get(token.role, "")
            if meaning and clause.act is Act.TURNS_DOWN and token.role == Role.PIECE:
                meaning = "not possible"
            marks += [Mark(token.start, token.end, meaning)] if meaning else []
    return tuple(marks[:_MOST])
