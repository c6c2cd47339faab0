"""Sign-ins at a provider that have begun and whose browser has not come back yet."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from service.ports.sign_in import Consent

_SECONDS = 600
_AT_MOST = 50


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in on its way: whose session began it, where, and what the provider's port needs back."""

    visit_id: str
    provider: str
    redirect_uri: str
    consent: Consent


class PendingConsents:
    """Kept in memory only, ten minutes, for one use each. `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._begun: dict[str, tuple[float, Begun]] = {}

    def keep(self, begun: Begun) -> None:
        """Remember it under its OAuth state; the oldest goes when there are too many."""
        self._forget_old()
        while len(self._begun) >= _AT_MOST:
            self._begun.pop(next(iter(self._begun)))
        self._begun[begun.consent.state] = (self._clock() + _SECONDS, begun)

    def take(self, state: str, visit_id: str, provider: str) -> Begun | None:
        """The sign-in with this state, once, and only for the session and provider that began it."""
        self._forget_old()
        _, begun = self._begun.get(state, (0.0, None))
        if begun is None or begun.visit_id != visit_id or begun.provider != provider:
            return None
        del self._begun[state]
        return begun

    def _forget_old(self) -> None:
        now = self._clock()
        self._begun = {state: kept for state, kept in self._begun.items() if kept[0] > now}
