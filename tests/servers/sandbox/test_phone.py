"""Does the world show what a person does by hand in the provider's own apps?"""

from typing import Any

import pytest

from tests.servers.sandbox.clients import DANA, ROBIN, Google, Hand, letter


def _changes(google: Google, token: str) -> list[dict[str, Any]]:
    return list(google.listed(syncToken=token)["items"])


def test_a_mark_comes_and_goes(google: Google, hand: Hand) -> None:
    _, token = google.everything()
    hand.phone("mark_missed")
    (marked,) = _changes(google, token)
    hand.phone("set_label", label="")
    (cleared,) = _changes(google, token)
    assert "eventLabelId" in marked
    assert "eventLabelId" not in cleared


def test_title_text_colour_and_time_can_be_changed(google: Google, hand: Hand) -> None:
    _, token = google.everything()
    hand.phone("edit_event", title="Missed: interview", description="#missed", color="11")
    hand.phone("move_event", event="Dentist", start="2026-12-01T09:00:00+01:00")
    first, second = sorted(_changes(google, token), key=lambda item: item["summary"], reverse=True)
    assert (first["summary"], first["description"], first["colorId"]) == ("Missed: interview", "#missed", "11")
    assert second["start"]["dateTime"] == "2026-12-01T09:00:00+01:00"


def test_a_deleted_label_definition_takes_its_marks_along(google: Google, hand: Hand) -> None:
    hand.phone("mark_missed")
    hand.phone("remove_label", label="Missed interview")
    assert "eventLabelId" not in google.interview()
    hand.ask(f"/world/phone/{ROBIN}/mark_missed", {}, expect=404)
    hand.phone("define_label", label="Missed interview")
    hand.phone("mark_missed")
    assert "eventLabelId" in google.interview()


def test_deleting_an_event_leaves_a_tombstone(google: Google, hand: Hand) -> None:
    _, token = google.everything()
    hand.phone("delete_event")
    assert [item["status"] for item in _changes(google, token)] == ["cancelled"]


def test_the_organisers_move_reaches_the_guest(google: Google, hand: Hand) -> None:
    hand.phone("move_event", DANA, event=google.interview()["summary"], start="2026-12-02T09:00:00+01:00")
    moved = google.interview()
    assert (moved["start"]["dateTime"], moved["sequence"]) == ("2026-12-02T09:00:00+01:00", 1)
    assert hand.mail(ROBIN, "INBOX")[-1]["subject"].startswith("Updated invitation")


def test_an_edited_draft_keeps_its_id_and_changes_its_message(google: Google, hand: Hand) -> None:
    made = google.draft(letter())
    edited = hand.phone("edit_draft", text="My own words.\n")
    assert edited["draft"] == made["id"]
    assert edited["message"] != made["message"]["id"]
    (draft,) = hand.mail(ROBIN, "DRAFT")
    assert draft["text"].replace("\r", "") == "My own words.\n"
    assert dict(draft["headers"])["X-Client-Ref"] == "t1"


def test_an_edited_subject_leaves_the_thread(google: Google, hand: Hand) -> None:
    first = hand.mail(ROBIN, "INBOX")[0]
    raw = letter("Re: " + first["subject"], In_Reply_To=first["message_id"], References=first["message_id"])
    google.draft(raw, first["thread"])
    assert hand.phone("edit_draft", text="x")["thread"] == first["thread"]
    assert hand.phone("edit_draft", subject="Verspätet, ich weiß")["thread"] != first["thread"]
    assert hand.mail(ROBIN, "DRAFT")[0]["subject"] == "Verspätet, ich weiß"


def test_the_person_can_press_send(google: Google, hand: Hand) -> None:
    made = google.draft(letter())
    sent = hand.phone("send_draft", draft=made["id"])
    assert hand.mail(ROBIN, "DRAFT") == []
    assert hand.mail(ROBIN, "SENT")[-1]["id"] == sent["message"]
    assert hand.mail(DANA, "INBOX")[-1]["subject"] == "My missed interview"
    assert "gmail.users.drafts.send" not in hand.writes()


@pytest.mark.parametrize("action", ["delete_draft", "delete_thread"])
def test_a_draft_can_vanish(google: Google, hand: Hand, action: str) -> None:
    google.draft(letter())
    hand.phone(action)
    assert "drafts" not in google.drafts.list(userId="me").execute()
    hand.ask(f"/world/phone/{ROBIN}/{action}", {}, expect=404)


def test_a_person_can_write_events_and_mails(google: Google, hand: Hand) -> None:
    _, token = google.everything()
    hand.phone("add_event", title="Visit", start="2026-12-01T09:00:00+01:00", end="2026-12-01T10:00:00+01:00")
    assert [item["summary"] for item in _changes(google, token)] == ["Visit"]
    hand.phone("write_mail", DANA, to=ROBIN, subject="News", text="Hello")
    assert google.inbox()[0]["snippet"] == "Hello"


def test_unknown_people_actions_and_entries_are_not_found(hand: Hand) -> None:
    hand.ask("/world/phone/nobody@stranger.example/mark_missed", {}, expect=404)
    hand.ask(f"/world/phone/{ROBIN}/dance", {}, expect=404)
    hand.ask(f"/world/phone/{ROBIN}/delete_event", {"event": "no such thing"}, expect=404)
