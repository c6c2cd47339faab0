"""Microsoft's sign-in: what an organisation may want, how it is told, and keys that are replaced at every use."""

import asyncio
import json
import logging
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest

from service.domain.account import OF_MAIL, Ability
from service.errors import AdminNeeded, Forbidden, SignInExpired, SignInFailed, Unreachable
from tests.contract.bench import ACCOUNT, EVERYTHING, REDIRECT, Op, Spoil
from tests.contract.outlook_bench import OutlookBench
from tests.contract.servers import say, serve

CALENDAR = frozenset({Ability.READ_CALENDAR, Ability.WRITE_CALENDAR})


async def read_event(bench: OutlookBench) -> str:
    return (await bench.connection.calendar.event(bench.calendar_id, bench.missed_event())).title


def count(bench: OutlookBench, op: str) -> int:
    return bench.sandbox.state.journal.calls[op]


async def test_the_consent_page_is_asked_with_a_challenge_and_never_for_consent_anew() -> None:
    async with OutlookBench() as bench:
        consent = await bench.provider.sign_in.begin(REDIRECT, CALENDAR, bench.address)
        query = {key: value for key, (value,) in parse_qs(urlsplit(consent.url).query).items()}
        assert query["state"] == consent.state
        assert len(query["code_challenge"]) == 43
        wanted = {
            "response_type": "code",
            "response_mode": "query",
            "code_challenge_method": "S256",
            "login_hint": bench.address,
            "redirect_uri": REDIRECT,
        }
        assert {key: query[key] for key in wanted} == wanted
        assert set(query["scope"].split()) == {
            "Calendars.ReadWrite",
            "User.Read",
            "openid",
            "profile",
            "offline_access",
        }
        assert "prompt" not in query
        assert "CP1" in query["claims"]
        unknown = await bench.provider.sign_in.begin(REDIRECT, CALENDAR, "")
        assert "prompt=select_account" in unknown.url


async def test_what_must_be_kept_is_one_text_and_its_verifier_is_needed() -> None:
    async with OutlookBench() as bench:
        consent = await bench.consent(EVERYTHING, EVERYTHING)
        ((name, text),) = consent.secret.items()
        flow = json.loads(text)
        stolen = replace(consent, secret={name: json.dumps({**flow, "code_verifier": "stolen" * 8})})
        with pytest.raises(SignInFailed, match="Start again"):
            await bench.provider.sign_in.finish(stolen, REDIRECT, bench.answer)


async def test_an_answer_for_another_nonce_connects_nothing_and_quotes_nothing() -> None:
    async with OutlookBench() as bench:
        consent = await bench.consent(EVERYTHING, EVERYTHING)
        ((name, text),) = consent.secret.items()
        other = replace(consent, secret={name: json.dumps({**json.loads(text), "nonce": "another"})})
        with pytest.raises(SignInFailed) as caught:
            await bench.provider.sign_in.finish(other, REDIRECT, bench.answer)
        assert "nonce" not in str(caught.value)
        assert caught.value.__cause__ is not None
        assert caught.value.__cause__.__cause__ is None


async def test_a_name_and_an_address_come_with_the_grant() -> None:
    async with OutlookBench() as bench:
        grant = await bench.sign_in()
        assert (grant.name, grant.address, grant.zone) == ("Robin Keller", "robin@keller.example", "Europe/Berlin")


async def test_without_the_mailbox_settings_the_zone_is_not_known() -> None:
    async with OutlookBench() as bench:
        bench.revoke()
        grant = await bench.sign_in(wanted=CALENDAR)
        assert (grant.address, grant.zone) == (bench.address, "UTC")
        assert Ability.READ_LABELS not in grant.abilities


async def test_connecting_takes_one_token_and_one_batch() -> None:
    async with OutlookBench() as bench:
        await bench.sign_in()
        assert (count(bench, "entra.token"), count(bench, "graph.batch")) == (1, 1)


