"""Does the demo offer only what leads somewhere? At a provider where nobody has an account, nobody can sign in."""

import asyncio

import pytest

from connectors.sandbox import Story
from service.demo.practice import open_practice


@pytest.mark.parametrize(
    ("provider", "offered"), [("google", {"google"}), ("outlook", {"outlook"}), ("both", {"google", "outlook"})]
)
def test_only_providers_at_which_somebody_has_an_account_are_offered(provider: str, offered: set[str]) -> None:
    async def look() -> set[str]:
        async with open_practice(Story(provider=provider), undo_seconds=10) as practice:
            return set(practice.house.desk.providers)

    assert asyncio.run(look()) == offered
