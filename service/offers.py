"""Which providers can be connected here, each in its own words; pages and commands show the same ones."""

from connectors import PROVIDERS, provider_facts
from service.web.settings import Offer


def list_offers() -> tuple[Offer, ...]:
    """Every provider in the registry; whether it is configured is seen at the desk."""
    return tuple(offer_of(name) for name in PROVIDERS)


def offer_of(name: str) -> Offer:
    """One provider; KeyError for a name that is none."""
    facts = provider_facts(name)
    return Offer(
        name=name,
        title=facts.title,
        called=facts.called,
        label=facts.label,
        loopback=facts.loopback,
        no_device=facts.no_device,
        leaving=facts.leaving,
        colours=facts.colours,
        permissions=facts.permissions,
        also=facts.also,
    )
