"""Checks of what is set for each provider; nobody is called."""

import ssl
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields
from typing import Any
from urllib.parse import urlsplit

from service.cli.checkup.result import Result, fail, fine, warn
from service.cli.exits import Exit
from service.config import Config
from service.config.keys import CLIENTS, SECTIONS, Google, Outlook


def check_providers(config: Config) -> Iterator[Result]:
    """Whether accounts can be connected at each provider, and whether its addresses are the usual ones."""
    if config.network.ca_file:
        yield _check_trust(config.network.ca_file)
    ready = [name for name in CLIENTS if getattr(config, name).client_id]
    if not ready:
        guides = " or ".join(f"docs/providers/{name}.md" for name in CLIENTS)
        yield warn("Providers", "no client is set for any", f"Register one as {guides} shows; the demo needs none.")
    for name in ready:
        chosen = getattr(config, name)
        yield from _CLIENTS[name](chosen)
        yield from _check_addresses(name, chosen)


def _check_trust(ca_file: str) -> Result:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    try:
        context.load_verify_locations(cafile=ca_file)
    except (OSError, ssl.SSLError):
        advice = "Write network.ca_file as a PEM file, which begins with -----BEGIN CERTIFICATE-----."
        return fail("Certificates", f"{ca_file} cannot be read as certificates", advice, Exit.SETTINGS)
    return fine("Certificates", f"{context.cert_store_stats()['x509']} more than the system's, from {ca_file}")


def _check_google(google: Google) -> Iterator[Result]:
    yield fine("Google", f"client of kind '{google.client_type}' is set")
    if google.publishing == "testing":
        yield warn(
            "Google",
            "the consent screen is in testing, so each sign-in ends after seven days",
            'Publish it as docs/providers/google.md shows, then set publishing = "production".',
        )


def _check_outlook(outlook: Outlook) -> Iterator[Result]:
    tenant = urlsplit(outlook.authority_url).path.strip("/")
    kind = "web application with a secret" if outlook.client_secret else "public client"
    yield fine("Outlook", f"{kind} is set, for accounts of '{tenant}'")
    if outlook.client_secret:
        yield warn(
            "Outlook",
            "a client secret ends after 24 months at the latest, and nobody here can see when",
            "Note its day, and make the next one before: docs/providers/outlook.md.",
        )


def _check_addresses(name: str, chosen: object) -> Iterator[Result]:
    for entry in fields(SECTIONS[name]):
        address = getattr(chosen, entry.name)
        if entry.metadata["address"] and urlsplit(address).netloc != urlsplit(str(entry.default)).netloc:
            found = f"{entry.name} points to {urlsplit(address).netloc}"
            yield warn(name.capitalize(), found, "Fine if you meant it.")


_CLIENTS: Mapping[str, Callable[[Any], Iterator[Result]]] = {"google": _check_google, "outlook": _check_outlook}
