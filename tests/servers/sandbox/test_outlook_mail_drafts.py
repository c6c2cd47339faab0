"""Do Outlook's drafts keep what is laid into them, and change only for who has seen them?"""

import base64
from collections.abc import Iterator
from email.message import EmailMessage
from typing import Any

import pytest

from connectors.sandbox import Story
from tests.servers.sandbox.clients import DANA, ROBIN, Running
from tests.servers.sandbox.clients import letter as mime
from tests.servers.sandbox.outlook_mailbox import MARK, Outlook, letter, marked


@pytest.fixture
def outlook(running: Running) -> Iterator[Outlook]:
    """The candidate's mail in a story that is told on Outlook."""
    with Outlook(running(story=Story(provider="outlook"))) as outlook:
        yield outlook


def test_a_draft_answers_with_everything_a_client_has_to_remember(outlook: Outlook) -> None:
    answer = outlook.ask("POST", "/me/messages", letter())
    made = answer.body
    assert answer.status == 201
    assert made["isDraft"] is True
    assert made["@odata.etag"] == f'W/"{made["changeKey"]}"'
    assert made["internetMessageId"] == "<t+1@keller.example>"
    assert made["body"]["contentType"] == "text"
    assert made["body"]["content"].startswith("I am sorry.\r\n\r\nA) Wednesday")
    assert made["toRecipients"] == [{"emailAddress": {"name": "Dana Rieger", "address": DANA}}]
    assert made["from"]["emailAddress"]["address"] == ROBIN
    assert made["parentFolderId"] == outlook.get("/me/mailFolders/drafts")["id"]
    assert answer.headers["location"].endswith("/me/messages/" + made["id"])
    assert "uniqueBody" not in made
    assert "internetMessageHeaders" not in made


def test_what_is_selected_is_given_and_nothing_else(outlook: Outlook) -> None:
    ident = outlook.draft()["id"]
    found = outlook.message(ident, select="subject,internetMessageHeaders")
    assert set(found) == {"@odata.context", "@odata.etag", "id", "subject", "internetMessageHeaders"}
    assert found["internetMessageHeaders"] == [{"name": "x-client-ref", "value": "t1"}]
    assert outlook.ask("GET", f"/me/messages/{ident}?$select=subjekt").status == 400


def test_private_properties_are_given_when_expanded(outlook: Outlook) -> None:
    ident = outlook.draft()["id"]
    other = MARK.replace("ClientRef", "clientref")
    wanted = f"singleValueExtendedProperties($filter=id eq '{MARK.upper().replace('CLIENTREF', 'ClientRef')}')"
    with_case = f"singleValueExtendedProperties($filter=id eq '{other}')"
    assert outlook.message(ident, expand=wanted.replace("NAME", "Name"))["singleValueExtendedProperties"] == [
        {"id": MARK, "value": "t1"}
    ]
    assert "singleValueExtendedProperties" not in outlook.message(ident, expand=with_case)


def test_a_body_is_html_unless_text_is_preferred(outlook: Outlook) -> None:
    ident = outlook.draft()["id"]
    assert outlook.message(ident)["body"]["contentType"] == "text"
    outlook.text = False
    page = outlook.message(ident)["body"]
    assert page["contentType"] == "html"
    assert "I am sorry.<br>" in page["content"]


def test_html_reads_as_text(outlook: Outlook) -> None:
    source = "<html><head><style>p {}</style></head><body><p>Dear Dana,</p><p>one<br>two &amp; three</p></body></html>"
    made = outlook.draft(body={"contentType": "html", "content": source})
    assert outlook.message(made["id"])["body"]["content"] == "Dear Dana,\r\n\r\none\r\ntwo & three\r\n"


def test_a_changed_draft_keeps_its_id_and_conversation_and_gets_a_new_change_key(outlook: Outlook) -> None:
    made = outlook.draft()
    answer = outlook.ask("PATCH", f"/me/messages/{made['id']}", {"subject": "Verspätet – sorry"})
    changed = answer.body
    assert (answer.status, changed["id"], changed["subject"]) == (200, made["id"], "Verspätet – sorry")
    assert changed["conversationId"] == made["conversationId"]
    assert changed["changeKey"] != made["changeKey"]
    assert changed["body"] == made["body"]


def test_a_change_is_refused_to_who_has_seen_an_older_state(outlook: Outlook) -> None:
    made = outlook.draft()
    path = f"/me/messages/{made['id']}"
    first = outlook.ask("PATCH", path, {"subject": "one"}, If_Match=made["@odata.etag"])
    second = outlook.ask("PATCH", path, {"subject": "two"}, If_Match=made["@odata.etag"])
    assert (first.status, second.status, second.code) == (200, 412, "ErrorIrresolvableConflict")
    assert outlook.message(made["id"])["subject"] == "one"


def test_properties_can_be_added_to_a_draft_later(outlook: Outlook) -> None:
    made = outlook.draft(singleValueExtendedProperties=[])
    assert outlook.listed(filter=marked()) == []
    properties = {"singleValueExtendedProperties": [{"id": MARK, "value": "t1"}]}
    changed = outlook.ask("PATCH", f"/me/messages/{made['id']}", properties).body
    assert changed["changeKey"] != made["changeKey"]
    assert [one["id"] for one in outlook.listed(filter=marked())] == [made["id"]]


def test_names_with_letters_of_any_kind_survive(outlook: Outlook) -> None:
    person = {"emailAddress": {"name": "Jürgen Müller, HR", "address": "j.mueller@northwind.example"}}
    made = outlook.draft(toRecipients=[person], ccRecipients=[person], replyTo=[person])
    assert [made[name] for name in ("toRecipients", "ccRecipients", "replyTo")] == [[person]] * 3


