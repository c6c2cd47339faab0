"""One-time links: how the owner of this machine gets in without a password."""

import hashlib
import secrets
import time
from collections.abc import Callable

LINK_MINUTES = 30


class OneTimeLinks:
    """Tokens that open the door once; only their digests are kept. `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._open: dict[bytes, float] = {}

    def issue(self) -> str:
        """A new token, good for half an hour and one use."""
        self._forget_old()
        token = secrets.token_urlsafe(32)
        self._open[_digest(token)] = self._clock() + LINK_MINUTES * 60
        return token

    def is_open(self, token: str) -> bool:
        """Whether the token would still open the door; does not use it up."""
        self._forget_old()
        return _digest(token) in self._open

    def use(self, token: str) -> bool:
        """Use the token up; false when it is unknown, used or too old."""
        self._forget_old()
        return self._open.pop(_digest(token), None) is not None

    def _forget_old(self) -> None:
        now = self._clock()
        self._open = {digest: until for digest, until in self._open.items() if until > now}


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "replace")).digest()
