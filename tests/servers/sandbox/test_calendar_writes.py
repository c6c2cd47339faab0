"""Does writing to a calendar behave as Google's does?"""

from typing import Any

import pytest
from googleapiclient.errors import HttpError

from tests.servers.sandbox.clients import DANA, PREFIX, ROBIN, Executable, Google, Hand

Event = dict[str, Any]
_ID = "k3t7p0v2a9"
_BODY: Event = {
    "summary": "Call",
    "start": {"dateTime": "2026-11-25T10:00:00+01:00"},
    "end": {"dateTime": "2026-11-25T11:00:00+01:00"},
}


def _insert(google: Google, updates: str = "none", **words: object) -> Event:
    request = google.events.insert(calendarId="primary", body=_BODY | words, sendUpdates=updates)
    return dict(request.execute())


def _fails(request: Executable) -> tuple[int, str]:
    with pytest.raises(HttpError) as error:
        request.execute()
    return error.value.status_code, error.value.error_details[0]["reason"]


def test_an_id_is_taken_for_ever(google: Google) -> None:
    made = _insert(google, id=_ID)
    again = google.events.insert(calendarId="primary", body=_BODY | {"id": _ID})
    assert made["id"] == _ID
    assert _fails(again) == (409, "duplicate")
    google.events.delete(calendarId="primary", eventId=_ID).execute()
    assert _fails(google.events.insert(calendarId="primary", body=_BODY | {"id": _ID})) == (409, "duplicate")
    assert google.events.get(calendarId="primary", eventId=_ID).execute()["status"] == "cancelled"
    assert _fails(google.events.delete(calendarId="primary", eventId=_ID)) == (410, "deleted")


def test_an_update_brings_a_deleted_event_back(google: Google) -> None:
    _insert(google, id=_ID)
    google.events.delete(calendarId="primary", eventId=_ID).execute()
    body = _BODY | {"status": "confirmed"}
    assert google.events.update(calendarId="primary", eventId=_ID, body=body).execute()["status"] == "confirmed"


@pytest.mark.parametrize("ident", ["abc", "wxyz123", "ABCDEF", "abc-def", ""])
def test_an_id_must_be_base32hex_of_five_or_more(google: Google, ident: str) -> None:
    assert _fails(google.events.insert(calendarId="primary", body=_BODY | {"id": ident}))[0] == 400


@pytest.mark.parametrize(
    "words",
    [
        {"end": {"dateTime": "2026-11-25T09:00:00+01:00"}},
        {"end": {"date": "2026-11-26"}},
        {"start": {}},
        {"id": _ID, "iCalUID": "x@example.org"},
        {"recurrence": ["RRULE:FREQ=YEARLY"]},
        {"reminders": {"useDefault": False, "overrides": [{"method": "popup", "minutes": 40_321}]}},
        {"reminders": {"useDefault": False, "overrides": [{"method": "popup", "minutes": 1}] * 6}},
        {"reminders": {"useDefault": True, "overrides": [{"method": "popup", "minutes": 1}]}},
        {"recurrence": ["RRULE:FREQ=DAILY;INTERVAL=99999999999"]},
        {"summary": "\ud83d"},
        {"start": {"dateTime": "0001-01-01T00:00:00+10:00"}},
        {"attendees": [{"email": "nobody"}]},
        {"eventType": "fromGmail"},
    ],
)
def test_a_senseless_event_is_refused(google: Google, words: Event) -> None:
    assert _fails(google.events.insert(calendarId="primary", body=_BODY | words))[0] == 400


