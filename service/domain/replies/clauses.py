"""Cuts a sentence into clauses, so that a time is judged by the words that belong to it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from service.domain.replies.pieces import Bare, Clock, InZone, Length, Part, Piece, Window
from service.domain.replies.tokens import COMMITS, Role, Token

_CUTTING = frozenset(",;:()/-\u2013\u2014")
_ATTRACTING = COMMITS | {Role.BUSY, Role.ASIDE, Role.ABOUT, Role.BESIDES}
_DISTANT = frozenset((Role.BUSY, Role.ASIDE, Role.ABOUT, Role.BESIDES))
_ALONE = frozenset((Role.COURTESY, Role.KIND, Role.GREETING, Role.ARRANGEMENT))
_REACH = 4
_SHORT_PART = 5


class Act(StrEnum):
    """What a clause does."""

    SAYS = "says"
    """Anything that has to be judged word by word."""
    TURNS_DOWN = "turns down"
    """Its times are not possible."""
    ASIDE = "aside"
    """It speaks of something else."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A part of a sentence: its words, what it does, and the words in it that no rule accounts for."""

    tokens: tuple[Token, ...]
    act: Act = Act.SAYS
    strange: tuple[Token, ...] = ()

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces of times in it."""
        return tuple(token.piece for token in self.tokens if token.piece)

    def has(self, *roles: Role) -> bool:
        """Whether any of its words has one of the roles."""
        return any(token.role in roles for token in self.tokens)

    @property
    def dated(self) -> bool:
        """Whether it names a day, a time of day or a choice, and not only a zone, a length or a part of the day."""
        return any(not isinstance(piece.condition, InZone | Length | Part) for piece in self.pieces)


def split_clauses(tokens: Sequence[Token], folded: str, also: frozenset[str]) -> Iterator[Clause]:
    """Yield the clauses of a sentence; a time without a verb belongs to what follows, or else to what came before."""
    waiting: tuple[Token, ...] = ()
    done: list[tuple[Token, ...]] = []
    for part in _fragments(tokens, folded, also):
        roles = {token.role for token in part}
        if roles & _ATTRACTING:
            listed = folded[part[0].start : part[0].end] in also
            whole = _is_dated(waiting) and _is_dated(part) and roles & _DISTANT and not listed
            done += [waiting, part] if whole else [waiting + part]
            waiting = ()
        elif roles & _ALONE:
            done, waiting = [*_settle(done, waiting), part], ()
        elif not waiting and done and _goes_on(done[-1], part):
            done[-1] += part
        else:
            waiting += part
    yield from (Clause(_drop_besides(one, folded)) for one in _settle(done, waiting) if one)


def _goes_on(before: Sequence[Token], part: Sequence[Token]) -> bool:
    """Whether a few words without a time only lengthen a list of things to bring or to be sorry about."""
    opens = any(token.role in (Role.ARRANGEMENT, Role.KIND, Role.WELCOME, Role.ABOUT) for token in before)
    return opens and len(part) <= _SHORT_PART and not any(token.piece for token in part)


def _settle(done: list[tuple[Token, ...]], waiting: tuple[Token, ...]) -> list[tuple[Token, ...]]:
    """Give what is left over to the clause before it, unless that speaks of something else."""
    before = {token.role for token in done[-1]} if done else set()
    distant = before & (_DISTANT | _ALONE) or not _is_dated(waiting)
    if done and (Role.ASIDE in before or not distant):
        return [*done[:-1], done[-1] + waiting]
    return [*done, waiting]


def _is_dated(tokens: Sequence[Token]) -> bool:
    return Clause(tuple(tokens)).dated


def _fragments(tokens: Sequence[Token], folded: str, also: frozenset[str]) -> Iterator[tuple[Token, ...]]:
    kept: list[Token] = []
    for token in tokens:
        said = folded[token.start : token.end]
        if token.role == Role.CUT or said in also or (token.role == Role.MARK and said in _CUTTING):
            if kept:
                yield tuple(kept)
            kept = [token]
        else:
            kept.append(token)
    if kept:
        yield tuple(kept)


def _drop_besides(tokens: tuple[Token, ...], folded: str) -> tuple[Token, ...]:
    """Take the times away that are said to be something else than the start."""
    kept = list(tokens)
    for place, token in enumerate(tokens):
        if token.role == Role.INSTEAD:
            kept = [*kept[: place + 1], *_drop_first_time(kept[place + 1 :])]
        elif token.role in (Role.BESIDES, Role.ARRIVAL):
            near = range(place + 1, min(place + 1 + _REACH, len(tokens)))
            at = next((one for one in near if _is_clock(kept[one], folded)), None)
            if at is not None:
                kept[at] = replace(kept[at], role=Role.PLAIN, piece=None)
    return tuple(kept)


def _drop_first_time(tokens: Sequence[Token]) -> Iterator[Token]:
    """Take the pieces away that come first, up to the next word that is none."""
    ended = False
    for token in tokens:
        ended = ended or (token.piece is None and token.role not in (Role.GLUE, Role.MARK))
        yield token if ended or token.piece is None else replace(token, role=Role.PLAIN, piece=None)


def _is_clock(token: Token, folded: str) -> bool:
    if token.piece is None:
        return token.role == Role.UNKNOWN and folded[token.start : token.end].isdigit()
    return isinstance(token.piece.condition, Clock | Bare | Window)
