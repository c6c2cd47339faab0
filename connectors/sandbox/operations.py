"""What is one method of an API? Where it lives, which permissions open it, which options it knows."""

import re
from dataclasses import dataclass
from typing import Generic, TypeVar

H = TypeVar("H")


@dataclass(frozen=True, slots=True)
class Operation(Generic[H]):
    """One method; `scopes` are those of which any one opens it, `handler` is what does the work."""

    name: str
    method: str
    pattern: re.Pattern[str]
    scopes: frozenset[str]
    parameters: frozenset[str]
    handler: H


def read_number(text: str, default: int, low: int, high: int) -> int | None:
    """A whole-number option, capped at `high`; the default for none at all, None when below `low` or no number."""
    if not text:
        return default
    return min(int(text), high) if text.isdecimal() and int(text) >= low else None
