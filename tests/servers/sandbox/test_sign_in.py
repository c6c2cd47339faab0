"""Does signing in work as Google's own OAuth client expects it?"""

import json
import re
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httplib2  # type: ignore[import-untyped]
import pytest
from google_auth_oauthlib.flow import InstalledAppFlow

from connectors.sandbox import Sandbox, Story
from tests.servers.sandbox.clients import PREFIX, ROBIN, SCOPES, Hand, Running

_REDIRECT = "http://127.0.0.1:53999/back"


@pytest.fixture
def _plain_http(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OAUTHLIB_INSECURE_TRANSPORT", "1")  # oauthlib's own switch for loopback
    monkeypatch.setenv("OAUTHLIB_RELAX_TOKEN_SCOPE", "1")


def _flow(sandbox: Sandbox) -> InstalledAppFlow:
    ident, secret = sandbox.client
    config = {
        "installed": {
            "client_id": ident,
            "client_secret": secret,
            "auth_uri": sandbox.addresses["authorize"],
            "token_uri": sandbox.addresses["token"],
            "redirect_uris": ["http://localhost"],
        }
    }
    return InstalledAppFlow.from_client_config(config, scopes=list(SCOPES), redirect_uri=_REDIRECT)


def _get(url: str, method: str = "GET", body: str | None = None) -> tuple[Any, bytes]:
    http = httplib2.Http(timeout=5)
    http.follow_redirects = False
    headers = {"content-type": "application/x-www-form-urlencoded"} if body else {}
    try:
        response, content = http.request(url, method, body, headers)
        return response, content
    finally:
        http.close()


def _come_back(url: str) -> dict[str, str]:
    response, _ = _get(url)
    assert response.status == 302
    return {name: values[0] for name, values in parse_qs(urlsplit(response["location"]).query).items()}


def _exchange(sandbox: Sandbox, **form: str) -> tuple[int, dict[str, Any]]:
    ident, secret = sandbox.client
    words = {"client_id": ident, "client_secret": secret, **form}
    response, content = _get(sandbox.addresses["token"], "POST", urlencode(words))
    return response.status, json.loads(content)


def _code(sandbox: Sandbox, **more: str) -> dict[str, str]:
    query = {
        "client_id": sandbox.client[0],
        "redirect_uri": _REDIRECT,
        "response_type": "code",
        "scope": " ".join(SCOPES),
        "login_hint": ROBIN,
        "auto_consent": "true",
        **more,
    }
    return _come_back(f"{sandbox.addresses['authorize']}?{urlencode(query)}")


@pytest.mark.usefixtures("_plain_http")
def test_the_installed_app_flow_gets_a_refresh_token_with_pkce(sandbox: Sandbox, hand: Hand) -> None:
    hand.ask("/world/settings", {"auto_consent": True}, "PUT")
    flow = _flow(sandbox)
    url, state = flow.authorization_url(login_hint=ROBIN, include_granted_scopes="true")
    assert "code_challenge_method=S256" in url
    back = _come_back(url)
    assert back["state"] == state
    flow.fetch_token(code=back["code"])
    assert flow.credentials.refresh_token
    assert set(flow.credentials.granted_scopes) == set(SCOPES)


@pytest.mark.usefixtures("_plain_http")
def test_a_wrong_verifier_is_refused(sandbox: Sandbox, hand: Hand) -> None:
    hand.ask("/world/settings", {"auto_consent": True}, "PUT")
    flow = _flow(sandbox)
    back = _come_back(flow.authorization_url(login_hint=ROBIN)[0])
    status, body = _exchange(
        sandbox, grant_type="authorization_code", code=back["code"], redirect_uri=_REDIRECT, code_verifier="x" * 64
    )
    assert (status, body["error"]) == (400, "invalid_grant")


def test_a_code_works_once(sandbox: Sandbox) -> None:
    code = _code(sandbox)["code"]
    first = _exchange(sandbox, grant_type="authorization_code", code=code, redirect_uri=_REDIRECT)
    second = _exchange(sandbox, grant_type="authorization_code", code=code, redirect_uri=_REDIRECT)
    assert (first[0], second[0], second[1]["error"]) == (200, 400, "invalid_grant")


def test_the_page_lets_a_person_untick_a_permission(sandbox: Sandbox) -> None:
    query = urlencode(
        {
            "client_id": sandbox.client[0],
            "redirect_uri": _REDIRECT,
            "response_type": "code",
            "scope": " ".join(SCOPES),
            "login_hint": ROBIN,
            "state": "s1",
        }
    )
    _, page = _get(f"{sandbox.addresses['authorize']}?{query}")
    text = page.decode()
    assert text.count('type="checkbox"') == len(SCOPES)
    pending = text.split('name="pending" value="')[1].split('"')[0]
    form = urlencode(
        [
            ("pending", pending),
            ("account", ROBIN),
            ("answer", "allow"),
            ("scope", SCOPES[0]),
            ("scope", PREFIX + "gmail.modify"),
        ]
    )
    response, _ = _get(sandbox.google_url + "/o/oauth2/v2/auth/consent", "POST", form)
    back = parse_qs(urlsplit(response["location"]).query)
    assert (back["state"], back["scope"]) == (["s1"], [SCOPES[0]])
    again, _ = _get(sandbox.google_url + "/o/oauth2/v2/auth/consent", "POST", form)
    assert again.status == 400


def test_the_only_account_is_chosen_already_and_cancel_asks_for_nothing(running: Running) -> None:
    query = {"redirect_uri": _REDIRECT, "response_type": "code", "scope": SCOPES[0]}
    for candidates, chosen in ((1, 1), (3, 0)):
        sandbox = running(story=Story(candidates=candidates))
        _, page = _get(f"{sandbox.addresses['authorize']}?{urlencode({'client_id': sandbox.client[0], **query})}")
        radios = re.findall(r'<input type="radio"[^>]*>', page.decode())
        assert (len(radios), sum("checked" in radio for radio in radios)) == (candidates, chosen)
        assert '<button name="answer" value="deny" formnovalidate>' in page.decode()


def test_cancel_comes_back_as_access_denied(sandbox: Sandbox, hand: Hand) -> None:
    hand.ask("/world/settings", {"deny_consent": True}, "PUT")
    assert _code(sandbox)["error"] == "access_denied"


def test_only_loopback_may_be_a_desktop_clients_redirect(sandbox: Sandbox) -> None:
    query = {"client_id": sandbox.client[0], "response_type": "code", "scope": SCOPES[0]}
    for redirect in ("https://app.example.org/x", "http://127.0.0.1.example.org/", "http://10.0.0.1/"):
        response, _ = _get(f"{sandbox.addresses['authorize']}?{urlencode({**query, 'redirect_uri': redirect})}")
        assert response.status == 400


def test_a_web_client_may_use_only_its_registered_address(sandbox: Sandbox) -> None:
    query = {
        "client_id": sandbox.web_client[0],
        "response_type": "code",
        "scope": SCOPES[0],
        "auto_consent": "true",
        "redirect_uri": "https://app.example.org/connect/google",
    }
    url = sandbox.addresses["authorize"]
    assert _get(f"{url}?{urlencode(query)}")[0].status == 302
    assert _get(f"{url}?{urlencode({**query, 'redirect_uri': _REDIRECT})}")[0].status == 400


def test_a_revoked_grant_refreshes_no_more(sandbox: Sandbox) -> None:
    _, tokens = _exchange(sandbox, grant_type="authorization_code", code=_code(sandbox)["code"], redirect_uri=_REDIRECT)
    status, fresh = _exchange(sandbox, grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    assert status == 200
    assert "refresh_token" not in fresh
    revoked, _ = _get(sandbox.addresses["revoke"], "POST", urlencode({"token": fresh["access_token"]}))
    status, body = _exchange(sandbox, grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    assert (revoked.status, status, body["error"]) == (200, 400, "invalid_grant")


def test_testing_status_ends_a_grant_after_seven_days(sandbox: Sandbox, hand: Hand) -> None:
    hand.ask("/world/settings", {"testing": True}, "PUT")
    _, tokens = _exchange(sandbox, grant_type="authorization_code", code=_code(sandbox)["code"], redirect_uri=_REDIRECT)
    assert 604_000 < tokens["refresh_token_expires_in"] <= 604_800
    hand.ask("/world/clock", {"advance": 7 * 86_400 + 1})
    status, body = _exchange(sandbox, grant_type="refresh_token", refresh_token=tokens["refresh_token"])
    assert (status, body["error"]) == (400, "invalid_grant")


def test_a_wrong_secret_is_an_invalid_client(sandbox: Sandbox) -> None:
    status, body = _exchange(sandbox, grant_type="refresh_token", refresh_token="x", client_secret="wrong")
    assert (status, body["error"]) == (401, "invalid_client")


def test_incremental_consent_keeps_what_was_granted_before(sandbox: Sandbox) -> None:
    first = _code(sandbox, scope=SCOPES[0])
    _exchange(sandbox, grant_type="authorization_code", code=first["code"], redirect_uri=_REDIRECT)
    second = _code(sandbox, scope=SCOPES[5], include_granted_scopes="true")
    _, tokens = _exchange(sandbox, grant_type="authorization_code", code=second["code"], redirect_uri=_REDIRECT)
    assert set(tokens["scope"].split()) == {SCOPES[0], SCOPES[5]}


def test_consent_can_be_set_to_grant_less_than_was_asked(sandbox: Sandbox, hand: Hand) -> None:
    hand.ask("/world/settings", {"granted_scopes": [SCOPES[0]]}, "PUT")
    _, tokens = _exchange(sandbox, grant_type="authorization_code", code=_code(sandbox)["code"], redirect_uri=_REDIRECT)
    assert tokens["scope"] == SCOPES[0]
