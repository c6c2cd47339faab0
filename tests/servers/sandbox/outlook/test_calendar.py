"""Do Graph's calendar calls read and write as its documentation says? Everything is checked against the CSDL."""

from typing import Any

import pytest

from connectors.sandbox import Sandbox
from tests.servers.sandbox.clients import DANA, ROBIN
from tests.servers.sandbox.microsoft import REF, WINDOW, Microsoft, event


def _marked(value: str) -> list[dict[str, Any]]:
    return [{"id": REF, "value": value}]


def _found(graph: Microsoft, value: str) -> list[dict[str, Any]]:
    wish = f"singleValueExtendedProperties/Any(ep: ep/id eq '{REF}' and ep/value eq '{value}')"
    return list(graph.get("/me/events", filter=wish, select="id,subject")["value"])


def test_the_account_tells_who_and_in_which_zone_it_is(graph: Microsoft) -> None:
    me = graph.get("/me")
    assert (me["mail"], me["displayName"]) == (ROBIN, "Robin Keller")
    settings = graph.get("/me/mailboxSettings")
    assert settings["timeZone"] == "W. Europe Standard Time"
    assert settings["workingHours"]["timeZone"]["name"] == "W. Europe Standard Time"
    assert set(graph.get("/me/mailboxSettings", select="timeZone")) == {"@odata.context", "timeZone"}


def test_calendars_are_listed_with_the_main_one_marked(graph: Microsoft) -> None:
    calendars = graph.get("/me/calendars")["value"]
    assert [(one["name"], one["isDefaultCalendar"]) for one in calendars] == [("Calendar", True), ("Family", False)]
    assert graph.get("/me/calendar")["id"] == calendars[0]["id"]
    family = calendars[1]["id"]
    assert graph.get(f"/me/calendars/{family}")["name"] == "Family"
    shown = graph.get(f"/me/calendars/{family}/calendarView?{WINDOW}")["value"]
    assert [one["subject"] for one in shown] == ["School concert"]
    graph.prefer = []
    assert graph.get("/me/calendars")["value"][1]["id"] == family


def test_categories_are_listed_and_made_but_no_name_twice(graph: Microsoft) -> None:
    path = "/me/outlook/masterCategories"
    assert [one["displayName"] for one in graph.get(path)["value"]] == ["Missed interview", "Family"]
    made = graph.ask("POST", path, {"displayName": "Work", "color": "preset7"})
    assert (made.status, made.body["color"]) == (201, "preset7")
    assert graph.refused("POST", path, {"displayName": "work"})[0] == 409
    assert graph.refused("POST", path, {"displayName": "Other", "color": "pink"})[0] == 400


def test_the_view_expands_series_and_pages_by_whole_links(graph: Microsoft) -> None:
    page = graph.get(f"/me/calendarView?{WINDOW}&$top=10&$orderby=start/dateTime")
    assert page["@odata.nextLink"].startswith(graph.graph)
    items = page["value"] + graph.get(page["@odata.nextLink"])["value"]
    times = [item["start"]["dateTime"] for item in items]
    assert times == sorted(times)
    swimming = next(item for item in items if item["subject"] == "Swimming")
    assert swimming["type"] == "occurrence"
    assert swimming["seriesMasterId"]
    assert swimming["originalStart"] == swimming["start"]["dateTime"][:19] + "Z"


def test_the_view_needs_a_window_and_refuses_unknown_options(graph: Microsoft) -> None:
    assert graph.refused("GET", "/me/calendarView") == (400, "ErrorInvalidParameter")
    assert graph.refused("GET", f"/me/calendarView?{WINDOW}&$apply=x") == (400, "ErrorInvalidUrlQuery")
    assert graph.refused("GET", f"/me/calendarView?{WINDOW}&$select=surprise")[0] == 400


