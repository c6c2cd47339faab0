"""Any provider's own entries: written once, private, with nobody invited."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from service.domain.event import Answer, Span
from service.errors import Changed, Exists, NotFound, Refused
from service.ports.calendar import Entry
from tests.contract.bench import Bench, Op

START = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
ENTRY = Entry(
    key="5f0c9f1c2b7d4a6e8f90a1b2c3d4e5f6",
    title="Interview, Northwind",
    start=START,
    end=START + timedelta(minutes=45),
    zone="Europe/Berlin",
    place="Musterstraße 12",
    description="Data Engineer",
    reminders=(30, 0),
)


async def test_an_entry_is_written_as_it_was_asked_for(bench: Bench) -> None:
    made = await bench.connection.entries.add(bench.calendar_id, ENTRY)
    read = await bench.connection.calendar.event(bench.calendar_id, made.id)
    assert (read.title, read.place, read.description) == (ENTRY.title, ENTRY.place, ENTRY.description)
    assert (read.start, read.end, read.zone) == (ENTRY.start, ENTRY.end, ENTRY.zone)
    assert read.busy
    assert read.organized_by_me
    assert read.etag == made.etag


async def test_an_entry_is_private_invites_nobody_and_carries_its_reference(bench: Bench) -> None:
    made = await bench.connection.entries.add(bench.calendar_id, ENTRY)
    await bench.connection.entries.move(
        bench.calendar_id, made.id, made.etag, Span(START, START + timedelta(hours=1)), ENTRY.zone
    )
    await bench.connection.entries.remove(bench.calendar_id, made.id)
    assert made.private
    assert made.attendees == ()
    assert made.client_ref == ENTRY.key
    assert bench.invitations() == 0


async def test_the_same_key_is_never_written_twice(bench: Bench) -> None:
    await bench.connection.entries.add(bench.calendar_id, ENTRY)
    with pytest.raises(Exists):
        await bench.connection.entries.add(bench.calendar_id, replace(ENTRY, title="Another"))
    window = Span(ENTRY.start, ENTRY.end)
    mine = [one for one in await bench.connection.calendar.events_between(bench.calendar_id, window) if one.client_ref]
    assert [one.title for one in mine] == [ENTRY.title]


async def test_another_key_is_another_entry(bench: Bench) -> None:
    first = await bench.connection.entries.add(bench.calendar_id, ENTRY)
    second = await bench.connection.entries.add(bench.calendar_id, replace(ENTRY, key="0" * 32))
    assert first.id != second.id


async def test_an_entry_is_found_by_its_key(bench: Bench) -> None:
    assert await bench.connection.entries.find(bench.calendar_id, ENTRY.key) is None
    made = await bench.connection.entries.add(bench.calendar_id, ENTRY)
    assert await bench.connection.entries.find(bench.calendar_id, ENTRY.key) == made


async def test_an_entry_that_the_person_deleted_stays_deleted(bench: Bench) -> None:
    made = await bench.connection.entries.add(bench.calendar_id, ENTRY)
    bench.phone("delete_event", event=made.id)
    with pytest.raises(Exists):
        await bench.connection.entries.add(bench.calendar_id, ENTRY)
    found = await bench.connection.entries.find(bench.calendar_id, ENTRY.key)
    assert found is None or found.cancelled
    window = Span(ENTRY.start, ENTRY.end)
    assert not any(one.client_ref for one in await bench.connection.calendar.events_between(bench.calendar_id, window))


async def test_an_entry_moves_and_keeps_everything_else(bench: Bench) -> None:
    made = await bench.connection.entries.add(bench.calendar_id, ENTRY)
    span = Span(START + timedelta(days=1), START + timedelta(days=1, minutes=30))
    moved = await bench.connection.entries.move(bench.calendar_id, made.id, made.etag, span, "Europe/London")
    assert (moved.start, moved.end, moved.zone) == (span.start, span.end, "Europe/London")
    assert (moved.title, moved.client_ref, moved.private) == (made.title, made.client_ref, True)
    assert moved.etag != made.etag


async def test_an_entry_that_was_edited_meanwhile_is_not_moved(bench: Bench) -> None:
    made = await bench.connection.entries.add(bench.calendar_id, ENTRY)
    bench.phone("edit_event", event=made.id, title="My own words")
    with pytest.raises(Changed):
        await bench.connection.entries.move(
            bench.calendar_id, made.id, made.etag, Span(START, START + timedelta(hours=1)), ENTRY.zone
        )
    found = await bench.connection.entries.find(bench.calendar_id, ENTRY.key)
    assert found is not None
    assert (found.title, found.end) == ("My own words", ENTRY.end)


async def test_removing_what_is_gone_counts_as_removed(bench: Bench) -> None:
    made = await bench.connection.entries.add(bench.calendar_id, ENTRY)
    for _ in range(2):
        await bench.connection.entries.remove(bench.calendar_id, made.id)
    await bench.connection.entries.remove(bench.calendar_id, "neverthere00")
    assert bench.requests(Op.REMOVE_ENTRY) >= 1
    window = Span(ENTRY.start, ENTRY.end)
    assert not await bench.connection.calendar.events_between(bench.calendar_id, window)


async def test_moving_what_never_was_is_not_found(bench: Bench) -> None:
    with pytest.raises(NotFound):
        await bench.connection.entries.move(bench.calendar_id, "neverthere00", "", Span(START, START), "UTC")


async def test_an_own_entry_shows_up_in_the_changes_with_its_reference(bench: Bench) -> None:
    pages = [page async for page in bench.connection.calendar.changes(bench.calendar_id, "")]
    await bench.connection.entries.add(bench.calendar_id, ENTRY)
    later = [page async for page in bench.connection.calendar.changes(bench.calendar_id, pages[-1].cursor)]
    assert [event.client_ref for page in later for event in page.events] == [ENTRY.key]


async def test_an_own_entry_is_known_in_every_way_that_it_is_read(bench: Bench) -> None:
    calendar, entries = bench.connection.calendar, bench.connection.entries
    pages = [page async for page in calendar.changes(bench.calendar_id, "")]
    made = await entries.add(bench.calendar_id, ENTRY)
    later = [page async for page in calendar.changes(bench.calendar_id, pages[-1].cursor)]
    (told,) = [event for page in later for event in page.events]
    (viewed,) = await calendar.events_between(bench.calendar_id, made.span)
    single = await calendar.event(bench.calendar_id, made.id)
    found = await entries.find(bench.calendar_id, ENTRY.key)
    assert found is not None
    assert {one.client_ref for one in (made, told, viewed, single, found)} == {ENTRY.key}
    assert {one.etag for one in (made, told, viewed, single, found)} == {made.etag}


async def test_an_invitation_is_accepted_as_often_as_it_is_asked_for(bench: Bench) -> None:
    for _ in range(2):
        await bench.connection.entries.accept(bench.calendar_id, bench.missed_event())
        event = await bench.connection.calendar.event(bench.calendar_id, bench.missed_event())
        assert event.my_answer is Answer.ACCEPTED


async def test_an_open_invitation_that_is_accepted_is_answered_and_its_organiser_is_told(bench: Bench) -> None:
    invited = bench.invitation()
    assert (await bench.connection.calendar.event(bench.calendar_id, invited)).awaits_my_answer
    assert bench.answer_given() == "needsAction"
    await bench.connection.entries.accept(bench.calendar_id, invited)
    event = await bench.connection.calendar.event(bench.calendar_id, invited)
    assert (event.my_answer, event.awaits_my_answer) == (Answer.ACCEPTED, False)
    assert (bench.answer_given(), bench.invitations()) == ("accepted", 1)


async def test_an_invitation_is_answered_by_nothing_but_accepting(bench: Bench) -> None:
    invited, calendar = bench.invitation(), bench.connection.calendar
    event = await calendar.event(bench.calendar_id, invited)
    [page async for page in calendar.changes(bench.calendar_id, "")]
    await calendar.events_between(bench.calendar_id, event.span)
    assert (bench.answer_given(), bench.invitations()) == ("needsAction", 0)


async def test_nobody_accepts_what_they_were_not_invited_to(bench: Bench) -> None:
    made = await bench.connection.entries.add(bench.calendar_id, ENTRY)
    with pytest.raises(Refused):
        await bench.connection.entries.accept(bench.calendar_id, made.id)
    assert bench.invitations() == 0
