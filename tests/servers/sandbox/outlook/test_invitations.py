"""How do invitations reach an Outlook calendar, and how are they answered?"""

import pytest

from tests.servers.sandbox.clients import DANA, ROBIN, Json
from tests.servers.sandbox.microsoft import Microsoft


def _invite(graph: Microsoft) -> Json:
    """The interviewer, who has an Outlook account as well, sends an invitation."""
    with Microsoft(graph.sandbox, DANA) as dana:
        guest = {"type": "required", "emailAddress": {"address": ROBIN, "name": "Robin Keller"}}
        theirs = dana.create(subject="Second interview", attendees=[guest])
    mine = next(item for item in graph.round()[0] if item.get("subject") == "Second interview")
    return {"mine": mine, "theirs": theirs["id"]}


def _seen(graph: Microsoft, ident: str) -> str:
    with Microsoft(graph.sandbox, DANA) as dana:
        return str(dana.get(f"/me/events/{ident}")["attendees"][0]["status"]["response"])


def test_an_invitation_is_in_the_calendar_at_once_but_tentative(graph: Microsoft) -> None:
    mine = _invite(graph)["mine"]
    assert (mine["showAs"], mine["isOrganizer"]) == ("tentative", False)
    assert mine["responseStatus"]["response"] == "notResponded"
    assert mine["organizer"]["emailAddress"]["address"] == DANA


@pytest.mark.parametrize(
    ("action", "answer", "shown"),
    [("accept", "accepted", "busy"), ("tentativelyAccept", "tentativelyAccepted", "tentative")],
)
def test_an_answer_is_seen_by_the_organiser_and_mailed(graph: Microsoft, action: str, answer: str, shown: str) -> None:
    event = _invite(graph)
    path = f"/me/events/{event['mine']['id']}"
    assert graph.ask("POST", f"{path}/{action}", {"comment": "Gladly.", "sendResponse": True}).status == 202
    mine = graph.get(path)
    assert (mine["responseStatus"]["response"], mine["showAs"]) == (answer, shown)
    assert _seen(graph, event["theirs"]) == answer
    assert [one["cause"] for one in graph.hand.ask("/world/notices") if one["kind"] == "reply"] == ["api"]
    mail = graph.hand.mail(DANA, "INBOX")[-1]
    assert mail["subject"].endswith("Second interview")
    assert "METHOD:REPLY" in mail["raw"]


def test_an_answer_may_be_kept_from_the_organiser(graph: Microsoft) -> None:
    event = _invite(graph)
    graph.ask("POST", f"/me/events/{event['mine']['id']}/accept", {"sendResponse": False})
    assert _seen(graph, event["theirs"]) == "none"
    assert not [one for one in graph.hand.ask("/world/notices") if one["kind"] == "reply"]


def test_a_declined_meeting_leaves_the_calendar_and_may_propose_another_time(graph: Microsoft) -> None:
    event = _invite(graph)
    path = f"/me/events/{event['mine']['id']}"
    slot = {
        "start": {"dateTime": "2026-11-27T10:00:00", "timeZone": "UTC"},
        "end": {"dateTime": "2026-11-27T11:00:00", "timeZone": "UTC"},
    }
    assert graph.ask("POST", path + "/decline", {"proposedNewTime": slot}).status == 202
    assert graph.refused("GET", path)[0] == 404
    assert _seen(graph, event["theirs"]) == "declined"
    assert "METHOD:COUNTER" in graph.hand.mail(DANA, "INBOX")[-1]["raw"]


def test_an_answer_that_makes_no_sense_is_refused(graph: Microsoft) -> None:
    own, theirs = graph.create()["id"], _invite(graph)["mine"]
    assert graph.refused("POST", f"/me/events/{own}/accept", {})[0] == 400
    assert graph.refused("POST", f"/me/events/{theirs['id']}/accept", {"proposedNewTime": {}})[0] == 400
    assert graph.refused("POST", f"/me/events/{theirs['id']}/accept", {"mood": "good"})[0] == 400
    stale = {"If_Match": 'W/"stale"'}
    assert graph.refused("POST", f"/me/events/{theirs['id']}/accept", {}, **stale)[0] == 412


def test_a_guest_marks_the_own_copy_but_does_not_move_the_meeting(graph: Microsoft) -> None:
    event = _invite(graph)
    path = f"/me/events/{event['mine']['id']}"
    assert graph.ask("PATCH", path, {"categories": ["Missed interview"]}).status == 200
    later = {"dateTime": "2026-11-25T12:00:00", "timeZone": "UTC"}
    assert graph.refused("PATCH", path, {"end": later}) == (403, "ErrorAccessDenied")
    with Microsoft(graph.sandbox, DANA) as dana:
        assert dana.get(f"/me/events/{event['theirs']}")["categories"] == []
        dana.ask("PATCH", f"/me/events/{event['theirs']}", {"subject": "Third interview"})
    mine = graph.get(path)
    assert (mine["subject"], mine["categories"]) == ("Third interview", ["Missed interview"])
