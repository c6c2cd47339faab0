"""Interviews on the first page and in the list of events: the buttons fit the hour, and each does what it says."""

import re
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, expect

from connectors.sandbox.phone import ACTIONS
from service.domain.account import Account
from service.domain.case import Occasion
from service.usecases.accounts import change_preferences
from service.usecases.watching.watch import read_now
from tests.web.visitor import Form, Visitor
from tests.web.world import World

LOOKS = (Path(__file__).parent / "looks.js").read_text()
SIGHTS: tuple[tuple[Literal["light", "dark"], int], ...] = (
    *(("light", 360), ("dark", 360)),
    *(("light", 1280), ("dark", 1280)),
)
ROBIN = "robin@keller.example"


class Day:
    """A candidate's day: one interview at some minutes from now, and a browser that looks at it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.account: Account = world.connect()
        self.visitor: Visitor = world.visitor()

    def plan(self, minutes: float) -> None:
        """Let the interview begin so many minutes from now, and have the calendar read."""
        start = self._now() + timedelta(minutes=minutes)
        self._by_hand("move_event", start=start.isoformat())

    def add(self, title: str, minutes: float) -> None:
        """Write another entry, three quarters of an hour long, into the calendar."""
        start = self._now() + timedelta(minutes=minutes)
        end = start + timedelta(minutes=45)
        self._by_hand("add_event", title=title, location="Office 3", start=start.isoformat(), end=end.isoformat())

    def form(self, place: str = "/", number: int = 0) -> Form:
        """The form of an interview."""
        found = [one for one in self.visitor.get(place).forms if dict(one.fields).get("event")]
        return found[number]

    def press(self, say: str, place: str = "/") -> str:
        """Press a button of the first interview; where that leads to."""
        form = self.form(place)
        answer = self.visitor.post(form.action, [*form.fields, *([("say", say)] if say else [])])
        assert answer.status == 303, answer.text
        return answer.place

    def _now(self) -> datetime:
        return self.world.house.desk.now().replace(second=0, microsecond=0)

    def _by_hand(self, action: str, **words: object) -> None:
        async def act() -> None:
            ACTIONS[action](self.world.sandbox.world, self.world.sandbox.world.person(ROBIN), words)
            await read_now(self.world.house.desk, self.account.id)

        self.world.run(act())


@pytest.fixture
def day(fresh: World) -> Day:
    """A day whose interview is to be planned."""
    return Day(fresh)


def test_an_interview_that_runs_offers_to_be_late(day: Day) -> None:
    day.plan(-5)
    page = day.visitor.get("/").text
    assert "Running now" in page
    assert all(f'value="late:{minutes}"' in page for minutes in (5, 10, 20, 30))
    assert "They did not come" not in page, "they may still come"
    case = day.world.case(day.press("late:20").rpartition("/")[2])
    assert (case.occasion, case.minutes_late) == (Occasion.LATE, 20)
    assert "Running now" not in day.visitor.get("/").text


def test_an_interview_that_runs_for_ten_minutes_offers_to_say_that_nobody_came(day: Day) -> None:
    day.plan(-12)
    assert "They did not come" in day.visitor.get("/").text
    case = day.world.case(day.press("absent:10").rpartition("/")[2])
    assert (case.occasion, case.minutes_late) == (Occasion.ABSENCE, 10)


def test_an_interview_that_comes_offers_to_tell_them_ahead(day: Day) -> None:
    day.plan(120)
    page = day.visitor.get("/").text
    assert "Coming up" in page
    assert "late:" not in page
    assert day.world.case(day.press("missed").rpartition("/")[2]).occasion is Occasion.AHEAD


@pytest.mark.parametrize("word", ["took_place", "no_interview"])
def test_the_question_after_the_end_goes_with_one_tap(day: Day, word: str) -> None:
    day.plan(-60)
    assert "Did it take place?" in day.visitor.get("/").text
    assert day.press(word) == "/"
    page = day.visitor.get("/").text
    assert "Noted. I will not ask again." in page
    assert "Did it take place?" not in page
    assert "Nothing here, and that is good" in page


def test_a_missed_one_leads_from_the_question_to_its_case(day: Day) -> None:
    day.plan(-60)
    assert day.world.case(day.press("missed").rpartition("/")[2]).occasion is Occasion.MISSED
    assert "Did it take place?" not in day.visitor.get("/").text


def test_who_does_not_want_to_be_asked_sees_no_question(day: Day) -> None:
    day.plan(-46)
    wanted = replace(day.account.preferences, ask_after=False)
    day.world.run(change_preferences(day.world.house.desk, day.account.id, wanted))
    assert "Did it take place?" not in day.visitor.get("/").text


def test_a_button_pressed_too_late_says_so_on_the_same_page(day: Day) -> None:
    day.plan(-5)
    form = day.form()
    day.plan(-60)
    answer = day.visitor.post("/", [*form.fields, ("say", "late:10")])
    assert answer.status == 409
    assert "The interview is over" in answer.text
    assert "Did it take place?" in answer.text


@pytest.mark.parametrize("say", ["late:", "late:ten", "late:1000", "vanish", "late:10:5", "absent:-5", "missed "])
def test_a_word_that_no_button_says_is_refused(day: Day, say: str) -> None:
    day.plan(-12)
    answer = day.visitor.post("/", [*day.form().fields, ("say", say)])
    assert answer.status in (409, 422)
    assert answer.headers.get("location") is None


def test_the_version_of_the_first_page_moves_with_the_interviews(day: Day) -> None:
    day.plan(120)
    before = day.visitor.get("/version").text
    assert before == day.visitor.get("/version").text
    day.plan(-5)
    assert before != day.visitor.get("/version").text


def test_titles_on_the_first_page_are_shown_as_text(day: Day) -> None:
    day.plan(120)
    day.add("<b>Interview</b> & more", 180)
    page = day.visitor.get("/").text
    assert "&lt;b&gt;Interview&lt;/b&gt; &amp; more" in page
    assert "<b>Interview" not in page


@pytest.mark.parametrize(
    ("minutes", "there", "missing"),
    [
        (120, ("I will miss this",), ("min late", "They did not come")),
        (-5, ("5 min late", "I missed this"), ("They did not come",)),
        (-12, ("30 min late", "I missed this", "They did not come"), ()),
        (-90, ("I missed this", "They did not come"), ("min late",)),
    ],
)
def test_the_list_of_events_offers_what_fits_the_hour(
    day: Day, minutes: int, there: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    day.plan(minutes)
    first = day.visitor.get("/missed").text.partition("<li>")[2].partition("</li>")[0]
    assert [word for word in there if word not in first] == []
    assert [word for word in missing if word in first] == []


def test_the_list_begins_with_what_has_begun_and_goes_on_with_what_comes_soonest(day: Day) -> None:
    day.plan(-90)
    for minutes in (600, 90, -15):
        day.add(f"Interview in {minutes}", minutes)
    titles = re.findall(r"<li>\s*<div><strong>(.*?)</strong>", day.visitor.get("/missed").text)
    likely = ["Interview in -15", "Interview: Data Engineer, Northwind", "Interview in 90", "Interview in 600"]
    assert titles[:4] == likely


def test_the_list_of_events_marks_late_and_absent_too(day: Day) -> None:
    day.plan(-12)
    case_id = day.press("late:5", "/missed").rpartition("/")[2]
    assert day.world.case(case_id).occasion is Occasion.LATE
    assert day.press("absent:15", "/missed").rpartition("/")[2] == case_id
    assert day.world.case(case_id).occasion is Occasion.ABSENCE


def test_every_moment_looks_well_on_a_phone_and_on_a_desk(day: Day, chromium: Browser) -> None:
    day.plan(-60)
    day.add("Interview: a very long name of a role that nobody has ever had before, at Northwind Trading & Sons", -15)
    day.add("Interview: Gardener", 90)
    day.add("Second interview: Beekeeper", 600)
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(day.world.link())
    for place in ("/", "/missed"):
        page.goto(day.world.base_url + place)
        page.eval_on_selector_all("details", "all => all.forEach(one => one.open = true)")
        for scheme, width in SIGHTS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate(LOOKS) == [], (place, scheme, width)
    page.goto(day.world.base_url + "/")
    page.get_by_role("button", name="There in 10 minutes").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("very long name")
    context.close()
