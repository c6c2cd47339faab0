"""What a finished sign-in becomes: a grant with everything that has to be stored."""

from connectors.outlook.applications import Application, Found
from connectors.outlook.identity import ask_identity
from connectors.outlook.requests import PRIMARY, Requests
from connectors.outlook.scopes import abilities_of
from connectors.outlook.tokens import tokens_of
from connectors.shared.door import Door
from service.errors import OutsideError, SignInFailed
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
        if not granted:
            raise SignInFailed("None of the permissions was allowed. Start again and allow at least the calendar.")
        if not found.get("refresh_token"):
            raise SignInFailed("Microsoft gave no lasting permission. Start again and allow the connection.")
        claims = found.get("id_token_claims")
        try:
            identity = await ask_identity(
                self._door,
                self._requests,
                str(found["access_token"]),
                claims if isinstance(claims, dict) else {},
                self._clock,
            )
        except SignInFailed:
            raise
        except OutsideError as error:
            raise SignInFailed(f"{error} Nothing was connected; please try again.") from error
        return Grant(
            tokens=tokens_of(found, application.account(), cache, self._clock.now()),
            abilities=granted,
            address=identity.address,
            name=identity.name,
            zone=identity.zone,
            calendar=PRIMARY,
        )
