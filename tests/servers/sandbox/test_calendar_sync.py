"""Does reading a calendar behave as the sync rules say?"""

from typing import Any

import pytest
from googleapiclient.errors import HttpError

from tests.servers.sandbox.clients import ROBIN, Google, Hand, Running

MASK = "nextPageToken,nextSyncToken,items(id,summary,start/dateTime,extendedProperties/private)"
Event = dict[str, Any]


def _new(google: Google, **words: object) -> Event:
    body = {
        "summary": "Call",
        "start": {"dateTime": "2026-11-25T10:00:00+01:00"},
        "end": {"dateTime": "2026-11-25T11:00:00+01:00"},
        **words,
    }
    return dict(google.events.insert(calendarId="primary", body=body).execute())


def _reason(error: pytest.ExceptionInfo[HttpError]) -> tuple[int, str]:
    return error.value.status_code, error.value.error_details[0]["reason"]


def test_pages_carry_the_sync_token_only_at_the_end(google: Google) -> None:
    seen: list[str] = []
    answer = google.listed(maxResults=2)
    while "nextPageToken" in answer:
        assert "nextSyncToken" not in answer
        seen += [item["id"] for item in answer["items"]]
        answer = google.listed(maxResults=2, pageToken=answer["nextPageToken"])
    seen += [item["id"] for item in answer["items"]]
    assert answer["nextSyncToken"]
    assert sorted(seen) == sorted(item["id"] for item in google.everything()[0])


def test_a_change_while_paging_is_seen_by_the_next_sync(google: Google) -> None:
    first = google.listed(maxResults=2)
    made = _new(google)
    answer = google.listed(maxResults=50, pageToken=first["nextPageToken"])
    changed = google.listed(syncToken=answer["nextSyncToken"])["items"]
    assert [item["id"] for item in changed] == [made["id"]]


def test_a_sync_tells_what_changed_and_what_is_gone(google: Google, hand: Hand) -> None:
    gone = _new(google)
    _, token = google.everything()
    hand.phone("mark_missed")
    google.events.delete(calendarId="primary", eventId=gone["id"]).execute()
    items = {item["id"]: item for item in google.listed(syncToken=token)["items"]}
    assert len(items) == 2
    assert set(items.pop(gone["id"])) == {"kind", "etag", "id", "status"}
    assert next(iter(items.values()))["eventLabelId"]


def test_nothing_new_means_no_items_and_a_token(google: Google) -> None:
    _, token = google.everything()
    answer = google.listed(syncToken=token)
    assert answer["items"] == []
    assert answer["nextSyncToken"]


@pytest.mark.parametrize(
    "words",
    [
        {"timeMin": "2026-11-01T00:00:00Z"},
        {"timeMax": "2026-12-01T00:00:00Z"},
        {"q": "x"},
        {"iCalUID": "x"},
        {"orderBy": "updated"},
        {"privateExtendedProperty": ["a=b"]},
        {"sharedExtendedProperty": ["a=b"]},
        {"updatedMin": "2026-11-20T00:00:00Z"},
        {"showDeleted": False},
        {"singleEvents": True},
    ],
)
def test_a_sync_token_forbids_filters(google: Google, words: Event) -> None:
    _, token = google.everything()
    with pytest.raises(HttpError) as error:
        google.listed(syncToken=token, **words)
    assert error.value.status_code == 400


def test_an_expired_sync_token_asks_for_a_full_sync(google: Google, hand: Hand) -> None:
    _, token = google.everything()
    hand.ask(f"/world/accounts/{ROBIN}/expire_sync", {})
    with pytest.raises(HttpError) as error:
        google.listed(syncToken=token)
    assert _reason(error) == (410, "fullSyncRequired")
    assert error.value.error_details[0]["location"] == "syncToken"


@pytest.mark.parametrize("words", [{"q": "Swimming"}, {"orderBy": "updated"}, {"iCalUID": "x@y"}])
def test_a_filtered_listing_gives_no_sync_token(google: Google, words: Event) -> None:
    assert "nextSyncToken" not in google.listed(**words)


def test_single_events_spell_a_series_out(google: Google) -> None:
    items = google.listed(singleEvents=True, orderBy="startTime")["items"]
    swimming = [item for item in items if item["summary"] == "Swimming"]
    assert len(swimming) == 20
    assert len({item["iCalUID"] for item in swimming}) == 1
    assert all(item["id"].startswith(item["recurringEventId"] + "_") for item in swimming)
    starts = [item["start"].get("dateTime") or item["start"]["date"] for item in items]
    assert [s[:10] for s in starts] == sorted(s[:10] for s in starts)


