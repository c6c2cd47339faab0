"""One account that is slow to answer keeps no other waiting."""

import asyncio
from dataclasses import replace

from service.ports.store import Books
from service.usecases.watching import watch
from tests.story.stage import Stage


async def test_a_slow_account_keeps_no_other_waiting_and_is_noted_when_it_is_read(stage: Stage) -> None:
    await stage.connect()
    now = stage.desk.now()

    def hurry(books: Books) -> None:
        for position in books.positions.of_account(stage.account.id):
            books.positions.put(replace(position, due=now, cursor="", failures=3))

    await stage.desk.store.run(hurry)
    stage.spoil("delay", "calendar.events.list", seconds=0.6, commit=False)
    began = asyncio.get_running_loop().time()
    assert await watch.poll(stage.desk, patience=0.05) > 0
    assert asyncio.get_running_loop().time() - began < 0.4
    assert stage.desk.errands
    await asyncio.gather(*stage.desk.errands)
    assert {position.failures for position in await stage.positions() if position.cursor} == {0}
    assert not stage.desk.errands
