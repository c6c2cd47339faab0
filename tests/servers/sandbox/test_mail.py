"""Does the mailbox behave as Gmail's does?"""

import base64
from itertools import pairwise
from typing import Any

import pytest
from googleapiclient.errors import HttpError

from tests.servers.sandbox.clients import DANA, PREFIX, ROBIN, Executable, Google, Hand, letter

Json = dict[str, Any]


def _fails(request: Executable) -> tuple[int, str]:
    with pytest.raises(HttpError) as error:
        request.execute()
    return error.value.status_code, error.value.error_details[0]["reason"]


def _raw(google: Google, draft: str) -> bytes:
    got = google.drafts.get(userId="me", id=draft, format="raw").execute()
    return base64.urlsafe_b64decode(got["message"]["raw"])


def _first_mail(google: Google) -> Json:
    listed = google.messages.list(userId="me", q="from:dana subject:role").execute()["messages"]
    return dict(
        google.messages.get(
            userId="me", id=listed[-1]["id"], format="metadata", metadataHeaders=["Message-ID", "Subject"]
        ).execute()
    )


def _header(message: Json, name: str) -> str:
    return str(next(item["value"] for item in message["payload"]["headers"] if item["name"] == name))


def test_a_draft_keeps_its_bytes_and_carries_only_the_draft_label(google: Google) -> None:
    raw = letter()
    made = google.draft(raw)
    assert _raw(google, made["id"]) == raw
    assert made["message"]["labelIds"] == ["DRAFT"]
    assert made["message"]["threadId"] == made["message"]["id"]


def test_every_replacement_gives_a_new_message_id(google: Google) -> None:
    made = google.draft(letter())
    body = {"message": {"raw": base64.urlsafe_b64encode(letter(text="new")).decode()}}
    changed = google.drafts.update(userId="me", id=made["id"], body=body).execute()
    assert changed["id"] == made["id"]
    assert changed["message"]["id"] != made["message"]["id"]
    assert _fails(google.messages.get(userId="me", id=made["message"]["id"])) == (404, "notFound")


def test_sending_consumes_the_draft(google: Google, hand: Hand) -> None:
    made = google.draft(letter())
    sent = google.send(made["id"])
    assert sent["labelIds"] == ["SENT"]
    assert sent["id"] != made["message"]["id"]
    assert _fails(google.drafts.send(userId="me", body={"id": made["id"]})) == (404, "notFound")
    assert _fails(google.drafts.get(userId="me", id=made["id"])) == (404, "notFound")
    assert hand.writes()["gmail.users.drafts.send"] == 1


def test_a_sent_mail_has_the_providers_message_id_and_our_reference(google: Google, hand: Hand) -> None:
    google.send(google.draft(letter())["id"])
    received = hand.mail(DANA, "INBOX")[-1]
    headers = dict(received["headers"])
    assert headers["Message-ID"].endswith("@mail.provider.example>")
    assert headers["X-Client-Ref"] == "t1"
    assert received["text"].startswith("I am sorry.")


def test_the_reference_can_be_lost_on_the_way(google: Google, hand: Hand) -> None:
    hand.ask("/world/settings", {"dropped_headers": ["X-Client-Ref"]}, "PUT")
    google.send(google.draft(letter())["id"])
    assert "X-Client-Ref" not in dict(hand.mail(DANA, "INBOX")[-1]["headers"])


def test_a_reply_draft_joins_the_thread_when_all_three_fit(google: Google) -> None:
    mail = _first_mail(google)
    ident = _header(mail, "Message-ID")
    raw = letter("Re: " + _header(mail, "Subject"), In_Reply_To=ident, References=ident)
    made = google.draft(raw, mail["threadId"])
    assert made["message"]["threadId"] == mail["threadId"]
    assert google.send(made["id"])["threadId"] == mail["threadId"]


