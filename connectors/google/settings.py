"""What must be known to talk to Google: our registration there, and the addresses."""

from collections.abc import Mapping
from dataclasses import dataclass

from connectors.shared.door import Terms
from connectors.shared.settings import read_table

_ADDRESSES = ("authorize", "token", "revoke", "calendar", "gmail")
_ROOTS = ("calendar", "gmail")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoogleSettings:
    """Client id and secret as Google's console shows them; every address may point elsewhere (a proxy, a sandbox).

    `connect_timeout` and `total_timeout` are seconds.
    """

    client_id: str
    client_secret: str = ""
    authorize: str = "https://accounts.google.com/o/oauth2/v2/auth"
    token: str = "https://oauth2.googleapis.com/token"  # noqa: S105 - an address
    revoke: str = "https://oauth2.googleapis.com/revoke"
    calendar: str = "https://www.googleapis.com/calendar/v3/"
    gmail: str = "https://gmail.googleapis.com/"
    connect_timeout: float = 10.0
    total_timeout: float = 20.0
    ca_file: str = ""
    proxy: str = ""

    @property
    def called(self) -> tuple[str, ...]:
        """The addresses that we call ourselves; the consent page is only ever opened by the person's browser."""
        return (self.token, self.revoke, self.calendar, self.gmail)

    @property
    def terms(self) -> Terms:
        """How the door to the network behaves."""
        return Terms(connect=self.connect_timeout, total=self.total_timeout, ca_file=self.ca_file, proxy=self.proxy)


def read_settings(given: Mapping[str, object]) -> GoogleSettings:
    """Settings from a configuration table; BadSettings names the key that cannot be used."""
    return read_table("google", GoogleSettings, given, addresses=_ADDRESSES, roots=_ROOTS)