def test_a_deleted_draft_is_gone(outlook: Outlook) -> None:
    ident = outlook.draft()["id"]
    assert outlook.ask("DELETE", f"/me/messages/{ident}").status == 204
    for method in ("GET", "DELETE"):
        answer = outlook.ask(method, f"/me/messages/{ident}")
        assert (answer.status, answer.code) == (404, "ErrorItemNotFound")


def test_deleted_items_may_keep_it_under_its_unchanging_id(outlook: Outlook) -> None:
    outlook.habits.keeps_deleted = True
    ident = outlook.draft()["id"]
    outlook.ask("DELETE", f"/me/messages/{ident}")
    assert outlook.message(ident)["parentFolderId"] == outlook.get("/me/mailFolders/deleteditems")["id"]
    assert outlook.listed("/me/mailFolders/drafts/messages") == []


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"internetMessageHeaders": [{"name": "Client-Ref", "value": "1"}]}, "InvalidInternetMessageHeader"),
        (
            {"internetMessageHeaders": [{"name": f"x-{n}", "value": "1"} for n in range(6)]},
            "InvalidInternetMessageHeaderCollection",
        ),
        ({"toRecipients": [{"emailAddress": {"address": "nobody"}}]}, "ErrorInvalidRecipients"),
        ({"isDraft": False}, "ErrorInvalidPropertySet"),
        ({"body": {"contentType": "markdown", "content": ""}}, "RequestBodyRead"),
        ({"singleValueExtendedProperties": [{"id": "ClientRef", "value": "1"}]}, "ErrorInvalidExtendedProperty"),
    ],
)
def test_what_cannot_be_set_is_refused(outlook: Outlook, fields: dict[str, Any], code: str) -> None:
    answer = outlook.ask("POST", "/me/messages", letter(**fields))
    assert (answer.status, answer.code) == (400, code)
    assert outlook.listed("/me/mailFolders/drafts/messages") == []


def test_headers_can_only_be_set_when_a_draft_is_made(outlook: Outlook) -> None:
    ident = outlook.draft()["id"]
    answer = outlook.ask("PATCH", f"/me/messages/{ident}", {"internetMessageHeaders": []})
    assert (answer.status, answer.code) == (400, "ErrorInvalidPropertySet")


def test_a_draft_can_be_made_of_a_whole_mime_letter(outlook: Outlook) -> None:
    whole = base64.b64encode(mime())
    made = outlook.ask("POST", "/me/messages", whole, Content_Type="text/plain").body
    assert (made["subject"], made["internetMessageId"]) == ("My missed interview", "<t1@keller.example>")
    assert outlook.ask("GET", f"/me/messages/{made['id']}/$value").content == mime()
    broken = outlook.ask("POST", "/me/messages", b"not base64!", Content_Type="text/plain")
    assert (broken.status, broken.body["error"]["message"]) == (400, "Invalid base64 string for MIME content.")


def test_both_forms_of_an_id_name_the_item_and_letters_of_either_case_count(outlook: Outlook) -> None:
    fixed = outlook.draft()["id"]
    outlook.immutable = False
    placed = outlook.message(fixed)["id"]
    assert placed != fixed
    assert outlook.message(placed)["subject"] == "My missed interview"
    for bent in (fixed.swapcase(), "AAkALg", "nonsense"):
        answer = outlook.ask("GET", f"/me/messages/{bent}")
        assert (answer.status, answer.code) == (400, "ErrorInvalidIdMalformed")


def test_ids_can_be_turned_over(outlook: Outlook) -> None:
    fixed = outlook.draft()["id"]
    forms = {"sourceIdType": "restImmutableEntryId", "targetIdType": "restId"}
    answer = outlook.ask("POST", "/me/translateExchangeIds", {"inputIds": [fixed, "nonsense"], **forms})
    first, second = answer.body["value"]
    outlook.immutable = False
    assert (first["sourceId"], first["targetId"]) == (fixed, outlook.message(fixed)["id"])
    assert second["errorDetails"]["code"] == "ErrorInvalidIdMalformed"
    many = outlook.ask("POST", "/me/translateExchangeIds", {"inputIds": [fixed] * 1001, **forms})
    assert many.status == 400


def test_a_token_without_the_permission_opens_nothing(outlook: Outlook) -> None:
    outlook.token = outlook.hand.token(scopes=("Mail.Read",))
    answer = outlook.ask("POST", "/me/messages", letter())
    assert (answer.status, answer.code) == (403, "ErrorAccessDenied")
    outlook.token = outlook.hand.token(scopes=("Mail.ReadWrite",))
    ident = outlook.draft()["id"]
    assert outlook.ask("POST", f"/me/messages/{ident}/send").status == 403


def test_files_in_a_draft_are_listed(outlook: Outlook) -> None:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = ROBIN, DANA, "With a file"
    mail.set_content("See there.")
    mail.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="cv.pdf")
    made = outlook.ask("POST", "/me/messages", base64.b64encode(mail.as_bytes()), Content_Type="text/plain").body
    (found,) = outlook.listed(f"/me/messages/{made['id']}/attachments", select="name,contentType,size")
    assert made["hasAttachments"] is True
    assert (found["name"], found["contentType"], found["size"]) == ("cv.pdf", "application/pdf", 5)
    assert set(found) == {"@odata.type", "id", "name", "contentType", "size"}
