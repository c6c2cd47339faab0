"""Carries calls for one account: adds its token, reads the answer, turns failures into our errors."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol, TypeVar

import msgspec

from connectors.shared.calls import Call, read_body, send
from connectors.shared.door import Answer, Door
from connectors.shared.turnstile import Turnstile
from service.domain.account import Ability
from service.ports.words import Clock

T = TypeVar("T")


class Tokens(Protocol):
    """The access tokens of all accounts of one provider."""

    async def access(self, account_id: str) -> str:
        """A token that works now; SignInExpired, Forbidden, Throttled or Unreachable when there is none to be had."""

    def spoil(self, account_id: str, access: str, headers: Mapping[str, str]) -> None:
        """This token was not accepted, by an answer with these headers: the next one must be another."""

    async def is_outdated(self, account_id: str) -> bool:
        """Whether another grant was stored since the present token was made; it is then not used any more."""

    async def abilities(self, account_id: str) -> frozenset[Ability]:
        """What the stored grant allows."""


@dataclass(frozen=True, slots=True)
class Manners:
    """How a provider answers: what a body or refusal means, and whether a refusal says that the permission is too
    narrow for the call."""

    read_answer: Callable[[Call, Answer, datetime], bytes]
    is_too_narrow: Callable[[Answer], bool]


def _itself(answer: Answer) -> Answer:
    return answer


class Courier:
    """One account's way to its provider; the turnstile bounds how many of its calls are under way."""

    def __init__(
        self,
        account_id: str,
        door: Door,
        tokens: Tokens,
        clock: Clock,
        manners: Manners,
        turnstile: Turnstile | None = None,
    ) -> None:
        self.account_id = account_id
        self.clock = clock
        self._door = door
        self._tokens = tokens
        self._manners = manners
        self._turnstile = turnstile

    async def carry(self, call: Call, gist: Callable[[Answer], Answer] = _itself, places: int = 1) -> bytes:
        """The body of a success.

        A call is sent a second time only after the token was refused: nothing was done then. One that carries several
        has a `gist`, which finds that refusal in its answer, and takes as many places.
        """
        token = await self._tokens.access(self.account_id)
        answer = await self._send(call, token, places)
        if await self._should_renew(gist(answer), token):
            answer = await self._send(call, await self._tokens.access(self.account_id), places)
        return self._manners.read_answer(call, answer, self.clock.now())

    async def fetch(self, call: Call, shape: msgspec.json.Decoder[T]) -> T:
        """The decoded body of a success; a body that cannot be read counts as no answer."""
        return read_body(call, await self.carry(call), shape)

    async def allows(self, ability: Ability) -> bool:
        """Whether the stored grant covers this."""
        return ability in await self._tokens.abilities(self.account_id)

    async def _send(self, call: Call, token: str, places: int) -> Answer:
        if self._turnstile is None:
            return await send(self._door, call, token)
        async with self._turnstile.enter(places):
            return await send(self._door, call, token)

    async def _should_renew(self, answer: Answer, token: str) -> bool:
        if answer.status == 401:
            self._tokens.spoil(self.account_id, token, answer.headers)
            return True
        return self._manners.is_too_narrow(answer) and await self._tokens.is_outdated(self.account_id)
