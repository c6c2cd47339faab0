"""Do the fault switches spoil exactly what they are told to, with and without the work being done?"""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

import aiohttp
import pytest

from connectors.sandbox import Sandbox
from tests.servers.sandbox.clients import ROBIN, Google, Hand, Running, letter

_BODY = {
    "id": "abcde12345",
    "summary": "Call",
    "start": {"dateTime": "2026-11-25T10:00:00+01:00"},
    "end": {"dateTime": "2026-11-25T11:00:00+01:00"},
}
Visit = Callable[[aiohttp.ClientSession, str], Awaitable[Any]]


def _visit(sandbox: Sandbox, hand: Hand, visit: Visit) -> Any:  # noqa: ANN401 - whatever the visit brings
    async def go() -> object:
        headers = {"Authorization": f"Bearer {hand.token()}"}
        async with aiohttp.ClientSession(headers=headers) as session:
            return await visit(session, sandbox.addresses["calendar"] + "calendars/primary/events")

    return asyncio.run(go())


async def _insert(session: aiohttp.ClientSession, url: str) -> tuple[int, dict[str, str], str]:
    async with session.post(url, json=_BODY) as answer:
        return answer.status, dict(answer.headers), await answer.text()


def _made(hand: Hand) -> bool:
    return any(entry["id"] == _BODY["id"] for entry in hand.calendar(ROBIN))


@pytest.mark.parametrize("commit", [False, True])
@pytest.mark.parametrize("rst", [False, True])
def test_a_dropped_connection_gives_no_answer(sandbox: Sandbox, hand: Hand, commit: bool, rst: bool) -> None:
    hand.fault("drop", op="events.insert", commit=commit, rst=rst)
    expected = aiohttp.ClientOSError if rst else aiohttp.ServerDisconnectedError
    with pytest.raises(expected):
        _visit(sandbox, hand, _insert)
    assert _made(hand) is commit
    line = hand.ask("/world/requests")["requests"][-1]
    assert (line["op"], line["status"], line["committed"]) == ("calendar.events.insert", 0, commit)


@pytest.mark.parametrize("code", [403, 429, 500, 502, 503, 504])
@pytest.mark.parametrize("commit", [False, True])
def test_an_error_status_comes_with_or_without_the_work(sandbox: Sandbox, hand: Hand, code: int, commit: bool) -> None:
    hand.fault("status", op="events.insert", code=code, commit=commit, retry_after="2.5")
    status, headers, text = _visit(sandbox, hand, _insert)
    error = json.loads(text)["error"]
    assert (status, headers["Retry-After"], error["code"]) == (code, "2.5", code)
    assert error["errors"][0]["reason"] == ("rateLimitExceeded" if code in (403, 429) else "backendError")
    assert _made(hand) is commit


def test_retry_after_may_be_missing(sandbox: Sandbox, hand: Hand) -> None:
    hand.fault("status", code=429)
    assert "Retry-After" not in _visit(sandbox, hand, _insert)[1]


@pytest.mark.parametrize("commit", [False, True])
def test_an_answer_can_come_after_the_clients_patience(sandbox: Sandbox, hand: Hand, commit: bool) -> None:
    hand.fault("delay", op="events.insert", seconds=0.3, commit=commit)

    async def impatient(session: aiohttp.ClientSession, url: str) -> None:
        async with session.post(url, json=_BODY, timeout=aiohttp.ClientTimeout(total=0.1)):
            raise AssertionError("the answer came too early")

    with pytest.raises(TimeoutError):
        _visit(sandbox, hand, impatient)
    assert _made(hand) is commit
    time.sleep(0.3)
    assert _made(hand)


def test_half_an_answer_is_no_json(sandbox: Sandbox, hand: Hand) -> None:
    hand.fault("truncate", op="events.insert")
    status, _, text = _visit(sandbox, hand, _insert)
    assert status == 200
    with pytest.raises(json.JSONDecodeError):
        json.loads(text)
    assert _made(hand)


def test_a_fault_can_skip_calls_and_strike_several_times(sandbox: Sandbox, hand: Hand) -> None:
    hand.fault("status", op="events.list", method="GET", skip=1, count=2, account=ROBIN)

    async def thrice(session: aiohttp.ClientSession, url: str) -> list[int]:
        return [(await session.get(url)).status for _ in range(4)]

    assert _visit(sandbox, hand, thrice) == [200, 503, 503, 200]
    hand.fault("status", op="events.list", account="somebody@else.example")
    assert _visit(sandbox, hand, thrice) == [200] * 4