@pytest.mark.parametrize("missing", ["In-Reply-To", "References", "subject", "thread"])
def test_a_reply_draft_with_one_of_them_wrong_is_refused(google: Google, missing: str) -> None:
    mail = _first_mail(google)
    ident = _header(mail, "Message-ID")
    subject = "Other" if missing == "subject" else "Re: " + _header(mail, "Subject")
    headers = {name.replace("-", "_"): ident for name in ("In-Reply-To", "References") if name != missing}
    thread = "18a0000000000001" if missing == "thread" else mail["threadId"]
    with pytest.raises(HttpError) as error:
        google.draft(letter(subject, **headers), thread)
    assert error.value.status_code == 400
    assert google.drafts.list(userId="me").execute().get("drafts") is None


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("rfc822msgid:t1@keller.example", 1),
        ("to:dana newer_than:1d", 1),
        ("to:stranger", 0),
        ("in:drafts missed", 1),
        ("subject:missed", 1),
        ("-subject:missed", 0),
        ("older_than:1d", 0),
        ('"I am sorry."', 1),
        ("after:2099/01/01", 0),
    ],
)
def test_drafts_are_found_by_a_query(google: Google, query: str, hits: int) -> None:
    google.draft(letter())
    assert len(google.drafts.list(userId="me", q=query).execute().get("drafts", [])) == hits


def test_the_search_index_can_lag_behind(google: Google, hand: Hand) -> None:
    hand.ask("/world/settings", {"search_lag": 60}, "PUT")
    google.draft(letter())
    query = {"userId": "me", "q": "rfc822msgid:t1@keller.example"}
    assert "drafts" not in google.drafts.list(**query).execute()
    assert "drafts" in google.drafts.list(userId="me").execute()
    hand.ask("/world/clock", {"advance": 61})
    assert len(google.drafts.list(**query).execute()["drafts"]) == 1


def test_history_tells_what_arrived_after_a_point(google: Google) -> None:
    start = google.users.getProfile(userId="me").execute()["historyId"]
    google.send(google.draft(letter())["id"])
    lines = google.users.history()
    inbox = lines.list(userId="me", startHistoryId=start, historyTypes="messageAdded", labelId="INBOX").execute()
    assert [line["messagesAdded"][0]["message"]["labelIds"] for line in inbox["history"]] == [["INBOX", "UNREAD"]]
    everything = lines.list(userId="me", startHistoryId=start).execute()
    ids = [int(line["id"]) for line in everything["history"]]
    assert ids == sorted(ids)
    assert all(later - earlier > 1 for earlier, later in pairwise(ids))
    assert "history" not in lines.list(userId="me", startHistoryId=everything["historyId"]).execute()


def test_history_tells_of_labels_too(google: Google, hand: Hand) -> None:
    google.http.token = hand.token(scopes=(PREFIX + "gmail.modify",))
    start = google.users.getProfile(userId="me").execute()["historyId"]
    ident = google.messages.list(userId="me", q="in:inbox").execute()["messages"][0]["id"]
    google.messages.modify(userId="me", id=ident, body={"addLabelIds": ["STARRED", "INBOX"]}).execute()
    google.messages.trash(userId="me", id=ident).execute()
    lines = google.users.history().list(userId="me", startHistoryId=start, historyTypes=["labelAdded", "labelRemoved"])
    moved = [
        (name, line[name][0]["labelIds"])
        for line in lines.execute()["history"]
        for name in ("labelsAdded", "labelsRemoved")
        if name in line
    ]
    assert moved == [("labelsAdded", ["STARRED"]), ("labelsAdded", ["TRASH"]), ("labelsRemoved", ["INBOX"])]
    assert _fails(google.messages.modify(userId="me", id=ident, body={"addLabelIds": ["SENT"]}))[0] == 400
    assert google.messages.list(userId="me", q="in:trash").execute()["messages"][0]["id"] == ident


def test_a_mail_can_go_out_without_a_draft(google: Google, hand: Hand) -> None:
    body = {"raw": base64.urlsafe_b64encode(letter()).decode()}
    assert google.messages.send(userId="me", body=body).execute()["labelIds"] == ["SENT"]
    assert hand.mail(DANA, "INBOX")[-1]["subject"] == "My missed interview"
    assert len(google.messages.list(userId="me", q="from:me to:dana in:sent").execute()["messages"]) == 2


def test_replace_and_send_is_one_call(google: Google, hand: Hand) -> None:
    made = google.draft(letter())
    message = {"raw": base64.urlsafe_b64encode(letter(text="Last words.")).decode()}
    google.drafts.send(userId="me", body={"id": made["id"], "message": message}).execute()
    assert hand.mail(DANA, "INBOX")[-1]["text"].strip() == "Last words."
    assert hand.mail(ROBIN, "DRAFT") == []


