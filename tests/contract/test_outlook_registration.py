"""Our registration with Microsoft: settings, permissions, addresses, and what is seen of us."""

import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

import pytest

from connectors.outlook.authority import Authority
from connectors.outlook.scopes import abilities_of, of_graph, scope_table, scopes_for
from connectors.outlook.settings import read_settings
from connectors.sandbox.outlook.scopes import KNOWN
from service.domain.account import FULL, LIGHT, OF_MAIL, Ability
from service.errors import BadSettings, Refused
from tests.contract.bench import ACCOUNT, EVERYTHING, REDIRECT
from tests.contract.outlook_bench import OutlookBench
from tests.contract.servers import say, serve

GRAPH = "https://graph.microsoft.com/"


def test_the_two_tiers_ask_for_the_scopes_that_the_guide_names() -> None:
    light = {"Calendars.ReadWrite", "MailboxSettings.Read", "Mail.Send", "User.Read"}
    assert set(scopes_for(LIGHT)) == light
    assert set(scopes_for(FULL)) == light | {"Mail.ReadWrite"}


@pytest.mark.parametrize("ability", Ability)
def test_what_is_asked_for_an_ability_grants_it(ability: Ability) -> None:
    assert ability in abilities_of(scopes_for({ability}))
    assert scope_table()[ability] in scopes_for({ability})


def test_a_wider_scope_is_not_asked_for_beside_a_narrower_one() -> None:
    asked = scopes_for(EVERYTHING)
    assert len(asked) == len(set(asked)) == 5
    assert "MailboxSettings.Read" not in asked


def test_scopes_count_in_any_case_and_with_the_address_before_them() -> None:
    assert abilities_of([GRAPH + "mail.send"]) == {Ability.SEND}
    assert abilities_of(["Calendars.Read"]) == {Ability.READ_CALENDAR, Ability.LIST_CALENDARS}
    assert abilities_of(["Mail.Read"]) == {Ability.READ_MAIL}


def test_unknown_scopes_grant_nothing() -> None:
    assert abilities_of(["openid", "Files.ReadWrite", "Calendars.", "", "/"]) == frozenset()


def test_the_calendar_s_scopes_open_no_mail() -> None:
    assert not abilities_of(scopes_for(EVERYTHING - OF_MAIL)) & OF_MAIL


def test_every_scope_that_is_asked_for_exists() -> None:
    assert set(scopes_for(EVERYTHING)) | set(scope_table().values()) <= KNOWN


def test_the_sign_in_s_own_scopes_are_left_to_msal() -> None:
    assert of_graph(["openid", "Profile", "offline_access", "email", "User.Read"]) == ["User.Read"]


@pytest.mark.parametrize(
    ("given", "named"),
    [
        ({}, "client_id"),
        ({"client_id": ""}, "client_id"),
        ({"client_id": 7}, "client_id"),
        ({"client_id": "x", "clientsecret": "y"}, "clientsecret"),
        ({"client_id": "x", "graph": "ftp://a.example"}, "graph"),
        ({"client_id": "x", "graph": "http://a.example"}, "graph"),
        ({"client_id": "x", "authority": "https://user:pass@a.example/common"}, "authority"),
        ({"client_id": "x", "authority": "https://[broken"}, "authority"),
        ({"client_id": "x", "total_timeout": 0}, "total_timeout"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named(given: dict[str, object], named: str) -> None:
    with pytest.raises(BadSettings, match=f"outlook.{named}"):
        read_settings(given)


@pytest.mark.parametrize("address", ["https://login.example", "https://login.example/", "https://login.example//"])
def test_an_authority_without_a_tenant_is_named(address: str) -> None:
    with pytest.raises(BadSettings, match=r"outlook\.authority: .*/common"):
        Authority(address)


@pytest.mark.parametrize(
    ("configured", "real"),
    [
        ("https://login.example/common", "https://login.example/common/oauth2/v2.0/token"),
        ("https://login.example/common/", "https://login.example/common/oauth2/v2.0/token"),
        ("http://127.0.0.1:8000/keller.example", "http://127.0.0.1:8000/keller.example/oauth2/v2.0/token"),
        ("https://proxy.example/entra/common", "https://proxy.example/entra/common/oauth2/v2.0/token"),
    ],
)
def test_what_msal_wants_to_reach_is_placed_at_the_configured_authority(configured: str, real: str) -> None:
    authority = Authority(configured)
    assert authority.shown.startswith("https://authority.invalid/")
    assert authority.place(authority.shown + "/oauth2/v2.0/token") == real


@pytest.mark.parametrize(
    "url",
    [
        "https://login.microsoftonline.com/common/discovery/instance",
        "https://authority.invalid.example/",
        "https://authority.invalid@a.example/",
        "http://authority.invalid/common",
    ],
)
def test_msal_reaches_no_other_server(url: str) -> None:
    with pytest.raises(Refused):
        Authority("https://login.example/common").place(url)


@pytest.mark.parametrize(
    ("tenant", "asked"),
    [
        ("common", "organizations"),
        ("Consumers", "organizations"),
        ("organizations", "organizations"),
        ("keller.example", "keller.example"),
    ],
)
def test_an_administrator_s_link_names_an_organisation(tenant: str, asked: str) -> None:
    link = urlsplit(Authority(f"https://login.example/{tenant}").admin_link("id", ["Mail.Send", "User.Read"], REDIRECT))
    assert (link.netloc, link.path) == ("login.example", f"/{asked}/v2.0/adminconsent")
    query = parse_qs(link.query)
    assert query == {"client_id": ["id"], "scope": ["Mail.Send User.Read"], "redirect_uri": [REDIRECT]}


async def test_no_header_of_ours_names_this_program() -> None:
    async with OutlookBench() as bench, serve(say("HTTP/1.1 404 Not Found\nContent-Length: 2", b"{}")) as server:
        away = bench.elsewhere(server.url)
        for call in (away.connect(ACCOUNT).inbox.position(), away.sign_in.begin(REDIRECT, EVERYTHING, "")):
            with pytest.raises(Exception, match=r"\.$"):
                await call
        bench.advance(4000)
        with pytest.raises(Exception, match=r"\.$"):
            await away.connect(ACCOUNT).inbox.position()
        assert len(server.heads) >= 3
        assert not [head for head in server.heads if "mulligan" in head.lower()]


def test_msal_is_loaded_only_when_somebody_signs_in_or_a_key_is_renewed() -> None:
    code = (
        "import sys; import connectors; assert 'aiohttp' not in sys.modules;"
        "p = connectors.open_provider('outlook', {'client_id': 'x'}, None, None);"
        "p.connect('a'); assert 'msal' not in sys.modules"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