def test_an_empty_page_still_leads_on(google: Google, hand: Hand) -> None:
    hand.fault("empty_page", op="events.list")
    first = google.listed()
    assert (first["items"], "nextSyncToken" in first) == ([], False)
    assert len(google.listed(pageToken=first["nextPageToken"])["items"]) == 5


def test_changes_can_be_replayed(google: Google, hand: Hand) -> None:
    _, token = google.everything()
    hand.fault("replay", op="events.list")
    assert len(google.listed(syncToken=token)["items"]) == 5
    assert google.listed(syncToken=token)["items"] == []


def test_changes_can_come_out_of_order(google: Google, hand: Hand) -> None:
    hand.fault("reorder", op="events.list")
    turned, plain = google.everything()[0], google.everything()[0]
    assert [item["id"] for item in turned] == [item["id"] for item in plain][::-1]


def test_history_can_come_out_of_order(google: Google, hand: Hand) -> None:
    start = google.users.getProfile(userId="me").execute()["historyId"]
    google.send(google.draft(letter())["id"])
    hand.fault("reorder", op="history.list")
    lines = google.users.history().list(userId="me", startHistoryId=start).execute()["history"]
    ids = [int(line["id"]) for line in lines]
    assert ids == sorted(ids, reverse=True)


@pytest.mark.parametrize(
    ("way", "spoilt"),
    [("", {"start", "end", "summary"}), ("no_start", {"start"}), ("bad_start", {"start"}), ("types", {"summary"})],
)
def test_an_item_can_be_malformed(sandbox: Sandbox, hand: Hand, way: str, spoilt: set[str]) -> None:
    hand.fault("malformed", op="events.list", reason=way)

    async def first(session: aiohttp.ClientSession, url: str) -> dict[str, Any]:
        async with session.get(url) as answer:
            return dict((await answer.json())["items"][0])

    item, sound = _visit(sandbox, hand, first), _visit(sandbox, hand, first)
    assert {name for name in ("start", "end", "summary") if item.get(name) != sound[name]} == spoilt


def test_a_grant_can_be_revoked_in_the_middle_of_a_run(sandbox: Sandbox, hand: Hand) -> None:
    async def around(session: aiohttp.ClientSession, url: str) -> list[int]:
        before = (await session.get(url)).status
        await session.post(f"{sandbox.control_url}/world/accounts/{ROBIN}/revoke", headers={"Authorization": ""})
        return [before, (await session.get(url)).status]

    assert _visit(sandbox, hand, around) == [200, 401]


def test_no_answer_comes_before_the_latency_is_over(running: Running) -> None:
    sandbox = running(latency=0.02)
    with Hand(sandbox.control_url) as hand:

        async def measured(session: aiohttp.ClientSession, url: str) -> list[float]:
            spans = []
            for _ in range(12):
                began = time.perf_counter()
                await (await session.get(url)).read()
                spans.append(time.perf_counter() - began)
            return sorted(spans)

        assert _visit(sandbox, hand, measured)[0] >= 0.02


def test_answers_are_compressed_when_asked_for(sandbox: Sandbox, hand: Hand) -> None:
    async def encodings(session: aiohttp.ClientSession, url: str) -> list[str]:
        asked = [{"Accept-Encoding": "gzip"}, {"Accept-Encoding": "identity"}]
        return [(await session.get(url, headers=words)).headers.get("Content-Encoding", "") for words in asked]

    assert _visit(sandbox, hand, encodings) == ["gzip", ""]


def test_a_broken_or_unknown_fault_rule_is_refused(hand: Hand) -> None:
    hand.ask("/world/faults", {"kind": "earthquake"}, expect=400)
    hand.ask("/world/faults", {"kind": "drop", "count": "many"}, expect=400)
    hand.ask("/world/faults", {"op": "x"}, expect=400)
    hand.ask("/world/settings", {"weather": 1}, "PUT", expect=400)


def test_a_body_that_is_no_json_is_a_parse_error(sandbox: Sandbox, hand: Hand) -> None:
    async def bad(session: aiohttp.ClientSession, url: str) -> tuple[int, str]:
        async with session.post(url, data=b"{") as answer:
            return answer.status, (await answer.json())["error"]["errors"][0]["reason"]

    assert _visit(sandbox, hand, bad) == (400, "parseError")
