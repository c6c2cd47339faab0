"""Connecting an account by a code that the person types in elsewhere (RFC 8628), for a machine without a browser."""

import asyncio
from collections.abc import Callable

from service.domain.account import Ability, Account
from service.errors import Impossible, SignInFailed, Throttled, Unreachable
from service.ports.sign_in import DeviceCode
from service.usecases.accounts import welcome
from service.usecases.desk import Desk

_SLOWER = 5.0
_EXPIRED = "The code was not used in time, so it counts no more. Nothing was connected."
_NO_CODES = "This provider does not sign anybody in by a code, or not with the client that is set."


async def connect_by_code(
    desk: Desk, provider: str, wanted: frozenset[Ability], show: Callable[[DeviceCode], None]
) -> Account:
    """Show a code, wait until the person has answered, and connect the account; SignInFailed when that did not come.

    Impossible where there are no such codes. Whoever stops waiting leaves nothing behind: an unused code expires.
    """
    door = desk.providers[provider].device_sign_in
    if door is None:
        raise Impossible(_NO_CODES)
    code = await door.begin(wanted)
    show(code)
    interval = code.interval
    while desk.now() < code.expires_at:
        await asyncio.sleep(interval)
        try:
            grant = await door.finish(code)
        except (Throttled, Unreachable):
            interval += _SLOWER  # as RFC 8628 section 3.5 asks for "slow_down", and for a connection that broke
            continue
        if grant is not None:
            return await welcome(desk, provider, grant)
    raise SignInFailed(_EXPIRED)
