"""Any provider's calendars beside the primary one: read, watched and written like the first, and kept apart from it."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from service.domain.event import Event, Span
from service.errors import Changed, Exists, NotFound
from service.ports.calendar import Changes
from tests.contract.bench import Bench
from tests.contract.test_entries import ENTRY


async def other(bench: Bench) -> str:
    """The id of the person's second calendar."""
    _, family = await bench.connection.calendar.calendars()
    return family.id


async def read(bench: Bench, calendar_id: str, cursor: str = "") -> Sequence[Changes]:
    """All pages of one round."""
    return [page async for page in bench.connection.calendar.changes(calendar_id, cursor)]


def events_of(pages: Sequence[Changes]) -> list[Event]:
    """The events of all pages."""
    return [event for page in pages for event in page.events]


async def test_another_calendar_tells_its_own_events_in_every_way(bench: Bench) -> None:
    family = await other(bench)
    (concert,) = events_of(await read(bench, family))
    assert (concert.title, concert.calendar_id) == ("School concert", family)
    assert await bench.connection.calendar.event(family, concert.id) == concert
    window = Span(concert.start - timedelta(days=30), concert.end + timedelta(days=30))
    assert await bench.connection.calendar.events_between(family, window) == [concert]
    assert concert.id not in {event.id for event in events_of(await read(bench, bench.calendar_id))}


async def test_a_mark_in_another_calendar_is_seen_there_alone(bench: Bench) -> None:
    family = await other(bench)
    cursors = {one: (await read(bench, one))[-1].cursor for one in (family, bench.calendar_id)}
    bench.phone("edit_event", event="School concert", title="[missed] School concert")
    assert [one.title for one in events_of(await read(bench, family, cursors[family]))] == ["[missed] School concert"]
    assert events_of(await read(bench, bench.calendar_id, cursors[bench.calendar_id])) == []


async def test_an_entry_lives_and_ends_in_the_calendar_that_it_was_written_into(bench: Bench) -> None:
    family, entries = await other(bench), bench.connection.entries
    cursor = (await read(bench, family))[-1].cursor
    made = await entries.add(family, ENTRY)
    (told,) = events_of(pages := await read(bench, family, cursor))
    assert (told.id, told.calendar_id, told.client_ref) == (made.id, family, ENTRY.key)
    assert await entries.find(family, ENTRY.key) == made
    assert await entries.find(bench.calendar_id, ENTRY.key) is None
    span = Span(ENTRY.start + timedelta(days=1), ENTRY.end + timedelta(days=1))
    moved = await entries.move(family, made.id, made.etag, span, ENTRY.zone)
    assert (moved.span, moved.calendar_id) == (span, family)
    await entries.remove(family, made.id)
    (last,) = await read(bench, family, pages[-1].cursor)
    assert (last.events, last.gone) == ((), (made.id,))
    assert bench.invitations() == 0


async def test_an_entry_of_another_calendar_is_written_once_and_not_over_somebody_s_edit(bench: Bench) -> None:
    family, entries = await other(bench), bench.connection.entries
    made = await entries.add(family, ENTRY)
    with pytest.raises(Exists):
        await entries.add(family, ENTRY)
    bench.phone("edit_event", event=made.id, title="My own words")
    with pytest.raises(Changed):
        await entries.move(family, made.id, made.etag, made.span, ENTRY.zone)


async def test_what_lies_in_one_calendar_is_not_found_in_another(bench: Bench) -> None:
    family = await other(bench)
    with pytest.raises(NotFound):
        await bench.connection.calendar.event(family, bench.missed_event())
    with pytest.raises(NotFound):
        await bench.connection.entries.move(family, bench.missed_event(), "", Span(ENTRY.start, ENTRY.end), ENTRY.zone)
