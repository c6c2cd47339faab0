"""Any provider's calendar: what changed, single events, windows, labels."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from service.domain.account import Ability
from service.domain.event import Answer, Event, Span
from service.errors import Changed, CursorExpired, Forbidden, NotFound, Refused, Unreachable
from service.ports.calendar import Changes
from tests.contract.bench import ACCOUNT, EVERYTHING, Bench, Op, Spoil
from tests.contract.servers import say, serve


async def read_all(bench: Bench, cursor: str = "") -> Sequence[Changes]:
    return [page async for page in bench.connection.calendar.changes(bench.calendar_id, cursor)]


async def read_events(bench: Bench) -> Sequence[Event]:
    return [event for page in await read_all(bench) for event in page.events]


async def read_cursor(bench: Bench) -> str:
    return (await read_all(bench))[-1].cursor


async def only_event(bench: Bench, cursor: str) -> Event:
    (page,) = await read_all(bench, cursor)
    (event,) = page.events
    return event


async def test_the_first_reading_is_complete_and_ends_with_a_cursor(bench: Bench) -> None:
    pages = await read_all(bench)
    titles = {event.title for page in pages for event in page.events}
    assert {"Interview: Data Engineer, Northwind", "Dentist", "Swimming", "Day trip"} <= titles
    assert all(page.complete for page in pages)
    assert [bool(page.cursor) for page in pages] == [False] * (len(pages) - 1) + [True]


async def test_an_idle_poll_is_one_request_and_brings_nothing(bench: Bench) -> None:
    cursor = await read_cursor(bench)
    before = bench.requests()
    (page,) = await read_all(bench, cursor)
    assert bench.requests() == before + 1
    assert (page.events, page.gone, page.malformed, page.complete) == ((), (), (), False)
    assert page.cursor


async def test_the_interview_comes_with_everything_that_decisions_need(bench: Bench) -> None:
    event = await bench.connection.calendar.event(bench.calendar_id, bench.missed_event())
    assert event.title == "Interview: Data Engineer, Northwind"
    assert event.organizer is not None
    assert event.organizer.address == bench.interviewer
    assert not event.organized_by_me
    assert event.my_answer is Answer.ACCEPTED
    assert event.zone == "Europe/Berlin"
    assert event.end - event.start == timedelta(minutes=45)
    assert event.end < bench.clock.now()
    assert event.uid
    assert event.busy
    assert "+49 30 23125 118" in event.description
    assert event.client_ref == ""


async def test_a_marked_event_comes_with_the_name_of_its_label(bench: Bench) -> None:
    cursor = await read_cursor(bench)
    bench.phone("mark_missed")
    event = await only_event(bench, cursor)
    assert event.id == bench.missed_event()
    assert event.labels == ("Missed interview",)


async def test_a_mark_is_seen_with_one_request_once_the_labels_are_known(bench: Bench) -> None:
    cursor = await read_cursor(bench)
    bench.phone("mark_missed")
    before = bench.requests()
    assert (await only_event(bench, cursor)).labels
    assert bench.requests() == before + 1


async def test_a_label_that_was_defined_later_is_learnt(bench: Bench) -> None:
    cursor = await read_cursor(bench)
    bench.advance(120)
    bench.phone("define_label", label="Missed")
    bench.phone("set_label", label="Missed")
    assert (await only_event(bench, cursor)).labels == ("Missed",)


async def test_taking_the_mark_away_is_seen(bench: Bench) -> None:
    bench.phone("mark_missed")
    cursor = await read_cursor(bench)
    bench.phone("set_label", label="")
    assert (await only_event(bench, cursor)).labels == ()


async def test_without_permission_to_read_labels_nothing_fails(bench: Bench) -> None:
    without = EVERYTHING - {Ability.READ_LABELS, Ability.CREATE_LABELS}
    bench.revoke()
    await bench.grants.save(ACCOUNT, await bench.sign_in(ticked=without))
    bench.connection = bench.provider.connect(ACCOUNT)
    bench.stale_access()
    cursor = await read_cursor(bench)
    bench.phone("mark_missed")
    assert (await only_event(bench, cursor)).labels in ((), ("Missed interview",))
    assert [one.labels for one in await bench.connection.calendar.calendars()] == [(), ()]


async def test_an_edited_title_is_seen(bench: Bench) -> None:
    cursor = await read_cursor(bench)
    bench.phone("edit_event", title="[missed] Interview")
    assert (await only_event(bench, cursor)).title == "[missed] Interview"


async def test_a_deleted_event_is_gone(bench: Bench) -> None:
    cursor = await read_cursor(bench)
    event_id = bench.missed_event()
    bench.phone("delete_event")
    (page,) = await read_all(bench, cursor)
    assert page.gone == (event_id,)
    assert page.events == ()


async def test_a_deleted_event_is_cancelled_or_not_there_any_more(bench: Bench) -> None:
    event_id = bench.missed_event()
    bench.phone("delete_event")
    try:
        cancelled = (await bench.connection.calendar.event(bench.calendar_id, event_id)).cancelled
    except NotFound:
        cancelled = True
    assert cancelled


async def test_a_moved_event_has_its_new_time_and_a_higher_sequence_where_revisions_are_counted(bench: Bench) -> None:
    cursor = await read_cursor(bench)
    before = await bench.connection.calendar.event(bench.calendar_id, bench.missed_event())
    start = bench.clock.now().replace(microsecond=0) + timedelta(days=3)
    bench.phone("move_event", start=start.isoformat())
    after = await only_event(bench, cursor)
    assert after.start == start
    assert after.uid == before.uid
    assert after.sequence > before.sequence or after.sequence == before.sequence == 0
    assert after.etag != before.etag


async def test_changes_that_come_again_are_the_same(bench: Bench) -> None:
    cursor = await read_cursor(bench)
    bench.phone("mark_missed")
    first = await only_event(bench, cursor)
    bench.spoil(Op.CHANGES, Spoil.REPLAYED)
    (page,) = await read_all(bench, cursor)
    assert first in page.events
    assert len(page.events) > 1


async def test_an_empty_page_is_not_the_end(bench: Bench) -> None:
    sound = {event.id for event in await read_events(bench)}
    bench.spoil(Op.CHANGES, Spoil.EMPTY_PAGE)
    empty, *others = await read_all(bench)
    assert empty == Changes((), (), (), "", True)
    assert {event.id for page in others for event in page.events} == sound
    assert others[-1].cursor


async def test_a_page_that_says_neither_that_more_follows_nor_where_it_ends_is_no_answer(bench: Bench) -> None:
    bench.grants.kept[ACCOUNT] = replace(bench.grants.kept[ACCOUNT], abilities=frozenset({Ability.READ_CALENDAR}))
    async with serve(say("HTTP/1.1 200 OK\nContent-Length: 2", b"{}")) as server:
        pages = bench.elsewhere(server.url).connect(ACCOUNT).calendar.changes(bench.calendar_id, "")
        with pytest.raises(Unreachable, match="in the middle"):
            await anext(pages)


async def test_a_malformed_event_is_named_and_the_others_go_on(bench: Bench) -> None:
    sound = {event.id for event in await read_events(bench)}
    bench.spoil(Op.CHANGES, Spoil.MALFORMED)
    pages = await read_all(bench)
    (broken,) = [one for page in pages for one in page.malformed]
    assert {event.id for page in pages for event in page.events} == sound - {broken.id}
    assert broken.id
    assert broken.why
    assert pages[-1].cursor


async def test_a_malformed_single_event_is_refused(bench: Bench) -> None:
    bench.spoil(Op.EVENT, Spoil.MALFORMED)
    with pytest.raises((Refused, Unreachable)):
        await bench.connection.calendar.event(bench.calendar_id, bench.missed_event())


async def test_a_cursor_that_is_too_old_says_so(bench: Bench) -> None:
    cursor = await read_cursor(bench)
    bench.expire_cursors()
    with pytest.raises(CursorExpired):
        await read_all(bench, cursor)
    assert await read_cursor(bench) not in ("", cursor)


async def test_a_cut_off_answer_is_no_answer(bench: Bench) -> None:
    cursor = await read_cursor(bench)
    bench.spoil(Op.CHANGES, Spoil.TRUNCATED)
    with pytest.raises(Unreachable):
        await read_all(bench, cursor)
    assert (await read_all(bench, cursor))[-1].cursor


async def test_an_all_day_event_runs_from_midnight_to_midnight_of_the_calendar(bench: Bench) -> None:
    listed = next(event for event in await read_events(bench) if event.title == "Day trip")
    single = await bench.connection.calendar.event(bench.calendar_id, listed.id)
    for event in (listed, single):
        assert event.all_day
        assert event.start.isoformat() == "2026-12-03T00:00:00+01:00"
        assert event.end - event.start == timedelta(days=1)
        assert event.zone == "Europe/Berlin"


async def test_instances_of_a_series_know_their_series(bench: Bench) -> None:
    swims = [event for event in await read_events(bench) if event.title == "Swimming"]
    assert len({event.id for event in swims}) == len(swims) > 5
    assert len({event.series_id for event in swims}) == 1
    assert all(event.original_start == event.start and not event.series_master for event in swims)


async def test_one_instance_of_a_series_can_be_marked_alone(bench: Bench) -> None:
    pages = await read_all(bench)
    swims = [event for page in pages for event in page.events if event.title == "Swimming"]
    bench.phone("mark_missed", event=swims[1].id)
    changed = [event for page in await read_all(bench, pages[-1].cursor) for event in page.events]
    assert {event.id: event.labels for event in changed if event.labels} == {swims[1].id: ("Missed interview",)}
    marked = next(event for event in changed if event.labels)
    single = await bench.connection.calendar.event(bench.calendar_id, swims[1].id)
    assert (marked.original_start, marked.series_id) == (single.original_start, single.series_id)
    assert single.original_start == swims[1].start


async def test_an_event_that_moved_far_away_is_told_and_is_not_gone(bench: Bench) -> None:
    cursor = await read_cursor(bench)
    far = (bench.clock.now() + timedelta(days=300)).replace(microsecond=0)
    bench.phone("move_event", start=far.isoformat())
    (page,) = await read_all(bench, cursor)
    assert [(event.id, event.start) for event in page.events] == [(bench.missed_event(), far)]
    assert page.gone == ()


async def test_a_window_holds_exactly_what_touches_it(bench: Bench) -> None:
    dentist = next(event for event in await read_events(bench) if event.title == "Dentist")
    touching = Span(dentist.start + timedelta(minutes=59), dentist.start + timedelta(hours=2))
    after = Span(dentist.end, dentist.end + timedelta(hours=1))
    between = bench.connection.calendar.events_between
    assert dentist in await between(bench.calendar_id, touching)
    assert dentist not in await between(bench.calendar_id, after)


async def test_the_primary_calendar_comes_first_with_zone_and_labels(bench: Bench) -> None:
    first, *others = await bench.connection.calendar.calendars()
    assert (first.id, first.zone, first.primary, first.writable) == (bench.calendar_id, "Europe/Berlin", True, True)
    assert first.labels == ("Missed interview", "Family")
    assert [other.name for other in others] == ["Family"]


@pytest.mark.parametrize(("more", "labels"), [({Ability.READ_LABELS}, ("Missed interview", "Family")), (set(), ())])
async def test_without_permission_to_list_the_primary_calendar_is_still_known(
    bench: Bench, more: set[Ability], labels: tuple[str, ...]
) -> None:
    bench.revoke()
    wanted = frozenset({Ability.READ_CALENDAR, Ability.WRITE_CALENDAR} | more)
    grant = await bench.sign_in(wanted)
    await bench.grants.save("account-2", grant)
    first, *others = await bench.provider.connect("account-2").calendar.calendars()
    assert (first.zone, first.primary, first.writable, first.labels) == ("Europe/Berlin", True, True, labels)
    assert not others or Ability.LIST_CALENDARS in grant.abilities


async def test_a_label_is_created_once_and_the_others_stay(bench: Bench) -> None:
    calendar = bench.connection.calendar
    await calendar.create_label(bench.calendar_id, "Missed")
    await calendar.create_label(bench.calendar_id, "missed ")
    assert bench.requests(Op.CREATE_LABEL) == 1
    assert (await calendar.calendars())[0].labels == ("Missed interview", "Family", "Missed")


async def test_labels_edited_by_somebody_else_meanwhile_are_not_overwritten(bench: Bench) -> None:
    bench.refuse(Op.CREATE_LABEL, 412, "conditionNotMet")
    with pytest.raises(Changed):
        await bench.connection.calendar.create_label(bench.calendar_id, "Missed")


async def test_a_label_that_the_provider_cannot_take_is_refused_before_asking(bench: Bench) -> None:
    for name in ("", "m" * 256):
        with pytest.raises(Refused):
            await bench.connection.calendar.create_label(bench.calendar_id, name)
    assert bench.requests() == 0


async def test_a_calendar_that_is_not_there_is_not_found(bench: Bench) -> None:
    with pytest.raises((NotFound, Forbidden)):
        [page async for page in bench.connection.calendar.changes("nobody@keller.example", "")]


async def test_a_hostile_title_arrives_as_plain_words(bench: Bench) -> None:
    event_id = bench.missed_event()
    bench.phone("edit_event", title="Inter\x00view\u202e \x1b[31mred\n<script>", description="a\x07b\nc")
    event = await bench.connection.calendar.event(bench.calendar_id, event_id)
    assert event.title == "Interview [31mred <script>"
    assert event.description == "ab\nc"
