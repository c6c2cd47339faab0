"""What a finished sign-in becomes: a grant with everything that has to be stored."""

from collections.abc import Callable
from datetime import timedelta

from connectors.google.identity import ask_identity
from connectors.google.requests import Requests
from connectors.google.scopes import abilities_of
from connectors.google.tokens import TokenAnswer, tokens_of
from connectors.shared.door import Door
from connectors.shared.sign_in import asking_for_sign_in, require_lasting
from service.ports.sign_in import Grant
from service.ports.words import Clock


class GrantWriter:
    """Asks whose account it is and writes the grant."""

    def __init__(self, door: Door, requests: Callable[[], Requests], clock: Clock) -> None:
        self._door = door
        self._requests = requests
        self._clock = clock

    async def write(self, found: TokenAnswer) -> Grant:
        """The grant for these tokens; SignInFailed when they are not what we need."""
        granted = abilities_of(found.scope.split())
        require_lasting("Google", found.refresh_token, granted)
        with asking_for_sign_in():
            identity = await ask_identity(self._door, self._requests(), found.access_token, self._clock)
        now, ends_in = self._clock.now(), found.refresh_token_expires_in
        return Grant(
            tokens=tokens_of(found, found.refresh_token, now),
            abilities=granted,
            address=identity.address,
            zone=identity.zone,
            calendar=identity.address,
            expires_at=now + timedelta(seconds=ends_in) if ends_in else None,
        )
