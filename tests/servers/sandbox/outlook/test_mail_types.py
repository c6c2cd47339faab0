"""Is Outlook's mail, in every form in which it is answered, what Graph's own description says?"""

import pytest

from tests.servers.sandbox.clients import DANA, ROBIN, Json
from tests.servers.sandbox.csdl import Violation, description
from tests.servers.sandbox.microsoft import REF, Microsoft

_PROPERTIES = f"singleValueExtendedProperties($filter=id eq '{REF}')"


def _letter(**fields: Json) -> Json:
    return {
        "subject": "My missed interview",
        "body": {"contentType": "text", "content": "I am sorry."},
        "toRecipients": [{"emailAddress": {"address": DANA, "name": "Dana Rieger"}}],
        "internetMessageId": "<t1@keller.example>",
        "internetMessageHeaders": [{"name": "x-client-ref", "value": "t1"}],
        "singleValueExtendedProperties": [{"id": REF, "value": "t1"}],
        **fields,
    }


def test_lists_of_messages_and_folders_are_as_described(graph: Microsoft) -> None:
    assert len(graph.get("/me/messages")["value"]) == 3
    whole = "id,subject,uniqueBody,internetMessageHeaders,conversationIndex,flag,from,replyTo,receivedDateTime"
    assert graph.get("/me/messages", select=whole)["value"][0]["uniqueBody"]
    assert graph.get("/me/mailFolders")["value"]
    assert graph.get("/me/mailFolders/inbox")["displayName"]
    assert graph.get("/me/mailFolders('inbox')/messages/delta")["value"]


def test_an_invitation_is_a_request_with_its_event(graph: Microsoft) -> None:
    invited = next(one for one in graph.get("/me/messages")["value"] if "@odata.type" in one)
    assert invited["@odata.type"] == "#microsoft.graph.eventMessageRequest"
    shown = graph.get(f"/me/messages/{invited['id']}", expand="microsoft.graph.eventMessage/event")
    assert shown["event"]["subject"] == "Interview: Data Engineer, Northwind"


def test_an_answer_to_a_meeting_is_a_response(graph: Microsoft) -> None:
    guest = {"type": "required", "emailAddress": {"address": ROBIN}}
    with Microsoft(graph.sandbox, DANA) as dana:
        dana.create(subject="Second", attendees=[guest])
        mine = next(item for item in graph.round()[0] if item.get("subject") == "Second")
        graph.ask("POST", f"/me/events/{mine['id']}/accept", {})
        mails = dana.get("/me/messages")["value"]
    assert mails[0]["meetingMessageType"] == "meetingAccepted"
    assert mails[0]["@odata.type"] == "#microsoft.graph.eventMessageResponse"


def test_drafts_replies_and_sent_mails_are_as_described(graph: Microsoft) -> None:
    made = graph.ask("POST", "/me/messages", _letter())
    assert made.status == 201
    path = f"/me/messages/{made.body['id']}"
    changed = graph.ask("PATCH", path, {"subject": "My interview"}, If_Match=made.body["@odata.etag"])
    assert changed.body["subject"] == "My interview"
    shown = graph.get(path, expand=_PROPERTIES)
    assert shown["singleValueExtendedProperties"] == [{"id": REF, "value": "t1"}]
    first = graph.get("/me/messages", select="id")["value"][-1]["id"]
    reply = graph.ask("POST", f"/me/messages/{first}/createReply", {"comment": "Hello"})
    assert (reply.status, reply.body["isDraft"]) == (201, True)
    assert graph.ask("POST", path + "/send").status == 202
    graph.hand.ask("/world/clock", {"advance": 60})
    assert graph.get(path)["isDraft"] is False


def test_the_checker_knows_messages(graph: Microsoft) -> None:
    message = graph.get("/me/messages")["value"][0]
    with pytest.raises(Violation, match="no property surprise"):
        description().check_answer("/me/messages/1", 200, {**message, "surprise": 1})
