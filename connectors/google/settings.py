"""What must be known to talk to Google: our registration there, and the addresses."""

from collections.abc import Mapping
from dataclasses import dataclass

from connectors.shared.settings import NetworkSettings, read_table

_ADDRESSES = ("authorize", "token", "revoke", "calendar", "gmail")
_ROOTS = ("calendar", "gmail")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoogleSettings(NetworkSettings):
    """Client id and secret as Google's console shows them; every address may point elsewhere (a proxy, a sandbox)."""

    client_id: str
    client_secret: str = ""
    authorize: str = "https://accounts.google.com/o/oauth2/v2/auth"
    token: str = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address
    revoke: str = "https://oauth2.googleapis.com/revoke"
    calendar: str = "https://www.googleapis.com/calendar/v3/"
    gmail: str = "https://gmail.googleapis.com/"

    @property
    def called(self) -> tuple[str, ...]:
        """The addresses that we call ourselves; the consent page is only ever opened by the person's browser."""
        return (self.token, self.revoke, self.calendar, self.gmail)


def read_settings(given: Mapping[str, object]) -> GoogleSettings:
    """Settings from a configuration table; BadSettings names the key that cannot be used."""
    return read_table("google", GoogleSettings, given, addresses=_ADDRESSES, roots=_ROOTS)