def test_a_filter_finds_a_category_and_a_private_property(graph: Microsoft) -> None:
    made = graph.create(categories=["missed interview"], singleValueExtendedProperties=_marked("case-1"))
    assert made["categories"] == ["Missed interview"]
    page = graph.ask(
        "GET",
        f"/me/calendarView?{WINDOW}&$filter=categories/any(c:c%20eq%20'Missed%20interview')&$select=subject",
    )
    assert [one["id"] for one in page.body["value"]] == [made["id"]]
    assert [one["id"] for one in _found(graph, "CASE-1")] == [made["id"]]
    assert _found(graph, "case-2") == []
    wish = f"singleValueExtendedProperties($filter=id eq '{REF}')"
    shown = graph.get(f"/me/events/{made['id']}", expand=wish)
    assert shown["singleValueExtendedProperties"] == _marked("case-1")
    assert "singleValueExtendedProperties" not in graph.get(f"/me/events/{made['id']}")


@pytest.mark.parametrize(
    "wish", ["contains(subject,'x')", "subject eq 'a' or subject eq 'b'", "attendees/any(a:a/x eq 'y')"]
)
def test_a_filter_that_the_store_cannot_answer_is_refused(graph: Microsoft, wish: str) -> None:
    path = f"/me/events?$filter={wish.replace(' ', '%20')}"
    assert graph.refused("GET", path) == (400, "InefficientFilter")


def test_an_event_is_written_in_windows_and_iana_zones_and_read_in_any(graph: Microsoft) -> None:
    made = graph.create(start={"dateTime": "2026-11-25T10:00:00.0000000", "timeZone": "W. Europe Standard Time"})
    assert made["start"] == {"dateTime": "2026-11-25T09:00:00.0000000", "timeZone": "UTC"}
    assert made["originalStartTimeZone"] == "W. Europe Standard Time"
    for zone in ("Europe/Berlin", "W. Europe Standard Time"):
        graph.prefer = ['IdType="ImmutableId"', f'outlook.timezone="{zone}"']
        shown = graph.get(f"/me/events/{made['id']}")
        assert shown["start"] == {"dateTime": "2026-11-25T10:00:00.0000000", "timeZone": zone}
    graph.prefer = ['outlook.timezone="Customized Time Zone"']
    assert graph.refused("GET", f"/me/events/{made['id']}") == (400, "TimeZoneNotSupportedException")


def test_an_all_day_event_begins_and_ends_at_midnight(graph: Microsoft) -> None:
    day = {"dateTime": "2026-11-25T00:00:00", "timeZone": "Europe/Berlin"}
    made = graph.create(isAllDay=True, start=day, end={**day, "dateTime": "2026-11-26T00:00:00"})
    assert made["isAllDay"]
    assert made["start"]["dateTime"] == "2026-11-25T00:00:00.0000000"
    assert graph.refused("POST", "/me/events", event(isAllDay=True))[0] == 400


def test_a_body_comes_as_text_only_when_that_is_preferred(graph: Microsoft) -> None:
    made = graph.create(body={"contentType": "text", "content": "Call <dana>\nsoon"})
    assert made["body"] == {"contentType": "text", "content": "Call <dana>\nsoon"}
    graph.prefer = ['IdType="ImmutableId"']
    shown = graph.get(f"/me/events/{made['id']}")["body"]
    assert shown["contentType"] == "html"
    assert "Call &lt;dana&gt;<br>" in shown["content"]


@pytest.mark.parametrize("status", [400, 409])
def test_a_transaction_id_counts_once(graph: Microsoft, status: int) -> None:
    graph.manner(duplicate_status=status)
    made = graph.create(transactionId="t-1")
    assert made["transactionId"] == "t-1"
    again = graph.ask("POST", "/me/events", event(transactionId="t-1", subject="Another"))
    assert (again.status, again.code) == (status, "ErrorDuplicateTransactionId")
    assert again.body["error"]["@event.existingEventId"] == made["id"]
    graph.manner(names_duplicate=False)
    again = graph.ask("POST", "/me/events", event(transactionId="t-1"))
    assert "@event.existingEventId" not in again.body["error"]
    graph.manner(transactions_forgotten=True)
    assert graph.create(transactionId="t-1")["id"] != made["id"]


