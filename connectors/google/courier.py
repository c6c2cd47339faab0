"""Carries calls to Google for one account: adds its token, reads the answer, turns failures into our errors."""

from typing import TypeVar

import msgspec

from connectors.google.answers import is_too_narrow, read_answer
from connectors.google.requests import Call
from connectors.google.tokens import Tokens
from connectors.shared.door import Answer, Door, lost
from service.domain.account import Ability
from service.ports.words import Clock

T = TypeVar("T")


class Courier:
    """One account's way to Google."""

    def __init__(self, account_id: str, door: Door, tokens: Tokens, clock: Clock) -> None:
        self.account_id = account_id
        self.clock = clock
        self._door = door
        self._tokens = tokens

    async def carry(self, call: Call) -> bytes:
        """The body of a success.

        A call is sent a second time only after Google refused the token: nothing was done then.
        """
        token = await self._tokens.access(self.account_id)
        answer = await send(self._door, call, token)
        if await self._should_renew(answer, token):
            answer = await send(self._door, call, await self._tokens.access(self.account_id))
        return read_answer(call, answer, self.clock.now())

    async def fetch(self, call: Call, shape: msgspec.json.Decoder[T]) -> T:
        """The decoded body of a success; a body that cannot be read counts as no answer."""
        return read_body(call, await self.carry(call), shape)

    async def allows(self, ability: Ability) -> bool:
        """Whether the stored grant covers this."""
        return ability in await self._tokens.abilities(self.account_id)

    async def _should_renew(self, answer: Answer, token: str) -> bool:
        if answer.status == 401:
            self._tokens.spoil(self.account_id, token)
            return True
        return is_too_narrow(answer) and await self._tokens.is_outdated(self.account_id)


async def send(door: Door, call: Call, token: str) -> Answer:
    """Carry one call with this token, once."""
    headers = {**call.headers, "Authorization": f"Bearer {token}"}
    return await door.ask(call.method, call.url, headers, call.body, writes=call.writes)


def read_body(call: Call, body: bytes, shape: msgspec.json.Decoder[T]) -> T:
    """Decode; Unreachable or Uncertain when the body is broken, cut off or of another shape."""
    try:
        return shape.decode(body)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise lost(call.writes) from error
