"""Marks and moves in Outlook, from the person's hand to the connector: categories are words on the event itself."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from connectors.sandbox.calendars import Entry
from connectors.sandbox.moments import at
from service.domain.event import Event
from service.errors import NotFound
from service.ports.calendar import Changes
from tests.contract.bench import Op
from tests.contract.outlook_bench import OutlookBench
from tests.contract.test_entries import ENTRY


@pytest.fixture
def outlook() -> OutlookBench:
    """Outlook's bench; it is opened when the test runs."""
    return OutlookBench()


async def read(pages: AsyncIterator[Changes]) -> tuple[list[Event], list[str], str]:
    """Everything of one round: events, ids of what is gone, and the cursor."""
    found = [page async for page in pages]
    return (
        [event for page in found for event in page.events],
        [one for page in found for one in page.gone],
        found[-1].cursor,
    )


async def test_a_renamed_category_leaves_its_old_name_on_the_events(outlook: OutlookBench) -> None:
    calendar = outlook.connection.calendar
    outlook.phone("mark_missed")
    *_, cursor = await read(calendar.changes("primary", ""))
    outlook.phone("rename_label", label="Missed interview", name="Absent")
    changed, gone, cursor = await read(calendar.changes("primary", cursor))
    assert gone == []
    assert all(event.labels == ("Missed interview",) for event in changed)
    event = await calendar.event("primary", outlook.missed_event())
    assert event.labels == ("Missed interview",)
    assert (await calendar.calendars())[0].labels == ("Absent", "Family")
    outlook.phone("set_label", label="Absent")
    ((again,), _, _) = await read(calendar.changes("primary", cursor))
    assert again.labels == ("Absent",)


async def test_a_category_that_was_deleted_stays_readable_on_the_events_and_can_be_made_again(
    outlook: OutlookBench,
) -> None:
    calendar = outlook.connection.calendar
    outlook.phone("mark_missed")
    outlook.phone("remove_label", label="Missed interview")
    assert (await calendar.event("primary", outlook.missed_event())).labels == ("Missed interview",)
    assert (await calendar.calendars())[0].labels == ("Family",)
    await calendar.create_label("primary", "Missed interview")
    assert (await calendar.calendars())[0].labels == ("Family", "Missed interview")


async def test_an_event_that_moved_out_of_the_window_is_told_and_is_not_gone(outlook: OutlookBench) -> None:
    calendar = outlook.connection.calendar
    *_, cursor = await read(calendar.changes("primary", ""))
    far = (outlook.clock.now() + timedelta(days=300)).replace(microsecond=0)
    outlook.phone("move_event", start=far.isoformat())
    (moved,), gone, cursor = await read(calendar.changes("primary", cursor))
    assert (moved.id, moved.start, gone) == (outlook.missed_event(), far, [])
    assert outlook.requests(Op.EVENT) == 1
    outlook.phone("delete_event", event=moved.id)
    told, gone, _ = await read(calendar.changes("primary", cursor))
    assert (told, gone) == ([], [moved.id])


def share(outlook: OutlookBench) -> None:
    """The interviewer shares a calendar of hers, with one event in it, with the person."""
    world, owner = outlook.sandbox.world, outlook.interviewer
    calendar = world.add_calendar(outlook.person, "team", "Team")
    calendar.owner = owner
    start = at(outlook.clock.now() + timedelta(days=2), "Europe/Berlin")
    end = at(outlook.clock.now() + timedelta(days=2, hours=1), "Europe/Berlin")
    calendar.save(Entry(world.mint.entry(), "uid@northwind.example", start, end, title="Stand-up", organizer=owner))


async def test_a_calendar_that_somebody_shares_is_read_watched_and_written_under_its_own_address(
    outlook: OutlookBench,
) -> None:
    calendar, entries = outlook.connection.calendar, outlook.connection.entries
    share(outlook)
    *_, team = await calendar.calendars()
    (stand_up,), _, cursor = await read(calendar.changes(team.id, ""))
    with pytest.raises(NotFound):
        await calendar.event("primary", stand_up.id)
    assert await calendar.event(team.id, stand_up.id) == stand_up
    far = (outlook.clock.now() + timedelta(days=300)).replace(microsecond=0)
    outlook.phone("move_event", event=stand_up.id, start=far.isoformat())
    (moved,), gone, cursor = await read(calendar.changes(team.id, cursor))
    assert (moved.id, moved.start, gone) == (stand_up.id, far, [])
    made = await entries.add(team.id, ENTRY)
    again = await entries.move(team.id, made.id, made.etag, made.span, ENTRY.zone)
    assert again.calendar_id == team.id
    await entries.remove(team.id, made.id)
    assert (await read(calendar.changes(team.id, cursor)))[1] == [made.id]
