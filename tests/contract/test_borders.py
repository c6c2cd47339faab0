"""No request of any provider can leave the servers that are in its settings."""

import json
from collections.abc import AsyncIterator
from contextlib import suppress

import pytest

from service.errors import BadSettings, OutsideError, Refused
from service.ports.calendar import Changes
from tests.contract.bench import ACCOUNT, Bench
from tests.contract.letters import write_letter
from tests.contract.servers import say, serve


async def drain(pages: AsyncIterator[Changes]) -> None:
    async for _ in pages:
        pass


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_a_redirect_is_never_followed(bench: Bench, status: int) -> None:
    async with (
        serve(say("HTTP/1.1 200 OK\nContent-Length: 2", b"{}")) as elsewhere,
        serve(say(f"HTTP/1.1 {status} Moved\nLocation: {elsewhere.url}/x\nContent-Length: 0")) as configured,
    ):
        connection = bench.elsewhere(configured.url).connect(ACCOUNT)
        for call in (connection.inbox.position(), connection.drafts.create(write_letter(), "")):
            with pytest.raises(OutsideError):
                await call
        methods = [head.partition(" ")[0] for head in configured.heads]
        assert methods.count("POST") == 1
        assert methods.count("GET") >= 1
        assert elsewhere.heads == []


async def test_a_continuation_cannot_lead_elsewhere(bench: Bench) -> None:
    async with serve(say("HTTP/1.1 200 OK\nContent-Length: 2", b"{}")) as elsewhere:
        steal = f"{elsewhere.url}/steal"
        page = {"id": "x", "nextPageToken": steal, "items": [], "@odata.nextLink": steal, "value": []}
        body = json.dumps(page).encode()
        async with serve(say(f"HTTP/1.1 200 OK\nContent-Length: {len(body)}", body)) as configured:
            connection = bench.elsewhere(configured.url).connect(ACCOUNT)
            here = await bench.connection.inbox.position()
            for listing in (drain(connection.calendar.changes(bench.calendar_id, "")), connection.inbox.news(here)):
                with pytest.raises(OutsideError):
                    await listing
            with suppress(OutsideError):
                await connection.inbox.position()
            assert configured.heads
        assert elsewhere.heads == []


@pytest.mark.parametrize("trick", ["//{}/x", "http://{}/x", "@{}/", "../../../../{}", "%2F%2F{}", "\\\\{}", "?x#{}"])
async def test_an_id_cannot_lead_elsewhere(bench: Bench, trick: str) -> None:
    async with (
        serve(say("HTTP/1.1 200 OK\nContent-Length: 2", b"{}")) as elsewhere,
        serve(say("HTTP/1.1 404 Not Found\nContent-Length: 2", b"{}")) as configured,
    ):
        connection = bench.elsewhere(configured.url).connect(ACCOUNT)
        hostile = trick.format(elsewhere.url.removeprefix("http://"))
        for call in (
            connection.calendar.event(hostile, hostile),
            connection.drafts.read(hostile),
            connection.inbox.read(hostile),
        ):
            with pytest.raises(OutsideError):
                await call
        with pytest.raises(OutsideError):
            await drain(connection.calendar.changes(hostile, hostile))
        assert elsewhere.heads == []
        assert configured.heads


async def test_an_id_with_line_breaks_adds_no_header(bench: Bench) -> None:
    async with serve(say("HTTP/1.1 404 Not Found\nContent-Length: 2", b"{}")) as configured:
        connection = bench.elsewhere(configured.url).connect(ACCOUNT)
        with pytest.raises(OutsideError):
            await connection.inbox.envelope("x HTTP/1.1\r\nX-Smuggled: 1\r\n\r\n")
        assert all("x-smuggled:" not in head.lower() for head in configured.heads)


@pytest.mark.parametrize("server", ["http://api.example.com", "http://192.0.2.7:8000", "http://127.0.0.1.example.com"])
async def test_plain_http_is_for_this_machine_only(bench: Bench, server: str) -> None:
    with pytest.raises(BadSettings, match="https"):
        bench.elsewhere(server)


@pytest.mark.parametrize(
    "server", ["http://localhost:8000", "http://[::1]:8000", "http://127.9.9.9", "https://a.example"]
)
async def test_https_anywhere_and_plain_http_on_this_machine_are_accepted(bench: Bench, server: str) -> None:
    assert bench.elsewhere(server).name == bench.provider.name


async def test_an_answer_is_never_believed_to_be_small(bench: Bench) -> None:
    async with serve(say("HTTP/1.1 200 OK\nContent-Length: 99999999999", b"{" * 40_000_000)) as configured:
        with pytest.raises(OutsideError) as caught:
            await bench.elsewhere(configured.url).connect(ACCOUNT).inbox.position()
        assert not isinstance(caught.value, Refused)
