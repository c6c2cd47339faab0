"""Can a server without a browser sign in by a code that is typed in elsewhere?"""

from collections.abc import Iterator
from typing import Any

import msal
import pytest

from connectors.sandbox import Sandbox
from tests.servers.sandbox.clients import ROBIN, Hand
from tests.servers.sandbox.microsoft import NOWHERE, Carrier, visit


@pytest.fixture
def app(sandbox: Sandbox) -> Iterator[Any]:
    """The public client."""
    carrier = Carrier(sandbox.outlook_url)
    yield msal.PublicClientApplication(
        sandbox.outlook_client[0], authority=NOWHERE + "/common", instance_discovery=False, http_client=carrier
    )
    carrier.close()


def _asked(app: Any, flow: dict[str, Any]) -> dict[str, Any]:  # noqa: ANN401 - MSAL is untyped
    """One question, without MSAL's own waiting."""
    flow["latest_attempt_at"] = 0
    return dict(app.acquire_token_by_device_flow(flow, exit_condition=lambda flow: True))


def _press(sandbox: Sandbox, code: str, answer: str) -> Any:  # noqa: ANN401 - an answer of requests
    return visit(sandbox, sandbox.outlook_url + "/devicelogin", {"user_code": code, "account": ROBIN, "answer": answer})


def test_a_typed_code_signs_the_device_in(sandbox: Sandbox, app: Any, hand: Hand) -> None:  # noqa: ANN401
    flow = app.initiate_device_flow(["Calendars.ReadWrite"])
    assert flow["user_code"] in flow["message"]
    assert _asked(app, flow)["error"] == "authorization_pending"
    page = visit(sandbox, flow["verification_uri"])
    assert ROBIN in page.text
    assert _press(sandbox, flow["user_code"].lower(), "allow").status_code == 200
    assert _asked(app, flow)["id_token_claims"]["preferred_username"] == ROBIN
    assert _asked(app, flow)["error"] == "invalid_grant"


def test_who_asks_too_often_is_told_to_slow_down(app: Any, hand: Hand) -> None:  # noqa: ANN401
    flow = app.initiate_device_flow(["Calendars.ReadWrite"])
    assert [_asked(app, flow)["error"] for _ in range(2)] == ["authorization_pending", "slow_down"]
    hand.ask("/world/clock", {"advance": 5})
    assert _asked(app, flow)["error"] == "authorization_pending"


def test_a_code_can_be_declined_or_run_out(sandbox: Sandbox, app: Any, hand: Hand) -> None:  # noqa: ANN401
    declined, late = (app.initiate_device_flow(["Calendars.ReadWrite"]) for _ in range(2))
    assert _press(sandbox, declined["user_code"], "deny").status_code == 200
    assert _asked(app, declined)["error"] == "authorization_declined"
    hand.ask("/world/clock", {"advance": 901})
    assert _press(sandbox, late["user_code"], "allow").status_code == 400
    assert _asked(app, late)["error"] == "expired_token"
