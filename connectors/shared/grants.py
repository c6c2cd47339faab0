"""Stored grants, as long as a provider replaces them at every use: none is lost, and none overwrites a newer one."""

from collections.abc import Callable
from dataclasses import dataclass

from service.ports.sign_in import Grant, GrantStore


@dataclass(frozen=True, slots=True)
class _Unsaved:
    """A grant that could not be stored, and the mark of the one that it replaces."""

    before: str
    grant: Grant


class StoredGrants:
    """The grants of all accounts; `mark` tells one grant from another."""

    def __init__(self, grants: GrantStore, mark: Callable[[Grant], str]) -> None:
        self._grants = grants
        self._mark = mark
        self._unsaved: dict[str, _Unsaved] = {}

    async def load(self, account_id: str) -> Grant:
        """The grant to use now; one that could not be stored before is stored first."""
        grant = await self._grants.load(account_id)
        waiting = self._unsaved.get(account_id)
        if waiting is None:
            return grant
        if waiting.before != self._mark(grant):
            del self._unsaved[account_id]
            return grant
        await self._save(account_id, waiting)
        return waiting.grant

    async def is_replaced(self, account_id: str, used: Grant) -> bool:
        """Whether somebody stored another grant while this one was in use."""
        return self._mark(await self._grants.load(account_id)) != self._mark(used)

    async def replace(self, account_id: str, used: Grant, renewed: Grant) -> bool:
        """Store what the used grant became; false when somebody stored another one meanwhile, which then counts."""
        if self._mark(renewed) == self._mark(used):
            return True
        if await self.is_replaced(account_id, used):
            return False
        await self._save(account_id, _Unsaved(self._mark(used), renewed))
        return True

    async def _save(self, account_id: str, waiting: _Unsaved) -> None:
        self._unsaved[account_id] = waiting
        await self._grants.save(account_id, waiting.grant)
        self._unsaved.pop(account_id, None)
