"""Does signing in work as Microsoft's own library expects it?"""

import warnings
from collections.abc import Iterator
from typing import Any

import msal
import pytest

from connectors.sandbox import Sandbox
from tests.servers.sandbox.clients import ROBIN, Hand
from tests.servers.sandbox.microsoft import BACK, NOWHERE, Carrier, come_back, visit

_WANTED = ["Calendars.ReadWrite", "MailboxSettings.Read", "User.Read"]


@pytest.fixture
def carrier(sandbox: Sandbox) -> Iterator[Carrier]:
    """What carries MSAL's requests to the sandbox."""
    carrier = Carrier(sandbox.outlook_url)
    yield carrier
    carrier.close()


@pytest.fixture
def app(sandbox: Sandbox, carrier: Carrier) -> Any:  # noqa: ANN401 - MSAL is untyped
    """The public client."""
    return msal.PublicClientApplication(
        sandbox.outlook_client[0],
        authority=NOWHERE + "/common",
        instance_discovery=False,
        http_client=carrier,
        client_capabilities=["CP1"],
    )


def _flow(app: Any, **words: str) -> dict[str, Any]:  # noqa: ANN401 - MSAL is untyped
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # MSAL prefers form_post, which has its own test
        return dict(app.initiate_auth_code_flow(_WANTED, redirect_uri=BACK, login_hint=ROBIN, **words))


def _sign_in(sandbox: Sandbox, app: Any) -> dict[str, Any]:  # noqa: ANN401 - MSAL is untyped
    flow = _flow(app)
    return dict(
        app.acquire_token_by_auth_code_flow(flow, come_back(visit(sandbox, flow["auth_uri"] + "&auto_consent=true")))
    )


def _renewed(app: Any) -> dict[str, Any]:  # noqa: ANN401 - MSAL is untyped
    account = app.get_accounts()[0]
    return dict(app.acquire_token_silent_with_error(_WANTED, account, force_refresh=True))


def test_a_public_client_signs_in_with_pkce_and_gets_everything_msal_wants(sandbox: Sandbox, app: Any) -> None:  # noqa: ANN401
    flow = _flow(app)
    assert "code_challenge_method=S256" in flow["auth_uri"]
    result = app.acquire_token_by_auth_code_flow(
        flow, come_back(visit(sandbox, flow["auth_uri"] + "&auto_consent=true"))
    )
    assert result["expires_in"] == 3599
    assert set(result["scope"].split()) == {*_WANTED, "openid", "profile"}
    assert result["id_token_claims"]["preferred_username"] == ROBIN
    assert result["id_token_claims"]["aud"] == sandbox.outlook_client[0]
    (account,) = app.get_accounts()
    assert account["username"] == ROBIN
    assert account["home_account_id"].count(".") == 1


def test_a_code_counts_once_and_only_with_its_verifier(sandbox: Sandbox, app: Any) -> None:  # noqa: ANN401
    flow = _flow(app)
    back = come_back(visit(sandbox, flow["auth_uri"] + "&auto_consent=true"))
    wrong = app.acquire_token_by_auth_code_flow({**flow, "code_verifier": "x" * 43}, dict(back))
    assert wrong["error_codes"] == [501481]
    assert app.acquire_token_by_auth_code_flow(flow, dict(back))["error_codes"] == [54005]


def test_a_refresh_token_is_replaced_at_every_use_and_the_old_one_works_once_more(sandbox: Sandbox, app: Any) -> None:  # noqa: ANN401
    first = _sign_in(sandbox, app)["refresh_token"]
    second = _renewed(app)["refresh_token"]
    assert first != second
    url = sandbox.outlook_url + "/common/oauth2/v2.0/token"
    form = {"grant_type": "refresh_token", "client_id": sandbox.outlook_client[0], "refresh_token": first}
    assert visit(sandbox, url, form).status_code == 200
    assert visit(sandbox, url, form).json()["error"] == "invalid_grant"


def test_strict_rotation_refuses_an_old_refresh_token(sandbox: Sandbox, app: Any, hand: Hand) -> None:  # noqa: ANN401
    hand.ask("/world/settings", {"outlook": {"strict_rotation": True}}, "PUT")
    first = _sign_in(sandbox, app)["refresh_token"]
    assert _renewed(app)["refresh_token"] != first
    url = sandbox.outlook_url + "/common/oauth2/v2.0/token"
    form = {"grant_type": "refresh_token", "client_id": sandbox.outlook_client[0], "refresh_token": first}
    answer = visit(sandbox, url, form)
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_grant")


