"""What Google sees of us, to the letter: URLs, parameters, ids, and no name."""

import json
import subprocess
import sys
from collections.abc import Mapping
from importlib import resources
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from connectors import PROVIDERS, provider_facts
from connectors.google.entries import event_id_of
from connectors.google.requests import EVENT_FIELDS, SYNC, Requests
from connectors.google.scopes import abilities_of, scope_table, scopes_for
from connectors.google.settings import read_settings
from connectors.google.wire import EventRecord
from connectors.shared.facts import Facts
from service.domain.account import FULL, LIGHT, Ability
from service.domain.event import Span
from service.errors import BadSettings, NotFound, SignInExpired
from tests.contract.bench import ACCOUNT
from tests.contract.google_bench import GoogleBench
from tests.contract.servers import say, serve
from tests.contract.test_entries import ENTRY, START

PREFIX = "https://www.googleapis.com/auth/"


def describe(api: str) -> Mapping[str, object]:
    folder = resources.files("googleapiclient.discovery_cache.documents")
    found: Mapping[str, object] = json.loads((folder / f"{api}.json").read_bytes())
    return found


async def test_no_write_to_a_calendar_asks_google_to_send_mail() -> None:
    async with GoogleBench() as bench, serve(say("HTTP/1.1 404 Not Found\nContent-Length: 2", b"{}")) as server:
        entries = bench.elsewhere(server.url).connect(ACCOUNT).entries
        span = Span(START, START)
        for write in (entries.add("primary", ENTRY), entries.move("primary", "e1", '"7"', span, "UTC")):
            with pytest.raises(NotFound):
                await write
        await entries.remove("primary", "e1")
        assert len(server.heads) == 3
        for head in server.heads:
            assert parse_qs(urlsplit(head.split(" ")[1]).query)["sendUpdates"] == ["none"]
        assert 'if-match: "7"' in server.heads[1].lower()


async def test_no_header_of_ours_names_this_program() -> None:
    async with GoogleBench() as bench, serve(say("HTTP/1.1 404 Not Found\nContent-Length: 2", b"{}")) as server:
        with pytest.raises(NotFound):
            await bench.elsewhere(server.url).connect(ACCOUNT).outbox.send("d1", b"", "", "")
        (head,) = server.heads
        assert "mulligan" not in head.lower()


def test_an_entry_s_id_is_made_of_its_key_alone() -> None:
    made = event_id_of("5f0c9f1c2b7d4a6e8f90a1b2c3d4e5f6")
    assert made == event_id_of("5f0c9f1c-2b7d-4a6e-8f90-a1b2c3d4e5f6")
    assert len(made) == 26
    assert set(made) <= set("0123456789abcdefghijklmnopqrstuv")
    assert made != event_id_of("5f0c9f1c2b7d4a6e8f90a1b2c3d4e5f7")


def test_the_poll_from_the_template_is_what_the_library_would_build() -> None:
    requests = Requests("https://calendar.example/calendar/v3/", "https://mail.example/")
    for calendar, cursor in (("a b+c@keller.example", "C=J/D?&é=="), ("cursor-mark", "calendar-mark")):
        built = requests.read(requests.events.list(calendarId=calendar, syncToken=cursor, **SYNC))
        poll = requests.poll(calendar, cursor)
        assert urlsplit(poll.url).path == urlsplit(built.url).path
        assert parse_qs(urlsplit(poll.url).query) == parse_qs(urlsplit(built.url).query)


def test_every_field_that_is_asked_for_exists_and_is_read() -> None:
    schema = describe("calendar.v3")["schemas"]
    assert isinstance(schema, dict)
    asked = {field.partition("(")[0].partition("/")[0] for field in _top_level(EVENT_FIELDS)}
    assert asked <= set(schema["Event"]["properties"])
    assert asked == {field.encode_name for field in msgspec.structs.fields(EventRecord)}


def _top_level(mask: str) -> list[str]:
    names, depth, word = [], 0, ""
    for letter in mask:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            names.append(word)
            word = ""
        else:
            word += letter
    return [*names, word]


