"""How many requests are under way at a time, when some stand for several."""

import asyncio

from connectors.shared.turnstile import Turnstile


class Crowd:
    """Counts who is inside."""

    def __init__(self, places: int) -> None:
        self.turnstile = Turnstile(places)
        self.inside = self.most = 0

    async def visit(self, places: int) -> None:
        async with self.turnstile.enter(places):
            self.inside += places
            self.most = max(self.most, self.inside)
            await asyncio.sleep(0.001)
            self.inside -= places


async def test_all_places_are_used_and_never_more() -> None:
    crowd = Crowd(4)
    await asyncio.wait_for(asyncio.gather(*(crowd.visit(1 + number % 4) for number in range(40))), 5)
    assert (crowd.most, crowd.inside) == (4, 0)


async def test_one_that_wants_more_than_all_gets_all() -> None:
    crowd = Crowd(2)
    await asyncio.wait_for(crowd.visit(9), 1)
    await asyncio.wait_for(crowd.visit(2), 1)


async def test_who_gives_up_while_waiting_leaves_no_place_taken() -> None:
    crowd = Crowd(4)
    async with crowd.turnstile.enter(3):
        waiting = asyncio.create_task(crowd.visit(4))
        await asyncio.sleep(0.001)
        waiting.cancel()
        await asyncio.gather(waiting, return_exceptions=True)
    await asyncio.wait_for(crowd.visit(4), 1)
    assert crowd.most == 4
