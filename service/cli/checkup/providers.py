"""Checks of what is set for each provider; nobody is called."""

from collections.abc import Iterator
from dataclasses import fields
from urllib.parse import urlsplit

from service.cli.checkup.result import Result, fine, warn
from service.config import Config, Google


def check_providers(config: Config) -> Iterator[Result]:
    """Whether Google can be connected, and whether its addresses are the usual ones."""
    google = config.google
    if not google.client_id:
        yield warn("Google", "no client is set", "Register one as docs/providers/google.md shows; the demo needs none.")
        return
    yield fine("Google", f"client of kind '{google.client_type}' is set")
    if google.publishing == "testing":
        yield warn(
            "Google",
            "the consent screen is in testing, so each sign-in ends after seven days",
            'Publish it as docs/providers/google.md shows, then set publishing = "production".',
        )
    for entry in fields(Google):
        address = getattr(google, entry.name)
        if entry.metadata["address"] and address != entry.default:
            yield warn("Google", f"{entry.name} points to {urlsplit(address).netloc}", "Fine if you meant it.")
