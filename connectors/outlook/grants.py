"""What a finished sign-in becomes: a grant with everything that has to be stored."""

from connectors.outlook.applications import Application, Found
from connectors.outlook.identity import ask_identity
from connectors.outlook.requests import PRIMARY, Requests
from connectors.outlook.scopes import abilities_of
from connectors.outlook.tokens import tokens_of
from connectors.shared.door import Door
from connectors.shared.sign_in import asking_for_sign_in, require_lasting
from service.ports.sign_in import Grant
from service.ports.words import Clock


class GrantWriter:
    """Asks whose account it is and writes the grant."""

    def __init__(self, door: Door, requests: Requests, clock: Clock) -> None:
        self._door = door
        self._requests = requests
        self._clock = clock

    async def write(self, application: Application, found: Found) -> Grant:
        """The grant for these tokens; SignInFailed when they are not what we need."""
        granted, cache = abilities_of(str(found.get("scope", "")).split()), application.cache()
        require_lasting("Microsoft", found.get("refresh_token"), granted)
        claims = found.get("id_token_claims")
        with asking_for_sign_in():
            identity = await ask_identity(
                self._door,
                self._requests,
                str(found["access_token"]),
                claims if isinstance(claims, dict) else {},
                self._clock,
            )
        return Grant(
            tokens=tokens_of(found, application.account(), cache, self._clock.now()),
            abilities=granted,
            address=identity.address,
            name=identity.name,
            zone=identity.zone,
            calendar=PRIMARY,
        )
