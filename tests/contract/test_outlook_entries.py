"""How entries and categories of ours are written into Outlook, as they look on the wire."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from connectors.outlook.zones import write_moment
from connectors.sandbox.calendars import Guest
from connectors.sandbox.exchanges import Json, Request
from service.errors import Changed, Exists, Refused
from service.ports.calendar import Entry
from tests.contract.bench import Op
from tests.contract.outlook_bench import OutlookBench
from tests.contract.scripted_graph import NOT_FOUND, open_scripted

TIMES = {
    "start": {"dateTime": "2026-11-24T08:00:00.0000000", "timeZone": "UTC"},
    "end": {"dateTime": "2026-11-24T09:00:00.0000000", "timeZone": "UTC"},
}
CATEGORIES = "me/outlook/masterCategories"


async def test_a_category_is_made_red() -> None:
    async with open_scripted() as opened:
        opened.graph.script |= {CATEGORIES: {"value": []}, f"POST {CATEGORIES}": (201, {})}
        await opened.calendar.create_label("primary", "Missed interview")
        assert opened.graph.written == [{"displayName": "Missed interview", "color": "preset0"}]


@pytest.mark.parametrize("name", ["", " ", "m" * 256, "a,b", "a;b"])
async def test_a_name_that_no_category_may_have_is_refused_before_asking(name: str) -> None:
    async with open_scripted() as opened:
        with pytest.raises(Refused):
            await opened.calendar.create_label("primary", name)
        assert opened.graph.asked == []


async def test_a_conflict_over_a_category_that_is_not_there_is_no_success() -> None:
    async with open_scripted() as opened:
        opened.graph.script |= {CATEGORIES: {"value": []}, f"POST {CATEGORIES}": (409, {"error": {"code": "x"}})}
        with pytest.raises((Changed, Exists)):
            await opened.calendar.create_label("primary", "Missed")


ENTRY = Entry(
    key="5f0c9f1c2b7d4a6e8f90a1b2c3d4e5f6",
    title="Interview",
    start=datetime(2026, 11, 27, 9, 0, tzinfo=UTC),
    end=datetime(2026, 11, 27, 9, 45, tzinfo=UTC),
    zone="Europe/Berlin",
)


async def written(entry: Entry) -> dict[str, Any]:
    async with open_scripted() as opened:
        opened.graph.script |= {"POST me/events": (201, {"id": "e1", **TIMES})}
        await opened.entries.add("primary", entry)
        (body,) = opened.graph.written
        return dict(body)


async def test_an_entry_carries_its_key_twice_and_nobody_s_address() -> None:
    body = await written(ENTRY)
    assert body["transactionId"] == "5f0c9f1c-2b7d-4a6e-8f90-a1b2c3d4e5f6"
    (carried,) = body["singleValueExtendedProperties"]
    assert carried["value"] == ENTRY.key
    assert (body["sensitivity"], body["showAs"], body["responseRequested"]) == ("private", "busy", False)
    assert "attendees" not in body
    assert body["start"] == {"dateTime": "2026-11-27T10:00:00", "timeZone": "W. Europe Standard Time"}


@pytest.mark.parametrize(
    ("minutes", "sent"),
    [
        (None, {}),
        ((), {"isReminderOn": False}),
        ((0, 30), {"isReminderOn": True, "reminderMinutesBeforeStart": 30}),
        ((-5,), {"isReminderOn": True, "reminderMinutesBeforeStart": 0}),
        ((999_999,), {"isReminderOn": True, "reminderMinutesBeforeStart": 40_320}),
    ],
)
async def test_of_several_reminders_the_earliest_is_kept(minutes: tuple[int, ...] | None, sent: dict[str, Any]) -> None:
    body = await written(replace(ENTRY, reminders=minutes))
    assert {name: value for name, value in body.items() if "eminder" in name} == sent


@pytest.mark.parametrize(
    ("zone", "told", "local"),
    [
        ("Europe/Berlin", "W. Europe Standard Time", "2026-07-01T11:00:00"),
        ("America/Toronto", "Eastern Standard Time", "2026-07-01T05:00:00"),
        ("Asia/Kolkata", "India Standard Time", "2026-07-01T14:30:00"),
        ("Antarctica/Troll", "UTC", "2026-07-01T09:00:00"),
        ("Etc/UTC", "UTC", "2026-07-01T09:00:00"),
        ("Nowhere/City", "UTC", "2026-07-01T09:00:00"),
        ("", "UTC", "2026-07-01T09:00:00"),
    ],
)
def test_a_moment_is_told_in_a_zone_that_windows_knows(zone: str, told: str, local: str) -> None:
    moment = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
    assert write_moment(moment, zone) == {"dateTime": local, "timeZone": told}


@pytest.mark.parametrize("status", [400, 409])
async def test_a_transaction_that_was_used_before_means_that_it_exists(status: int) -> None:
    async with open_scripted() as opened:
        body = {"error": {"code": "ErrorDuplicateTransactionId", "@event.existingEventId": "e1"}}
        opened.graph.script |= {"POST me/events": (status, body)}
        with pytest.raises(Exists):
            await opened.entries.add("primary", ENTRY)


async def test_an_entry_that_somebody_added_guests_to_is_not_deleted_over_their_heads() -> None:
    async with open_scripted() as opened:
        opened.graph.script |= {"me/events/e1": {"id": "e1", "attendees": GUESTS}, "DELETE me/events/e1": (204, {})}
        with pytest.raises(Refused):
            await opened.entries.remove("primary", "e1")
        assert opened.graph.asked == ["me/events/e1"]


GUESTS = [{"emailAddress": {"address": "dana@northwind.example"}}]
REMOVED = ["me/events/e1", "DELETE me/events/e1"]


async def test_an_entry_is_deleted_only_as_it_was_seen() -> None:
    async with open_scripted() as opened:
        opened.graph.script |= {"me/events/e1": {"id": "e1", "@odata.etag": 'W/"1"'}, "DELETE me/events/e1": (204, {})}
        await opened.entries.remove("primary", "e1")
        assert opened.graph.asked == REMOVED
        assert opened.graph.heads[-1]["If-Match"] == 'W/"1"'


async def test_an_entry_that_changes_under_our_hands_is_looked_at_once_more() -> None:
    async with open_scripted() as opened:
        changed = 412, {"error": {"code": "ErrorIrresolvableConflict"}}
        opened.graph.script |= {"me/events/e1": {"id": "e1", "@odata.etag": 'W/"1"'}, "DELETE me/events/e1": changed}
        with pytest.raises(Changed):
            await opened.entries.remove("primary", "e1")
        assert opened.graph.asked == REMOVED * 2


async def test_guests_who_come_between_the_look_and_the_deletion_get_no_mail() -> None:
    async with OutlookBench() as bench:
        made = await bench.connection.entries.add(bench.calendar_id, ENTRY)
        calendar = bench.person.primary

        def invite(request: Request, status: int, body: Json | None) -> None:
            ours = next(one for one in calendar.entries.values() if one.title == ENTRY.title)
            if request.method == "GET" and not ours.guests:
                calendar.save(replace(ours, guests=[Guest(bench.interviewer)]))

        bench.sandbox.state.outlook.api.watchers.append(invite)
        with pytest.raises(Refused):
            await bench.connection.entries.remove(bench.calendar_id, made.id)
        assert bench.requests(Op.REMOVE_ENTRY) == 1
        assert bench.invitations() == 0


async def test_an_entry_that_goes_while_it_is_deleted_counts_as_deleted() -> None:
    async with open_scripted() as opened:
        opened.graph.script |= {"me/events/e1": {"id": "e1"}, "DELETE me/events/e1": NOT_FOUND}
        await opened.entries.remove("primary", "e1")
        assert opened.graph.asked[-1] == "DELETE me/events/e1"


async def test_accepting_tells_the_organiser() -> None:
    async with open_scripted() as opened:
        opened.graph.script |= {"POST me/events/e1/accept": (202, {})}
        await opened.entries.accept("primary", "e1")
        assert opened.graph.written == [{"sendResponse": True}]
