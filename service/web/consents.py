"""Sign-ins at a provider that have begun and whose browser has not come back yet."""

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from service.ports.sign_in import Consent

_SECONDS = 600
_AT_MOST = 50


@dataclass(frozen=True, slots=True)
class Begun:
    """A sign-in on its way: whose session began it, where, for how much, and what the provider's port needs back."""

    visit_id: str
    provider: str
    redirect_uri: str
    tier: str
    consent: Consent


@dataclass(slots=True)
class _Kept:
    until: float
    begun: Begun
    handle: str = ""
    answer: Mapping[str, str] = field(default_factory=dict)


class PendingConsents:
    """Kept in memory only, ten minutes, for one use each. `clock` counts seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._kept: dict[str, _Kept] = {}

    def keep(self, begun: Begun) -> None:
        """Remember it under its OAuth state; the oldest goes when there are too many."""
        self._forget_old()
        while len(self._kept) >= _AT_MOST:
            self._kept.pop(next(iter(self._kept)))
        self._kept[begun.consent.state] = _Kept(self._clock() + _SECONDS, begun)

    def lay(self, provider: str, answer: Mapping[str, str]) -> str:
        """Lay down an answer that came without its session; the handle under which the session picks it up.

        Only the first answer to a sign-in counts. For any other the handle opens nothing, and looks no different.
        """
        self._forget_old()
        handle = secrets.token_urlsafe(24)
        kept = self._kept.get(answer.get("state", ""))
        if kept is not None and kept.begun.provider == provider and not kept.handle:
            kept.handle, kept.answer = handle, answer
        return handle

    def pick_up(self, handle: str) -> Mapping[str, str]:
        """The answer that was laid down under this handle; {} when there is none."""
        self._forget_old()
        found = (kept.answer for kept in self._kept.values() if kept.handle and kept.handle == handle)
        return next(found, {})

    def take(self, state: str, visit_id: str, provider: str) -> Begun | None:
        """The sign-in with this state, once, and only for the session and provider that began it."""
        self._forget_old()
        kept = self._kept.get(state)
        if kept is None or kept.begun.visit_id != visit_id or kept.begun.provider != provider:
            return None
        del self._kept[state]
        return kept.begun

    def _forget_old(self) -> None:
        now = self._clock()
        self._kept = {state: kept for state, kept in self._kept.items() if kept.until > now}
