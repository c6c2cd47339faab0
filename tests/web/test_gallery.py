"""Every state of a case has a page that can be read."""

import pytest

from tests.web.cast import TEXT, every_case
from tests.web.visitor import Visitor
from tests.web.world import World

HEADLINES = {
    "asking": "Did you miss this one?",
    "whom": "Who should the letter go to?",
    "drafting": "Writing your letter",
    "ready": "Your letter is ready",
    "called": "You left a message.",
    "unlucky": "Something is in the way",
    "revising": "Taking your changes into the draft",
    "approved": "Take it back",
    "sending": "Sending your letter",
    "waiting": "Waiting for Dana Rieger",
    "deciding": "There is an answer. What does it mean?",
    "uncertain": "Was your letter sent?",
    "booking": "Putting the new time into your calendar",
    "booked": "You have a new interview",
    "withdrawing": "Taking the draft back",
    "late": "Your note is ready",
    "ahead": "First: call and tell them",
    "absence": "It says calmly that nobody came",
    "nudge": "A short reminder is ready",
    "confirming": "Your confirming letter is ready",
    "thanks": "Your thank-you is ready",
    "later": "Approved, and sent later",
    "check": "Is everything still right for your interview?",
    "took-place": "Did the interview take place?",
    "closed-unanswered": "Closed: no answer came",
    "closed-made_it": "Closed: the interview took place",
    "closed-recovered": "Done: you have a second chance",
    "closed-refused": "Closed: they said no",
    "closed-withdrawn": "Closed: the mark was taken back",
    "closed-discarded": "Closed: you ended it",
    "closed-not_missed": "Closed: it was not missed",
}


def test_the_gallery_shows_every_kind_of_case(gallery: World) -> None:
    account = gallery.case("ready").account_id
    assert account
    stored = gallery.run(gallery.house.desk.store.run(lambda books: books.accounts.get(account)))
    assert set(every_case(stored, gallery.house.desk.now())) == set(HEADLINES)


@pytest.mark.parametrize(("name", "headline"), HEADLINES.items())
def test_a_case_says_where_it_stands(guest: Visitor, name: str, headline: str) -> None:
    page = guest.get(f"/cases/{name}")
    assert page.status == 200
    assert headline in page.text
    assert "What happened, and why" in page.text


@pytest.mark.parametrize("name", ["late", "ahead", "absence", "took-place"])
def test_nobody_who_missed_nothing_is_told_so(guest: Visitor, name: str) -> None:
    page = guest.get(f"/cases/{name}").text
    shown = page.partition("<main")[2].partition("What was sent")[0].partition("What happened, and why")[0]
    shown = shown.replace(TEXT, "").partition("<textarea")[0]
    assert "missed" not in shown.lower()
