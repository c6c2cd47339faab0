"""Does Outlook make a reply by itself, and take from the client only what it takes in truth?"""

from collections.abc import Iterator

import pytest

from connectors.sandbox import Story
from tests.servers.sandbox.clients import DANA, ROBIN, Running
from tests.servers.sandbox.outlook_mailbox import MARK, Json, Outlook, letter, marked


@pytest.fixture
def outlook(running: Running) -> Iterator[Outlook]:
    """The candidate's mail in a story that is told on Outlook."""
    with Outlook(running(story=Story(provider="outlook"))) as outlook:
        yield outlook


def _first(outlook: Outlook) -> Json:
    (found,) = outlook.listed(
        "/me/mailFolders/inbox/messages", filter="subject eq 'Interview for the Data Engineer role'"
    )
    return found


def _answered(outlook: Outlook, body: Json, way: str = "createReply") -> Json:
    answer = outlook.ask("POST", f"/me/messages/{_first(outlook)['id']}/{way}", body)
    assert answer.status == 201, answer.content
    return answer.body


_WORDS = {"body": {"contentType": "text", "content": "I am sorry."}}


def test_a_reply_belongs_to_the_conversation_it_answers(outlook: Outlook) -> None:
    first, made = _first(outlook), _answered(outlook, {"message": _WORDS})
    tags = "singleValueExtendedProperties($filter=id eq 'String 0x1042' or id eq 'String 0x1039')"
    found = {
        one["id"]: one["value"] for one in outlook.message(made["id"], expand=tags)["singleValueExtendedProperties"]
    }
    assert made["conversationId"] == first["conversationId"]
    assert made["subject"] == "RE: Interview for the Data Engineer role"
    assert made["toRecipients"] == [first["from"]]
    assert made["body"]["content"] == "I am sorry.\r\n"
    assert found == {"String 0x1042": first["internetMessageId"], "String 0x1039": first["internetMessageId"]}


def test_a_reply_without_words_quotes_the_letter(outlook: Outlook) -> None:
    made = _answered(outlook, {"comment": "Short note"})
    whole = outlook.message(made["id"])["body"]["content"]
    assert whole.startswith("Short note")
    assert "From: Dana Rieger" in whole
    assert "thank you for your application" in whole
    assert outlook.message(made["id"], select="uniqueBody")["uniqueBody"]["content"].strip() == "Short note"


def test_the_clients_own_subject_and_people_are_taken(outlook: Outlook) -> None:
    people = [{"emailAddress": {"name": "HR", "address": "hr@northwind.example"}}]
    made = _answered(outlook, {"message": {**_WORDS, "subject": "Missed", "toRecipients": people}})
    assert (made["subject"], made["toRecipients"]) == ("Missed", people)
    assert made["conversationId"] == _first(outlook)["conversationId"]


def test_words_and_comment_together_are_refused(outlook: Outlook) -> None:
    answer = outlook.ask("POST", f"/me/messages/{_first(outlook)['id']}/createReply", {"message": {}, "comment": "x"})
    assert answer.status == 400
    assert outlook.listed("/me/mailFolders/drafts/messages") == []


@pytest.mark.parametrize("kept", [False, True])
def test_our_marks_in_a_reply_are_passed_over_unless_the_store_is_kind(outlook: Outlook, kept: bool) -> None:
    outlook.habits.reply_keeps_marks = kept
    names = ("internetMessageId", "internetMessageHeaders", "singleValueExtendedProperties")
    made = _answered(outlook, {"message": {**_WORDS, **{name: letter()[name] for name in names}}})
    assert (made["internetMessageId"] == "<t+1@keller.example>") is kept
    assert len(outlook.message(made["id"], select="internetMessageHeaders")["internetMessageHeaders"]) == kept
    assert len(outlook.listed(filter=marked())) == kept


def test_a_reply_can_be_found_by_its_conversation_and_marked_afterwards(outlook: Outlook) -> None:
    made = _answered(outlook, {"message": _WORDS})
    query = f"conversationId eq '{made['conversationId']}' and isDraft eq true"
    assert [one["id"] for one in outlook.listed("/me/mailFolders/drafts/messages", filter=query)] == [made["id"]]
    marks = {"internetMessageId": "<t1@keller.example>", "singleValueExtendedProperties": [{"id": MARK, "value": "t1"}]}
    changed = outlook.ask("PATCH", f"/me/messages/{made['id']}", marks).body
    assert changed["internetMessageId"] == "<t1@keller.example>"
    assert changed["conversationId"] == made["conversationId"]


def test_a_reply_goes_where_reply_to_points(outlook: Outlook) -> None:
    head = f"From: Dana <{DANA}>\nTo: {ROBIN}, kim@keller.example\nReply-To: desk@northwind.example\nSubject: Re: x\n"
    outlook.sandbox.world.person(ROBIN).mailbox.deliver(f"{head}\nHi\n".encode())
    (found,) = outlook.listed(filter="subject eq 'Re: x'")
    one = outlook.ask("POST", f"/me/messages/{found['id']}/createReply").body
    everybody = outlook.ask("POST", f"/me/messages/{found['id']}/createReplyAll").body
    assert [item["emailAddress"]["address"] for item in one["toRecipients"]] == ["desk@northwind.example"]
    assert [item["emailAddress"]["address"] for item in everybody["toRecipients"]] == [
        "desk@northwind.example",
        "kim@keller.example",
    ]
    assert one["subject"] == "RE: x"
