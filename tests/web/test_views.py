"""How things are said: pure functions."""

from datetime import UTC, datetime, timedelta

import pytest

from service.domain.account import Account
from service.domain.case import State
from service.domain.event import Span
from service.ports.sign_in import Consent
from service.web.consents import Begun, PendingConsents
from service.web.drawing import safe_link
from service.web.fields import Fields, Unreadable
from service.web.links import OneTimeLinks
from service.web.views.calling import dial
from service.web.views.cards import show_question, tell_story
from service.web.views.moments import ago, say_moment, say_seconds, say_span
from service.web.views.standings import Tone, sort_cases, stand
from tests.web.cast import every_case, notes

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
ACCOUNT = Account(id="a", provider="google", address="robin@keller.example", zone="Europe/Berlin")
CASES = every_case(ACCOUNT, NOW)


def test_every_time_names_its_zone() -> None:
    assert say_moment(NOW, "Europe/Berlin") == "Monday, 23 November 2026, 13:00 (Europe/Berlin)"
    assert say_seconds(NOW, "Asia/Tokyo") == "21:00:00 (Asia/Tokyo)"
    assert say_moment(NOW, "Mars/Base") == "Monday, 23 November 2026, 12:00 (UTC)"


def test_a_span_over_midnight_names_both_days() -> None:
    span = Span(NOW, NOW + timedelta(hours=12))
    assert say_span(span, "UTC") == "Monday, 23 November 2026, 12:00 to Tuesday, 24 November 2026, 00:00 (UTC)"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "just now"), (1, "1 minute ago"), (95, "1 hour ago"), (60 * 49, "2 days ago"), (-30, "in 30 minutes")],
)
def test_how_long_ago_is_said_in_the_largest_unit(minutes: int, said: str) -> None:
    assert ago(NOW - timedelta(minutes=minutes), NOW) == said


@pytest.mark.parametrize(
    ("number", "dialled"),
    [
        ("+49 (0)30 23125-118", "+493023125118"),
        ("030 23125 118", "03023125118"),
        ("(+1) 555 0100 ext. 12", "+15550100"),
        ("call me", ""),
        ("12", ""),
        ("javascript:alert(12345)", "12345"),
        ("", ""),
    ],
)
def test_a_number_is_dialled_without_its_ornaments(number: str, dialled: str) -> None:
    assert dial(number) == dialled


def test_every_state_has_words() -> None:
    assert {case.state for case in CASES.values()} == set(State)
    for case in CASES.values():
        standing = stand(case, ACCOUNT)
        assert standing.headline
        assert standing.detail


def test_what_needs_its_owner_comes_first() -> None:
    order = list(sort_cases(list(CASES.values()), {ACCOUNT.id: ACCOUNT}))
    assert order == [Tone.ACT, Tone.WORK, Tone.WAIT, Tone.GOOD, Tone.OVER]


def test_a_case_in_trouble_needs_its_owner_whatever_its_state() -> None:
    groups = sort_cases([CASES["unlucky"]], {ACCOUNT.id: ACCOUNT})
    assert list(groups) == [Tone.ACT]


def test_an_answer_that_books_names_its_time() -> None:
    card = show_question(CASES["deciding"], ACCOUNT)
    assert card is not None
    assert card.taps[0].when == "Wednesday, 25 November 2026, 13:00–13:45 (Europe/Berlin)"
    assert card.other_time == "They agreed to another time"
    assert "other_time" not in [tap.key for tap in card.taps]


def test_the_timeline_tells_the_newest_first_with_its_reason() -> None:
    days = tell_story(notes(NOW), "Europe/Berlin")
    assert [day.name for day in days] == ["Monday, 23 November 2026"]
    assert [step[0] for step in days[0].steps] == ["12:31", "12:30"]
    assert days[0].steps[1][2] == "The label “Missed interview”."


def given(**fields: str) -> Fields:
    """A posted form."""
    return Fields({name: [text] for name, text in fields.items()})


def test_a_typed_time_is_read_in_its_zone() -> None:
    span = given(day="2026-11-25", time="10:00", minutes="45", zone="Europe/Berlin").span()
    assert span.start == datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    assert span.end - span.start == timedelta(minutes=45)


@pytest.mark.parametrize(
    ("day", "time", "said"),
    [
        ("2027-03-28", "02:30", "does not exist"),
        ("2026-10-25", "02:30", "comes twice"),
        ("2026-02-30", "10:00", "choose the day"),
        ("2026-11-25", "25:00", "choose the time"),
    ],
)
def test_a_time_that_is_none_or_two_is_asked_again(day: str, time: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        given(day=day, time=time, minutes="45", zone="Europe/Berlin").span()


@pytest.mark.parametrize("typed", ["", "-5", "1e3", "٣", "99999999999999999999", "4.5"])
def test_a_number_that_is_none_is_asked_again(typed: str) -> None:
    with pytest.raises(Unreadable):
        given(minutes=typed).number("minutes", "Length", 5, 720)


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://calendar.example/a?b=1", True),
        ("javascript:alert(1)", False),
        (" JavaScript:alert(1)", False),
        ("data:text/html,x", False),
        ("//evil.example", False),
        ("http://[bad", False),
    ],
)
def test_only_web_addresses_become_links(address: str, kept: bool) -> None:
    assert bool(safe_link(address)) is kept


def test_a_link_ends_after_half_an_hour_or_one_use() -> None:
    now = [0.0]
    links = OneTimeLinks(lambda: now[0])
    first, second = links.issue(), links.issue()
    assert links.use(first)
    assert not links.use(first)
    now[0] = 1801.0
    assert not links.is_open(second)
    assert not links.use(second)


def test_a_sign_in_comes_back_once_in_time_and_to_its_own_session() -> None:
    now = [0.0]
    consents = PendingConsents(lambda: now[0])
    begun = Begun("visit", "google", "http://127.0.0.1/back", "full", Consent(url="", state="s", secret={}))
    consents.keep(begun)
    assert consents.take("s", "other", "google") is None
    assert consents.take("s", "visit", "outlook") is None
    assert consents.take("s", "visit", "google") is begun
    assert consents.take("s", "visit", "google") is None
    consents.keep(begun)
    now[0] = 601.0
    assert consents.take("s", "visit", "google") is None
