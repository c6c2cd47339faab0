"""Connecting without a browser: a code that the person types in elsewhere (RFC 8628)."""

from dataclasses import replace

import aiohttp
import pytest

from service.domain.account import OF_MAIL, Ability
from service.errors import AdminNeeded, SignInFailed
from service.ports.sign_in import DeviceCode, DeviceSignIn
from tests.contract.bench import EVERYTHING, Op, Spoil
from tests.contract.outlook_bench import OutlookBench

CALENDAR = frozenset({Ability.READ_CALENDAR, Ability.WRITE_CALENDAR})


def door_of(bench: OutlookBench) -> DeviceSignIn:
    door = bench.provider.device_sign_in
    assert door is not None
    return door


async def type_in(bench: OutlookBench, code: DeviceCode, answer: str = "allow") -> int:
    form = {"user_code": code.user_code, "account": bench.address, "answer": answer}
    async with aiohttp.ClientSession() as browser, browser.post(code.url, data=form) as response:
        return response.status


async def test_a_code_says_where_to_type_it_and_how_long_it_lives() -> None:
    async with OutlookBench() as bench:
        code = await door_of(bench).begin(CALENDAR)
        assert code.url.startswith(bench.sandbox.outlook_url)
        assert code.user_code
        assert code.interval >= 5
        assert (code.expires_at - bench.clock.now()).total_seconds() == pytest.approx(900, abs=2)


async def test_a_code_that_was_typed_in_becomes_a_grant() -> None:
    async with OutlookBench() as bench:
        bench.revoke()
        code = await door_of(bench).begin(CALENDAR)
        assert await door_of(bench).finish(code) is None
        assert bench.requests(Op.TOKEN) == 1
        assert await type_in(bench, code) == 200
        bench.advance(code.interval)
        grant = await door_of(bench).finish(code)
        assert grant is not None
        assert (grant.address, grant.name) == (bench.address, "Robin Keller")
        assert grant.abilities >= CALENDAR
        assert not grant.abilities & OF_MAIL
        await bench.grants.save("device", grant)
        bench.advance(4000)
        assert await bench.provider.connect("device").calendar.calendars()


async def test_one_question_is_one_request_even_when_it_comes_too_soon() -> None:
    async with OutlookBench() as bench:
        code = await door_of(bench).begin(CALENDAR)
        for asked in range(1, 4):
            assert await door_of(bench).finish(code) is None
            assert bench.requests(Op.TOKEN) == asked


async def test_a_code_works_once() -> None:
    async with OutlookBench() as bench:
        code = await door_of(bench).begin(CALENDAR)
        await type_in(bench, code)
        assert await door_of(bench).finish(code) is not None
        with pytest.raises(SignInFailed):
            await door_of(bench).finish(code)


async def test_a_person_who_says_no_is_told_so() -> None:
    async with OutlookBench() as bench:
        code = await door_of(bench).begin(CALENDAR)
        await type_in(bench, code, "deny")
        with pytest.raises(SignInFailed, match="Nothing was connected"):
            await door_of(bench).finish(code)


async def test_a_code_that_has_run_out_is_not_asked_for() -> None:
    async with OutlookBench() as bench:
        code = await door_of(bench).begin(CALENDAR)
        bench.advance(901)
        with pytest.raises(SignInFailed, match="run out"):
            await door_of(bench).finish(code)
        assert bench.requests(Op.TOKEN) == 0
        with pytest.raises(SignInFailed, match="run out"):
            await door_of(bench).finish(replace(code, expires_at=code.expires_at.replace(year=2100)))


async def test_a_server_that_fails_for_a_moment_ends_nothing() -> None:
    async with OutlookBench() as bench:
        code = await door_of(bench).begin(CALENDAR)
        bench.spoil(Op.TOKEN, Spoil.DROPPED)
        assert await door_of(bench).finish(code) is None
        for status in (429, 503):
            bench.refuse(Op.TOKEN, status)
            assert await door_of(bench).finish(code) is None
        await type_in(bench, code)
        assert await door_of(bench).finish(code) is not None


async def test_an_organisation_that_wants_an_administrator_says_so() -> None:
    async with OutlookBench() as bench:
        bench.sandbox.state.outlook.manners.admin_consent_only = True
        code = await door_of(bench).begin(CALENDAR)
        assert await type_in(bench, code) == 403
        assert await door_of(bench).finish(code) is None
        bench.sandbox.state.faults.rules.clear()
        bench.refuse(Op.TOKEN, 400, "consent_required")
        with pytest.raises(AdminNeeded) as caught:
            await door_of(bench).finish(code)
        assert "/organizations/v2.0/adminconsent?" in caught.value.link
        assert "Calendars.ReadWrite" in caught.value.link


@pytest.mark.parametrize("text", ["", "{", "[]", '{"device_code": ""}'])
async def test_a_code_that_was_not_begun_here_is_refused_without_a_request(text: str) -> None:
    async with OutlookBench() as bench:
        code = await door_of(bench).begin(EVERYTHING)
        with pytest.raises(SignInFailed, match="Begin again"):
            await door_of(bench).finish(replace(code, secret=dict.fromkeys(code.secret, text)))
        assert bench.requests(Op.TOKEN) == 0


async def test_a_registration_that_microsoft_does_not_know_says_what_to_change() -> None:
    async with OutlookBench() as bench:
        addresses = {key: bench.sandbox.addresses[key] for key in bench.addresses}
        unknown = bench.open_until_the_end({**addresses, "client_id": "11111111-2222-3333-4444-555555555555"})
        assert unknown.device_sign_in is not None
        with pytest.raises(SignInFailed, match=r"outlook\.client_id"):
            await unknown.device_sign_in.begin(CALENDAR)