def test_the_two_tiers_ask_for_the_scopes_that_the_guide_names() -> None:
    light = {"calendar.events.owned", "calendar.calendars.readonly", "gmail.send"}
    full = {"calendar.events.owned", "calendar.calendars.readonly", "gmail.compose", "gmail.readonly"}
    assert set(scopes_for(LIGHT)) == {PREFIX + scope for scope in light}
    assert set(scopes_for(FULL)) == {PREFIX + scope for scope in full}


@pytest.mark.parametrize("ability", Ability)
def test_what_is_asked_for_an_ability_grants_it(ability: Ability) -> None:
    assert ability in abilities_of(scopes_for({ability}))


def test_unknown_scopes_grant_nothing() -> None:
    assert abilities_of(["openid", PREFIX + "drive", "calendar.", ""]) == frozenset()


def test_every_scope_that_is_asked_for_exists() -> None:
    known: set[str] = set()
    for api in ("calendar.v3", "gmail.v1"):
        auth = describe(api)["auth"]
        assert isinstance(auth, dict)
        known |= set(auth["oauth2"]["scopes"])
    assert set(scope_table().values()) <= known


async def test_a_project_in_testing_tells_when_the_grant_ends() -> None:
    async with GoogleBench() as bench:
        bench.sandbox.state.grants.testing = True
        grant = await bench.sign_in()
        assert grant.expires_at is not None
        assert 6.9 < (grant.expires_at - bench.clock.now()).total_seconds() / 86_400 <= 7.0
        await bench.grants.save(ACCOUNT, grant)
        bench.advance(8 * 86_400)
        with pytest.raises(SignInExpired):
            await bench.connection.inbox.position()


async def test_the_consent_page_is_asked_for_a_lasting_permission_with_a_challenge() -> None:
    async with GoogleBench() as bench:
        consent = await bench.provider.sign_in.begin("http://127.0.0.1:9/connect", LIGHT, bench.address)
        query = {key: value for key, (value,) in parse_qs(urlsplit(consent.url).query).items()}
    assert query["state"] == consent.state
    assert len(query["code_challenge"]) == 43
    wanted = {
        "access_type": "offline",
        "prompt": "consent",
        "include_granted_scopes": "true",
        "code_challenge_method": "S256",
        "login_hint": "robin@keller.example",
        "response_type": "code",
    }
    assert {key: query[key] for key in wanted} == wanted


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, "client_id"),
        ({"client_id": ""}, "client_id"),
        ({"client_id": 7}, "client_id"),
        ({"client_id": "x", "clientsecret": "y"}, "clientsecret"),
        ({"client_id": "x", "calendar": "ftp://a.example"}, "calendar"),
        ({"client_id": "x", "gmail": "https://user:pass@a.example"}, "gmail"),
        ({"client_id": "x", "token": "https://a.example/?q=1"}, "token"),
        ({"client_id": "x", "token": "https://[broken"}, "token"),
        ({"client_id": "x", "total_timeout": 0}, "total_timeout"),
        ({"client_id": "x", "total_timeout": True}, "total_timeout"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(given: dict[str, object], named: str) -> None:
    with pytest.raises(BadSettings, match=f"google.{named}"):
        read_settings(given)


def test_addresses_are_brought_into_one_form() -> None:
    settings = read_settings(
        {"client_id": "x", "calendar": "HTTPS://Proxy.Example:443/v3", "gmail": "http://[::1]:8000"}
    )
    assert (settings.calendar, settings.gmail) == ("https://proxy.example/v3/", "http://[::1]:8000/")


@pytest.mark.parametrize("name", PROVIDERS)
def test_every_provider_tells_its_facts(name: str) -> None:
    facts = provider_facts(name)
    assert isinstance(facts, Facts)
    assert set(facts.permissions) == set(Ability)


def test_google_s_library_is_loaded_only_when_an_account_is_used() -> None:
    code = (
        "import sys; import connectors; assert 'aiohttp' not in sys.modules;"
        "p = connectors.open_provider('google', {'client_id': 'x'}, None, None);"
        "assert 'googleapiclient' not in sys.modules;"
        "p.connect('a'); assert 'googleapiclient' in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