@pytest.mark.parametrize(
    ("number", "error", "suberror"),
    [
        (65001, "invalid_grant", "consent_required"),
        (90094, "consent_required", ""),
        (50076, "interaction_required", "basic_action"),
        (50173, "invalid_grant", "bad_token"),
        (700082, "invalid_grant", ""),
        (53003, "invalid_grant", "message_only"),
    ],
)
def test_a_refresh_can_be_refused_until_the_person_has_signed_in_again(
    sandbox: Sandbox,
    app: Any,  # noqa: ANN401
    hand: Hand,
    number: int,
    error: str,
    suberror: str,
) -> None:
    _sign_in(sandbox, app)
    hand.ask("/world/settings", {"outlook": {"token_errors": {ROBIN: number}}}, "PUT")
    refused = _renewed(app)
    assert (refused["error"], refused.get("suberror", "")) == (error, suberror)
    assert refused["error_codes"] == [number]
    assert refused["error_description"].startswith(f"AADSTS{number}: ")
    assert refused["correlation_id"]
    assert refused["trace_id"]
    _sign_in(sandbox, app)
    assert "access_token" in _renewed(app)


def test_a_withdrawn_permission_ends_the_refresh_token(sandbox: Sandbox, app: Any, hand: Hand) -> None:  # noqa: ANN401
    _sign_in(sandbox, app)
    assert hand.ask(f"/world/accounts/{ROBIN}/revoke", {})["ended"] == 1
    assert _renewed(app)["error_codes"] == [50173]


def test_fewer_permissions_may_come_than_were_asked_for(sandbox: Sandbox, app: Any, hand: Hand) -> None:  # noqa: ANN401
    hand.ask("/world/settings", {"outlook": {"granted_scopes": ["Calendars.ReadWrite"]}}, "PUT")
    assert "MailboxSettings.Read" not in _sign_in(sandbox, app)["scope"]


def test_what_was_allowed_before_comes_along_until_it_is_withdrawn(sandbox: Sandbox, app: Any, hand: Hand) -> None:  # noqa: ANN401
    hand.token(scopes=("Mail.Read",))
    assert set(_sign_in(sandbox, app)["scope"].split()) == {*_WANTED, "Mail.Read", "openid", "profile"}
    hand.ask(f"/world/accounts/{ROBIN}/revoke", {})
    assert "Mail.Read" not in _sign_in(sandbox, app)["scope"]


def test_the_confidential_client_needs_its_right_and_young_secret(
    sandbox: Sandbox, carrier: Carrier, hand: Hand
) -> None:
    ident, secret = sandbox.outlook_web_client
    redirect = "http://127.0.0.1:8000/connect/outlook"

    def signed_in(given: str) -> dict[str, Any]:
        app = msal.ConfidentialClientApplication(
            ident,
            client_credential=given,
            authority=NOWHERE + "/common",
            instance_discovery=False,
            http_client=carrier,
        )
        flow = app.initiate_auth_code_flow(_WANTED, redirect_uri=redirect, response_mode="form_post")
        page = visit(sandbox, flow["auth_uri"] + "&auto_consent=true")
        return dict(app.acquire_token_by_auth_code_flow(flow, _fields(page.text)))

    assert signed_in(secret)["id_token_claims"]["preferred_username"] == ROBIN
    assert signed_in("wrong")["error_codes"] == [7000215]
    hand.ask("/world/settings", {"outlook": {"secret_expired": True}}, "PUT")
    refused = signed_in(secret)
    assert (refused["error"], refused["error_codes"]) == ("invalid_client", [7000222])


def _fields(page: str) -> dict[str, str]:
    found = [part.partition('"')[0::2] for part in page.split('<input type="hidden" name="')[1:]]
    return {name: rest.partition('value="')[2].partition('"')[0] for name, rest in found}


def test_an_unknown_tenant_is_refused(sandbox: Sandbox) -> None:
    answer = visit(sandbox, sandbox.outlook_url + "/stranger.example/v2.0/.well-known/openid-configuration")
    assert (answer.status_code, answer.json()["error"]) == (400, "invalid_tenant")


def test_a_token_request_can_be_told_to_fail(sandbox: Sandbox, app: Any, hand: Hand) -> None:  # noqa: ANN401
    _sign_in(sandbox, app)
    hand.fault("status", op="entra.token", code=503, retry_after="7")
    url = sandbox.outlook_url + "/common/oauth2/v2.0/token"
    answer = visit(sandbox, url, {"grant_type": "refresh_token"})
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "7")
    lines = hand.ask("/world/requests")["requests"]
    assert {"entra.discovery", "entra.authorize", "entra.token"} <= {line["op"] for line in lines}