def test_a_weekly_series_keeps_its_wall_clock_over_the_change_of_time(google: Google) -> None:
    made = _new(
        google,
        start={"dateTime": "2026-10-20T09:00:00+02:00", "timeZone": "Europe/Berlin"},
        end={"dateTime": "2026-10-20T10:00:00+02:00", "timeZone": "Europe/Berlin"},
        recurrence=["RRULE:FREQ=WEEKLY;COUNT=3;BYDAY=TU", "EXDATE:20261103T080000Z"],
    )
    items = google.events.instances(calendarId="primary", eventId=made["id"]).execute()["items"]
    assert [item["start"]["dateTime"] for item in items] == ["2026-10-20T09:00:00+02:00", "2026-10-27T09:00:00+01:00"]


def test_a_daily_series_honours_interval_until_and_weekdays(google: Google) -> None:
    made = _new(
        google,
        start={"date": "2026-11-23"},
        end={"date": "2026-11-24"},
        recurrence=["RRULE:FREQ=DAILY;INTERVAL=2;BYDAY=MO,WE,FR;UNTIL=20261202"],
    )
    items = google.events.instances(calendarId="primary", eventId=made["id"]).execute()["items"]
    assert [item["start"]["date"] for item in items] == ["2026-11-23", "2026-11-25", "2026-11-27"]


def test_a_rule_that_never_falls_on_its_weekday_has_no_instances(google: Google) -> None:
    made = _new(
        google,
        start={"date": "2026-11-23"},
        end={"date": "2026-11-24"},
        recurrence=["RRULE:FREQ=DAILY;INTERVAL=7;BYDAY=TU"],
    )
    assert google.events.instances(calendarId="primary", eventId=made["id"]).execute()["items"] == []


def test_one_cancelled_instance_is_a_tombstone_that_says_which(google: Google) -> None:
    series = next(i for i in google.everything()[0] if i["summary"] == "Swimming")
    one = google.events.instances(calendarId="primary", eventId=series["id"]).execute()["items"][3]
    token = google.listed(singleEvents=True)["nextSyncToken"]
    google.events.delete(calendarId="primary", eventId=one["id"]).execute()
    changed = google.listed(singleEvents=True, syncToken=token)["items"]
    assert [(i["id"], i["status"], i["recurringEventId"]) for i in changed] == [(one["id"], "cancelled", series["id"])]
    assert changed[0]["originalStartTime"]["dateTime"] == one["start"]["dateTime"]


def test_a_shortened_series_cancels_the_instances_it_lost(google: Google) -> None:
    series = next(i for i in google.everything()[0] if i["summary"] == "Swimming")
    token = google.listed(singleEvents=True)["nextSyncToken"]
    google.events.patch(
        calendarId="primary", eventId=series["id"], body={"recurrence": ["RRULE:FREQ=WEEKLY;COUNT=18"]}
    ).execute()
    changed = google.listed(singleEvents=True, syncToken=token)["items"]
    assert sum(item["status"] == "cancelled" for item in changed) == 2


def test_a_field_mask_leaves_only_what_it_names(google: Google) -> None:
    _new(google, extendedProperties={"private": {"ClientRef": "c1"}})
    answer = google.listed(fields=MASK, privateExtendedProperty=["ClientRef=c1"])
    assert set(answer) == {"items"}
    assert answer["items"] == [
        {
            "id": answer["items"][0]["id"],
            "summary": "Call",
            "extendedProperties": {"private": {"ClientRef": "c1"}},
            "start": {"dateTime": "2026-11-25T10:00:00+01:00"},
        }
    ]


def test_a_mask_without_the_token_loses_it(google: Google) -> None:
    assert "nextSyncToken" not in google.listed(fields="items/id")
    assert "nextSyncToken" in google.listed(fields=MASK)


def test_the_window_excludes_what_ends_at_its_start(google: Google) -> None:
    made = _new(google)
    found = google.listed(timeMin=made["end"]["dateTime"], timeMax="2026-11-25T12:00:00+01:00")["items"]
    assert made["id"] not in [item["id"] for item in found]
    found = google.listed(timeMin="2026-11-25T10:59:59+01:00", timeMax="2026-11-25T11:00:00+01:00")["items"]
    assert made["id"] in [item["id"] for item in found]


def test_an_old_updated_min_is_too_long_ago(google: Google) -> None:
    with pytest.raises(HttpError) as error:
        google.listed(updatedMin="2020-01-01T00:00:00Z")
    assert _reason(error) == (410, "updatedMinTooLongAgo")


def test_two_runs_of_the_story_are_alike(running: Running, hand: Hand) -> None:
    other = running()
    with Hand(other.control_url) as twin:
        mine = [entry["id"] for entry in hand.calendar(ROBIN)]
        assert mine == [entry["id"] for entry in twin.calendar(ROBIN)]
