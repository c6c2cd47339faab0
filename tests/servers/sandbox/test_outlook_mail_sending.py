"""Does a letter leave Outlook as Graph's documents, and its troubles, say?"""

import base64
from collections.abc import Iterator
from typing import Any

import pytest

from connectors.sandbox import Story
from tests.servers.sandbox.clients import DANA, ROBIN, Running
from tests.servers.sandbox.clients import letter as mime
from tests.servers.sandbox.outlook_mailbox import Outlook, letter, marked


@pytest.fixture
def outlook(running: Running) -> Iterator[Outlook]:
    """The candidate's mail in a story that is told on Outlook."""
    with Outlook(running(story=Story(provider="outlook"))) as outlook:
        yield outlook


_FIRST = "Interview for the Data Engineer role"


def _received(outlook: Outlook) -> list[Any]:
    return [mail for mail in outlook.hand.mail(DANA, "INBOX") if mail["subject"] == "My missed interview"]


def test_a_sent_draft_lies_in_drafts_until_the_letter_is_out(outlook: Outlook) -> None:
    outlook.manners.sent_delay = 30.0
    ident = outlook.draft()["id"]
    answer = outlook.ask("POST", f"/me/messages/{ident}/send")
    assert (answer.status, answer.content) == (202, b"")
    outlook.wait(20)
    assert outlook.message(ident)["isDraft"] is True
    assert _received(outlook) == []
    outlook.wait(20)
    sent = outlook.message(ident)
    assert sent["isDraft"] is False
    assert sent["parentFolderId"] == outlook.get("/me/mailFolders/sentitems")["id"]
    assert sent["sentDateTime"] > sent["createdDateTime"]
    assert len(_received(outlook)) == 1


def test_the_placed_id_dies_with_the_move_and_the_unchanging_one_stays(outlook: Outlook) -> None:
    fixed = outlook.draft()["id"]
    outlook.immutable = False
    placed = outlook.message(fixed)["id"]
    outlook.send(placed)
    answer = outlook.ask("GET", f"/me/messages/{placed}")
    assert (answer.status, answer.code) == (404, "ErrorItemNotFound")
    assert outlook.message(fixed)["id"] != placed


def test_even_the_unchanging_id_may_change(outlook: Outlook) -> None:
    outlook.manners.ids_change_on_send = True
    ident = outlook.draft()["id"]
    outlook.send(ident)
    assert outlook.ask("GET", f"/me/messages/{ident}").status == 404
    assert [one["isDraft"] for one in outlook.listed(filter=marked())] == [False]


def test_the_copy_may_be_nowhere_for_a_while(outlook: Outlook) -> None:
    outlook.habits.copy_lag = 30.0
    ident = outlook.draft()["id"]
    outlook.send(ident, 3)
    assert len(_received(outlook)) == 1
    assert outlook.ask("GET", f"/me/messages/{ident}").status == 404
    outlook.wait(60)
    assert outlook.message(ident)["isDraft"] is False


@pytest.mark.parametrize("kept", [True, False])
def test_our_message_id_travels_or_is_replaced(outlook: Outlook, kept: bool) -> None:
    outlook.manners.own_message_ids = kept
    ident = outlook.draft()["id"]
    outlook.send(ident)
    (mail,) = _received(outlook)
    assert (mail["message_id"] == "<t+1@keller.example>") is kept
    assert outlook.message(ident)["internetMessageId"] == mail["message_id"]


@pytest.mark.parametrize("lost", [True, False])
def test_our_header_travels_or_is_dropped(outlook: Outlook, lost: bool) -> None:
    outlook.habits.loses_headers = lost
    outlook.send(outlook.draft()["id"])
    assert ("x-client-ref" in dict(_received(outlook)[0]["headers"])) is not lost


@pytest.mark.parametrize("lost", [True, False])
def test_the_sent_copy_keeps_our_property_or_loses_it(outlook: Outlook, lost: bool) -> None:
    outlook.habits.loses_marks = lost
    outlook.send(outlook.draft()["id"])
    assert len(outlook.listed("/me/mailFolders/sentitems/messages", filter=marked())) == (not lost)


def test_headers_of_a_mime_draft_do_not_travel(outlook: Outlook) -> None:
    whole = base64.b64encode(mime(Auto_Submitted="auto-generated"))
    ident = outlook.ask("POST", "/me/messages", whole, Content_Type="text/plain").body["id"]
    outlook.send(ident)
    names = {name.lower() for name, _ in _received(outlook)[0]["headers"]}
    assert not names & {"x-client-ref", "auto-submitted"}


