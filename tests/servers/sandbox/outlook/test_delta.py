"""Does calendarView/delta tell what is new in a fixed window, with all its documented oddities?"""

import pytest

from tests.servers.sandbox.clients import ROBIN
from tests.servers.sandbox.microsoft import WINDOW, Microsoft

_DELTA = "/me/calendarView/delta?" + WINDOW


def test_a_first_round_brings_the_window_in_pages_and_a_later_one_what_changed(graph: Microsoft) -> None:
    graph.prefer.append("odata.maxpagesize=7")
    page = graph.get(_DELTA)
    assert len(page["value"]) == 7
    items, link = graph.round()
    assert len(items) == 25
    assert len({item["id"] for item in items}) == 25
    assert graph.get(link)["value"] == []
    made = graph.create()
    news, after = graph.round(link)
    assert [item["id"] for item in news] == [made["id"]]
    assert graph.round(after)[0] == []


def test_links_are_whole_addresses_of_the_host_that_was_called(graph: Microsoft) -> None:
    graph.graph = graph.graph.replace("127.0.0.1", "localhost")
    link = graph.round()[1]
    assert link.startswith(graph.graph + "/me/calendarView/delta?$deltatoken=")


def test_a_series_is_its_master_and_bare_occurrences(graph: Microsoft) -> None:
    items = graph.round()[0]
    (master,) = [item for item in items if item.get("type") == "seriesMaster"]
    bare = [item for item in items if item.get("type") == "occurrence"]
    assert master["subject"] == "Swimming"
    assert {item["seriesMasterId"] for item in bare} == {master["id"]}
    fields = {"@odata.type", "@odata.etag", "id", "seriesMasterId", "type", "start", "end"}
    assert all(set(item) == fields for item in bare)


def test_removed_is_said_of_what_is_deleted_and_of_what_lies_outside(graph: Microsoft) -> None:
    inside, link = graph.create(), graph.round()[1]
    far = {"dateTime": "2028-01-01T10:00:00", "timeZone": "UTC"}
    outside = graph.create(start=far, end={**far, "dateTime": "2028-01-01T11:00:00"})
    graph.ask("DELETE", f"/me/events/{inside['id']}")
    news = graph.round(link)[0]
    assert {item["id"] for item in news} == {inside["id"], outside["id"]}
    assert all(item["@removed"] == {"reason": "deleted"} for item in news)
    assert graph.get(f"/me/events/{outside['id']}")["subject"] == "Call"
    assert graph.refused("GET", f"/me/events/{inside['id']}")[0] == 404


def test_a_changed_series_brings_its_occurrences_again_and_a_deleted_one_takes_them(graph: Microsoft) -> None:
    items, link = graph.round()
    master = next(item for item in items if item.get("type") == "seriesMaster")
    second = next(item for item in items if item.get("type") == "occurrence")
    graph.ask("DELETE", f"/me/events/{second['id']}")
    news, link = graph.round(link)
    assert [(item["id"], "@removed" in item) for item in news] == [(second["id"], True)]
    graph.ask("PATCH", f"/me/events/{master['id']}", {"subject": "Diving"})
    news, link = graph.round(link)
    assert news[0]["subject"] == "Diving"
    assert len(news) == 20
    graph.ask("DELETE", f"/me/events/{master['id']}")
    assert len([item for item in graph.round(link)[0] if "@removed" in item]) >= 20


def test_query_options_are_refused(graph: Microsoft) -> None:
    for option in ("$select=id", "$filter=isAllDay%20eq%20true", "$top=5", "$orderby=subject", "$expand=calendar"):
        assert graph.refused("GET", f"{_DELTA}&{option}") == (400, "ErrorInvalidUrlQuery")


@pytest.mark.parametrize("code", ["syncStateNotFound", "SyncStateNotFound", "resyncRequired"])
def test_a_link_can_run_out_with_a_code(graph: Microsoft, code: str) -> None:
    link = graph.round()[1]
    graph.manner(sync_expiry=code)
    graph.hand.ask(f"/world/accounts/{ROBIN}/expire_sync", {})
    assert graph.refused("GET", link) == (400, code)


def test_a_link_can_be_gone_with_the_address_of_a_fresh_start(graph: Microsoft) -> None:
    link = graph.round()[1]
    graph.hand.ask(f"/world/accounts/{ROBIN}/expire_sync", {})
    gone = graph.ask("GET", link)
    assert gone.status == 410
    assert "$deltatoken=&" in gone.headers["location"]
    assert len(graph.round(gone.headers["location"])[0]) == 25


def test_changes_can_be_replayed_reordered_and_come_in_an_empty_page(graph: Microsoft) -> None:
    items, link = graph.round()
    graph.hand.fault("replay", op="graph.events.delta")
    assert len(graph.round(link)[0]) > 20
    graph.hand.fault("empty_page", op="graph.events.delta")
    page = graph.get(_DELTA)
    assert page["value"] == []
    assert len(graph.round(page["@odata.nextLink"])[0]) == 25
    graph.prefer.append("odata.maxpagesize=100")
    graph.hand.fault("reorder", op="graph.events.delta")
    assert [item["id"] for item in graph.get(_DELTA)["value"]] == [item["id"] for item in items][::-1]


def test_ids_follow_the_preference_of_every_call(graph: Microsoft) -> None:
    items, _ = graph.round()
    graph.prefer = []
    assert not {item["id"] for item in items} & {item["id"] for item in graph.round()[0]}


def test_another_calendar_has_a_delta_of_its_own(graph: Microsoft) -> None:
    family = graph.get("/me/calendars")["value"][1]["id"]
    items, link = graph.round(f"/me/calendars/{family}/calendarView/delta?{WINDOW}")
    assert [item["subject"] for item in items] == ["School concert"]
    graph.create()
    assert graph.round(link)[0] == []
