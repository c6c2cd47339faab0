"""Answers written under the lines of our letter: one yes, and no to every other time that was answered."""

from collections.abc import Callable, Sequence

from service.domain.replies.clauses import Act
from service.domain.replies.pieces import Place
from service.domain.replies.scanner import join
from service.domain.replies.speech import Speech, search
from service.domain.replies.tokens import Role

_MOST = 8
_NO_WORDS = (Role.DOUBT, Role.BUSY, Role.PLAIN, Role.GLUE, Role.MARK, Role.COURTESY, Role.CUT, Role.UNKNOWN)


def find_answered(
    answers: Sequence[tuple[str, str]], places: Sequence[Place], listen: Callable[[str], Speech]
) -> tuple[Place, str] | None:
    """Return the one time that got a yes, and the words; None unless all other answers are a plain no."""
    said_yes: list[tuple[Place, str]] = []
    for ours, theirs in answers:
        pieces = listen(ours).pieces
        meant = [place for place in places if pieces and all(piece.condition.fits(place) for piece in pieces)]
        answer = listen(theirs)
        if len(meant) != 1 or answer.pieces:
            return None
        if _is_yes(answer):
            said_yes.append((meant[0], theirs))
        elif not _is_no(answer):
            return None
    return said_yes[0] if len(said_yes) == 1 else None


def _is_yes(answer: Speech) -> bool:
    firm = any(clause.has(Role.FIRM) for clause in answer.clauses)
    doubted = any(token.role == Role.DOUBT for clause in answer.clauses for token in clause.tokens)
    return firm and not doubted and not answer.strange and not any(one.asks for one in answer.sentences)


def _is_no(answer: Speech) -> bool:
    """Whether a few words deny, and nothing in them agrees, asks or sets a condition."""
    tokens = [token for clause in answer.clauses for token in clause.tokens]
    denied = search(join(answer.words.denial), answer.folded, 0, len(answer.folded)) is not None
    plain = all(token.role in _NO_WORDS for token in tokens) and len(tokens) <= _MOST
    return plain and denied and "?" not in answer.folded and all(one.act is not Act.ASIDE for one in answer.clauses)
