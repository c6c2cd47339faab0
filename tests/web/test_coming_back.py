"""The browser comes back from a provider's page: by an address, or by a form of that page without our cookie."""

import json
import urllib.request
from http.client import HTTPConnection
from urllib.parse import parse_qsl, urlsplit

import pytest

from connectors import PROVIDERS
from service.domain.account import FULL, Ability
from service.errors import AdminNeeded
from service.offers import offer_of
from service.ports.sign_in import Consent
from service.web.consents import Begun, PendingConsents
from service.web.mishaps import explain
from service.web.settings import Offer
from service.web.views.asking import ask_administrator
from tests.web.test_connecting import start_link
from tests.web.visitor import Answer, Visitor
from tests.web.world import World

BACK = "/connect/google/back"
ELSEWHERE = {"Origin": "https://login.example", "Sec-Fetch-Site": "cross-site"}


def consented(world: World, visitor: Visitor) -> dict[str, str]:
    """Begin a sign-in in this browser, agree on the provider's page, and bring the answer that it would send."""
    body = json.dumps({"auto_consent": True}).encode()
    settings = f"{world.sandbox.control_url}/world/settings"
    request = urllib.request.Request(settings, body, {"Content-Type": "application/json"}, method="PUT")  # noqa: S310
    urllib.request.urlopen(request, timeout=10).close()  # noqa: S310 - our own loopback
    parts = urlsplit(visitor.get(start_link(visitor.get("/connect"))).place)
    connection = HTTPConnection(parts.netloc, timeout=10)
    connection.request("GET", f"{parts.path}?{parts.query}")
    place = connection.getresponse().headers["location"]
    connection.close()
    return dict(parse_qsl(urlsplit(place).query))


def post_back(world: World, answer: dict[str, str]) -> Answer:
    """The form of the provider's page: another site's, so the browser sends no cookie along."""
    return Visitor(world.base_url).post(BACK, list(answer.items()), ELSEWHERE)


def accounts(world: World) -> int:
    """How many accounts are connected."""
    return len(world.run(world.house.desk.store.run(lambda books: books.accounts.all())))


def test_a_posted_answer_is_finished_by_the_session_that_began_it(fresh: World) -> None:
    visitor = fresh.visitor()
    answer = consented(fresh, visitor)
    posted = post_back(fresh, answer)
    assert posted.status == 303
    assert answer["code"] not in posted.place + posted.text
    assert "set-cookie" not in posted.headers
    assert visitor.get(posted.place.removeprefix(fresh.base_url)).place.startswith("/accounts/")
    assert accounts(fresh) == 1


def test_a_posted_answer_is_of_no_use_to_any_other_session(fresh: World) -> None:
    victim, thief = fresh.visitor(), fresh.visitor()
    posted = post_back(fresh, consented(fresh, thief))
    hop = posted.place.removeprefix(fresh.base_url)
    assert victim.get(hop).status == 400
    assert Visitor(fresh.base_url).get(hop).status == 401
    assert accounts(fresh) == 0
    assert thief.get(hop).status == 303


def test_only_the_first_answer_counts_and_only_once(fresh: World) -> None:
    visitor = fresh.visitor()
    answer = consented(fresh, visitor)
    first, second = (post_back(fresh, {**answer, "code": code}) for code in (answer["code"], "forged"))
    assert visitor.get(second.place.removeprefix(fresh.base_url)).status == 400
    hop = first.place.removeprefix(fresh.base_url)
    assert visitor.get(hop).status == 303
    assert "begun too long ago" in visitor.get(hop).text


def test_an_answer_that_nobody_asked_for_looks_no_different(empty: World) -> None:
    posted = post_back(empty, {"state": "invented", "code": "x"})
    assert (posted.status, posted.place.partition("=")[0]) == (303, f"{empty.base_url}{BACK}?handle")
    assert empty.visitor().get(posted.place.removeprefix(empty.base_url)).status == 400


