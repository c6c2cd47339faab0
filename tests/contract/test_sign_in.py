"""Any provider's sign-in: what is granted, what a dead permission stops, and that a living one is renewed once."""

import asyncio
from dataclasses import replace

import pytest

from service.domain.account import OF_MAIL, Ability
from service.errors import Forbidden, SignInExpired, SignInFailed, Throttled, Unreachable
from tests.contract.bench import ACCOUNT, EVERYTHING, REDIRECT, Bench, Op, Spoil
from tests.contract.letters import write_letter


async def read_event(bench: Bench) -> str:
    return (await bench.connection.calendar.event(bench.calendar_id, bench.missed_event())).title


async def test_a_grant_says_whose_account_it_is_and_what_is_allowed(bench: Bench) -> None:
    grant = await bench.sign_in()
    assert (grant.address, grant.zone, grant.expires_at) == (bench.address, "Europe/Berlin", None)
    assert grant.abilities == EVERYTHING


async def test_what_was_not_ticked_is_not_allowed(bench: Bench) -> None:
    bench.revoke()
    ticked = frozenset({Ability.READ_CALENDAR, Ability.WRITE_CALENDAR, Ability.READ_LABELS})
    grant = await bench.sign_in(wanted=ticked | OF_MAIL, ticked=ticked)
    assert grant.abilities >= ticked
    assert not grant.abilities & OF_MAIL
    assert (grant.address, grant.zone) == (bench.address, "Europe/Berlin")


async def test_mail_can_be_allowed_later_on_top_of_the_calendar(bench: Bench) -> None:
    bench.revoke()
    calendar = frozenset({Ability.READ_CALENDAR, Ability.WRITE_CALENDAR})
    first = (await bench.sign_in(wanted=calendar)).abilities
    assert first >= calendar
    assert not first & OF_MAIL
    assert (await bench.sign_in(wanted=OF_MAIL)).abilities == first | OF_MAIL


async def test_a_wider_grant_counts_from_the_first_call_that_needs_it(bench: Bench) -> None:
    bench.revoke()
    calendar = frozenset({Ability.READ_CALENDAR, Ability.WRITE_CALENDAR})
    await bench.grants.save("account-2", await bench.sign_in(wanted=calendar))
    connection = bench.provider.connect("account-2")
    with pytest.raises(Forbidden):
        await connection.drafts.create(write_letter(), "")
    await bench.grants.save("account-2", await bench.sign_in())
    made = await connection.drafts.create(write_letter(), "")
    assert bench.requests(Op.CREATE_DRAFT) == 3
    assert (await connection.drafts.read(made.id)).id == made.id


async def test_an_answer_to_another_sign_in_is_refused_without_a_request(bench: Bench) -> None:
    consent = await bench.consent(EVERYTHING, EVERYTHING)
    for state in ("", "x", consent.state[:-1], "\udcff"):
        with pytest.raises(SignInFailed):
            await bench.provider.sign_in.finish(consent, REDIRECT, {**bench.answer, "state": state})
    assert bench.requests(Op.TOKEN) == 0


async def test_a_person_who_says_no_is_told_so(bench: Bench) -> None:
    consent = await bench.consent(EVERYTHING, EVERYTHING)
    with pytest.raises(SignInFailed, match="Nothing was connected"):
        await bench.provider.sign_in.finish(consent, REDIRECT, {"state": consent.state, "error": "access_denied"})
    assert bench.requests(Op.TOKEN) == 0


async def test_a_code_works_once(bench: Bench) -> None:
    consent = await bench.consent(EVERYTHING, EVERYTHING)
    await bench.provider.sign_in.finish(consent, REDIRECT, bench.answer)
    with pytest.raises(SignInFailed):
        await bench.provider.sign_in.finish(consent, REDIRECT, bench.answer)


async def test_a_stolen_code_is_worthless_without_the_secret(bench: Bench) -> None:
    consent = await bench.consent(EVERYTHING, EVERYTHING)
    for secret in ({}, dict.fromkeys(consent.secret, "stolen" * 10)):
        with pytest.raises(SignInFailed):
            await bench.provider.sign_in.finish(replace(consent, secret=secret), REDIRECT, bench.answer)


