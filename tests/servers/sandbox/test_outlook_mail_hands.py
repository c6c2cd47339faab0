"""Does a person's own hand on an Outlook mailbox do what it does on any other?"""

from collections.abc import Iterator
from typing import Any

import pytest

from connectors.sandbox import Story
from tests.servers.sandbox.clients import DANA, ROBIN, Running
from tests.servers.sandbox.outlook_mailbox import Outlook, marked


@pytest.fixture
def outlook(running: Running) -> Iterator[Outlook]:
    """The candidate's mail in a story that is told on Outlook."""
    with Outlook(running(story=Story(provider="outlook"))) as outlook:
        yield outlook


def test_an_edit_by_hand_keeps_the_item_and_changes_its_key(outlook: Outlook) -> None:
    made = outlook.draft()
    outlook.hand.phone("edit_draft", draft=made["id"], text="My own words.\n", subject="Sorry")
    found = outlook.message(made["id"])
    assert (found["subject"], found["body"]["content"]) == ("Sorry", "My own words.\r\n")
    assert found["changeKey"] != made["changeKey"]
    assert found["createdDateTime"] == made["createdDateTime"]
    assert [one["id"] for one in outlook.listed(filter=marked())] == [made["id"]]
    answer = outlook.ask("PATCH", f"/me/messages/{made['id']}", {"subject": "x"}, If_Match=made["@odata.etag"])
    assert answer.status == 412


def test_an_edit_of_the_words_stays_in_the_conversation(outlook: Outlook) -> None:
    made = outlook.draft()
    outlook.hand.phone("edit_draft", text="New words.\n")
    assert outlook.message(made["id"])["conversationId"] == made["conversationId"]


def test_a_draft_that_is_saved_in_the_mail_program_becomes_html_of_the_same_words(outlook: Outlook) -> None:
    made = outlook.draft(body={"contentType": "text", "content": "Dear Dana,\n\n2  > 1\n"})
    for _ in range(2):
        outlook.hand.phone("edit_draft", html=True)
        assert outlook.message(made["id"])["body"]["content"].split() == ["Dear", "Dana,", "2", ">", "1"]
    outlook.text = False
    stored = outlook.message(made["id"])["body"]
    assert stored["contentType"] == "html"
    assert stored["content"].count('<div class="elementToProof"') == 3


def test_a_draft_sent_by_hand_is_the_same_item_in_sent_items(outlook: Outlook) -> None:
    made = outlook.draft()
    outlook.hand.phone("send_draft", draft=made["id"])
    found = outlook.message(made["id"])
    assert (found["isDraft"], found["conversationId"]) == (False, made["conversationId"])
    assert [one["id"] for one in outlook.listed(filter=marked())] == [made["id"]]
    assert outlook.hand.mail(DANA, "INBOX")[-1]["subject"] == "My missed interview"


@pytest.mark.parametrize("action", ["delete_draft", "delete_thread"])
def test_a_draft_can_vanish(outlook: Outlook, action: str) -> None:
    ident = outlook.draft()["id"]
    outlook.hand.phone(action)
    assert outlook.ask("GET", f"/me/messages/{ident}").code == "ErrorItemNotFound"
    outlook.hand.ask(f"/world/phone/{ROBIN}/{action}", {}, expect=404)


def test_a_mail_written_by_hand_lies_in_both_mailboxes(outlook: Outlook) -> None:
    outlook.hand.phone("write_mail", to=DANA, subject="By hand", text="Hello")
    outlook.hand.phone("write_mail", DANA, to=ROBIN, subject="Back", text="Hello")
    assert outlook.listed("/me/mailFolders/sentitems/messages")[0]["subject"] == "By hand"
    assert outlook.listed("/me/mailFolders/inbox/messages")[0]["subject"] == "Back"


def test_a_letter_to_nobody_bounces(outlook: Outlook) -> None:
    person: Any = [{"emailAddress": {"address": "nobody@northwind.example"}}]
    outlook.send(outlook.draft(toRecipients=person)["id"])
    found = outlook.listed("/me/mailFolders/inbox/messages")[0]
    assert found["subject"].startswith("Delivery Status Notification")
    assert "@odata.type" not in found
