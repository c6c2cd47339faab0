"""Google's events in our words, from the JSON that Google sends."""

import json
from dataclasses import MISSING, fields
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from connectors.google.events import read_event
from connectors.google.pages import PAGE, read_events
from connectors.google.requests import Requests
from connectors.google.wire import EventRecord
from connectors.shared.calls import Call
from connectors.shared.listing import window_around
from service.domain.event import Answer, Event
from tests.contract.links import UNFIT

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
CALL = Call("GET", "https://calendar.example/calendar/v3/calendars/me/events?maxResults=250", {}, None, writes=False)
TIMES = {
    "start": {"dateTime": "2026-11-24T09:00:00+01:00", "timeZone": "Europe/Berlin"},
    "end": {"dateTime": "2026-11-24T10:00:00+01:00", "timeZone": "Europe/Berlin"},
}


def read(**told: object) -> Event:
    body = json.dumps({"id": "e1", **TIMES, **told})
    return read_event(
        msgspec.json.decode(body, type=EventRecord), "me@keller.example", "Europe/London", {"l1": "Missed"}
    )


def page_of(*items: object) -> tuple[tuple[Event, ...], list[str], list[tuple[str, str]]]:
    page = PAGE.decode(json.dumps({"timeZone": "Europe/Berlin", "items": items}))
    found = read_events(page, "me@keller.example", {}, window_around(NOW))
    return tuple(found.living), found.gone, [(one.id, one.why) for one in found.malformed]


def test_the_least_event_has_sensible_defaults() -> None:
    event = read()
    assert (event.title, event.attendees, event.labels, event.organizer) == ("", (), (), None)
    assert (event.busy, event.private, event.all_day, event.cancelled, event.organized_by_me) == (
        True, False, False, False, False,
    )  # fmt: skip


def test_everything_that_google_tells_reaches_the_event() -> None:
    told = read(
        etag="e", iCalUID="u", sequence=3, summary="t", description="d", location="p", hangoutLink="https://meet.example/a",
        htmlLink="https://calendar.example/e", recurrence=["RRULE:FREQ=DAILY"], recurringEventId="s", colorId="11",
        originalStartTime=TIMES["start"], organizer={"email": "a@b.example", "self": True}, eventLabelId="l1",
        attendees=[{"email": "me@keller.example", "self": True, "responseStatus": "declined"}],
        transparency="transparent", visibility="private", extendedProperties={"private": {"ClientRef": "r"}},
        created="2026-11-01T08:00:00Z", updated="2026-11-02T08:00:00Z",
    )  # fmt: skip
    silent = [
        one.name for one in fields(Event) if one.default is not MISSING and getattr(told, one.name) == one.default
    ]
    assert silent == ["all_day", "cancelled"]


def test_times_keep_their_instant_and_name_their_zone() -> None:
    event = read()
    assert event.start == datetime(2026, 11, 24, 8, 0, tzinfo=UTC)
    assert event.zone == "Europe/Berlin"


def test_a_time_without_offset_lies_in_its_zone() -> None:
    event = read(
        start={"dateTime": "2026-07-01T09:00:00", "timeZone": "America/New_York"},
        end={"dateTime": "2026-07-01T10:00:00", "timeZone": "America/New_York"},
    )
    assert event.start.utcoffset() == timedelta(hours=-4)


@pytest.mark.parametrize("zone", ["Nowhere/City", "../../etc/passwd", "", "\x00"])
def test_an_unknown_zone_gives_way_to_the_calendar_s_own(zone: str) -> None:
    event = read(start={"dateTime": "2026-11-24T09:00:00Z", "timeZone": zone})
    assert event.zone == "Europe/London"


def test_an_all_day_event_begins_at_midnight_even_when_the_clocks_change() -> None:
    event = read(start={"date": "2026-03-29"}, end={"date": "2026-03-30"})
    assert event.all_day
    assert (event.start.isoformat(), event.end.isoformat()) == (
        "2026-03-29T00:00:00+00:00",
        "2026-03-30T00:00:00+01:00",
    )


def test_people_are_read_with_their_answers() -> None:
    event = read(
        organizer={"email": "Dana@Northwind.Example", "displayName": "Dana\u202e"},
        attendees=[
            {"email": "dana@northwind.example", "responseStatus": "accepted"},
            {"email": "robin@keller.example", "self": True, "responseStatus": "tentative"},
            {"responseStatus": "needsAction"},
        ],
    )
    assert event.organizer is not None
    assert (event.organizer.address, event.organizer.name) == ("dana@northwind.example", "Dana")
    assert event.my_answer is Answer.TENTATIVE
    assert [one.answer for one in event.attendees] == [Answer.ACCEPTED, Answer.TENTATIVE, Answer.NONE]
    assert [one.me for one in event.attendees] == [False, True, False]


def test_a_named_label_and_a_colour_are_kept_apart() -> None:
    event = read(eventLabelId="l1", colorId="11")
    assert (event.labels, event.colour) == (("Missed",), "11")
    assert read(eventLabelId="unknown").labels == ()


