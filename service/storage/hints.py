"""Hints to the engine, given inside the transaction of the change that they follow."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeAlias

from sqlalchemy import Connection

GiveHint: TypeAlias = Callable[[Connection, str, int, datetime], None]


def drop_hint(connection: Connection, case_id: str, version: int, at: datetime) -> None:
    """Give no hint at all: for programs that run beside the engine, whose reconcile loop finds the case anyway."""


class SqlHints:
    """The hint book (see `service.ports.store.HintBook`)."""

    def __init__(self, connection: Connection, give_hint: GiveHint) -> None:
        self._connection = connection
        self._give_hint = give_hint

    def give(self, case_id: str, version: int, at: datetime) -> None:
        """Ask for a look at this version of a case, not before `at`."""
        self._give_hint(self._connection, case_id, version, at)