@pytest.mark.parametrize("path", ["/connect", "/connect/google/start", "/connect/google/back/", "/accounts", "/"])
def test_no_other_address_takes_a_form_without_a_session(empty: World, path: str) -> None:
    assert Visitor(empty.base_url).post(path, [("state", "x")], ELSEWHERE).status == 401


def test_what_a_provider_posts_is_never_shown_when_it_cannot_be_used(empty: World) -> None:
    posted = Visitor(empty.base_url).post("/connect/nobody/back", [("state", "s"), ("code", "never-shown")], ELSEWHERE)
    assert (posted.status, "never-shown" in posted.text) == (404, False)
    strange = Visitor(empty.base_url).post(BACK, [("code", "x")], {**ELSEWHERE, "Content-Type": "text/plain"})
    assert strange.status == 403


@pytest.mark.parametrize(
    ("query", "title"),
    [("admin_consent=True&tenant=t1", "Thank you"), ("admin_consent=True&error=access_denied", "Not agreed to")],
)
def test_an_administrator_comes_back_without_a_session_and_is_told_what_happened(
    empty: World, query: str, title: str
) -> None:
    answer = Visitor(empty.base_url).get(f"{BACK}?{query}")
    assert (answer.status, f"<h1>{title}</h1>" in answer.text) == (200, True)


def test_an_answer_is_kept_for_ten_minutes_and_not_longer() -> None:
    now = 0.0
    pending = PendingConsents(lambda: now)
    pending.keep(Begun("v1", "google", "", "full", Consent(url="", state="s1", secret={})))
    handle = pending.lay("google", {"state": "s1", "code": "c"})
    now = 599.0
    assert pending.pick_up(handle) == {"state": "s1", "code": "c"}
    assert pending.pick_up("") == {}
    now = 601.0
    assert pending.pick_up(handle) == {}
    assert pending.take("s1", "v1", "google") is None


def test_an_answer_laid_down_for_another_provider_opens_nothing() -> None:
    pending = PendingConsents(lambda: 0.0)
    pending.keep(Begun("v1", "google", "", "full", Consent(url="", state="s1", secret={})))
    assert pending.pick_up(pending.lay("outlook", {"state": "s1"})) == {}
    assert pending.pick_up(pending.lay("google", {"state": "s1"})) == {"state": "s1"}


@pytest.mark.parametrize(
    ("loopback", "base_url", "place"),
    [
        ("", "http://127.0.0.1:8210", "http://127.0.0.1:8210/connect/x/back"),
        ("localhost", "http://127.0.0.1:8210", "http://localhost:8210/connect/x/back"),
        ("localhost", "http://[::1]:8210/", "http://localhost:8210/connect/x/back"),
        ("localhost", "https://missed.example.com/", "https://missed.example.com/connect/x/back"),
    ],
)
def test_the_browser_comes_back_to_the_spelling_that_the_provider_wants(
    loopback: str, base_url: str, place: str
) -> None:
    assert Offer(name="x", title="", called="", loopback=loopback, permissions={}).place(base_url) == place


def test_the_text_for_an_administrator_names_the_link_and_every_permission() -> None:
    offer = offer_of("google")
    asking = ask_administrator(offer, FULL, "https://login.example/adminconsent?client_id=c")
    flat = " ".join(asking.text.split())
    assert "https://login.example/adminconsent?client_id=c" in flat
    assert all(f"* {offer.permission(ability)}: " in flat for ability in FULL)
    assert "gmail.readonly: Read mail: to find the answer." in flat
    assert asking.mail.startswith("mailto:?subject=Please%20allow")
    assert explain(AdminNeeded("No.", "https://login.example"))  # also where no page of its own is drawn


@pytest.mark.parametrize("name", PROVIDERS)
def test_the_text_for_an_administrator_tells_nothing_of_an_interview(name: str) -> None:
    asked = FULL | {Ability.CREATE_LABELS, Ability.LIST_CALENDARS}
    asking = ask_administrator(offer_of(name), asked, "https://login.example/adminconsent?client_id=c")
    told = f"{asking.subject} {asking.text}".lower()
    assert [word for word in ("interview", "missed", "apolog", "mulligan", "letter") if word in told] == []
