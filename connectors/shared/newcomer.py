"""Asks in the name of somebody who is just signing in: there is one token, and no account that could have another."""

from collections.abc import Mapping

from connectors.shared.courier import Courier, Manners
from connectors.shared.door import Door
from service.domain.account import Ability
from service.errors import Unreachable
from service.ports.words import Clock


def open_courier(door: Door, token: str, clock: Clock, manners: Manners) -> Courier:
    """A courier that has nothing but this token."""
    return Courier("", door, _OneToken(token), clock, manners)


class _OneToken:
    """The protocol `connectors.shared.courier.Tokens`, for an account that is not stored yet."""

    def __init__(self, access: str) -> None:
        self._access = access

    async def access(self, account_id: str) -> str:
        """The token; Unreachable once it was not accepted, for there is no other."""
        if not self._access:
            raise Unreachable("A permission that was given a moment ago was not accepted.")
        return self._access

    def spoil(self, account_id: str, access: str, headers: Mapping[str, str]) -> None:
        self._access = ""

    async def is_outdated(self, account_id: str) -> bool:
        return False

    async def abilities(self, account_id: str) -> frozenset[Ability]:
        return frozenset()