async def test_the_authority_is_asked_for_its_description_once() -> None:
    async with OutlookBench() as bench:
        await asyncio.gather(*(bench.provider.sign_in.begin(REDIRECT, CALENDAR, "") for _ in range(5)))
        bench.advance(4000)
        await read_event(bench)
        assert count(bench, "entra.discovery") == 0
        other = bench.open_until_the_end({key: bench.sandbox.addresses[key] for key in bench.addresses})
        await asyncio.gather(*(other.sign_in.begin(REDIRECT, CALENDAR, "") for _ in range(5)))
        assert count(bench, "entra.discovery") == 1


async def test_what_only_an_administrator_may_allow_comes_with_the_link_for_one() -> None:
    async with OutlookBench() as bench:
        bench.sandbox.state.outlook.manners.admin_consent_only = True
        consent = await bench.consent(CALENDAR, EVERYTHING)
        with pytest.raises(AdminNeeded) as caught:
            await bench.provider.sign_in.finish(consent, REDIRECT, bench.answer)
        link = urlsplit(caught.value.link)
        assert link.path == "/organizations/v2.0/adminconsent"
        assert caught.value.link.startswith(bench.sandbox.outlook_url)
        query = {key: value for key, (value,) in parse_qs(link.query).items()}
        assert query == {
            "client_id": bench.sandbox.outlook_client[0],
            "scope": "Calendars.ReadWrite User.Read",
            "redirect_uri": REDIRECT,
        }


async def test_an_organisation_that_keeps_mail_closed_still_lets_the_calendar_in() -> None:
    async with OutlookBench() as bench:
        bench.revoke()
        bench.sandbox.state.outlook.manners.mail_forbidden = True
        consent = await bench.consent(CALENDAR | OF_MAIL, EVERYTHING)
        with pytest.raises(AdminNeeded):
            await bench.provider.sign_in.finish(consent, REDIRECT, bench.answer)
        assert (await bench.sign_in(wanted=CALENDAR)).abilities >= CALENDAR


async def test_an_account_without_a_mailbox_is_told_so_at_once() -> None:
    async with OutlookBench() as bench:
        bench.sandbox.state.outlook.manners.unlicensed = [bench.address]
        with pytest.raises(SignInFailed, match="licence"):
            await bench.sign_in()


@pytest.mark.parametrize(
    ("change", "advice"),
    [
        ({"client_secret": "wrong"}, "copy its value"),
        ({"client_id": "11111111-2222-3333-4444-555555555555"}, "outlook.client_id"),
        ({"client_secret": ""}, "public client flows"),
    ],
)
async def test_a_wrong_registration_says_what_to_change(change: dict[str, str], advice: str) -> None:
    async with OutlookBench() as bench:
        right = bench.open_until_the_end(web_settings(bench))
        wrong = bench.open_until_the_end({**web_settings(bench), **change})
        redirect = "http://localhost:8000/connect/outlook"
        consent = await right.sign_in.begin(redirect, CALENDAR, bench.address)
        with pytest.raises(SignInFailed, match=advice):
            await wrong.sign_in.finish(consent, redirect, {"state": consent.state, "code": "any"})