def test_a_stale_etag_changes_nothing(google: Google) -> None:
    made = _insert(google)
    google.events.patch(calendarId="primary", eventId=made["id"], body={"summary": "New"}).execute()
    late = google.events.patch(calendarId="primary", eventId=made["id"], body={"summary": "Late"})
    late.headers["If-Match"] = made["etag"]
    assert _fails(late) == (412, "conditionNotMet")
    drop = google.events.delete(calendarId="primary", eventId=made["id"])
    drop.headers["If-Match"] = made["etag"]
    assert _fails(drop) == (412, "conditionNotMet")
    now = google.events.get(calendarId="primary", eventId=made["id"]).execute()
    assert now["summary"] == "New"
    fresh = google.events.patch(calendarId="primary", eventId=made["id"], body={"summary": "Right"})
    fresh.headers["If-Match"] = now["etag"]
    assert fresh.execute()["summary"] == "Right"


def test_a_put_forgets_what_it_does_not_name_and_a_patch_keeps_it(google: Google) -> None:
    made = _insert(google, description="keep", location="here")
    kept = google.events.patch(calendarId="primary", eventId=made["id"], body={"location": "there"}).execute()
    assert (kept["description"], kept["location"]) == ("keep", "there")
    put = google.events.update(calendarId="primary", eventId=made["id"], body=_BODY).execute()
    assert "description" not in put


def test_a_moved_event_gets_the_next_sequence_number(google: Google) -> None:
    made = _insert(google)
    times = {"start": {"dateTime": "2026-11-25T12:00:00+01:00"}, "end": {"dateTime": "2026-11-25T13:00:00+01:00"}}
    assert google.events.patch(calendarId="primary", eventId=made["id"], body=times).execute()["sequence"] == 1


def _label(google: Google) -> str:
    calendar = google.calendar.calendars().get(calendarId="primary").execute()
    labels = calendar["labelProperties"]["eventLabels"]
    return str(next(item["id"] for item in labels if item["name"] == "Missed interview"))


def test_a_label_is_written_only_by_clients_that_know_labels(google: Google) -> None:
    label = _label(google)
    made = _insert(google, eventLabelId=label)
    assert "eventLabelId" not in made
    patch = google.events.patch
    kept = patch(calendarId="primary", eventId=made["id"], body={"eventLabelId": label}, eventLabelVersion=1)
    assert kept.execute()["eventLabelId"] == label
    assert patch(calendarId="primary", eventId=made["id"], body={"location": "x"}).execute()["eventLabelId"] == label
    gone = patch(calendarId="primary", eventId=made["id"], body={"location": "y"}, eventLabelVersion=1).execute()
    assert "eventLabelId" not in gone


def test_label_definitions_are_replaced_as_a_whole_and_guarded_by_the_etag(google: Google) -> None:
    calendars = google.calendar.calendars()
    before = calendars.get(calendarId="primary").execute()
    labels = [{"name": "Only", "backgroundColor": "#112233"}]
    after = calendars.patch(calendarId="primary", body={"labelProperties": {"eventLabels": labels}}).execute()
    assert [item["name"] for item in after["labelProperties"]["eventLabels"]] == ["Only"]
    stale = calendars.patch(calendarId="primary", body={"labelProperties": {"eventLabels": []}})
    stale.headers["If-Match"] = before["etag"]
    assert _fails(stale) == (412, "conditionNotMet")
    bad = calendars.patch(calendarId="primary", body={"labelProperties": {"eventLabels": [{"name": "x"}]}})
    assert _fails(bad)[0] == 400


def test_guests_get_mail_only_when_the_writer_asks_for_it(google: Google, hand: Hand) -> None:
    guests = [{"email": DANA}]
    quiet = _insert(google, attendees=guests)
    assert hand.ask("/world/notices") == []
    loud = _insert(google, "all", attendees=guests)
    notices = hand.ask("/world/notices")
    assert [(n["kind"], n["to"], n["cause"], n["uid"]) for n in notices] == [("request", DANA, "api", loud["iCalUID"])]
    assert {quiet["id"], loud["id"]} <= {entry["id"] for entry in hand.calendar(DANA)}
    google.events.delete(calendarId="primary", eventId=loud["id"], sendUpdates="all").execute()
    assert [n["kind"] for n in hand.ask("/world/notices")] == ["request", "cancel"]


