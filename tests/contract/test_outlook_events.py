"""Graph's events in our words, from the JSON that Graph sends."""

import json
from dataclasses import MISSING, fields
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from connectors.outlook.events import MASTER, read_event
from connectors.outlook.mailbox import Mailbox
from connectors.outlook.pages import Sorted, read_events, read_page
from connectors.outlook.requests import CLIENT_REF, Requests
from connectors.outlook.wire import EventRecord
from connectors.shared.listing import window_around
from service.domain.event import Answer, Event
from tests.contract.links import UNFIT

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
CALL = Requests("https://graph.example/v1.0/").read("me/calendarView/delta")
ROBIN = Mailbox("robin@keller.example", "Europe/London")
KEY = "5f0c9f1c2b7d4a6e8f90a1b2c3d4e5f6"
TIMES = {
    "start": {"dateTime": "2026-11-24T08:00:00.0000000", "timeZone": "UTC"},
    "end": {"dateTime": "2026-11-24T09:00:00.0000000", "timeZone": "UTC"},
}


def at(moment: datetime, zone: str = "UTC") -> dict[str, object]:
    return {"dateTime": f"{moment:%Y-%m-%dT%H:%M:%S}.0000000", "timeZone": zone}


def day(text: str) -> dict[str, object]:
    return {"dateTime": f"{text}.0000000", "timeZone": "UTC"}


def read(**told: object) -> Event:
    record = msgspec.json.decode(json.dumps({"id": "e1", **TIMES, **told}), type=EventRecord)
    return read_event(record, "primary", ROBIN)


def page_of(*items: object) -> tuple[tuple[Event, ...], Sorted]:
    found = read_page(CALL, json.dumps({"value": items, "@odata.deltaLink": "https://graph.example/d"}).encode())
    return read_events(found, "primary", ROBIN, window_around(NOW)), found


def test_the_least_event_has_sensible_defaults() -> None:
    event = read()
    assert (event.title, event.attendees, event.labels, event.organizer) == ("", (), (), None)
    assert (event.busy, event.private, event.all_day, event.cancelled, event.organized_by_me) == (
        True, False, False, False, False,
    )  # fmt: skip


def test_everything_that_graph_tells_reaches_the_event() -> None:
    told = read(
        **{"@odata.etag": "e"}, iCalUId="u", type=MASTER, seriesMasterId="s", subject="t", webLink="https://graph.example/e",
        body={"content": "d"}, location={"displayName": "p"}, onlineMeeting={"joinUrl": "https://meet.example/a"},
        originalStart="2026-11-24T08:00:00Z", isCancelled=True, isOrganizer=True, categories=["Missed"], showAs="free",
        organizer={"emailAddress": {}}, attendees=[{"emailAddress": {}}], responseStatus={"response": "declined"},
        sensitivity="private",
        singleValueExtendedProperties=[{"id": CLIENT_REF, "value": KEY}],
        createdDateTime="2026-11-01T08:00:00Z", lastModifiedDateTime="2026-11-02T08:00:00Z",
    )  # fmt: skip
    silent = [
        one.name for one in fields(Event) if one.default is not MISSING and getattr(told, one.name) == one.default
    ]
    assert silent == ["all_day", "colour", "sequence"]


def test_what_is_null_counts_as_left_out() -> None:
    names = [field.encode_name for field in msgspec.structs.fields(EventRecord)]
    nulls = {name: None for name in names if name not in ("id", "@odata.etag", *TIMES)}
    assert read(**nulls) == read()


def test_times_keep_their_instant_and_name_the_zone_they_were_made_in() -> None:
    event = read(originalStartTimeZone="W. Europe Standard Time")
    assert event.start == datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    assert event.zone == "Europe/Berlin"


@pytest.mark.parametrize("zone", ["Pacific Standard Time", "America/Los_Angeles"])
def test_a_time_may_be_told_in_another_zone(zone: str) -> None:
    moment = datetime(2026, 7, 1, 9, 0, tzinfo=UTC)
    event = read(start=at(moment, zone), end=at(moment + timedelta(hours=1), zone))
    assert event.start.isoformat() == "2026-07-01T09:00:00-07:00"


@pytest.mark.parametrize(
    "zone", ["tzone://Microsoft/Custom", "Customized Time Zone", "Nowhere/City", "../../etc/passwd", "", None, "\x00"]
)
def test_an_unknown_zone_gives_way_to_the_mailbox_s_own(zone: str | None) -> None:
    assert read(originalStartTimeZone=zone).zone == "Europe/London"


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("2026-03-29T00:00:00", "2026-03-30T00:00:00"),
        ("2026-03-28T23:00:00", "2026-03-29T22:00:00"),
        ("2026-03-29T05:00:00", "2026-03-30T04:00:00"),
        ("2026-03-28T15:00:00", "2026-03-29T15:00:00"),
    ],
)
def test_an_all_day_event_begins_at_midnight_however_its_midnights_are_told(start: str, end: str) -> None:
    event = read(isAllDay=True, start=day(start), end=day(end), originalStartTimeZone="Tokyo Standard Time")
    assert event.all_day
    assert (event.start.isoformat(), event.end.isoformat(), event.zone) == (
        "2026-03-29T00:00:00+00:00",
        "2026-03-30T00:00:00+01:00",
        "Europe/London",
    )


