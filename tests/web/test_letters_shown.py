"""What a page shows of letters and mails: what really left, what is asked about, who signs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from service.domain.case import Case, QuestionKind
from service.domain.letter import Sent
from service.web.views.moments import say_short
from tests.web.cast import booked_by_invitation, every_case, letter
from tests.web.visitor import Visitor
from tests.web.world import World


@pytest.fixture
def cast(gallery: World) -> dict[str, Case]:
    """The cases of the gallery, to be laid in once more with a change."""
    desk = gallery.house.desk
    account = gallery.run(desk.store.run(lambda books: books.accounts.all()))[0]
    return every_case(account, desk.now())


def lay(world: World, case: Case, name: str) -> str:
    """Put a changed case into the books; the place of its page."""
    world.put(replace(case, id=name, key=f"key-{name}"))
    return f"/cases/{name}"


def test_what_was_sent_is_shown_as_it_left_and_the_newest_first(
    gallery: World, guest: Visitor, cast: dict[str, Case]
) -> None:
    case, first, second = cast["waiting"], letter(text="The first.\n").content, letter(text="The second.\n").content
    at = case.opened_at
    sent = (
        Sent("m1", "g1", "th", at, content=replace(first, to=("hr@northwind.example",))),
        Sent("m2", "g2", "th", at + timedelta(hours=1), elsewhere=True, content=second),
    )
    page = guest.get(lay(gallery, replace(case, sent=sent, letter=letter(text="Not yet sent.\n")), "twice")).text
    shown = page.partition("What was sent")[2].partition("What happened")[0]
    assert shown.index("The second.") < shown.index("The first.")
    assert "to hr@northwind.example" in shown
    assert "your own mailbox" in shown
    assert "Not yet sent." not in shown


def test_an_older_record_without_words_shows_its_time_only(guest: Visitor) -> None:
    shown = guest.get("/cases/waiting").text.partition("What was sent")[2].partition("What happened")[0]
    assert "(Europe/Berlin)" in shown
    assert "Read it" not in shown


def test_the_mail_behind_a_question_can_be_read_whole(gallery: World, guest: Visitor, cast: dict[str, Case]) -> None:
    case = cast["deciding"]
    assert case.question is not None
    assert case.question.kind is QuestionKind.WHAT_REPLY
    asked = replace(case, question=replace(case.question, mail="Hi Robin,\n\n<b>Thursday</b> could work.\n"))
    page = guest.get(lay(gallery, asked, "mailed")).text
    assert "Read the whole mail" in page
    assert "&lt;b&gt;Thursday&lt;/b&gt; could work." in page


def test_a_moved_event_does_not_move_what_was_missed(gallery: World, guest: Visitor, cast: dict[str, Case]) -> None:
    case = cast["waiting"]
    was, later = case.event.span, timedelta(days=1)
    moved = replace(case, event=replace(case.event, start=was.start + later, end=was.end + later), missed=was)
    assert f"Missed: {say_short(was.start, 'Europe/Berlin')}" in guest.get(lay(gallery, moved, "moved")).text
    not_kept = guest.get(lay(gallery, replace(moved, missed=None), "not-kept")).text
    assert f"Missed: {say_short(moved.event.start, 'Europe/Berlin')}" in not_kept


def test_an_invitation_that_was_taken_over_still_wants_an_answer(
    gallery: World, guest: Visitor, cast: dict[str, Case]
) -> None:
    said = "Accept their invitation"
    assert said in guest.get(lay(gallery, booked_by_invitation(cast["booked"]), "adopted")).text
    assert said not in guest.get("/cases/booked").text


def test_a_letter_signed_with_an_address_asks_for_a_name_once(
    gallery: World, guest: Visitor, cast: dict[str, Case]
) -> None:
    case = cast["ready"]
    unsigned = letter(text="Dear Dana,\n\nI am sorry.\n\nKind regards,\nrobin@keller.example\n")
    page = guest.get(lay(gallery, replace(case, letter=unsigned), "nameless")).text
    assert page.count("signed with your mail address") == 1
    assert "Sign with your name, not with" not in page
    assert f'href="/accounts/{case.account_id}#signature"' in page
    assert "signed with your mail address" not in guest.get("/cases/ready").text


def test_a_subject_inside_a_conversation_is_text_and_not_a_field(guest: Visitor) -> None:
    page = guest.get("/cases/ready").text
    assert '<span class="soft">Subject</span> Re: Interview for the Data Engineer role' in page
    assert '<input type="hidden" name="subject" value="Re: Interview for the Data Engineer role">' in page


def test_a_title_is_shown_without_its_mark(gallery: World, guest: Visitor, cast: dict[str, Case]) -> None:
    case = cast["waiting"]
    marked = replace(case, event=replace(case.event, title="Missed: Interview, Northwind"))
    assert "<h1>Interview, Northwind</h1>" in guest.get(lay(gallery, marked, "marked")).text
