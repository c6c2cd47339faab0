"""What every single word of a reply is there for: the smallest unit of its reading."""

from dataclasses import dataclass
from enum import IntEnum

from service.domain.replies.pieces import Piece


class Role(IntEnum):
    """What a word does; where two readings are equally long, the smaller number wins."""

    PIECE = 0
    INSTEAD = 1
    BESIDES = 2
    ARRIVAL = 3
    BUSY = 4
    DONE = 5
    CUT = 6
    DOUBT = 7
    WELCOME = 8
    FIRM = 9
    YES = 10
    ASIDE = 11
    ABOUT = 12
    KIND = 13
    ARRANGEMENT = 14
    COURTESY = 15
    GREETING = 16
    NAME = 17
    GLUE = 18
    PLAIN = 19
    ACTION = 20
    MARK = 21
    UNKNOWN = 22
    FOREIGN = 23


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
