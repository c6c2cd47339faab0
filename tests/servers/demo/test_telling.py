"""Whose clock do the lines of the demo follow? The owner's, as do the times in the letters."""

import asyncio
from zoneinfo import ZoneInfo

from connectors.sandbox import Story
from service.demo.practice import open_practice
from service.demo.telling import Teller


def test_a_line_is_told_by_the_clock_on_the_owners_wall() -> None:
    async def tell() -> None:
        async with open_practice(Story(), undo_seconds=10) as practice:
            teller = Teller(practice, practice.account, lambda _: None)
            teller.say("looks at the clock.")
            (line,) = teller.lines
            assert line.at.tzinfo == ZoneInfo("Europe/Berlin")
            assert abs((line.at - practice.house.desk.now()).total_seconds()) < 60

    asyncio.run(tell())
