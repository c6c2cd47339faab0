"""Who gets in, and which requests are turned away."""

import pytest
from starlette.routing import Route

from tests.web.visitor import Visitor
from tests.web.world import World

STRICT = {
    "content-security-policy": "frame-ancestors 'none'",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}


def test_without_a_session_every_page_tells_how_to_sign_in(gallery: World) -> None:
    stranger = Visitor(gallery.base_url)
    for path in ("/", "/version", "/missed", "/cases/ready", "/cases/ready/version", "/accounts", "/connect", "/none"):
        answer = stranger.get(path)
        assert answer.status == 401
        assert "Mulligan prints a link when it starts" in answer.text
        assert "Data Engineer" not in answer.text


def test_every_answer_carries_the_strict_headers(gallery: World, guest: Visitor) -> None:
    stranger = Visitor(gallery.base_url)
    answers = [
        guest.get("/"),
        guest.get("/nothing/here"),
        guest.get("/static/style.css"),
        guest.post("/sign-out", []),
        stranger.get("/"),
        stranger.get("/healthz"),
        stranger.get("/", {"Host": "evil.example"}),
    ]
    assert [one.status for one in answers] == [200, 404, 200, 403, 401, 200, 400]
    for answer in answers:
        for name, value in STRICT.items():
            assert value in answer.headers.get(name, ""), (name, answer.status)


def test_a_foreign_host_is_turned_away(gallery: World, guest: Visitor) -> None:
    for host in ("evil.example", "127.0.0.1.evil.example", "", "[bad"):
        assert guest.get("/", {"Host": host}).status == 400


def test_the_other_spelling_of_loopback_is_sent_to_the_one_that_has_the_cookie(gallery: World, guest: Visitor) -> None:
    port = gallery.base_url.rpartition(":")[2]
    answer = guest.get("/cases/ready?x=1", {"Host": f"localhost:{port}"})
    assert (answer.status, answer.place) == (307, f"{gallery.base_url}/cases/ready?x=1")


def test_a_link_opens_the_door_once(gallery: World) -> None:
    path = gallery.link().removeprefix(gallery.base_url)
    first, second = Visitor(gallery.base_url), Visitor(gallery.base_url)
    opened = first.get(path)
    assert (opened.status, opened.place) == (303, "/")
    cookie = opened.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert first.get("/").status == 200
    assert second.get(path).status == 403
    assert second.get("/").status == 401


def test_a_browser_that_looks_ahead_does_not_use_the_link_up(gallery: World) -> None:
    path = gallery.link().removeprefix(gallery.base_url)
    visitor = Visitor(gallery.base_url)
    ahead = visitor.get(path, {"Sec-Purpose": "prefetch;prerender"})
    assert (ahead.status, visitor.cookies) == (200, {})
    assert visitor.post(path, []).status == 303
    assert visitor.get("/").status == 200


def test_an_invented_or_altered_cookie_is_no_session(gallery: World, guest: Visitor) -> None:
    name, value = next(iter(guest.cookies.items()))
    for forged in ("x", value[:-2], value.swapcase()):
        guest.cookies[name] = forged
        assert guest.get("/").status == 401


def test_signing_out_ends_the_session_even_for_a_copied_cookie(gallery: World, guest: Visitor) -> None:
    copy = Visitor(gallery.base_url)
    copy.cookies.update(guest.cookies)
    assert copy.get("/").status == 200
    assert guest.press("/", "/sign-out").status == 303
    assert guest.get("/").status == 401
    assert copy.get("/").status == 401


def test_no_form_is_taken_without_its_token(gallery: World, guest: Visitor) -> None:
    paths = [route.path for route in gallery.app.routes if isinstance(route, Route) and "POST" in (route.methods or ())]
    behind = [path for path in paths if path not in ("/sign-in", "/enter/{token}", "/connect/{provider}/back")]
    assert len(behind) >= 13
    for path in behind:
        place = path.format(case_id="ready", account_id="a")
        assert guest.post(place, []).status == 403, path
        assert guest.post(place, [("token", "f" * 64)]).status == 403, path
    assert gallery.case("ready").version == 1


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"},
     {"Sec-Fetch-Site": "same-site"}, {"Content-Type": "text/plain"}],
)  # fmt: skip
def test_a_form_from_elsewhere_is_refused_even_with_the_token(
    gallery: World, guest: Visitor, headers: dict[str, str]
) -> None:
    assert guest.post("/cases/ready/discard", [("token", guest.token())], headers).status == 403
    assert gallery.case("ready").version == 1


def test_a_token_of_another_session_is_refused(gallery: World, guest: Visitor) -> None:
    other = gallery.visitor()
    assert guest.post("/cases/ready/discard", [("token", other.token())]).status == 403


def test_a_body_without_end_is_refused(gallery: World, guest: Visitor) -> None:
    answer = guest.post("/cases/ready/letter", [("token", guest.token()), ("text", "x" * 400_000)])
    assert answer.status == 413
    assert answer.headers["content-security-policy"]


def test_health_tells_nothing_but_life(gallery: World) -> None:
    answer = Visitor(gallery.base_url).get("/healthz")
    assert (answer.status, answer.text) == (200, "ok\n")


def test_a_new_link_is_printed_and_never_shown(gallery: World) -> None:
    stranger = Visitor(gallery.base_url)
    answer = stranger.press("/sign-in", "/sign-in")
    link = gallery.printed[-1]
    assert link.startswith(f"{gallery.base_url}/enter/")
    assert link.rpartition("/")[2] not in answer.text
    assert stranger.get(link.removeprefix(gallery.base_url)).status == 303
