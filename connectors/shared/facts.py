"""What is true of a provider, as data: for the documentation's table and for pages that explain."""

from collections.abc import Mapping
from dataclasses import dataclass

from service.domain.account import Ability


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """One provider. `permissions` names, in the provider's own words, what is asked for each ability.

    `labels` tells how a person marks an event; `once` by what a repeated write is recognised.
    """

    title: str
    permissions: Mapping[Ability, str]
    light: frozenset[Ability]
    full: frozenset[Ability]
    labels: str
    once: str
    keeps_message_id: bool
    notices: str
