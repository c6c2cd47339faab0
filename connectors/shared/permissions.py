"""Which permissions does a person have to be asked for? As few as will do."""

from collections.abc import Iterable, Mapping

from service.domain.account import Ability

Allows = Mapping[str, frozenset[Ability]]
"""What each of a provider's permissions lets us do."""


def choose(wanted: Iterable[Ability], asked: Mapping[Ability, str], allows: Allows) -> list[str]:
    """The fewest permissions that allow all this, in the order of `asked`: the usual one for each ability."""
    missing = set(wanted)
    chosen: list[str] = []
    for ability, scope in asked.items():
        if ability in missing:
            chosen.append(scope)
            missing -= allows[scope]
    return chosen