def test_a_change_meets_only_the_version_that_was_seen(graph: Microsoft) -> None:
    made = graph.create()
    path = f"/me/events/{made['id']}"
    changed = graph.ask("PATCH", path, {"subject": "Two"}, If_Match=made["@odata.etag"])
    assert changed.body["subject"] == "Two"
    late = graph.refused("PATCH", path, {"subject": "Three"}, If_Match=made["@odata.etag"])
    assert late == (412, "ErrorIrresolvableConflict")
    assert graph.refused("DELETE", path, If_Match=made["@odata.etag"])[0] == 412
    assert graph.ask("DELETE", path).status == 204
    assert graph.refused("GET", path) == (404, "ErrorItemNotFound")
    assert graph.refused("DELETE", path)[0] == 404


def test_an_id_has_two_forms_and_both_name_the_event(graph: Microsoft) -> None:
    immutable = graph.create()["id"]
    graph.prefer = []
    placed = graph.get(f"/me/events/{immutable}")["id"]
    assert placed != immutable
    graph.prefer = ['IdType="ImmutableId"']
    assert graph.get(f"/me/events/{placed}")["id"] == immutable
    assert graph.refused("GET", f"/me/events/{immutable.swapcase()}") == (400, "ErrorInvalidIdMalformed")


def test_other_categories_stand_beside_the_marker_and_stay_when_it_goes(graph: Microsoft) -> None:
    made = graph.create(categories=["Blue", "Missed interview"])
    assert made["categories"] == ["Missed interview", "Blue"]
    path = f"/me/events/{made['id']}"
    assert graph.ask("PATCH", path, {"categories": ["Blue"]}).body["categories"] == ["Blue"]
    assert graph.ask("PATCH", path, {"reminderMinutesBeforeStart": 30}).body["categories"] == ["Blue"]


def test_free_time_privacy_and_reminders_are_kept(graph: Microsoft) -> None:
    wished = {
        "showAs": "free",
        "sensitivity": "private",
        "importance": "high",
        "isReminderOn": True,
        "reminderMinutesBeforeStart": 30,
    }
    made = graph.create(**wished)
    assert {name: made[name] for name in wished} == wished
    off = graph.ask("PATCH", f"/me/events/{made['id']}", {"isReminderOn": False}).body
    assert (off["isReminderOn"], off["showAs"]) == (False, "free")


def test_a_series_is_written_and_read_as_pattern_and_range(graph: Microsoft) -> None:
    recurrence = {
        "pattern": {"type": "weekly", "interval": 1, "daysOfWeek": ["wednesday"]},
        "range": {"type": "numbered", "startDate": "2026-11-25", "numberOfOccurrences": 3},
    }
    made = graph.create(recurrence=recurrence)
    assert made["type"] == "seriesMaster"
    assert made["recurrence"]["range"]["numberOfOccurrences"] == 3
    shown = [one for one in graph.round()[0] if one.get("seriesMasterId") == made["id"]]
    assert [one["start"]["dateTime"][:10] for one in shown] == ["2026-11-25", "2026-12-02", "2026-12-09"]
    moved = graph.ask("PATCH", f"/me/events/{shown[1]['id']}", {"subject": "Moved"}).body
    assert (moved["type"], moved["seriesMasterId"]) == ("exception", made["id"])
    assert graph.refused("POST", "/me/events", event(recurrence={"pattern": {"type": "absoluteYearly"}}))[0] == 400


