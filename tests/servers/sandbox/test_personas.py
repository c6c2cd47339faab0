"""Do the interviewers react as their tempers say?"""

import asyncio
import email
from datetime import UTC, datetime
from email import policy
from typing import Any

import pytest

from connectors.sandbox import Sandbox, Story
from connectors.sandbox.slots import read_slots
from tests.servers.sandbox.clients import DANA, ROBIN, SLOTS, Google, Hand, letter

_PROSE = ["agrees", "proposes_other_times", "refuses", "vague", "hostile"]


def _send(google: Google, **words: str) -> None:
    google.send(google.draft(letter(**words))["id"])


def _answers(hand: Hand) -> list[dict[str, Any]]:
    return [mail for mail in hand.mail(ROBIN, "INBOX") if mail["from"] == DANA][2:]


@pytest.mark.parametrize("persona", _PROSE)
def test_a_human_answer_is_threaded_and_quotes_the_letter(google: Google, hand: Hand, persona: str) -> None:
    hand.persona(persona)
    _send(google)
    (answer,) = _answers(hand)
    sent = hand.mail(ROBIN, "SENT")[-1]
    headers = dict(answer["headers"])
    assert headers["In-Reply-To"] == sent["message_id"]
    assert sent["message_id"] in headers["References"]
    assert "Robin Keller <robin@keller.example> wrote:\n> I am sorry." in answer["text"].replace("\r", "")
    assert ("> A) Wednesday, 25 November 2026" in answer["text"]) is True


def test_the_agreeable_one_names_the_first_option_and_joins_the_thread(google: Google, hand: Hand) -> None:
    _send(google)
    (answer,) = _answers(hand)
    assert "Option A works for me" in answer["text"]
    assert answer["thread"] == hand.mail(ROBIN, "SENT")[-1]["thread"]
    assert answer["content_type"] == "multipart/alternative"


def test_only_the_first_letter_is_answered(google: Google, hand: Hand) -> None:
    _send(google)
    _send(google, subject="Thank you", text="Thanks.")
    _send(google)
    assert len(_answers(hand)) == 1


def test_an_agreeable_interviewer_waits_for_a_letter_with_times(google: Google, hand: Hand) -> None:
    _send(google, text="Sorry, I will write again.")
    assert _answers(hand) == []
    _send(google)
    assert len(_answers(hand)) == 1


def test_a_patient_interviewer_answers_when_the_clock_gets_there(google: Google, hand: Hand) -> None:
    hand.persona("agrees", patience=600)
    _send(google)
    assert _answers(hand) == []
    hand.ask("/world/clock", {"advance": 601})
    assert len(_answers(hand)) == 1


def test_an_invitation_lands_in_the_calendar_and_as_a_request_in_the_inbox(google: Google, hand: Hand) -> None:
    hand.persona("sends_invitation")
    _, token = google.everything()
    _send(google)
    (event,) = google.listed(syncToken=token)["items"]
    assert event["organizer"]["email"] == DANA
    assert event["start"]["dateTime"] == "2026-11-25T10:00:00+01:00"
    (mail,) = _answers(hand)
    parts = list(email.message_from_string(mail["raw"], policy=policy.default).walk())
    files = [part for part in parts if part.get_content_type() == "text/calendar"]
    assert files[0].get_param("method") == "REQUEST"
    assert f"UID:{event['iCalUID']}" in files[0].get_content()
    assert [notice["cause"] for notice in hand.ask("/world/notices")] == ["person"]


def test_the_original_meeting_moves_under_its_own_uid_and_keeps_the_mark(google: Google, hand: Hand) -> None:
    hand.persona("moves_original")
    hand.phone("mark_missed")
    before = google.interview()
    _send(google)
    after = google.interview()
    assert (after["id"], after["iCalUID"], after["sequence"]) == (before["id"], before["iCalUID"], 1)
    assert after["start"]["dateTime"] == "2026-11-25T10:00:00+01:00"
    assert after["eventLabelId"] == before["eventLabelId"]


def test_an_absence_notice_says_that_it_is_automatic_and_then_there_is_silence(google: Google, hand: Hand) -> None:
    hand.persona("auto_reply")
    _send(google)
    _send(google)
    (answer,) = _answers(hand)
    assert dict(answer["headers"])["Auto-Submitted"] == "auto-replied"


def test_another_thread_has_no_reference_to_ours(google: Google, hand: Hand) -> None:
    hand.persona("other_thread")
    _send(google)
    (answer,) = _answers(hand)
    assert "In-Reply-To" not in dict(answer["headers"])
    assert answer["thread"] != hand.mail(ROBIN, "SENT")[-1]["thread"]