def test_an_html_letter_travels_with_its_words_as_text(outlook: Outlook) -> None:
    body = {"contentType": "html", "content": "<p>I am sorry.</p><p>A) Wednesday</p>"}
    outlook.send(outlook.draft(body=body)["id"])
    (mail,) = _received(outlook)
    assert mail["content_type"] == "multipart/alternative"
    assert mail["text"].splitlines() == ["I am sorry.", "", "A) Wednesday"]


def test_a_gateway_timeout_may_have_delivered(outlook: Outlook) -> None:
    outlook.hand.fault("status", op="graph.messages.send", code=504, commit=True)
    ident = outlook.draft()["id"]
    assert outlook.ask("POST", f"/me/messages/{ident}/send").status == 504
    outlook.wait(60)
    assert len(_received(outlook)) == 1
    assert outlook.message(ident)["isDraft"] is False


def test_an_accepted_send_may_ask_to_come_back_later_and_has_delivered(outlook: Outlook) -> None:
    outlook.habits.send_retry_after = "2.5"
    answer = outlook.ask("POST", f"/me/messages/{outlook.draft()['id']}/send")
    outlook.wait(60)
    assert (answer.status, answer.headers["retry-after"], len(_received(outlook))) == (202, "2.5", 1)


def test_a_mailbox_may_be_said_not_to_exist_for_a_while(outlook: Outlook) -> None:
    outlook.hand.fault("status", op="graph.messages.send", code=404, reason="ErrorNonExistentMailbox")
    ident = outlook.draft()["id"]
    answer = outlook.ask("POST", f"/me/messages/{ident}/send")
    assert (answer.status, answer.code, _received(outlook)) == (404, "ErrorNonExistentMailbox", [])


@pytest.mark.parametrize("twice", [True, False])
def test_a_second_send_under_way_makes_a_second_copy_or_none(outlook: Outlook, twice: bool) -> None:
    outlook.manners.sent_delay, outlook.habits.sends_twice = 30.0, twice
    ident = outlook.draft()["id"]
    outlook.send(ident, 1)
    outlook.send(ident, 60)
    assert len(_received(outlook)) == (2 if twice else 1)
    assert len(outlook.listed("/me/mailFolders/sentitems/messages", filter="subject eq 'My missed interview'")) == (
        2 if twice else 1
    )


def test_a_sent_letter_is_not_sent_again_nor_changed(outlook: Outlook) -> None:
    ident = outlook.draft()["id"]
    outlook.send(ident)
    assert outlook.ask("POST", f"/me/messages/{ident}/send").status == 400
    answer = outlook.ask("PATCH", f"/me/messages/{ident}", {"subject": "New"})
    assert (answer.status, answer.code) == (400, "ErrorInvalidPropertyUpdateSentMessage")
    assert outlook.ask("PATCH", f"/me/messages/{ident}", {"isRead": False}).body["isRead"] is False
    assert len(_received(outlook)) == 1


def test_a_draft_deleted_while_it_is_on_its_way_still_arrives_and_leaves_no_copy(outlook: Outlook) -> None:
    outlook.manners.sent_delay = 30.0
    ident = outlook.draft()["id"]
    outlook.send(ident, 1)
    outlook.ask("DELETE", f"/me/messages/{ident}")
    outlook.wait(60)
    assert len(_received(outlook)) == 1
    assert outlook.listed(filter=marked()) == []


def test_a_send_can_come_to_nothing_with_a_report(outlook: Outlook) -> None:
    outlook.habits.send_fails = "report"
    outlook.send(outlook.draft()["id"])
    (report,) = outlook.listed(search='"subject:Delivery Status"')
    tag = "singleValueExtendedProperties($filter=id eq 'String 0x001A')"
    (kind,) = outlook.message(report["id"], expand=tag)["singleValueExtendedProperties"]
    raw = outlook.ask("GET", f"/me/messages/{report['id']}/$value").content
    assert _received(outlook) == []
    assert kind["value"] == "REPORT.IPM.Note.NDR"
    assert b"multipart/report" in raw
    assert b"Final-Recipient: rfc822; " + DANA.encode() in raw


def test_a_send_can_come_to_nothing_in_silence(outlook: Outlook) -> None:
    outlook.habits.send_fails = "stuck"
    ident = outlook.draft()["id"]
    outlook.send(ident, 1800)
    assert outlook.message(ident)["isDraft"] is True
    assert _received(outlook) == []


def test_a_letter_to_nobody_is_refused(outlook: Outlook) -> None:
    ident = outlook.draft(toRecipients=[])["id"]
    answer = outlook.ask("POST", f"/me/messages/{ident}/send")
    assert (answer.status, answer.code) == (400, "ErrorInvalidRecipients")


