"""How a house reaches a sandbox: the sections of its settings that name the providers."""

from collections.abc import Mapping
from typing import TypedDict

from service.config.keys import Google, Outlook


class Providers(TypedDict):
    """The sections, as arguments of `Config`."""

    google: Google
    outlook: Outlook


def reach(addresses: Mapping[str, str], client: tuple[str, str], outlook_client: tuple[str, str]) -> Providers:
    """Both providers at a sandbox's addresses, each with the client (id and secret) that is registered there."""
    names = ("authorize", "token", "revoke", "calendar", "gmail")
    (client_id, secret), (outlook_id, outlook_secret) = client, outlook_client
    return Providers(
        google=Google(client_id=client_id, client_secret=secret, **{f"{name}_url": addresses[name] for name in names}),
        outlook=Outlook(
            client_id=outlook_id,
            client_secret=outlook_secret,
            authority_url=addresses["authority"],
            graph_url=addresses["graph"],
        ),
    )
