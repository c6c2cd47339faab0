"""The providers that a person can connect: one line each, loaded when first wanted."""

from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from connectors.shared.facts import Facts
    from service.ports.sign_in import GrantStore, Provider
    from service.ports.words import Clock

PROVIDERS: Mapping[str, str] = {
    "google": "connectors.google.provider:GoogleProvider",
    "outlook": "connectors.outlook.provider:OutlookProvider",
}


def open_provider(name: str, settings: Mapping[str, object], grants: "GrantStore", clock: "Clock") -> "Provider":
    """A provider ready for use; BadSettings names what is wrong with the settings, KeyError an unknown provider."""
    return _load(name)(settings, grants, clock)


def provider_facts(name: str) -> "Facts":
    """What is true of a provider, for the documentation; KeyError for an unknown one."""
    return _load(name).facts


class _Made(Protocol):
    facts: "Facts"

    def __call__(self, settings: Mapping[str, object], grants: "GrantStore", clock: "Clock") -> "Provider": ...


def _load(name: str) -> _Made:
    module, _, made = PROVIDERS[name].partition(":")
    return cast("_Made", getattr(import_module(module), made))
