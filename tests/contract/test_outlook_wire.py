"""What we read of Graph's calendar, select from it and write into it is all in Graph's own description."""

from typing import Any

import msgspec
import pytest

from connectors.outlook import wire
from connectors.outlook.mailbox import CALENDAR_FIELDS
from connectors.outlook.requests import EVENT_FIELDS
from connectors.sandbox.exchanges import Json, Request
from tests.contract.letters import write_letter
from tests.contract.outlook_bench import OutlookBench
from tests.contract.scripted_graph import open_scripted
from tests.contract.test_entries import ENTRY
from tests.servers.sandbox.csdl import description

GRAPH = description()
RECORDS: dict[str, type[msgspec.Struct]] = {
    "dateTimeTimeZone": wire.When,
    "emailAddress": wire.Mail,
    "responseStatus": wire.Reply,
    "attendee": wire.Who,
    "itemBody": wire.Body,
    "location": wire.Place,
    "onlineMeetingInfo": wire.Online,
    "singleValueLegacyExtendedProperty": wire.Property,
    "event": wire.EventRecord,
    "calendar": wire.CalendarRecord,
    "outlookCategory": wire.CategoryRecord,
    "mailboxSettings": wire.SettingsRecord,
}


@pytest.mark.parametrize("name", RECORDS)
def test_every_field_that_we_read_is_described(name: str) -> None:
    read = {field.encode_name for field in msgspec.structs.fields(RECORDS[name])}
    assert {one for one in read if not one.startswith("@")} <= set(GRAPH.properties(name))


@pytest.mark.parametrize("name", RECORDS)
def test_whatever_may_be_null_is_read_when_it_is(name: str) -> None:
    record = RECORDS[name]
    nullable = {
        field.encode_name: None
        for field in msgspec.structs.fields(record)
        if not GRAPH.properties(name).get(field.encode_name, "!").endswith("!")
    }
    whole: dict[str, Any] = {**nullable, "dateTime": "2026-11-24T08:00:00.0000000", "id": "x"}
    assert isinstance(msgspec.json.decode(msgspec.json.encode(whole), type=record), record)


@pytest.mark.parametrize(("name", "query"), [("event", EVENT_FIELDS), ("calendar", CALENDAR_FIELDS)])
def test_what_is_selected_is_described_and_is_what_we_read(name: str, query: dict[str, str]) -> None:
    selected = set(query["$select"].split(","))
    assert selected <= set(GRAPH.properties(name))
    read = {field.encode_name for field in msgspec.structs.fields(RECORDS[name])}
    assert {one for one in read if not one.startswith("@")} - selected <= {"singleValueExtendedProperties"}


@pytest.mark.parametrize(
    ("sent", "status", "answered"),
    [
        (b'{"isDraft":true}', 200, None),
        (b"", 200, {"id": "AAkALgD", "surprise": 1}),
        (b"", 404, {"error": {"code": "ErrorItemNotFound"}}),
    ],
)
async def test_the_bench_complains_of_an_exchange_that_graph_would_not_know(
    sent: bytes, status: int, answered: Json | None
) -> None:
    request = Request("PATCH", "/v1.0/me/messages/AAkALgD", "", {"Content-Type": "application/json"}, sent)

    async def exchange() -> None:
        async with OutlookBench() as bench:
            (watch,) = bench.sandbox.state.outlook.api.watchers
            watch(request, status, answered)

    with pytest.raises(AssertionError, match="PATCH"):
        await exchange()


async def test_the_bench_sees_every_exchange_of_the_connector() -> None:
    seen: list[tuple[str, bool]] = []
    async with OutlookBench() as bench:
        api = bench.sandbox.state.outlook.api
        api.watchers.append(lambda request, status, body: seen.append((api.name(request)[0], bool(request.body))))
        draft = await bench.connection.drafts.create(write_letter(), "")
        await bench.connection.outbox.send(draft.id, draft.raw, "", draft.etag)
    assert ("graph.messages.create", True) in seen
    assert ("graph.messages.update", True) in seen
    assert [name for name, _ in seen].count("graph.messages.send") == 1


async def test_what_is_written_is_described() -> None:
    async with open_scripted() as opened:
        times = {"start": {"dateTime": "2026-11-24T08:00:00"}, "end": {"dateTime": "2026-11-24T09:00:00"}}
        opened.graph.script |= {
            "POST me/events": (201, {"id": "e1", **times}),
            "PATCH me/events/e1": {"id": "e1", **times},
            "me/outlook/masterCategories": {"value": []},
            "POST me/outlook/masterCategories": (201, {}),
        }
        await opened.entries.add("primary", ENTRY)
        event = await opened.entries.add("primary", ENTRY)
        await opened.entries.move("primary", "e1", event.etag, event.span, "Europe/Berlin")
        await opened.calendar.create_label("primary", "Missed")
        for name, body in zip(("event", "event", "event", "outlookCategory"), opened.graph.written, strict=True):
            GRAPH.check(name, body, "request")