def test_what_cannot_be_written_is_refused(graph: Microsoft) -> None:
    early = {"dateTime": "2026-11-25T09:00:00", "timeZone": "Europe/Berlin"}
    assert graph.refused("POST", "/me/events", {"subject": "x"})[0] == 400
    assert graph.refused("POST", "/me/events", event(end=early))[0] == 400
    assert graph.refused("POST", "/me/events", event(start={"dateTime": "soon", "timeZone": "UTC"}))[0] == 400
    assert graph.refused("POST", "/me/events", event(iCalUId="mine"))[0] == 400


def test_guests_of_a_new_meeting_are_mailed_and_that_is_noticed(graph: Microsoft) -> None:
    guest = {"type": "required", "emailAddress": {"address": DANA, "name": "Dana Rieger"}}
    made = graph.create(attendees=[guest])
    assert made["responseStatus"]["response"] == "organizer"
    graph.ask("PATCH", f"/me/events/{made['id']}", {"categories": ["Family"]})
    graph.ask("DELETE", f"/me/events/{made['id']}")
    notices = graph.hand.ask("/world/notices")
    assert [(one["kind"], one["to"], one["cause"]) for one in notices] == [
        ("request", DANA, "api"),
        ("cancel", DANA, "api"),
    ]


def test_each_call_needs_one_of_its_permissions(sandbox: Sandbox) -> None:
    with Microsoft(sandbox, scopes=("Calendars.Read",)) as graph:
        assert graph.interview()["subject"]
        assert graph.refused("POST", "/me/events", event()) == (403, "ErrorAccessDenied")
        assert graph.refused("GET", "/me/mailboxSettings") == (403, "ErrorAccessDenied")
        assert graph.refused("GET", "/me/messages") == (403, "ErrorAccessDenied")
        assert graph.refused("GET", "/me") == (403, "ErrorAccessDenied")


def test_what_is_not_there_is_refused(graph: Microsoft) -> None:
    assert graph.refused("GET", "/me/nonsense") == (400, "BadRequest")
    assert graph.refused("DELETE", "/me/calendarView")[0] == 405
    graph.token = "unknown"
    answer = graph.ask("GET", "/me")
    assert (answer.status, answer.code) == (401, "InvalidAuthenticationToken")
    assert answer.headers["www-authenticate"].startswith("Bearer ")


def test_an_event_is_found_changed_and_deleted_under_its_calendar(graph: Microsoft) -> None:
    family = graph.get("/me/calendars")["value"][1]["id"]
    made = graph.ask("POST", f"/me/calendars/{family}/events", event())
    one = f"/me/calendars/{family}/events/{made.body['id']}"
    assert graph.get(one)["subject"] == "Call"
    assert graph.ask("PATCH", one, {"subject": "Another"}, If_Match=made.body["@odata.etag"]).status == 200
    assert graph.ask("DELETE", one).status == 204
    assert graph.refused("GET", one) == (404, "ErrorItemNotFound")


def test_what_lies_in_another_calendar_is_not_found_under_this_one(graph: Microsoft) -> None:
    family, interview = graph.get("/me/calendars")["value"][1]["id"], graph.interview()["id"]
    assert graph.refused("GET", f"/me/calendars/{family}/events/{interview}") == (404, "ErrorItemNotFound")
    assert graph.refused("POST", f"/me/calendars/{family}/events/{interview}/accept", {}) == (404, "ErrorItemNotFound")
    assert graph.ask("POST", f"/me/events/{interview}/accept", {}).status == 202


def test_what_somebody_shares_is_found_under_its_calendar_only(graph: Microsoft) -> None:
    family = graph.get("/me/calendars")["value"][1]["id"]
    made = graph.ask("POST", f"/me/calendars/{family}/events", event()).body["id"]
    assert graph.get(f"/me/events/{made}")["id"] == made
    graph.sandbox.world.person(ROBIN).calendars[f"family.{ROBIN}"].owner = DANA
    assert graph.refused("GET", f"/me/events/{made}") == (404, "ErrorItemNotFound")
    assert graph.get(f"/me/calendars/{family}/events/{made}")["id"] == made
