"""However much stands in a calendar that nobody watches, the interview that counts is shown."""

from dataclasses import replace
from datetime import timedelta

from service.ports.store import Books
from service.usecases.watching.upcoming import list_upcoming
from tests.story.stage import Stage


async def test_interviews_that_need_no_word_hide_none_that_does(stage: Stage) -> None:
    await stage.connect()
    soon = stage.desk.now() + timedelta(days=30)
    (real,) = await list_upcoming(stage.desk, soon)

    def crowd(books: Books) -> None:
        for number in range(60):
            early = real.start - timedelta(minutes=number)
            books.interviews.put(
                replace(real, calendar_id="left", event_id=f"e{number}", key=f"k{number}", start=early)
            )

    await stage.desk.store.run(crowd)
    assert await list_upcoming(stage.desk, soon) == [real]
    assert len(await list_upcoming(stage.desk, soon, limit=0)) == 0
