"""Microsoft's keys: replaced at every use, wanted with claims at times, dead for many reasons, and four at a time."""

import asyncio
import json
from dataclasses import replace

import pytest

from service.errors import SignInExpired
from service.ports.sign_in import Grant
from tests.contract.bench import ACCOUNT, EVERYTHING, Op
from tests.contract.outlook_bench import OutlookBench


async def read_event(bench: OutlookBench) -> str:
    return (await bench.connection.calendar.event(bench.calendar_id, bench.missed_event())).title


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (50076, "second proof"),
        (53003, "conditional access"),
        (65001, "taken back"),
        (50173, "password was changed"),
        (700082, "not used for so long"),
        (70000, "has ended"),
    ],
)
async def test_a_permission_that_ended_says_why_and_is_not_tried_again(number: int, words: str) -> None:
    async with OutlookBench() as bench:
        bench.sandbox.state.outlook.manners.token_errors = {bench.address: number}
        bench.advance(4000)
        for _ in range(2):
            with pytest.raises(SignInExpired, match=words) as caught:
                await read_event(bench)
            assert caught.value.account_id == ACCOUNT
        assert bench.requests(Op.TOKEN) == 1
        await bench.grants.save(ACCOUNT, await bench.sign_in())
        assert await read_event(bench)


async def test_a_key_that_is_replaced_at_every_use_is_always_the_stored_one() -> None:
    async with OutlookBench() as bench:
        bench.sandbox.state.outlook.manners.strict_rotation = True
        seen = {json.dumps(dict(bench.grants.kept[ACCOUNT].tokens))}
        for _ in range(3):
            bench.advance(4000)
            assert await read_event(bench)
            seen.add(json.dumps(dict(bench.grants.kept[ACCOUNT].tokens)))
        assert len(seen) == 4
        again = bench.open_until_the_end({key: bench.sandbox.addresses[key] for key in bench.addresses})
        assert await again.connect(ACCOUNT).calendar.calendars()
        assert bench.requests(Op.TOKEN) == 3


async def test_what_is_stored_does_not_grow() -> None:
    async with OutlookBench() as bench:
        await read_event(bench)
        before = len(bench.grants.kept[ACCOUNT].tokens["cache"])
        for _ in range(4):
            bench.advance(4000)
            await read_event(bench)
        assert len(bench.grants.kept[ACCOUNT].tokens["cache"]) <= before + 50


async def test_two_processes_on_one_mailbox_do_not_kill_its_permission() -> None:
    async with OutlookBench() as bench:
        bench.sandbox.state.outlook.manners.strict_rotation = True
        other = bench.open_until_the_end({key: bench.sandbox.addresses[key] for key in bench.addresses})
        for _ in range(3):
            bench.advance(4000)
            titles = await asyncio.gather(read_event(bench), other.connect(ACCOUNT).calendar.calendars())
            assert all(titles)


async def test_claims_that_microsoft_wants_are_fetched_and_the_call_goes_on() -> None:
    async with OutlookBench() as bench:
        await read_event(bench)
        bench.sandbox.state.outlook.manners.claims_challenge = [bench.address]
        assert await read_event(bench)
        assert bench.requests(Op.TOKEN) == 1
        assert await read_event(bench)
        assert bench.requests(Op.TOKEN) == 1


async def test_a_challenge_inside_a_batch_is_met_too() -> None:
    async with OutlookBench() as bench:
        made = await bench.connection.drafts.create(b"Subject: Hello\r\nTo: dana@northwind.example\r\n\r\nHi\r\n", "")
        bench.sandbox.state.outlook.manners.claims_challenge = [bench.address]
        await bench.connection.outbox.send(made.id, made.raw, "", made.etag)
        assert bench.requests(Op.TOKEN) == 1


async def test_four_calls_at_a_time_are_under_way_in_one_mailbox() -> None:
    async with OutlookBench() as bench:
        connections = [bench.connection, bench.provider.connect(ACCOUNT)]
        bench.sandbox.state.latency = 0.02
        calls = [
            connections[number % 2].calendar.event(bench.calendar_id, bench.missed_event()) for number in range(24)
        ]
        assert len(await asyncio.gather(*calls)) == 24
        assert all(line.status == 200 for line in bench.sandbox.state.journal.lines)


async def test_what_is_kept_by_us_is_buried_for_good_though_microsoft_would_still_take_it() -> None:
    async with OutlookBench() as bench:
        grant = await bench.grants.load(ACCOUNT)
        await bench.provider.sign_in.revoke(grant)
        for _ in range(2):
            with pytest.raises(SignInExpired, match="given up here"):
                await read_event(bench)
        assert bench.requests() == 0


@pytest.mark.parametrize(
    "tokens",
    [
        {},
        {"cache": ""},
        {"cache": "{"},
        {"cache": "[]"},
        {"cache": '{"RefreshToken": 7}'},
        {"cache": '{"RefreshToken": {}}', "account": "x"},
    ],
)
async def test_a_stored_grant_that_cannot_be_read_asks_for_another(tokens: dict[str, str]) -> None:
    async with OutlookBench() as bench:
        await bench.grants.save("broken", Grant(tokens=tokens, abilities=EVERYTHING))
        with pytest.raises(SignInExpired):
            await bench.provider.connect("broken").calendar.calendars()
        assert bench.requests() == 0


async def test_a_stored_grant_of_another_account_is_not_used() -> None:
    async with OutlookBench() as bench:
        grant = bench.grants.kept[ACCOUNT]
        tokens = {**grant.tokens, "account": "somebody.else"}
        del tokens["access_until"]
        await bench.grants.save("mixed", replace(grant, tokens=tokens))
        with pytest.raises(SignInExpired):
            await bench.provider.connect("mixed").calendar.calendars()
        assert bench.requests(Op.TOKEN) == 0
