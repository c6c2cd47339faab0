"""What must be known to talk to Microsoft: our registration there, and the addresses."""

from collections.abc import Mapping
from dataclasses import dataclass

from connectors.shared.settings import NetworkSettings, read_table

_ADDRESSES = ("authority", "graph")
_ROOTS = ("graph",)


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookSettings(NetworkSettings):
    """Application id and secret as Entra shows them; without a secret we are a public client (RFC 6749 section 2.1).

    `authority` ends with `common`, `organizations`, `consumers` or one tenant's id; sovereign clouds have their own
    authority and Graph addresses.
    """

    client_id: str
    client_secret: str = ""
    authority: str = "https://login.microsoftonline.com/common"
    graph: str = "https://graph.microsoft.com/v1.0/"

    @property
    def called(self) -> tuple[str, ...]:
        """The addresses that we call ourselves; the consent page is only ever opened by the person's browser."""
        return (self.authority, self.graph)


def read_settings(given: Mapping[str, object]) -> OutlookSettings:
    """Settings from a configuration table; BadSettings names the key that cannot be used."""
    return read_table("outlook", OutlookSettings, given, addresses=_ADDRESSES, roots=_ROOTS)
