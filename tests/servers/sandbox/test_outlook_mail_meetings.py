"""Does Outlook know a mail about a meeting, and what it says?"""

from collections.abc import Iterator
from typing import Any

import pytest

from connectors.sandbox import Story
from tests.servers.sandbox.clients import DANA, ROBIN, Running
from tests.servers.sandbox.outlook_mailbox import Outlook


@pytest.fixture
def outlook(running: Running) -> Iterator[Outlook]:
    """The candidate's mail in a story that is told on Outlook."""
    with Outlook(running(story=Story(provider="outlook"))) as outlook:
        yield outlook


_ALL = "id,subject," + ",".join(
    f"microsoft.graph.eventMessage/{name}" for name in ("meetingMessageType", "startDateTime", "isOutOfDate")
)


def _meetings(outlook: Outlook) -> list[Any]:
    return [one for one in outlook.listed("/me/mailFolders/inbox/messages") if "meetingMessageType" in one]


def test_an_invitation_is_a_request_with_its_times(outlook: Outlook) -> None:
    (found,) = _meetings(outlook)
    assert found["@odata.type"] == "#microsoft.graph.eventMessageRequest"
    assert (found["meetingMessageType"], found["meetingRequestType"]) == ("meetingRequest", "newMeetingRequest")
    assert found["startDateTime"] == {"dateTime": "2026-11-24T08:55:00.0000000", "timeZone": "UTC"}
    assert found["previousStartDateTime"] is None
    assert (found["hasAttachments"], found["type"], found["isOutOfDate"]) == (False, "singleInstance", False)


def test_a_moved_meeting_says_where_it_was(outlook: Outlook) -> None:
    title = outlook.sandbox.world.person(DANA).primary
    name = next(entry.title for entry in title.entries.values())
    outlook.hand.phone("move_event", DANA, event=name, start="2026-12-02T09:00:00+01:00")
    update, first = _meetings(outlook)
    assert (update["meetingRequestType"], first["isOutOfDate"]) == ("fullUpdate", True)
    assert update["startDateTime"]["dateTime"].startswith("2026-12-02T08:00:00")
    assert (update["previousStartDateTime"], update["previousEndDateTime"]) == (
        first["startDateTime"],
        first["endDateTime"],
    )


def test_a_cancelled_meeting_is_no_request(outlook: Outlook) -> None:
    name = next(entry.title for entry in outlook.sandbox.world.person(DANA).primary.entries.values())
    outlook.hand.phone("delete_event", DANA, event=name)
    found = _meetings(outlook)[0]
    assert (found["@odata.type"], found["meetingMessageType"]) == ("#microsoft.graph.eventMessage", "meetingCancelled")
    assert "meetingRequestType" not in found


@pytest.mark.parametrize(
    ("method", "status", "kind", "answer"),
    [
        ("REPLY", "ACCEPTED", "meetingAccepted", "accepted"),
        ("REPLY", "DECLINED", "meetingDeclined", "declined"),
        ("REPLY", "TENTATIVE", "meetingTenativelyAccepted", "tentativelyAccepted"),
        ("COUNTER", "TENTATIVE", "meetingTenativelyAccepted", "tentativelyAccepted"),
    ],
)
def test_a_guests_answer_is_a_response(outlook: Outlook, method: str, status: str, kind: str, answer: str) -> None:
    outlook.sandbox.world.person(ROBIN).mailbox.deliver(_response(method, status))
    found = _meetings(outlook)[0]
    assert found["@odata.type"] == "#microsoft.graph.eventMessageResponse"
    assert (found["meetingMessageType"], found["responseType"]) == (kind, answer)
    proposed = found["proposedNewTime"]
    assert (proposed is not None) is (method == "COUNTER")
    if proposed:
        assert proposed["start"] == {"dateTime": "2026-12-01T08:00:00.0000000", "timeZone": "UTC"}


def _response(method: str, status: str) -> bytes:
    calendar = (
        f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:{method}\r\nBEGIN:VTIMEZONE\r\nTZID:Europe/Berlin\r\nBEGIN:STANDARD\r\n"
        "DTSTART:16011028T030000\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:abc@keller.example\r\n"
        f'ATTENDEE;PARTSTAT={status};CN="Dana; the: HR":mailto:dana.rieger@northwind.example\r\n'
        "DTSTART;TZID=Europe/Berlin:20261201T090000\r\nDTEND;TZID=Europe/Berlin:20261201T100000\r\n"
        "SUMMARY:Talk\\, again\r\n  and more\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    head = f"From: {DANA}\r\nTo: {ROBIN}\r\nSubject: Answer\r\nContent-Type: text/calendar; method={method}\r\n"
    return f"{head}\r\n{calendar}".encode()


def test_fields_of_meetings_are_selected_by_their_type(outlook: Outlook) -> None:
    plain, meeting = sorted(outlook.listed("/me/mailFolders/inbox/messages", select=_ALL), key=len)
    assert set(plain) == {"@odata.etag", "id", "subject"}
    assert set(meeting) - set(plain) == {"@odata.type", "meetingMessageType", "startDateTime", "isOutOfDate"}
    assert outlook.ask("GET", "/me/messages?$select=meetingMessageType").status == 400


def test_a_meeting_mail_leads_to_its_event(outlook: Outlook) -> None:
    (found,) = _meetings(outlook)
    shown = outlook.message(found["id"], expand="microsoft.graph.eventMessage/event")
    entry = next(one for one in outlook.hand.calendar(ROBIN) if one["title"].startswith("Interview: "))
    assert (shown["event"]["iCalUId"], shown["event"]["subject"]) == (entry["uid"], entry["title"])
    outlook.hand.phone("delete_event")
    assert "event" not in outlook.message(found["id"], expand="microsoft.graph.eventMessage/event")
