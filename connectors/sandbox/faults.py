"""What goes wrong, when, and how often? Rules set from outside that spoil chosen calls.

Kinds: drop (close the connection), delay, status, truncate, replay, reorder, malformed, empty_page,
push_lost, push_duplicate. `commit` says whether the call's work is done before it is spoilt.
"""

from dataclasses import dataclass, fields
from typing import Any

KINDS = (
    "drop",
    "delay",
    "status",
    "truncate",
    "replay",
    "reorder",
    "malformed",
    "empty_page",
    "push_lost",
    "push_duplicate",
)


@dataclass
class Fault:
    """One rule. It matches calls whose operation name or path contains `op`; empty fields match all.

    The first `skip` matching calls pass, the next `count` are spoilt (`count` 0: all). `seconds` is
    for delay; `code`, `reason`, `retry_after` (sent as written) are for status; `rst` makes drop
    reset the connection instead of closing it; for malformed, `reason` names the way. A batch of Graph is
    dropped, delayed or cut through any of its parts too; a status strikes the part alone.
    """

    kind: str
    op: str = ""
    method: str = ""
    account: str = ""
    count: int = 1
    skip: int = 0
    commit: bool = False
    rst: bool = False
    seconds: float = 0.0
    code: int = 503
    reason: str = ""
    retry_after: str = ""
    hits: int = 0

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise ValueError(f"no fault {self.kind!r}; there are {', '.join(KINDS)}")

    def matches(self, kinds: tuple[str, ...], op: str, path: str, method: str, account: str) -> bool:
        """Does the rule speak of this call?"""
        return (
            self.kind in kinds
            and (self.op in op or self.op in path)
            and self.method.upper() in ("", method)
            and self.account in ("", account)
        )


def read_fault(data: dict[str, Any]) -> Fault:
    """A rule from its JSON form; ValueError names what is wrong with it."""
    known = {item.name: item for item in fields(Fault)}
    for name, value in data.items():
        if name not in known or name == "hits":
            raise ValueError(f"a fault has no field {name!r}")
        wanted = type(known[name].default) if name != "kind" else str
        if not isinstance(value, wanted) and not (wanted is float and isinstance(value, int)):
            raise ValueError(f"{name} must be {wanted.__name__}")
    if "kind" not in data:
        raise ValueError("a fault needs a kind")
    return Fault(**data)


class Faults:
    """The rules in force, asked once per call."""

    def __init__(self) -> None:
        self.rules: list[Fault] = []

    def take(
        self, kinds: tuple[str, ...], op: str, path: str = "", method: str = "", account: str = ""
    ) -> Fault | None:
        """The first rule of these kinds that spoils this call; the call is counted."""
        for rule in list(self.rules):
            if not rule.matches(kinds, op, path, method, account):
                continue
            rule.hits += 1
            if rule.hits <= rule.skip:
                continue
            if rule.count and rule.hits >= rule.skip + rule.count:
                self.rules.remove(rule)
            return rule
        return None