def test_an_event_without_guests_tells_nobody(google: Google, hand: Hand) -> None:
    before = len(hand.mail(DANA))
    _insert(google, "all")
    assert hand.ask("/world/notices") == []
    assert len(hand.mail(DANA)) == before


def test_a_guest_cannot_move_the_organisers_meeting(google: Google) -> None:
    event = google.interview()
    times = {"start": {"dateTime": "2026-12-01T12:00:00+01:00"}, "end": {"dateTime": "2026-12-01T13:00:00+01:00"}}
    move = google.events.patch(calendarId="primary", eventId=event["id"], body=times)
    assert _fails(move) == (403, "forbiddenForNonOrganizer")


def test_deleting_ones_own_copy_sends_nothing_and_counts_as_declined(google: Google, hand: Hand) -> None:
    event = google.interview()
    google.events.delete(calendarId="primary", eventId=event["id"], sendUpdates="none").execute()
    theirs = next(entry for entry in hand.calendar(DANA) if entry["id"] == event["id"])
    assert {"address": ROBIN, "answer": "declined"} in theirs["guests"]
    assert theirs["status"] == "confirmed"
    assert hand.ask("/world/notices") == []


def test_free_busy_joins_what_overlaps_and_leaves_out_what_is_free(google: Google) -> None:
    _insert(google, start={"dateTime": "2026-11-27T10:00:00+01:00"}, end={"dateTime": "2026-11-27T11:00:00+01:00"})
    _insert(google, start={"dateTime": "2026-11-27T10:30:00+01:00"}, end={"dateTime": "2026-11-27T11:30:00+01:00"})
    _insert(
        google,
        start={"dateTime": "2026-11-27T08:00:00+01:00"},
        end={"dateTime": "2026-11-27T08:30:00+01:00"},
        transparency="transparent",
    )
    body = {
        "timeMin": "2026-11-27T07:00:00+01:00",
        "timeMax": "2026-11-27T11:45:00+01:00",
        "items": [{"id": "primary"}, {"id": "nobody@stranger.example"}],
    }
    found = google.calendar.freebusy().query(body=body).execute()["calendars"]
    assert found["primary"]["busy"] == [{"start": "2026-11-27T09:00:00Z", "end": "2026-11-27T10:30:00Z"}]
    assert found["nobody@stranger.example"]["errors"][0]["reason"] == "notFound"


def test_an_event_scope_does_not_open_free_busy_or_label_names(google: Google, hand: Hand) -> None:
    google.http.token = hand.token(scopes=(PREFIX + "calendar.events",))
    body = {"timeMin": "2026-11-25T07:00:00Z", "timeMax": "2026-11-25T11:45:00Z", "items": [{"id": "primary"}]}
    assert google.everything()
    assert _fails(google.calendar.freebusy().query(body=body)) == (403, "insufficientPermissions")
    assert _fails(google.calendar.calendars().get(calendarId="primary")) == (403, "insufficientPermissions")


def test_a_token_runs_out_with_the_worlds_clock(google: Google, hand: Hand) -> None:
    hand.ask("/world/clock", {"advance": 3601})
    assert _fails(google.events.list(calendarId="primary")) == (401, "authError")


def test_the_calendar_list_settings_and_colours_have_their_shapes(google: Google) -> None:
    listed = google.calendar.calendarList().list().execute()["items"]
    assert [item.get("primary", False) for item in listed] == [True, False]
    assert len(google.calendar.settings().list().execute()["items"]) == 4
    assert google.calendar.settings().get(setting="timezone").execute()["value"] == "Europe/Berlin"
    assert google.calendar.colors().get().execute()["event"]["11"]["background"] == "#dc2127"


def test_a_start_time_order_needs_single_events(google: Google) -> None:
    assert _fails(google.events.list(calendarId="primary", orderBy="startTime"))[0] == 400
