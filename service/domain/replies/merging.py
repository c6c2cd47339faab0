"""Puts pieces together that tell one time: "10", "in the morning", "for you"."""

from collections.abc import Sequence
from dataclasses import replace

from service.domain.replies.pieces import Clock, InZone, Part, Piece, Window
from service.domain.replies.tokens import Role, Token

_NEAR = 2
_NOON = 12


def merge(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Let a part of the day or a zone right behind a time of day tell which hour, and whose, is meant."""
    merged: list[Token] = []
    for token in tokens:
        at = _find_clock(merged, token)
        joined = _unite(merged[at], token) if at is not None else None
        if at is not None and joined:
            merged[at:] = [joined]
        else:
            merged.append(token)
    return tuple(merged)


def _find_clock(before: Sequence[Token], token: Token) -> int | None:
    """Find the time of day at most two small words before a part of the day or a zone."""
    if token.piece is None or not isinstance(token.piece.condition, Part | InZone):
        return None
    for place in range(len(before) - 1, max(-1, len(before) - 2 - _NEAR), -1):
        piece = before[place].piece
        if piece and isinstance(piece.condition, Clock | Window):
            return place
        if before[place].role not in (Role.GLUE, Role.MARK, Role.PLAIN):
            return None
    return None


def _unite(clock: Token, token: Token) -> Token | None:
    if clock.piece is None or token.piece is None:
        return None
    condition = _apply(clock.piece.condition, token.piece.condition)
    if condition is None:
        return None
    piece = Piece(clock.start, token.end, condition)  # type: ignore[arg-type]
    return replace(clock, end=token.end, piece=piece)


def _apply(told: object, more: object) -> object | None:
    """Return the narrower condition, None when the two do not go together and must be judged apart."""
    if isinstance(told, Window):
        ends = [_apply(one, more) if one else None for one in (told.first, told.last)]
        lost = any(one and not end for one, end in zip((told.first, told.last), ends, strict=True))
        return None if lost else Window(*ends)  # type: ignore[arg-type]
    if isinstance(told, Clock) and isinstance(more, InZone):
        return None if told.zones else replace(told, zones=more.zones)
    if isinstance(told, Clock) and isinstance(more, Part):
        return settle(told, more)
    return None


def settle(clock: Clock, part: Part) -> Clock | None:
    """Return the time of day made sure by a part of the day, None when the two do not go together."""
    hours = (clock.hour,) if clock.sure else (clock.hour % _NOON, clock.hour % _NOON + _NOON)
    fitting = [hour for hour in hours if part.first <= hour < part.after]
    if len(fitting) != 1:
        return None
    end = settle(clock.end, part) or clock.end if clock.end else None
    return replace(clock, hour=fitting[0], sure=True, end=end)