@pytest.mark.parametrize("saved", [True, False])
def test_a_mail_can_go_out_without_a_draft(outlook: Outlook, saved: bool) -> None:
    answer = outlook.ask("POST", "/me/sendMail", {"message": letter(), "saveToSentItems": saved})
    outlook.wait(60)
    assert (answer.status, answer.content, len(_received(outlook))) == (202, b"", 1)
    assert len(outlook.listed("/me/mailFolders/sentitems/messages", filter=marked())) == saved


def test_the_interviewers_answer_comes_back_into_the_conversation(outlook: Outlook) -> None:
    ident = outlook.draft()["id"]
    outlook.send(ident)
    (answer,) = outlook.listed("/me/mailFolders/inbox/messages", search='"subject:missed"')
    shown = outlook.message(answer["id"], select="conversationId,uniqueBody,internetMessageHeaders,body")
    headers = {one["name"]: one["value"] for one in shown["internetMessageHeaders"]}
    assert shown["conversationId"] == outlook.message(ident)["conversationId"]
    assert "wrote:" in shown["body"]["content"]
    assert "wrote:" not in shown["uniqueBody"]["content"]
    assert "Option A works for me" in shown["uniqueBody"]["content"]
    assert headers["Authentication-Results"].startswith("spf=pass (sender IP is ")
    assert (
        "dmarc=pass action=none header.from=northwind.example;compauth=pass reason=100"
        in headers["Authentication-Results"]
    )


def test_nothing_of_ours_is_seen_by_the_interviewer_but_the_letter(outlook: Outlook) -> None:
    outlook.send(outlook.draft()["id"])
    raw = _received(outlook)[0]["raw"]
    assert "6f1d3b1e" not in raw
    assert ROBIN in raw


def test_habits_are_set_by_name_and_kind(outlook: Outlook) -> None:
    outlook.habits.change({"copy_lag": 5, "sends_twice": True})
    assert (outlook.habits.copy_lag, outlook.habits.sends_twice) == (5, True)
    for wrong in ({"sends_twice": 1}, {"copy_lag": True}, {"sends_thrice": True}):
        with pytest.raises(ValueError, match="habit"):
            outlook.habits.change({"send_fails": "stuck", **wrong})
    assert outlook.habits.send_fails == ""


@pytest.mark.parametrize("seen", [True, False])
def test_a_change_and_its_send_go_together_or_not_at_all(outlook: Outlook, seen: bool) -> None:
    made = outlook.draft()
    path = f"/me/messages/{made['id']}"
    headers = {"If-Match": made["@odata.etag"], "Content-Type": "application/json", "Prefer": 'IdType="ImmutableId"'}
    if not seen:
        outlook.hand.phone("edit_draft", text="Other words.\n")
    change = {"id": "1", "method": "PATCH", "url": path, "headers": headers, "body": {"subject": "As approved"}}
    send = {"id": "2", "method": "POST", "url": path + "/send", "headers": headers, "body": {}, "dependsOn": ["1"]}
    answer = outlook.ask("POST", "/$batch", {"requests": [change, send]})
    outlook.wait(60)
    found = {one["id"]: one["status"] for one in answer.body["responses"]}
    assert found == ({"1": 200, "2": 202} if seen else {"1": 412, "2": 424})
    assert outlook.message(made["id"])["isDraft"] is not seen
    assert len([one for one in outlook.hand.mail(DANA, "INBOX") if one["subject"] == "As approved"]) == seen


@pytest.mark.parametrize("honoured", [True, False])
@pytest.mark.parametrize("way", ["draft", "sendMail"])
def test_what_a_letter_answers_may_be_told_by_its_properties(outlook: Outlook, way: str, honoured: bool) -> None:
    outlook.manners.threads_by_properties = honoured
    first = outlook.listed(filter=f"subject eq '{_FIRST}'")[0]
    told = {"String 0x1042": first["internetMessageId"], "String 0x1039": first["internetMessageId"]}
    fields = {
        "subject": "Re: " + first["subject"],
        "singleValueExtendedProperties": [{"id": ident, "value": value} for ident, value in told.items()],
    }
    if way == "draft":
        outlook.send(outlook.draft(**fields)["id"])
    else:
        assert outlook.ask("POST", "/me/sendMail", {"message": letter(**fields)}).status == 202
        outlook.wait(60)
    expand = "singleValueExtendedProperties($filter=id eq 'String 0x1042')"
    (sent,) = outlook.listed("/me/mailFolders/sentitems/messages", top="1", expand=expand)
    assert sent["singleValueExtendedProperties"] == [{"id": "String 0x1042", "value": first["internetMessageId"]}]
    assert (sent["conversationId"] == first["conversationId"]) is honoured
    arrived = outlook.sandbox.world.person(DANA).mailbox.labelled("INBOX")[0]
    assert arrived.header("References") == (first["internetMessageId"] if honoured else "")