async def test_two_sign_ins_share_neither_state_nor_secret(bench: Bench) -> None:
    one, two = [await bench.provider.sign_in.begin(REDIRECT, EVERYTHING, "") for _ in range(2)]
    assert one.state != two.state
    assert one.secret != two.secret
    assert all(secret not in one.url for secret in one.secret.values())


async def test_a_server_that_fails_during_sign_in_connects_nothing(bench: Bench) -> None:
    consent = await bench.consent(EVERYTHING, EVERYTHING)
    bench.spoil(Op.TOKEN, Spoil.DROPPED)
    with pytest.raises(SignInFailed, match="try again"):
        await bench.provider.sign_in.finish(consent, REDIRECT, bench.answer)


async def test_a_fresh_grant_needs_no_renewal(bench: Bench) -> None:
    await read_event(bench)
    assert bench.requests(Op.TOKEN) == 0


async def test_an_old_key_is_renewed_once_however_many_calls_wait_for_it(bench: Bench) -> None:
    bench.advance(4000)
    titles = await asyncio.gather(*(read_event(bench) for _ in range(20)))
    assert len(set(titles)) == 1
    assert bench.requests(Op.TOKEN) == 1


async def test_a_key_that_is_refused_is_renewed_and_the_call_goes_on(bench: Bench) -> None:
    await read_event(bench)
    bench.stale_access()
    assert await read_event(bench)
    assert bench.requests(Op.TOKEN) == 1
    made = await bench.connection.drafts.create(write_letter(), "")
    bench.stale_access()
    await bench.connection.outbox.send(made.id, made.raw, "", made.etag)
    assert bench.requests(Op.TOKEN) == 2


async def test_a_dead_permission_stops_every_call_until_another_is_given(bench: Bench) -> None:
    bench.revoke()
    with pytest.raises(SignInExpired):
        await read_event(bench)
    before = bench.requests()
    for call in (bench.connection.inbox.position(), bench.connection.drafts.create(write_letter(), "")):
        with pytest.raises(SignInExpired):
            await call
    with pytest.raises(SignInExpired):
        await bench.provider.connect(ACCOUNT).outbox.send("any", b"", "", "")
    assert bench.requests() == before
    await bench.grants.save(ACCOUNT, await bench.sign_in())
    assert await read_event(bench)


async def test_an_account_that_was_never_connected_makes_no_call(bench: Bench) -> None:
    with pytest.raises(SignInExpired):
        await bench.provider.connect("nobody").inbox.position()
    assert bench.requests() == 0


async def test_one_dead_account_does_not_disturb_another(bench: Bench) -> None:
    await bench.grants.save("account-2", replace(bench.grants.kept[ACCOUNT], tokens={"refresh_token": "dead"}))
    with pytest.raises(SignInExpired):
        await bench.provider.connect("account-2").inbox.position()
    assert await read_event(bench)


async def test_a_sign_in_server_that_is_down_kills_no_permission(bench: Bench) -> None:
    bench.stale_access()
    bench.refuse(Op.TOKEN, 503)
    with pytest.raises(Unreachable):
        await read_event(bench)
    assert await read_event(bench)


async def test_a_sign_in_server_that_is_busy_asks_to_wait(bench: Bench) -> None:
    bench.stale_access()
    bench.refuse(Op.TOKEN, 429)
    with pytest.raises(Throttled):
        await bench.connection.drafts.create(write_letter(), "")
    assert bench.requests(Op.CREATE_DRAFT) == 1


async def test_a_permission_that_is_given_back_is_dead(bench: Bench) -> None:
    await read_event(bench)
    grant = await bench.grants.load(ACCOUNT)
    await bench.provider.sign_in.revoke(grant)
    with pytest.raises(SignInExpired):
        await read_event(bench)
    await bench.provider.sign_in.revoke(grant)
