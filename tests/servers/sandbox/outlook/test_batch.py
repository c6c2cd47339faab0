"""Do several Graph calls travel in one request as its documentation says?"""

import pytest

from tests.servers.sandbox.clients import Json
from tests.servers.sandbox.microsoft import Microsoft, event


def _get(ident: str, url: str = "/me", **more: Json) -> Json:
    return {"id": ident, "method": "GET", "url": url, **more}


def _write(ident: str, method: str, url: str, body: Json, **more: Json) -> Json:
    headers = {"Content-Type": "application/json", **more.pop("headers", {})}
    return {"id": ident, "method": method, "url": url, "headers": headers, "body": body, **more}


def test_each_part_has_its_own_answer_wishes_and_line_in_the_log(graph: Microsoft) -> None:
    made = graph.create(body={"contentType": "text", "content": "hello"})
    graph.hand.ask("/world/requests", method="DELETE")
    path = f"/me/events/{made['id']}"
    found = graph.several(
        _get("a", path, headers={"Prefer": 'outlook.body-content-type="text", IdType="ImmutableId"'}),
        _get("b", path),
        _get("c", "/me/nonsense"),
    )
    assert {ident: one["status"] for ident, one in found.items()} == {"a": 200, "b": 200, "c": 400}
    assert (found["a"]["body"]["id"], found["a"]["body"]["body"]["content"]) == (made["id"], "hello")
    assert found["b"]["body"]["id"] != made["id"]
    assert found["b"]["body"]["body"]["contentType"] == "html"
    ops = [line["op"] for line in graph.hand.ask("/world/requests")["requests"]]
    assert ops == ["graph.events.get", "graph.events.get", "unknown", "graph.batch"]


def test_answers_come_in_another_order_unless_told_otherwise(graph: Microsoft) -> None:
    parts = [_get(str(number)) for number in range(4)]
    orders = set()
    for _ in range(8):
        graph.create()
        orders.add(tuple(graph.several(*parts)))
    assert len(orders) > 1
    graph.manner(shuffle_batches=False)
    assert tuple(graph.several(*parts)) == ("0", "1", "2", "3")


def test_a_part_that_waits_fails_with_the_one_it_waits_for(graph: Microsoft) -> None:
    made = graph.create()
    path = f"/me/events/{made['id']}"
    stale = _write("1", "PATCH", path, {"subject": "Two"}, headers={"If-Match": 'W/"stale"'})
    found = graph.several(stale, _get("2", dependsOn=["1"]), _get("3", dependsOn=["2"]), _get("4"))
    assert {ident: one["status"] for ident, one in found.items()} == {"1": 412, "2": 424, "3": 424, "4": 200}
    assert found["2"]["body"]["error"]["code"] == "FailedDependency"
    right = _write("1", "PATCH", path, {"subject": "Two"}, headers={"If-Match": made["@odata.etag"]})
    found = graph.several(right, _get("2", path, dependsOn=["1"]))
    assert found["2"]["body"]["subject"] == "Two"


@pytest.mark.parametrize(
    "requests",
    [
        [],
        [_get(str(number)) for number in range(21)],
        [_get("1"), _get("1")],
        [_get("1", dependsOn=["2"]), _get("2")],
        [_get("1", "http://127.0.0.1/v1.0/me")],
        [{"id": "1", "method": "POST", "url": "/me/events", "body": event()}],
        [{"id": "1", "method": "POST", "url": "/me/events", "headers": {"Content-Type": "application/json"}}],
        "none",
    ],
)
def test_a_batch_that_is_wrong_is_refused_as_a_whole(graph: Microsoft, requests: Json) -> None:
    assert graph.refused("POST", "/$batch", {"requests": requests})[0] == 400
    assert all(line["op"] == "graph.batch" for line in graph.hand.ask("/world/requests")["requests"])


def test_more_than_four_at_once_are_too_many_unless_they_wait_for_one_another(graph: Microsoft) -> None:
    found = graph.several(*(_get(str(number)) for number in range(6)))
    assert sorted(one["status"] for one in found.values()) == [200] * 4 + [429] * 2
    refused = next(one for one in found.values() if one["status"] == 429)
    assert refused["body"]["error"]["code"] == "ApplicationThrottled"
    chain = [_get("0"), *(_get(str(number), dependsOn=[str(number - 1)]) for number in range(1, 6))]
    assert {one["status"] for one in graph.several(*chain).values()} == {200}


def test_one_part_can_be_struck_by_a_fault_of_its_own(graph: Microsoft) -> None:
    graph.hand.fault("status", op="graph.events.create", code=429, retry_after="2.128")
    made = [_write(ident, "POST", "/me/events", event(subject=ident)) for ident in ("1", "2")]
    found = graph.several(*made)
    assert {ident: one["status"] for ident, one in found.items()} == {"1": 429, "2": 201}
    assert found["1"]["headers"]["Retry-After"] == "2.128"


def test_a_part_without_json_answers_in_base64(graph: Microsoft) -> None:
    mail = graph.get("/me/messages", select="id", top="1")["value"][0]["id"]
    found = graph.several(_get("1", f"/me/messages/{mail}/$value"))
    assert (found["1"]["status"], isinstance(found["1"]["body"], str)) == (200, True)