def test_a_bouncing_interviewer_gets_nothing_and_the_sender_a_report(google: Google, hand: Hand) -> None:
    hand.persona("bounce")
    before = len(hand.mail(DANA))
    _send(google)
    report = hand.mail(ROBIN, "INBOX")[-1]
    assert report["from"] == "mailer-daemon@provider.example"
    assert report["content_type"] == "multipart/report"
    assert f"Final-Recipient: rfc822; {DANA}" in report["raw"]
    assert len(hand.mail(DANA)) == before


def test_a_calendar_mail_is_no_letter(google: Google, hand: Hand) -> None:
    hand.persona("refuses")
    body = {
        "start": {"dateTime": "2026-11-25T10:00:00+01:00"},
        "end": {"dateTime": "2026-11-25T11:00:00+01:00"},
        "attendees": [{"email": DANA}],
    }
    google.events.insert(calendarId="primary", body=body, sendUpdates="all").execute()
    assert hand.mail(DANA, "INBOX")[-1]["subject"].startswith("Invitation:")
    assert _answers(hand) == []


def test_silence_is_silence(google: Google, hand: Hand) -> None:
    hand.persona("silence")
    _send(google)
    assert _answers(hand) == []


def test_a_person_can_answer_in_own_words_at_any_time(google: Google, hand: Hand) -> None:
    hand.persona("silence")
    _send(google)
    hand.ask(f"/world/people/{DANA}/answer", {"text": "Yes to B."})
    hand.ask(f"/world/people/{DANA}/answer", {"persona": "refuses"})
    first, second = _answers(hand)
    assert first["text"].startswith("Yes to B.")
    assert "not to continue" in second["text"]


def test_nobody_can_answer_before_a_letter_came(hand: Hand) -> None:
    hand.ask(f"/world/people/{DANA}/answer", {"persona": "sends_invitation"}, expect=400)
    hand.ask(f"/world/people/{DANA}/answer", {"persona": "cheerful", "text": ""}, expect=400)
    hand.ask(f"/world/people/{DANA}/persona", {"persona": "cheerful"}, expect=400)


@pytest.mark.parametrize(
    "line",
    [
        "A) Wednesday, 25 November 2026, 10:00-10:45 (Europe/Berlin)",
        "A) Mittwoch, 25. November 2026, 10:00\u201310:45 (Europe/Berlin)",
        "A) mercredi 25 novembre 2026, 10:00-10:45 (Europe/Berlin)",
        "A) miércoles, 25 de noviembre de 2026, 10:00-10:45 (Europe/Berlin)",
        "A) Wednesday, November 25, 2026, 9:00-9:45 AM (UTC)",
        "> A) 2026-11-25 10:00-10:45 Europe/Berlin",
    ],
)
def test_a_lettered_line_is_read_as_a_person_reads_it(line: str) -> None:
    (slot,) = read_slots(f"Hello,\n\n{line}\n", "America/New_York")
    assert slot.start == datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
    assert (slot.end - slot.start).total_seconds() == 45 * 60


def test_lines_without_a_clear_time_are_no_slots() -> None:
    assert [slot.letter for slot in read_slots(SLOTS + "C) whenever you like\nD) 31 February 2026, 10:00", "UTC")] == [
        "A",
        "B",
    ]


@pytest.mark.parametrize(
    "start",
    [
        "2026-03-29T00:30:00+00:00",
        "2026-10-25T00:45:00+00:00",
        "2026-12-31T23:50:00+00:00",
        "2026-11-22T03:00:00+00:00",
        "2028-02-29T12:00:00+00:00",
    ],
)
def test_the_story_works_at_any_time(start: str) -> None:
    now = datetime.fromisoformat(start)
    sandbox = Sandbox(start=now, story=Story(candidates=3, meeting="site"))
    robin = sandbox.world.person("robin2@keller.example")
    event = next(e for e in robin.primary.entries.values() if e.title.startswith("Interview"))
    ended = (now - event.end.instant("UTC")).total_seconds() / 60
    assert 19 < ended < 26
    assert event.length("UTC").total_seconds() == 45 * 60
    assert len(robin.mailbox.messages) == 3
    assert abs((sandbox.world.clock.now() - now).total_seconds()) < 5


def test_without_a_mail_thread_the_mailbox_is_empty() -> None:
    sandbox = Sandbox(story=Story(mail_thread=False))
    assert sandbox.world.person(ROBIN).mailbox.messages == {}


def test_a_sandbox_lives_in_the_callers_loop() -> None:
    async def visit() -> tuple[str, float]:
        async with Sandbox() as sandbox:
            before = sandbox.world.clock.now()
            return sandbox.google_url, (sandbox.world.clock.advance(60) - before).total_seconds()

    url, moved = asyncio.run(visit())
    assert url.startswith("http://127.0.0.1:")
    assert 60 <= moved < 61
