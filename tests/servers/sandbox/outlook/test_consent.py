"""What does a person see when an application asks for an Outlook account?"""

import re
from urllib.parse import urlencode

import pytest

from connectors.sandbox import Sandbox, Story
from tests.servers.sandbox.clients import Hand, Running
from tests.servers.sandbox.microsoft import BACK, come_back, visit

_GOOGLE, _OUTLOOK = "robin1@keller.example", "robin2@keller.example"


@pytest.fixture
def sandbox(running: Running) -> Sandbox:
    """A world with an account at each provider."""
    return running(story=Story(provider="both"))


def _url(sandbox: Sandbox, **more: str) -> str:
    query = {
        "client_id": sandbox.outlook_client[0],
        "redirect_uri": BACK,
        "response_type": "code",
        "scope": "openid offline_access https://graph.microsoft.com/Calendars.ReadWrite Mail.Read",
        "state": "s1",
        **more,
    }
    return f"{sandbox.addresses['authority']}/oauth2/v2.0/authorize?{urlencode(query)}"


def _pressed(sandbox: Sandbox, url: str, answer: str, path: str = "/consent") -> dict[str, str]:
    page = visit(sandbox, url).text
    pending = re.search(r'name="pending" value="([^"]+)"', page)
    assert pending is not None, page
    form = {"pending": pending[1], "account": _OUTLOOK, "answer": answer}
    return come_back(visit(sandbox, sandbox.outlook_url + path, form))


def test_each_providers_page_offers_only_its_own_people(sandbox: Sandbox) -> None:
    outlook = visit(sandbox, _url(sandbox)).text
    google = visit(
        sandbox,
        sandbox.addresses["authorize"]
        + "?"
        + urlencode(
            {
                "client_id": sandbox.client[0],
                "redirect_uri": BACK,
                "response_type": "code",
                "scope": "https://www.googleapis.com/auth/calendar.events",
            }
        ),
    ).text
    assert (_OUTLOOK in outlook, _GOOGLE in outlook) == (True, False)
    assert (_OUTLOOK in google, _GOOGLE in google) == (False, True)
    assert "dana" not in outlook + google
    for text, client in ((outlook, sandbox.outlook_client[0]), (google, sandbox.client[0])):
        assert "<b>Practice client</b> asks for access to an account of this practice world." in text
        assert client not in text


def test_the_page_grants_all_or_nothing(sandbox: Sandbox) -> None:
    page = visit(sandbox, _url(sandbox)).text
    assert "checkbox" not in page
    assert "<li>Calendars.ReadWrite</li>" in page
    said = _pressed(sandbox, _url(sandbox), "allow")
    assert said["state"] == "s1"
    assert said["code"]
    refused = _pressed(sandbox, _url(sandbox), "deny")
    assert (refused["error"], refused["error_subcode"]) == ("access_denied", "cancel")
    assert "AADSTS65004" in refused["error_description"]


def test_an_answer_can_be_posted_by_a_page_that_may_run_its_one_script(sandbox: Sandbox) -> None:
    page = visit(sandbox, _url(sandbox, response_mode="form_post", auto_consent="true"))
    nonce = re.search(r'<script nonce="([^"]+)">', page.text)
    assert nonce is not None
    assert f"script-src 'nonce-{nonce[1]}'" in page.headers["Content-Security-Policy"]
    assert "form-action" not in page.headers["Content-Security-Policy"]
    assert f'action="{BACK}"' in page.text
    assert 'name="state" value="s1"' in page.text
    assert "<button>Continue</button>" in page.text


@pytest.mark.parametrize(
    ("more", "word"),
    [
        ({"client_id": "nobody"}, "AADSTS700016"),
        ({"redirect_uri": "https://stranger.example/"}, "AADSTS50011"),
        ({"scope": "Everything.ReadWrite"}, "AADSTS70011"),
        ({"response_mode": "fragment"}, "AADSTS70007"),
        ({"code_challenge": "x", "code_challenge_method": "plain"}, "invalid_request"),
    ],
)
def test_a_request_that_cannot_be_trusted_is_told_to_the_person_alone(
    sandbox: Sandbox, more: dict[str, str], word: str
) -> None:
    page = visit(sandbox, _url(sandbox, **more))
    assert page.status_code == 400
    assert word in page.text


def test_a_silent_request_comes_back_without_a_page(sandbox: Sandbox, hand: Hand) -> None:
    silent = {"prompt": "none", "login_hint": _OUTLOOK}
    assert come_back(visit(sandbox, _url(sandbox, **silent)))["error"] == "interaction_required"
    hand.ask("/world/tokens", {"address": _OUTLOOK, "scopes": ["Calendars.ReadWrite", "Mail.Read"]})
    assert come_back(visit(sandbox, _url(sandbox, **silent)))["code"]


def test_what_only_an_administrator_may_allow_is_allowed_on_the_administrators_page(
    sandbox: Sandbox, hand: Hand
) -> None:
    hand.ask("/world/settings", {"outlook": {"admin_consent_only": True}}, "PUT")
    said = _pressed(sandbox, _url(sandbox), "allow")
    assert said["error"] == "consent_required"
    assert said["error_description"].startswith("AADSTS90094")
    query = urlencode({"client_id": sandbox.outlook_client[0], "redirect_uri": BACK, "state": "s2"})
    admin = f"{sandbox.addresses['authority']}/adminconsent?{query}"
    assert _pressed(sandbox, admin, "deny", "/adminconsent")["error"] == "access_denied"
    granted = _pressed(sandbox, admin, "allow", "/adminconsent")
    assert (granted["admin_consent"], granted["state"]) == ("True", "s2")
    assert _pressed(sandbox, _url(sandbox), "allow")["code"]


def test_an_administrator_who_was_sent_only_the_link_is_not_sent_on(sandbox: Sandbox, hand: Hand) -> None:
    hand.ask("/world/settings", {"outlook": {"admin_consent_only": True}}, "PUT")
    query = urlencode({"client_id": sandbox.outlook_client[0], "scope": "Calendars.ReadWrite"})
    page = visit(sandbox, f"{sandbox.outlook_url}/organizations/v2.0/adminconsent?{query}").text
    assert "<li>Calendars.ReadWrite</li>" in page
    assert "<b>Practice client</b> gets access for all people of this organization." in page
    pending = page.partition('name="pending" value="')[2].partition('"')[0]
    done = visit(sandbox, sandbox.outlook_url + "/adminconsent", {"pending": pending, "answer": "allow"})
    assert (done.status_code, "close this window" in done.text) == (200, True)
    assert _pressed(sandbox, _url(sandbox), "allow")["code"]


def test_a_tenant_may_forbid_mail_and_nothing_else(sandbox: Sandbox, hand: Hand) -> None:
    hand.ask("/world/settings", {"outlook": {"mail_forbidden": True}}, "PUT")
    assert "AADSTS90094" in _pressed(sandbox, _url(sandbox), "allow")["error_description"]
    assert _pressed(sandbox, _url(sandbox, scope="Calendars.ReadWrite"), "allow")["code"]


def test_a_page_counts_once(sandbox: Sandbox) -> None:
    form = {"pending": "used", "account": _OUTLOOK, "answer": "allow"}
    assert visit(sandbox, sandbox.outlook_url + "/consent", form).status_code == 400
