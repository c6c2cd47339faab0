"""Do the switches spoil Microsoft's answers exactly as they are told to, with and without the work being done?"""

import asyncio
from typing import Any

import aiohttp
import msal
import pytest

from connectors.sandbox import Sandbox
from tests.servers.sandbox.clients import ROBIN, Hand
from tests.servers.sandbox.microsoft import BACK, NOWHERE, Carrier, Microsoft, come_back, event, visit


def _made(hand: Hand) -> bool:
    return any(entry["title"] == "Call" for entry in hand.calendar(ROBIN))


async def _at_once(graph: Microsoft, count: int) -> list[int]:
    headers = {"Authorization": f"Bearer {graph.token}"}

    async def one(session: aiohttp.ClientSession) -> int:
        async with session.get(graph.graph + "/me") as answer:
            return answer.status

    async with aiohttp.ClientSession(headers=headers) as session:
        return list(await asyncio.gather(*(one(session) for _ in range(count))))


@pytest.mark.parametrize("commit", [False, True])
def test_a_dropped_connection_gives_no_answer(graph: Microsoft, commit: bool) -> None:
    graph.hand.fault("drop", op="graph.events.create", commit=commit, rst=True)

    async def go() -> None:
        headers = {"Authorization": f"Bearer {graph.token}"}
        async with (
            aiohttp.ClientSession(headers=headers) as session,
            session.post(graph.graph + "/me/events", json=event()),
        ):
            raise AssertionError("an answer came")

    with pytest.raises(aiohttp.ClientOSError):
        asyncio.run(go())
    assert _made(graph.hand) is commit
    line = graph.hand.ask("/world/requests")["requests"][-1]
    assert (line["op"], line["status"], line["committed"]) == ("graph.events.create", 0, commit)


def test_a_batch_is_struck_through_any_of_its_parts(graph: Microsoft) -> None:
    graph.hand.fault("drop", op="graph.events.create", commit=True, rst=True)
    part = {
        "id": "1",
        "method": "POST",
        "url": "/me/events",
        "headers": {"Content-Type": "application/json"},
        "body": event(),
    }

    async def go() -> None:
        headers = {"Authorization": f"Bearer {graph.token}"}
        async with (
            aiohttp.ClientSession(headers=headers) as session,
            session.post(graph.graph + "/$batch", json={"requests": [part]}),
        ):
            raise AssertionError("an answer came")

    with pytest.raises(aiohttp.ClientOSError):
        asyncio.run(go())
    assert _made(graph.hand)


@pytest.mark.parametrize(
    ("status", "code"), [(429, "TooManyRequests"), (503, "ServiceNotAvailable"), (504, "GatewayTimeout")]
)
@pytest.mark.parametrize("commit", [False, True])
def test_an_error_status_comes_with_or_without_the_work(graph: Microsoft, status: int, code: str, commit: bool) -> None:
    graph.hand.fault("status", op="graph.events.create", code=status, commit=commit, retry_after="2.128")
    answer = graph.ask("POST", "/me/events", event())
    assert (answer.status, answer.code, answer.headers["retry-after"]) == (status, code, "2.128")
    assert _made(graph.hand) is commit


def test_retry_after_may_be_missing_and_the_code_may_be_chosen(graph: Microsoft) -> None:
    graph.hand.fault("status", code=503, reason="ErrorNonExistentMailbox")
    answer = graph.ask("GET", "/me")
    assert answer.code == "ErrorNonExistentMailbox"
    assert "retry-after" not in answer.headers


def test_a_request_is_traced_by_its_own_id_and_the_clients(graph: Microsoft) -> None:
    answer = graph.ask("GET", "/me", client_request_id="c-1")
    assert answer.headers["client-request-id"] == "c-1"
    assert len(answer.headers["request-id"]) == 36
    refused = graph.ask("GET", "/me/events/x", client_request_id="c-2")
    assert refused.body["error"]["innerError"]["client-request-id"] == "c-2"
    assert refused.body["error"]["innerError"]["request-id"] == refused.headers["request-id"]


