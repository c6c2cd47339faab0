"""What Graph's calendar does that no other does: windows that stay, links, removals that are none, bare occurrences."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from service.domain.account import Ability
from service.domain.event import Span
from service.errors import CursorExpired, Forbidden, OutsideError, Refused, Throttled, Unreachable
from service.ports.calendar import Changes
from tests.contract.scripted_graph import START, Scripted, open_scripted

DELTA = "me/calendarView/delta"
TIMES = {
    "start": {"dateTime": "2026-11-24T08:00:00.0000000", "timeZone": "UTC"},
    "end": {"dateTime": "2026-11-24T09:00:00.0000000", "timeZone": "UTC"},
}
SERIES = {"id": "s1", "type": "seriesMaster", "subject": "Swimming", "iCalUId": "u1", "categories": ["Family"], **TIMES}


async def read(opened: Scripted, cursor: str = "", calendar: str = "primary") -> Sequence[Changes]:
    return [page async for page in opened.calendar.changes(calendar, cursor)]


def page(opened: Scripted, *items: object, following: str = "", end: str = "end") -> dict[str, Any]:
    name, link = ("@odata.nextLink", following) if following else ("@odata.deltaLink", end)
    return {"value": items, name: f"{opened.graph.url}/v1.0/{link}"}


def swim(event_id: str, day: int, series: str = "s1") -> dict[str, object]:
    times = {name: {"dateTime": f"2026-12-{day:02d}T{hour}:00:00.0000000", "timeZone": "UTC"} for name, hour in
             (("start", 18), ("end", 19))}  # fmt: skip
    return {"id": event_id, "type": "occurrence", "seriesMasterId": series, **times}


async def test_the_window_is_whole_days_and_every_request_asks_for_lasting_ids_text_and_fifty_items() -> None:
    async with open_scripted() as opened:
        opened.graph.script |= {DELTA: page(opened, following="next"), "next": page(opened)}
        await read(opened)
        for head in opened.graph.heads:
            assert 'IdType="ImmutableId"' in head["Prefer"]
            assert 'outlook.body-content-type="text"' in head["Prefer"]
            assert "odata.maxpagesize=50" in head["Prefer"]
        assert len(opened.graph.heads) == 2


async def test_the_cursor_holds_the_link_as_it_came_and_the_window_that_lies_in_it() -> None:
    async with open_scripted() as opened:
        opened.graph.script |= {DELTA: page(opened, end="end?$deltatoken=a%20b%2F")}
        (only,) = await read(opened)
        assert json.loads(only.cursor) == {
            "link": f"{opened.graph.url}/v1.0/end?$deltatoken=a%20b%2F",
            "from": "2026-10-25T00:00:00Z",
            "until": "2027-05-23T00:00:00Z",
            "anchored": "2026-11-24T10:00:00Z",
        }


async def test_a_calendar_that_is_not_the_primary_one_is_asked_under_its_own_id() -> None:
    async with open_scripted() as opened:
        opened.graph.script |= {"me/calendars/a/b=/calendarView/delta": page(opened)}
        (only,) = await read(opened, calendar="a/b=")
        assert only.complete


async def test_after_a_week_everything_is_read_anew_around_the_new_today() -> None:
    async with open_scripted() as opened:
        opened.graph.script |= {DELTA: page(opened), "end": page(opened)}
        (first,) = await read(opened)
        opened.graph.clock.moment = START + timedelta(days=7)
        (again,) = await read(opened, first.cursor)
        assert (json.loads(again.cursor)["anchored"], again.complete) == ("2026-11-24T10:00:00Z", False)
        opened.graph.clock.moment = START + timedelta(days=7, seconds=1)
        with pytest.raises(CursorExpired):
            await read(opened, again.cursor)
        (anew,) = await read(opened)
        assert json.loads(anew.cursor)["from"] == "2026-11-01T00:00:00Z"


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (410, "SyncStateNotFound"),
        (410, ""),
        (400, "syncStateNotFound"),
        (400, "ResyncRequired"),
        (404, "resyncrequired"),
        (400, "SyncStateInvalid"),
    ],
)
async def test_a_link_that_is_too_old_says_so_in_each_documented_way(status: int, code: str) -> None:
    async with open_scripted() as opened:
        opened.graph.script |= {DELTA: page(opened), "end": (status, {"error": {"code": code}})}
        (first,) = await read(opened)
        with pytest.raises(CursorExpired):
            await read(opened, first.cursor)


@pytest.mark.parametrize(
    "cursor", ["{}", "token", "[1]", "\x00", '{"link":"https://graph.example/x"}', "null", "\ud800"]
)
async def test_a_cursor_that_is_none_of_ours_begins_anew_and_asks_nobody(cursor: str) -> None:
    async with open_scripted() as opened:
        with pytest.raises(CursorExpired):
            await read(opened, cursor)
        assert opened.graph.asked == []


async def test_a_cursor_of_a_server_that_is_not_configured_any_more_begins_anew() -> None:
    async with open_scripted() as opened, open_scripted() as other:
        opened.graph.script |= {DELTA: page(opened)}
        (first,) = await read(opened)
        with pytest.raises(CursorExpired):
            await read(other, first.cursor)
        assert other.graph.asked == []


@pytest.mark.parametrize("link", ["@odata.nextLink", "@odata.deltaLink"])
@pytest.mark.parametrize("shape", ["{}/v1.0/steal", "{}", "http://127.0.0.1:9@{}", "//x", "steal"])
async def test_a_hostile_link_is_refused_and_leads_nowhere(link: str, shape: str) -> None:
    async with open_scripted() as opened, open_scripted() as elsewhere:
        hostile = shape.format(elsewhere.graph.url)
        opened.graph.script |= {DELTA: {"value": [], link: hostile}}
        with pytest.raises(Refused):
            await read(opened)
        assert elsewhere.graph.asked == []


async def test_a_round_that_turns_in_circles_ends() -> None:
    async with open_scripted() as opened:
        opened.graph.script |= {
            DELTA: page(opened, following="a"),
            "a": page(opened, following="b"),
            "b": page(opened, following="a"),
        }
        with pytest.raises(Unreachable):
            await read(opened)
        assert opened.graph.asked == [DELTA, "a", "b"]


async def test_an_answer_without_any_link_is_no_end_of_a_round() -> None:
    async with open_scripted() as opened:
        opened.graph.script |= {DELTA: {"value": [{"id": "e1", **TIMES}]}}
        with pytest.raises(Unreachable):
            await read(opened)


async def test_pages_come_one_by_one_as_they_are_read() -> None:
    async with open_scripted() as opened:
        opened.graph.script |= {
            DELTA: page(opened, {"id": "e1", **TIMES}, following="next"),
            "next": page(opened, {"id": "e2", **TIMES}),
        }
        pages = opened.calendar.changes("primary", "")
        first = await anext(pages)
        assert "next" not in opened.graph.asked
        second = await anext(pages)
        assert [event.id for one in (first, second) for event in one.events] == ["e1", "e2"]
        assert (first.cursor, bool(second.cursor)) == ("", True)


async def test_what_was_removed_is_looked_at_before_it_is_believed() -> None:
    gone = [{"id": name, "@removed": {"reason": "deleted"}} for name in ("a", "b", "c", "d", "e", "a")]
    away = {"id": "b", "subject": "Moved", "start": {"dateTime": "2027-09-01T08:00:00"},
            "end": {"dateTime": "2027-09-01T09:00:00"}}  # fmt: skip
    async with open_scripted() as opened:
        opened.graph.script |= {
            DELTA: page(opened, *gone),
            "me/events/b": away,
            "me/events/c": {"id": "c", "isCancelled": True},
            "me/events/d": (400, {"error": {"code": "ErrorOccurrenceCrossingBoundary"}}),
        }
        (only,) = await read(opened)
        assert [event.title for event in only.events] == ["Moved"]
        assert sorted(only.gone) == ["a", "c", "e"]
        assert [one.id for one in only.malformed] == ["d"]
        assert opened.graph.batches[:2] == [4, 1]
        assert max(opened.graph.batches) <= 4


async def test_a_far_occurrence_and_a_series_that_left_the_window_are_passed_over() -> None:
    async with open_scripted() as opened:
        removed = [{"id": name, "@removed": {"reason": "deleted"}} for name in ("s1", "o1")]
        far = {"start": {"dateTime": "2027-09-01T08:00:00"}, "end": {"dateTime": "2027-09-01T09:00:00"}}
        whole = {"id": "o1", "type": "occurrence", "seriesMasterId": "s1", "subject": "x", **far}
        opened.graph.script |= {DELTA: page(opened, *removed), "me/events/s1": SERIES, "me/events/o1": whole}
        (only,) = await read(opened)
        assert (only.events, only.gone, only.malformed) == ((), (), ())


@pytest.mark.parametrize(
    ("status", "error"), [(429, Throttled), (503, Unreachable), (500, Unreachable), (401, Unreachable)]
)
async def test_while_removals_cannot_be_looked_at_nothing_is_concluded(status: int, error: type[OutsideError]) -> None:
    async with open_scripted() as opened:
        opened.graph.script |= {
            DELTA: page(opened, {"id": "a", "@removed": {"reason": "deleted"}}),
            "me/events/a": (status, {"error": {"code": "x"}}),
        }
        with pytest.raises(error):
            await read(opened)


async def test_bare_occurrences_take_from_their_series_what_they_do_not_say() -> None:
    async with open_scripted() as opened:
        opened.graph.script |= {DELTA: page(opened, swim("o1", 1), SERIES, swim("o2", 8))}
        (only,) = await read(opened)
        assert [(event.id, event.title, event.labels, event.series_id) for event in only.events] == [
            ("o1", "Swimming", ("Family",), "s1"),
            ("o2", "Swimming", ("Family",), "s1"),
        ]
        first = only.events[0]
        assert first.start == first.original_start == datetime(2026, 12, 1, 18, tzinfo=UTC)
        assert not first.series_master
        assert "me/events/s1" not in opened.graph.asked


async def test_a_series_from_an_earlier_page_is_remembered_and_an_unknown_one_is_asked_for_once() -> None:
    async with open_scripted() as opened:
        opened.graph.script |= {
            DELTA: page(opened, SERIES, swim("o1", 1), swim("p1", 1, "s2"), swim("p2", 2, "s2"), following="next"),
            "next": page(opened, swim("o2", 8), swim("p3", 3, "s2"), swim("q1", 4, "s3"), swim("q2", 5, "s3")),
            "me/events/s2": {**SERIES, "id": "s2", "subject": "Choir"},
        }
        pages = await read(opened)
        assert [event.title for one in pages for event in one.events] == [
            "Swimming", "Choir", "Choir", "Swimming", "Choir",
        ]  # fmt: skip
        assert [one.id for page in pages for one in page.malformed] == ["q1", "q2"]
        assert [one for one in opened.graph.asked if one.startswith("me/events/")] == ["me/events/s2", "me/events/s3"]


async def test_an_occurrence_that_says_everything_needs_no_series() -> None:
    async with open_scripted() as opened:
        whole = {**swim("o1", 1), "subject": None, "createdDateTime": "2026-11-01T08:00:00Z"}
        opened.graph.script |= {DELTA: page(opened, whole, {**swim("o2", 8), "subject": "Choir"})}
        (only,) = await read(opened)
        assert [event.title for event in only.events] == ["", "Choir"]
        assert not any(one.startswith("me/events/") for one in opened.graph.asked)


async def test_duplicates_and_any_order_within_a_round_do_no_harm() -> None:
    async with open_scripted() as opened:
        one = {"id": "e1", **TIMES}
        opened.graph.script |= {DELTA: page(opened, one, one, following="next"), "next": page(opened, one)}
        assert [event.id for page in await read(opened) for event in page.events] == ["e1"] * 3


async def test_the_guest_who_owns_the_mailbox_is_known_and_asked_about_once_a_day() -> None:
    guests = [{"emailAddress": {"address": "robin@keller.example"}}, {"emailAddress": {"address": "jo@keller.example"}}]
    async with open_scripted() as opened:
        opened.graph.script |= {DELTA: page(opened, {"id": "e1", **TIMES, "attendees": guests})}
        for _ in range(2):
            (only,) = await read(opened)
            assert [one.me for one in only.events[0].attendees] == [True, False]
            assert only.events[0].zone == "Europe/Berlin"
        assert opened.graph.batches == [3]
        opened.graph.clock.moment += timedelta(days=1, seconds=1)
        await read(opened)
        assert opened.graph.batches == [3, 3]


async def test_without_the_mailbox_s_settings_the_zone_is_where_most_events_were_made() -> None:
    made = [{"id": str(n), "originalStartTimeZone": zone} for n, zone in enumerate(
        ("UTC", "UTC", "UTC", "Tokyo Standard Time", "GMT Standard Time", "GMT Standard Time", "tzone://Microsoft/Custom")
    )]  # fmt: skip
    async with open_scripted(frozenset({Ability.READ_CALENDAR})) as opened:
        opened.graph.script |= {
            "me/mailboxSettings": (403, {"error": {"code": "ErrorAccessDenied"}}),
            "me/events": {"value": made},
        }
        (only,) = await opened.calendar.calendars()
        assert (only.id, only.zone, only.labels) == ("primary", "Europe/London", ())
        assert "me/outlook/masterCategories" not in opened.graph.asked


async def test_a_mailbox_without_a_licence_is_said_to_be_none() -> None:
    async with open_scripted() as opened:
        nothing = 404, {"error": {"code": "MailboxNotEnabledForRESTAPI"}}
        opened.graph.script |= {DELTA: nothing, "me/calendar": nothing}
        with pytest.raises(Forbidden, match="licence"):
            await read(opened)
        with pytest.raises(Forbidden, match="licence"):
            await opened.calendar.calendars()


async def test_a_view_is_read_to_its_end_and_kept_to_what_touches_the_window() -> None:
    window = Span(datetime(2026, 11, 24, 9, tzinfo=UTC), datetime(2026, 11, 24, 10, tzinfo=UTC))
    late = {"start": {"dateTime": "2026-11-24T09:30:00"}, "end": {"dateTime": "2026-11-24T11:00:00"}}
    async with open_scripted() as opened:
        opened.graph.script |= {
            "me/calendarView": page(opened, {"id": "before", **TIMES}, following="next"),
            "next": page(opened, {"id": "in", **late}, {"id": "cancelled", **late, "isCancelled": True}),
        }
        assert [event.id for event in await opened.calendar.events_between("primary", window)] == ["in"]


async def test_calendars_are_told_from_all_pages_with_the_primary_one_first() -> None:
    async with open_scripted() as opened:
        opened.graph.script |= {
            "me/calendars": page(opened, {"id": "x", "name": "Team", "canEdit": False}, following="more"),
            "more": page(opened, {"id": "cal", "name": "Calendar", "isDefaultCalendar": True}),
            "me/outlook/masterCategories": page(opened, {"displayName": "Missed"}, following="colours"),
            "colours": page(opened, {"displayName": " "}, {"displayName": None}, {"displayName": "Family"}),
        }
        first, second = await opened.calendar.calendars()
        assert (first.id, first.name, first.primary, first.writable) == ("primary", "Calendar", True, True)
        assert first.labels == ("Missed", "Family")
        assert (second.id, second.name, second.primary, second.writable) == ("x", "Team", False, False)