def test_a_mailbox_watch_is_accepted_and_recorded(google: Google, hand: Hand) -> None:
    body = {"topicName": "projects/p/topics/t", "labelIds": ["INBOX"]}
    assert google.users.watch(userId="me", body=body).execute()["historyId"]
    assert hand.ask("/world/people")[0]["watched"] == ["INBOX"]
    google.users.stop(userId="me").execute()
    assert hand.ask("/world/people")[0]["watched"] is None
    assert _fails(google.users.watch(userId="me", body={}))[0] == 400
    assert {"INBOX", "SENT"} <= {item["id"] for item in google.users.labels().list(userId="me").execute()["labels"]}


def test_somebody_elses_mailbox_is_out_of_reach(google: Google) -> None:
    assert _fails(google.users.getProfile(userId=DANA)) == (403, "forbidden")
    assert google.users.getProfile(userId=ROBIN).execute()["emailAddress"] == ROBIN


def test_history_that_is_too_old_is_not_found(google: Google, hand: Hand) -> None:
    start = google.users.getProfile(userId="me").execute()["historyId"]
    hand.ask(f"/world/accounts/{ROBIN}/expire_history", {})
    history = google.users.history()
    assert _fails(history.list(userId="me", startHistoryId=start)) == (404, "notFound")
    assert _fails(history.list(userId="me", startHistoryId="1")) == (404, "notFound")


def test_the_four_formats_show_what_they_should(google: Google) -> None:
    ident = google.messages.list(userId="me", labelIds=["INBOX"]).execute()["messages"][0]["id"]
    shapes = {
        form: google.messages.get(userId="me", id=ident, format=form).execute()
        for form in ("minimal", "full", "metadata", "raw")
    }
    assert ["payload" in shapes[form] for form in shapes] == [False, True, True, False]
    assert shapes["raw"]["raw"]
    parts = shapes["full"]["payload"]["parts"]
    invite = next(part for part in parts if part["filename"] == "invite.ics")
    fetched = google.messages.attachments().get(userId="me", messageId=ident, id=invite["body"]["attachmentId"])
    assert base64.urlsafe_b64decode(fetched.execute()["data"]).startswith(b"BEGIN:VCALENDAR")


def test_a_thread_shows_all_its_mails(google: Google) -> None:
    thread = google.users.threads().get(userId="me", id=_first_mail(google)["threadId"], format="metadata").execute()
    assert [mail["labelIds"] for mail in thread["messages"]] == [["INBOX"], ["SENT"]]
    assert len(google.users.threads().list(userId="me").execute()["threads"]) == 2


def test_compose_alone_cannot_read_and_metadata_cannot_search(google: Google, hand: Hand) -> None:
    google.http.token = hand.token(scopes=(PREFIX + "gmail.compose",))
    assert google.users.getProfile(userId="me").execute()["emailAddress"] == ROBIN
    assert _fails(google.messages.list(userId="me")) == (403, "insufficientPermissions")
    google.http.token = hand.token(scopes=(PREFIX + "gmail.metadata",))
    assert google.messages.list(userId="me").execute()["messages"]
    assert _fails(google.messages.list(userId="me", q="x")) == (403, "insufficientPermissions")


def test_a_mail_to_nobody_or_without_bytes_is_refused(google: Google) -> None:
    made = google.draft(letter().replace(b"To: " + DANA.encode() + b"\n", b""))
    assert _fails(google.drafts.send(userId="me", body={"id": made["id"]})) == (400, "invalidArgument")
    assert google.drafts.get(userId="me", id=made["id"]).execute()
    assert _fails(google.drafts.create(userId="me", body={"message": {}})) == (400, "invalidArgument")


def test_a_mail_to_a_stranger_bounces(google: Google) -> None:
    google.send(google.draft(letter(to="gone@stranger.example"))["id"])
    report = google.inbox()[0]
    assert report["payload"]["mimeType"] == "multipart/report"
    kinds = [part["mimeType"] for part in report["payload"]["parts"]]
    assert kinds == ["text/plain", "message/delivery-status", "text/rfc822-headers"]