def test_people_are_read_with_their_answers_and_the_owner_is_known_by_the_address() -> None:
    event = read(
        organizer={"emailAddress": {"address": "Dana@Northwind.Example", "name": "Dana\u202e"}},
        attendees=[
            {"emailAddress": {"address": "jo@northwind.example"}, "status": {"response": "accepted"}},
            {"emailAddress": {"address": "Robin@Keller.example"}, "status": {"response": "tentativelyAccepted"}},
            {"status": None},
            {},
        ],
        responseStatus={"response": "tentativelyAccepted", "time": "0001-01-01T00:00:00Z"},
    )
    assert event.organizer is not None
    assert (event.organizer.address, event.organizer.name) == ("dana@northwind.example", "Dana")
    assert event.my_answer is Answer.TENTATIVE
    assert [one.answer for one in event.attendees] == [Answer.ACCEPTED, Answer.TENTATIVE, Answer.NONE, Answer.NONE]
    assert [one.me for one in event.attendees] == [False, True, False, False]


def test_nobody_is_the_owner_of_a_mailbox_without_a_known_address() -> None:
    record = msgspec.json.decode(json.dumps({"id": "e1", **TIMES, "attendees": [{}]}), type=EventRecord)
    assert [one.me for one in read_event(record, "primary", Mailbox()).attendees] == [False]


@pytest.mark.parametrize(
    ("said", "understood"),
    [
        ("accepted", Answer.ACCEPTED),
        ("declined", Answer.DECLINED),
        ("organizer", Answer.NONE),
        ("notResponded", Answer.NONE),
        ("somethingNew", Answer.NONE),
        (None, Answer.NONE),
    ],
)
def test_the_owner_s_answer_stands_at_the_event(said: str | None, understood: Answer) -> None:
    assert read(responseStatus={"response": said}).my_answer is understood


def test_categories_are_labels_by_their_names() -> None:
    event = read(categories=["Missed interview", " Fam\u202eily\n", ""])
    assert (event.labels, event.colour) == (("Missed interview", "Family"), "")


def test_an_own_entry_is_known_by_its_private_property() -> None:
    assert read(singleValueExtendedProperties=[{"id": CLIENT_REF, "value": KEY}]).client_ref == KEY
    other = "String {00020329-0000-0000-C000-000000000046} Name ClientRef"
    assert read(singleValueExtendedProperties=[{"id": other, "value": KEY}]).client_ref == ""


OWN = {"isOrganizer": True, "sensitivity": "private", "transactionId": "5f0c9f1c-2b7d-4a6e-8f90-a1b2c3d4e5f6"}


def test_where_properties_are_not_told_an_own_entry_is_known_by_its_transaction() -> None:
    assert read(**OWN).client_ref == KEY


@pytest.mark.parametrize(
    "differing",
    [
        {"transactionId": None},
        {"transactionId": "localevent:5f0c9f1c-2b7d-4a6e-8f90-a1b2c3d4e5f6"},
        {"transactionId": KEY},
        {"sensitivity": "normal"},
        {"isOrganizer": False},
        {"attendees": [{"emailAddress": {"address": "dana@northwind.example"}}]},
    ],
)
def test_a_transaction_of_another_program_is_no_reference_of_ours(differing: dict[str, object]) -> None:
    assert read(**{**OWN, **differing}).client_ref == ""


def test_a_join_link_comes_from_the_meeting_or_stands_where_a_room_would() -> None:
    room = {"displayName": "Room", "locationUri": "https://v.example/room"}
    teams = {"joinUrl": "https://teams.example/1"}
    assert read(onlineMeeting=teams, location=room).join_link == "https://teams.example/1"
    assert read(onlineMeetingUrl="https://v.example/old", location=room).join_link == "https://v.example/old"
    assert read(location=room).join_link == "https://v.example/room"
    assert read(location={"displayName": "Room"}, locations=[{}, room]).join_link == "https://v.example/room"
    assert read(location={"locationUri": "https:// not a link"}).join_link == ""


@pytest.mark.parametrize("link", UNFIT)
def test_a_link_that_no_page_may_offer_is_left_out(link: str) -> None:
    event = read(onlineMeeting={"joinUrl": link}, webLink=link)
    assert (event.join_link, event.web_link) == ("", "")


