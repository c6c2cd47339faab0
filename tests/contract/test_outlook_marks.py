"""Marks and moves in Outlook, from the person's hand to the connector: categories are words on the event itself."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from service.domain.event import Answer, Event
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


async def test_one_occurrence_of_a_series_can_be_marked_alone(outlook: OutlookBench) -> None:
    calendar = outlook.connection.calendar
    events, _, cursor = await read(calendar.changes("primary", ""))
    swims = [event for event in events if event.title == "Swimming"]
    outlook.phone("mark_missed", event=swims[1].id)
    changed, _, _ = await read(calendar.changes("primary", cursor))
    assert {event.id: event.labels for event in changed if event.labels} == {swims[1].id: ("Missed interview",)}
    marked = next(event for event in changed if event.labels)
    single = await calendar.event("primary", swims[1].id)
    assert (marked.original_start, marked.series_id) == (single.original_start, single.series_id)
    assert single.original_start == swims[1].start


async def test_an_own_entry_is_known_in_every_way_that_it_is_read(outlook: OutlookBench) -> None:
    calendar, entries = outlook.connection.calendar, outlook.connection.entries
    *_, cursor = await read(calendar.changes("primary", ""))
    made = await entries.add("primary", ENTRY)
    (told,), _, _ = await read(calendar.changes("primary", cursor))
    (viewed,) = await calendar.events_between("primary", made.span)
    single = await calendar.event("primary", made.id)
    found = await entries.find("primary", ENTRY.key)
    assert {one.client_ref for one in (made, told, viewed, single, found) if one is not None} == {ENTRY.key}
    assert found is not None
    assert {one.etag for one in (made, told, viewed, single, found)} == {made.etag}


async def test_the_second_calendar_is_read_and_written_like_the_first(outlook: OutlookBench) -> None:
    calendar, entries = outlook.connection.calendar, outlook.connection.entries
    _, family = await calendar.calendars()
    *_, cursor = await read(calendar.changes(family.id, ""))
    made = await entries.add(family.id, ENTRY)
    (told,), _, cursor = await read(calendar.changes(family.id, cursor))
    assert (told.id, told.calendar_id) == (made.id, family.id)
    assert await entries.find("primary", ENTRY.key) is None
    await entries.remove(family.id, made.id)
    told_last, gone, _ = await read(calendar.changes(family.id, cursor))
    assert (told_last, gone) == ([], [made.id])


async def test_accepting_an_open_invitation_is_told_to_its_organiser(outlook: OutlookBench) -> None:
    calendar, primary = outlook.connection.calendar, outlook.person.primary
    entry = next(one for one in primary.entries.values() if one.title.startswith("Interview: "))
    guest = entry.guest(outlook.address)
    assert guest is not None
    guest.answer = "needsAction"
    primary.save(entry)
    assert (await calendar.event("primary", outlook.missed_event())).awaits_my_answer
    await outlook.connection.entries.accept("primary", outlook.missed_event())
    accepted = await calendar.event("primary", outlook.missed_event())
    assert (accepted.my_answer, accepted.awaits_my_answer) == (Answer.ACCEPTED, False)
    assert outlook.invitations() == 1
