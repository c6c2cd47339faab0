"""Access tokens: short-lived keys, kept in memory, renewed from the stored grant (RFC 6749 section 6).

One renewal serves however many wait for it. A grant that the provider calls dead is not tried again.
"""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Protocol

from connectors.shared.grants import StoredGrants
from service.domain.account import Ability
from service.errors import SignInExpired, Unreachable
from service.ports.sign_in import Grant, GrantStore
from service.ports.words import Clock

_AT_ONCE = datetime.min.replace(tzinfo=UTC)
_TRIES = 3
_PAUSES = (0.0, 0.1, 0.2)


@dataclass(frozen=True, slots=True)
class Key:
    """An access token, when to renew it, and the mark of the grant it came from.

    `refusal` are the headers with which it was refused, once that has happened.
    """

    access: str
    until: datetime
    mark: str
    refusal: Mapping[str, str] = field(default_factory=dict)


class Issuer(Protocol):
    """What is the provider's own about keys; `dead` is what a person is told when a grant opens nothing any more."""

    dead: str

    def mark(self, grant: Grant) -> str:
        """What tells this grant from the one before and after it; "" when it can open nothing."""

    def key(self, grant: Grant) -> Key | None:
        """The key that came with the grant itself."""

    async def renew(self, account_id: str, grant: Grant, refusal: Mapping[str, str]) -> Grant:
        """The grant with a fresh key in it. SignInExpired when it is dead for good; anything else may pass."""


class Keys:
    """The access tokens of all accounts of one provider: `connectors.shared.courier.Tokens`."""

    def __init__(self, issuer: Issuer, grants: GrantStore, clock: Clock) -> None:
        self._issuer = issuer
        self._grants = StoredGrants(grants, issuer.mark)
        self._clock = clock
        self._kept: dict[str, Key] = {}
        self._dead: dict[str, str] = {}
        self._renewals: dict[str, asyncio.Task[str]] = {}

    async def access(self, account_id: str) -> str:
        """A token that works now; SignInExpired, Forbidden, Throttled or Unreachable when there is none to be had."""
        kept = self._kept.get(account_id)
        if kept is not None and kept.until > self._clock.now():
            return kept.access
        renewal = self._renewals.get(account_id)
        if renewal is None:
            renewal = self._renewals[account_id] = asyncio.create_task(self._renew(account_id))
            renewal.add_done_callback(lambda task: self._finish(account_id, task))
        # A renewal goes on when the one who asked has given up: what the provider hands out has to be stored.
        return await asyncio.shield(renewal)

    def spoil(self, account_id: str, access: str, headers: Mapping[str, str]) -> None:
        """This token was not accepted, by an answer with these headers: the next one must be another."""
        kept = self._kept.get(account_id)
        if kept is not None and kept.access == access:
            self._kept[account_id] = replace(kept, until=_AT_ONCE, refusal=headers)

    async def is_outdated(self, account_id: str) -> bool:
        """Whether another grant was stored since the present token was made; it is then not used any more."""
        kept = self._kept.get(account_id)
        grant = await self._grants.load(account_id)
        if kept is None or self._issuer.mark(grant) == kept.mark:
            return False
        self._kept.pop(account_id, None)
        return True

    async def abilities(self, account_id: str) -> frozenset[Ability]:
        """What the stored grant allows."""
        return (await self._grants.load(account_id)).abilities

    def forget(self, grant: Grant) -> None:
        """Drop every token that came from this grant."""
        mark = self._issuer.mark(grant)
        for account_id in [known for known, kept in self._kept.items() if kept.mark == mark]:
            del self._kept[account_id]

    def bury(self, grant: Grant, why: str) -> None:
        """Use this grant never again, whatever the provider thinks of it; `why` is told to whoever asks."""
        self.forget(grant)
        self._dead[self._issuer.mark(grant)] = why

    def _finish(self, account_id: str, task: asyncio.Task[str]) -> None:
        self._renewals.pop(account_id, None)
        if not task.cancelled():
            task.exception()  # Looked at here, for nobody may be waiting any more.

    async def _renew(self, account_id: str) -> str:
        for _ in range(_TRIES):
            grant = await self._grants.load(account_id)
            key = self._usable(account_id, grant) or await self._replace(account_id, grant)
            if key is not None:
                self._kept[account_id] = key
                return key.access
        raise Unreachable("The permission of this account is being replaced again and again; please try again.")

    def _usable(self, account_id: str, grant: Grant) -> Key | None:
        """The key that came with a living grant, while it is fresh and was not refused."""
        mark, kept = self._issuer.mark(grant), self._kept.get(account_id)
        if not mark or mark in self._dead:
            self._kept.pop(account_id, None)
            raise SignInExpired(self._dead.get(mark, self._issuer.dead), account_id)
        if kept is not None and kept.mark == mark:
            return None
        key = self._issuer.key(grant)
        return key if key is not None and key.until > self._clock.now() else None

    async def _replace(self, account_id: str, grant: Grant) -> Key | None:
        """The key of a renewed grant, stored before it is used; None when somebody stored another grant meanwhile."""
        kept, mark = self._kept.get(account_id), self._issuer.mark(grant)
        refusal = kept.refusal if kept is not None and kept.mark == mark else {}
        try:
            renewed = await self._issuer.renew(account_id, grant, refusal)
        except SignInExpired as error:
            if await self._is_replaced_soon(account_id, grant):
                return None
            self._dead[mark] = str(error)
            self._kept.pop(account_id, None)
            raise
        if not await self._grants.replace(account_id, grant, renewed):
            return None
        return self._issuer.key(renewed)

    async def _is_replaced_soon(self, account_id: str, grant: Grant) -> bool:
        """Whether another process has renewed the grant: it may be about to store what it was given."""
        for pause in _PAUSES:
            await asyncio.sleep(pause)
            if await self._grants.is_replaced(account_id, grant):
                return True
        return False