async def test_a_secret_that_has_run_out_says_so_at_sign_in_and_later(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MSAL_FORCE_REGION", "westeurope")  # Would send MSAL to a server that nobody configured.
    async with OutlookBench() as bench:
        website = bench.open_until_the_end(web_settings(bench))
        consent = await website.sign_in.begin("http://localhost:8000/connect/outlook", CALENDAR, bench.address)
        assert parse_qs(urlsplit(consent.url).query)["response_mode"] == ["form_post"]
        assert website.device_sign_in is None
        wish = bench.sandbox.state.outlook.sign_in.read(
            {k: v[0] for k, v in parse_qs(urlsplit(consent.url).query).items()}
        )
        answer = bench.sandbox.state.outlook.sign_in.allow(wish, bench.person)
        assert answer.mode == "form_post"
        grant = await website.sign_in.finish(consent, "http://localhost:8000/connect/outlook", answer.words)
        await bench.grants.save("website", grant)
        assert await website.connect("website").calendar.calendars()
        bench.sandbox.state.outlook.manners.secret_expired = True
        bench.advance(4000)
        with pytest.raises(Forbidden, match="make a new one"):
            await website.connect("website").calendar.calendars()


def web_settings(bench: OutlookBench) -> dict[str, str]:
    client_id, client_secret = bench.sandbox.outlook_web_client
    addresses = {key: bench.sandbox.addresses[key] for key in bench.addresses}
    return {**addresses, "client_id": client_id, "client_secret": client_secret}


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b"{", b'{"access_token": "secret-token-word", "refr', b"\xff", b"{}"]
)
async def test_a_broken_answer_of_the_sign_in_server_kills_nothing_and_is_not_logged(
    body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    async with OutlookBench() as bench, serve(say(f"HTTP/1.1 200 OK\nContent-Length: {len(body)}", body)) as server:
        broken = bench.open_until_the_end(
            {"authority": f"{server.url}/common", "graph": bench.sandbox.addresses["graph"]}
        )
        bench.advance(4000)
        with pytest.raises(Unreachable):
            await broken.connect(ACCOUNT).calendar.calendars()
        with pytest.raises(SignInFailed, match="try again"):
            await broken.sign_in.begin(REDIRECT, CALENDAR, "")
        assert await read_event(bench)
    assert "secret-token-word" not in caplog.text


async def test_a_cut_off_token_is_neither_stored_nor_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with OutlookBench() as bench:
        bench.advance(4000)
        bench.spoil(Op.TOKEN, Spoil.TRUNCATED)
        with pytest.raises(Unreachable):
            await read_event(bench)
        assert await read_event(bench)
        secrets = list(bench.sandbox.state.outlook.grants.access)
    assert secrets
    assert not [word for word in secrets if word[:30] in caplog.text]


async def test_nothing_of_a_sign_in_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with OutlookBench() as bench:
        bench.advance(4000)
        await read_event(bench)
        bench.sandbox.state.outlook.manners.token_errors = {bench.address: 50076}
        bench.advance(4000)
        with pytest.raises(SignInExpired):
            await read_event(bench)
        kept = json.loads(bench.grants.kept[ACCOUNT].tokens["cache"])
        secrets = [entry["secret"] for kind in ("AccessToken", "RefreshToken") for entry in kept[kind].values()]
    ours = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("aiohttp.access"))
    assert not [word for word in (*secrets, "AADSTS", "keller.example") if word in ours]


@pytest.mark.parametrize("name", ["authorization_endpoint", "token_endpoint", "device_authorization_endpoint"])
async def test_a_description_that_names_another_server_is_not_believed(name: str) -> None:
    async with serve(say("HTTP/1.1 200 OK\nContent-Length: 2", b"{}")) as elsewhere:
        named = ("authorization_endpoint", "token_endpoint", "device_authorization_endpoint")
        described = b""

        async def describe(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await say(f"HTTP/1.1 200 OK\nContent-Length: {len(described)}", described)(reader, writer)

        async with OutlookBench() as bench, serve(describe) as server:
            ours = {one: f"{server.url}/common/oauth2/v2.0/{one}" for one in named}
            described = json.dumps({**ours, name: f"{elsewhere.url}/steal"}).encode()
            with pytest.raises(SignInFailed, match=r"outlook\.authority_url"):
                await bench.elsewhere(server.url).sign_in.begin(REDIRECT, CALENDAR, "")
            assert len(server.heads) == 1
        assert elsewhere.heads == []


async def test_an_unknown_organisation_is_named() -> None:
    async with OutlookBench() as bench:
        authority = f"{bench.sandbox.outlook_url}/nowhere.example"
        provider = bench.open_until_the_end({"authority": authority, "graph": bench.sandbox.addresses["graph"]})
        with pytest.raises(SignInFailed, match="no such organisation"):
            await provider.sign_in.begin(REDIRECT, CALENDAR, "")


async def test_one_organisation_s_own_authority_works_as_well() -> None:
    async with OutlookBench() as bench:
        authority = f"{bench.sandbox.outlook_url}/keller.example"
        provider = bench.open_until_the_end({"authority": authority, "graph": bench.sandbox.addresses["graph"]})
        bench.provider = provider
        grant = await bench.sign_in()
        await bench.grants.save(ACCOUNT, grant)
        bench.advance(timedelta(hours=2).total_seconds())
        assert await provider.connect(ACCOUNT).calendar.calendars()