def test_an_own_entry_is_known_by_its_private_reference_only() -> None:
    assert read(extendedProperties={"private": {"ClientRef": "k1"}}).client_ref == "k1"
    assert read(extendedProperties={"shared": {"ClientRef": "k1"}}).client_ref == ""


def test_a_join_link_comes_from_meet_or_from_the_conference() -> None:
    points = [
        {"entryPointType": "phone", "uri": "tel:+4930"},
        {"entryPointType": "video", "uri": "https://v.example/1"},
    ]
    assert read(hangoutLink="https://meet.example/a").join_link == "https://meet.example/a"
    assert read(conferenceData={"entryPoints": points}).join_link == "https://v.example/1"


@pytest.mark.parametrize("link", UNFIT)
def test_a_link_that_no_page_may_offer_is_left_out(link: str) -> None:
    event = read(hangoutLink=link, htmlLink=link)
    assert (event.join_link, event.web_link) == ("", "")


def test_free_time_and_whereabouts_keep_nobody_busy() -> None:
    assert not read(transparency="transparent").busy
    assert not read(eventType="workingLocation").busy
    assert read(eventType="focusTime").busy


def test_a_description_in_html_becomes_plain_text() -> None:
    event = read(description="<b>Phone:</b>&nbsp;+49 30 23125 118<br>Ask for <i>Dana</i><script>x</script>")
    assert event.description.replace("\xa0", " ").split("\n")[0].startswith("Phone: +49 30 23125 118")
    assert "<" not in event.description


def test_a_description_with_mere_signs_stays_as_it_is() -> None:
    assert read(description="salary < 3 & > 2\n#missed").description == "salary < 3 & > 2\n#missed"


def test_endless_texts_are_cut() -> None:
    event = read(summary="t" * 9_000, description="d" * 90_000, location="p" * 9_000)
    assert (len(event.title), len(event.description), len(event.place)) == (1_000, 20_000, 1_000)


def test_a_cancelled_event_may_have_lost_everything_but_its_id() -> None:
    record = msgspec.json.decode(b'{"id":"e1","status":"cancelled"}', type=EventRecord)
    event = read_event(record, "me@keller.example", "UTC", {})
    assert (event.cancelled, event.start.year) == (True, 1970)


@pytest.mark.parametrize(
    "broken",
    [
        {"start": None},
        {"start": {}},
        {"start": {"dateTime": "2026-13-45T99:00:00Z"}},
        {"start": {"dateTime": "2026-11-24T11:00:00+01:00"}},
        {"start": {"dateTime": "0001-01-01T00:00:00+14:00"}},
        {"start": {"date": "9999-12-31"}},
        {"end": 7},
        {"summary": 42},
        {"attendees": "none"},
        {"sequence": 1.5},
        {"updated": "yesterday"},
        {"recurrence": {}},
    ],
)
def test_a_broken_event_is_a_complaint_without_its_text(broken: dict[str, object]) -> None:
    events, gone, malformed = page_of({"id": "bad", "summary": "secret", **TIMES, **broken}, {"id": "good", **TIMES})
    assert [event.id for event in events] == ["good"]
    assert gone == []
    ((event_id, why),) = malformed
    assert event_id == "bad"
    assert why
    assert "secret" not in why


def test_items_that_are_no_events_at_all_are_complaints_too() -> None:
    events, gone, malformed = page_of(7, None, "x", [], {}, {"id": 5}, {"id": "gone", "status": "cancelled"})
    assert (events, gone) == ((), ["gone"])
    assert [event_id for event_id, _ in malformed] == [""] * 6


def test_a_further_page_is_asked_for_with_the_same_words_and_its_token() -> None:
    requests = Requests("https://calendar.example/", "https://gmail.example/")
    assert requests.follow(CALL, "") == CALL
    assert requests.follow(CALL, "a=/&b").url == f"{CALL.url}&pageToken=a%3D%2F%26b"


def instance(event_id: str, start: datetime, original: datetime, series: str = "s1") -> dict[str, object]:
    end = start + timedelta(hours=1)
    return {
        "id": event_id,
        "recurringEventId": series,
        "start": {"dateTime": start.isoformat()},
        "end": {"dateTime": end.isoformat()},
        "originalStartTime": {"dateTime": original.isoformat()},
    }


def test_an_endless_series_ends_after_half_a_year() -> None:
    near, far = NOW + timedelta(days=179), NOW + timedelta(days=181)
    events, _, _ = page_of(instance("near", near, near), instance("far", far, far))
    assert [event.id for event in events] == ["near"]


def test_an_instance_that_moved_out_of_sight_is_still_told() -> None:
    events, _, _ = page_of(instance("moved", NOW + timedelta(days=300), NOW + timedelta(days=3)))
    assert [event.id for event in events] == ["moved"]


def test_a_single_event_is_told_however_far_it_lies() -> None:
    far = NOW + timedelta(days=400)
    events, _, _ = page_of(instance("single", far, far, series=""))
    assert [event.id for event in events] == ["single"]
