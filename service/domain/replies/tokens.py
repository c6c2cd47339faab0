"""What every single word of a reply is there for: the smallest unit of its reading."""

from dataclasses import dataclass
from enum import IntEnum

from service.domain.replies.pieces import Piece


class Role(IntEnum):
    """What a word does; where two readings are equally long, the smaller number wins."""

    PIECE = 0
    BESIDES = 1
    ARRIVAL = 2
    BUSY = 3
    DONE = 4
    CUT = 5
    DOUBT = 6
    WELCOME = 7
    FIRM = 8
    YES = 9
    ASIDE = 10
    ABOUT = 11
    KIND = 12
    ARRANGEMENT = 13
    COURTESY = 14
    GREETING = 15
    NAME = 16
    GLUE = 17
    PLAIN = 18
    ACTION = 19
    MARK = 20
    UNKNOWN = 21
    FOREIGN = 22


COMMITS = frozenset((Role.FIRM, Role.YES, Role.WELCOME, Role.DONE, Role.ARRIVAL))
"""Roles that make a clause with a time in it an agreement to that time."""
POLITE = frozenset(
    (Role.COURTESY, Role.GREETING, Role.KIND, Role.NAME, Role.GLUE, Role.PLAIN, Role.MARK, Role.CUT, Role.ACTION)
)
"""Roles that decide nothing."""


@dataclass(frozen=True, slots=True)
class Token:
    """A run of words with one role, and its condition when it is a piece of a time."""

    role: Role
    start: int
    end: int
    piece: Piece | None = None
