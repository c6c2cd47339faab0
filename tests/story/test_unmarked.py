"""Ten thousand events that nobody marked: no case, no letter, and no more than one question about each interview."""

import random
from collections.abc import Sequence
from datetime import timedelta

from service.domain.event import Answer, Attendee, Event
from service.domain.people import Person
from service.ports.store import Books
from service.usecases.watching import watch
from service.usecases.watching.noticing import Notice
from tests.story.stage import Stage

COUNT = 10_000
WORDS = (
    *("Interview", "Data", "Analyst", "phone", "screen", "sync", "Lunch", "Kim", "connections", "talk", "missing"),
    *("Vorstellungsgespräch", "Entretien", "no", "shows", "rate", "dismissed", "late", "absent", "review", "planning"),
)
DANA = Attendee(Person("dana.rieger@northwind.example", "Dana Rieger"))


def invent(stage: Stage, calendar_id: str) -> Sequence[Event]:
    """Unmarked events of the past month and the month to come, some of them cancelled, private, all day or ours."""
    dice = random.Random(11)  # noqa: S311
    made = []
    for number in range(COUNT):
        start = stage.desk.now() + timedelta(minutes=dice.randint(-43_000, 43_000))
        made.append(
            Event(
                id=f"e{number}",
                calendar_id=calendar_id,
                uid=f"u{number}",
                etag="1",
                start=start,
                end=start + timedelta(minutes=dice.choice((0, 15, 45, 240))),
                zone="Europe/Berlin",
                title=" ".join(dice.choices(WORDS, k=dice.randint(0, 4))),
                description=" ".join(dice.choices(WORDS, k=8)),
                attendees=dice.choice(((), (DANA,))),
                my_answer=dice.choice(list(Answer)),
                all_day=dice.random() < 0.05,
                cancelled=dice.random() < 0.1,
                private=dice.random() < 0.1,
                series_master=dice.random() < 0.05,
                client_ref="ours" if dice.random() < 0.05 else "",
            )
        )
    return made


async def test_ten_thousand_events_without_a_mark_open_no_case_as_time_goes_by(stage: Stage) -> None:
    account = await stage.connect()
    events = invent(stage, account.calendars[0])

    def take_in(books: Books) -> None:
        notice = Notice(stage.desk, books, account)
        assert notice.look(events, [], account.calendars[0]) == []
        assert notice.strange == 0

    await stage.desk.store.run(take_in)
    asked = 0
    for _ in range(6):
        stage.sandbox.world.clock.advance(timedelta(days=2).total_seconds())
        for _ in range(8):
            await watch.poll(stage.desk)
        waiting = await stage.desk.store.run(lambda books: books.agenda.until(stage.desk.now(), COUNT))
        asked += len(waiting)
        assert all(one.end > stage.desk.now() - timedelta(days=3) for one in waiting)
        await stage.settle()
    assert asked > 100, "nothing was asked, so nothing was tried"
    assert list(await stage.cases()) == []
    assert not stage.person().mailbox.drafts
    assert stage.sandbox.world.notices == []
