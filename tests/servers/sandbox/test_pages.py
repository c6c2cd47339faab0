"""Do the control pages show the world, and only that?"""

import json
import re
from typing import Any
from urllib.parse import urlencode

import httplib2  # type: ignore[import-untyped]
import pytest

from connectors.sandbox import Sandbox
from tests.servers.sandbox.clients import DANA, ROBIN, Google, Hand, letter


def _ask(sandbox: Sandbox, path: str, form: dict[str, str] | None = None, **headers: str) -> tuple[Any, str]:
    http = httplib2.Http(timeout=5)
    http.follow_redirects = False
    kind = {"content-type": "application/x-www-form-urlencoded"} if form else {}
    try:
        response, content = http.request(
            sandbox.control_url + path,
            "POST" if form else "GET",
            urlencode(form) if form else None,
            {**kind, **headers},
        )
        return response, content.decode()
    finally:
        http.close()


@pytest.mark.parametrize(
    "path", ["/", f"/mailbox/{ROBIN}", f"/mailbox/{DANA}", f"/calendar/{ROBIN}", f"/calendar/{DANA}?from=2026-11-20"]
)
def test_a_page_has_a_strict_policy_and_no_script(sandbox: Sandbox, path: str) -> None:
    response, text = _ask(sandbox, path)
    assert response.status == 200
    assert "default-src 'none'" in response["content-security-policy"]
    assert "<script" not in text
    assert " style=" not in text
    assert "width=device-width" in text


def test_a_hostile_mail_is_shown_as_text(sandbox: Sandbox, google: Google, hand: Hand) -> None:
    hand.persona("hostile")
    google.send(google.draft(letter())["id"])
    _, text = _ask(sandbox, f"/mailbox/{ROBIN}")
    assert "&lt;script&gt;alert(&quot;subject&quot;)&lt;/script&gt;" in text
    assert not re.search(r"<(script|img|b>URGENT)", text)


def test_a_person_can_mark_and_answer_with_plain_forms(sandbox: Sandbox, google: Google, hand: Hand) -> None:
    event = google.interview()["id"]
    response, _ = _ask(sandbox, "/act/mark", {"address": ROBIN, "event": event, "label": "Missed interview"})
    assert response.status == 303
    assert google.interview()["eventLabelId"]
    hand.persona("silence")
    google.send(google.draft(letter())["id"])
    assert "Say yes to the first time" in _ask(sandbox, f"/mailbox/{DANA}")[1]
    _ask(sandbox, "/act/answer", {"address": DANA, "persona": "agrees"})
    assert "Option A works for me" in google.inbox()[0]["snippet"]


def test_a_person_can_let_time_pass_with_a_plain_form(sandbox: Sandbox) -> None:
    before = sandbox.world.clock.now()
    assert "Half a day" in _ask(sandbox, "/")[1]
    assert _ask(sandbox, "/act/pass", {"seconds": "43200"})[0].status == 303
    assert _ask(sandbox, "/act/pass", {"seconds": "-99999"})[0].status == 303
    assert 43200 <= (sandbox.world.clock.now() - before).total_seconds() < 43260


def test_a_browser_is_told_to_name_this_site_when_it_posts(sandbox: Sandbox, google: Google, hand: Hand) -> None:
    policy = _ask(sandbox, f"/mailbox/{DANA}")[0]["referrer-policy"]
    assert policy == "same-origin"
    hand.persona("silence")
    google.send(google.draft(letter())["id"])
    form = {"address": DANA, "persona": "agrees"}
    assert _ask(sandbox, "/act/answer", form, origin=sandbox.control_url)[0].status == 303


@pytest.mark.parametrize("origin", ["null", "https://attacker.example"])
def test_a_foreign_press_is_explained_on_a_page_and_programs_get_json(sandbox: Sandbox, origin: str) -> None:
    refused, page = _ask(sandbox, "/act/answer", {"address": DANA, "persona": "agrees"}, origin=origin)
    assert (refused.status, refused["content-type"].partition(";")[0]) == (403, "text/html")
    assert "only pages of this sandbox may do that" in page
    assert "default-src 'none'" in refused["content-security-policy"]
    told, text = _ask(sandbox, "/world/people", origin=origin)
    assert (told.status, json.loads(text)) == (403, {"error": "only pages of this sandbox may do that"})


def test_a_foreign_host_or_origin_is_kept_out(sandbox: Sandbox) -> None:
    assert _ask(sandbox, "/world/people", host="world.attacker.example")[0].status == 403
    form = {"address": DANA, "persona": "agrees"}
    assert _ask(sandbox, "/act/answer", form, origin="https://attacker.example")[0].status == 403
    assert _ask(sandbox, "/act/answer", form, origin="http://127.0.0.1:1")[0].status == 403


def test_a_wish_that_cannot_be_met_is_explained_on_a_page(sandbox: Sandbox) -> None:
    response, text = _ask(sandbox, "/act/answer", {"address": DANA, "persona": "agrees"})
    assert response.status == 400
    assert "has no letter that agrees could answer" in text
    assert "default-src 'none'" in response["content-security-policy"]


def test_the_story_offers_nothing_to_answer_before_a_letter_comes(sandbox: Sandbox, google: Google) -> None:
    assert "No letter has come yet." in _ask(sandbox, f"/mailbox/{DANA}")[1]
    google.send(google.draft(letter())["id"])
    assert "Answer the last letter" in _ask(sandbox, f"/mailbox/{DANA}")[1]


def test_the_providers_port_keeps_foreign_hosts_out_too(sandbox: Sandbox) -> None:
    http = httplib2.Http(timeout=5)
    response, _ = http.request(sandbox.addresses["authorize"], headers={"host": "accounts.attacker.example"})
    http.close()
    assert response.status == 403


def test_nobody_is_not_found(sandbox: Sandbox) -> None:
    assert _ask(sandbox, "/mailbox/nobody@stranger.example")[0].status == 404
    assert _ask(sandbox, f"/calendar/{ROBIN}?from=never")[0].status == 400


def test_reset_begins_the_story_anew(google: Google, hand: Hand) -> None:
    google.draft(letter())
    hand.ask("/world/reset", {"story": {"meeting": "site", "candidates": 2}, "start": "2026-11-25T23:10:00+01:00"})
    assert {person["address"] for person in hand.ask("/world/people")} >= {
        "robin1@keller.example",
        "dana.rieger2@northwind.example",
    }
    assert hand.ask("/world/clock")["now"].startswith("2026-11-25T22:10:0")
    hand.ask("/world/reset", {"story": {"meeting": "lunch"}}, expect=400)
    hand.ask("/world/reset", {"story": {"persona": "cheerful"}}, expect=400)
    hand.ask("/world/reset", {"story": {"weather": "rain"}}, expect=400)