def test_a_mailbox_bears_four_calls_at_once(graph: Microsoft) -> None:
    graph.hand.ask("/world/settings", {"latency_ms": 150}, "PUT")
    assert sorted(asyncio.run(_at_once(graph, 6))) == [200] * 4 + [429] * 2
    assert asyncio.run(_at_once(graph, 4)) == [200] * 4
    graph.manner(most_at_once=1)
    assert sorted(asyncio.run(_at_once(graph, 2))) == [200, 429]


def test_answers_can_be_cut_or_malformed(graph: Microsoft) -> None:
    graph.hand.fault("truncate", op="graph.me.get")
    with pytest.raises(ValueError, match=r"Unterminated|Expecting"):
        graph.ask("GET", "/me")
    graph.hand.fault("malformed", op="graph.calendarView.list", reason="no_start")
    with pytest.raises(KeyError):
        graph.get("/me/calendarView?startDateTime=2026-11-24&endDateTime=2026-12-24")["value"][0]["start"]


def test_a_mailbox_without_a_licence_is_not_there(graph: Microsoft) -> None:
    graph.manner(unlicensed=[ROBIN])
    assert graph.refused("GET", "/me/mailboxSettings") == (404, "MailboxNotEnabledForRESTAPI")
    assert graph.get("/me")["mail"] == ROBIN
    graph.manner(unlicensed=["somebody@else.example"])
    assert graph.get("/me/mailboxSettings")["timeZone"]


def test_a_dead_token_is_refused(graph: Microsoft) -> None:
    graph.hand.ask(f"/world/accounts/{ROBIN}/expire_access", {})
    assert graph.refused("GET", "/me") == (401, "InvalidAuthenticationToken")


def test_a_claims_challenge_is_met_by_a_token_that_was_fetched_with_it(sandbox: Sandbox, graph: Microsoft) -> None:
    carrier = Carrier(sandbox.outlook_url)
    app = msal.PublicClientApplication(
        sandbox.outlook_client[0],
        authority=NOWHERE + "/common",
        instance_discovery=False,
        http_client=carrier,
        client_capabilities=["CP1"],
    )
    flow = app.initiate_auth_code_flow(["User.Read"], redirect_uri=BACK, response_mode="form_post")
    uri = flow["auth_uri"].replace("response_mode=form_post", "response_mode=query") + "&auto_consent=true"
    graph.token = app.acquire_token_by_auth_code_flow(flow, come_back(visit(sandbox, uri)))["access_token"]
    graph.manner(claims_challenge=["*"])
    answer = graph.ask("GET", "/me")
    header = answer.headers["www-authenticate"]
    assert (answer.status, 'error="insufficient_claims"' in header) == (401, True)
    graph.token = _with_claims(app, header)
    assert graph.get("/me")["mail"] == ROBIN
    carrier.close()


def _with_claims(app: Any, header: str) -> str:  # noqa: ANN401 - MSAL is untyped
    import base64

    claims = base64.b64decode(header.partition('claims="')[2].partition('"')[0]).decode()
    account = app.get_accounts()[0]
    return str(app.acquire_token_silent(["User.Read"], account, claims_challenge=claims)["access_token"])


def test_settings_of_the_wrong_name_or_kind_are_refused_before_anything_changes(graph: Microsoft) -> None:
    for wrong in ({"mood": 1}, {"duplicate_status": "409"}, {"strict_rotation": 1}, {"unlicensed": ROBIN}):
        wishes = {"latency_ms": 5, "outlook": wrong}
        graph.hand.ask("/world/settings", wishes, "PUT", expect=400)
    settings = graph.hand.ask("/world/settings")
    assert (settings["latency_ms"], settings["outlook"]["strict_rotation"]) == (0, False)