@pytest.mark.parametrize(
    ("shown", "busy"),
    [
        ("free", False),
        ("workingElsewhere", False),
        ("tentative", True),
        ("busy", True),
        ("oof", True),
        ("unknown", True),
    ],
)
def test_free_time_and_whereabouts_keep_nobody_busy(shown: str, busy: bool) -> None:
    assert read(showAs=shown).busy is busy


def test_a_description_in_html_becomes_plain_text() -> None:
    html = "<html><body><b>Phone:</b>&nbsp;+49 30 23125 118<br>Ask for <i>Dana</i><script>x</script></body></html>"
    event = read(body={"contentType": "html", "content": html})
    assert event.description.replace("\xa0", " ").split("\n")[0].startswith("Phone: +49 30 23125 118")
    assert "<" not in event.description


def test_a_description_in_plain_text_stays_as_it_is() -> None:
    body = {"contentType": "text", "content": "salary < 3 & > 2\r\n#missed\r\n"}
    assert read(body=body).description == "salary < 3 & > 2\n#missed"


def test_endless_texts_are_cut() -> None:
    event = read(subject="t" * 9_000, body={"content": "d" * 90_000}, location={"displayName": "p" * 9_000})
    assert (len(event.title), len(event.description), len(event.place)) == (1_000, 20_000, 1_000)


def test_a_cancelled_event_is_gone_even_without_times() -> None:
    events, found = page_of(
        {"id": "e1", **TIMES, "isCancelled": True},
        {"id": "e2", "isCancelled": True},
    )
    assert (events, found.gone, found.malformed) == ((), ["e1", "e2"], [])


def test_what_is_reported_as_removed_is_not_yet_gone() -> None:
    events, found = page_of({"id": "e1", "@removed": {"reason": "deleted"}})
    assert (events, found.removed, found.gone) == ((), ["e1"], [])


def test_a_series_is_no_event_among_its_occurrences() -> None:
    events, found = page_of({"id": "s1", "type": "seriesMaster", **TIMES}, {"id": "e1", **TIMES})
    assert [event.id for event in events] == ["e1"]
    assert [master.id for master in found.masters] == ["s1"]


@pytest.mark.parametrize(
    "broken",
    [
        {"start": None},
        {"start": {}},
        {"start": {"dateTime": "2026-13-45T99:00:00.0000000"}},
        {"start": {"dateTime": "2026-11-24T11:00:00.0000000", "timeZone": "UTC"}},
        {"start": {"dateTime": "0001-01-01T00:00:00.0000000"}},
        {"start": {"dateTime": "9999-12-31T00:00:00.0000000"}},
        {"start": {"dateTime": "9999-12-31T22:00:00.0000000"}, "isAllDay": True},
        {"end": 7},
        {"subject": 42},
        {"attendees": "none"},
        {"categories": [7]},
        {"lastModifiedDateTime": "yesterday"},
        {"location": []},
    ],
)
def test_a_broken_event_is_a_complaint_without_its_text(broken: dict[str, object]) -> None:
    events, found = page_of({"id": "bad", "subject": "secret", **TIMES, **broken}, {"id": "good", **TIMES})
    assert [event.id for event in events] == ["good"]
    assert found.gone == []
    (complaint,) = found.malformed
    assert complaint.id == "bad"
    assert complaint.why
    assert "secret" not in complaint.why


def test_items_that_are_no_events_at_all_are_complaints_too() -> None:
    events, found = page_of(7, None, "x", [], {}, {"id": 5}, {"id": "gone", "@removed": {"reason": "deleted"}})
    assert (events, found.removed) == ((), ["gone"])
    assert [one.id for one in found.malformed] == [""] * 6
    assert found.end == "https://graph.example/d"


def occurrence(event_id: str, start: datetime, original: datetime, series: str = "s1") -> dict[str, object]:
    return {
        "id": event_id,
        "type": "exception" if series else "singleInstance",
        "seriesMasterId": series or None,
        "start": at(start),
        "end": at(start + timedelta(hours=1)),
        "originalStart": original.isoformat(),
    }


def test_an_instance_of_a_series_knows_where_it_was_first() -> None:
    ((event,), _) = page_of(occurrence("moved", NOW + timedelta(days=4), NOW + timedelta(days=3)))
    assert (event.series_id, event.original_start) == ("s1", NOW + timedelta(days=3))


def test_an_instance_that_moved_out_of_sight_is_still_told() -> None:
    far = NOW + timedelta(days=300)
    events, _ = page_of(occurrence("moved", far, NOW + timedelta(days=3)), occurrence("far", far, far))
    assert [event.id for event in events] == ["moved"]


def test_a_single_event_is_told_however_far_it_lies() -> None:
    far = NOW + timedelta(days=400)
    events, _ = page_of(occurrence("single", far, far, series=""))
    assert [event.id for event in events] == ["single"]
