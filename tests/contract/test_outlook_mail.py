"""Letters on their way into Graph's JSON and back: what nobody touched is the same, what somebody touched is not."""

from collections.abc import Mapping
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from connectors.outlook.cursors import Position, read_position, write_position
from connectors.outlook.draft_reading import add_parts, describe_files, find_formatting
from connectors.outlook.envelopes import MESSAGE, ids_in, read_envelope
from connectors.outlook.layout import LAYOUT
from connectors.outlook.letters import (
    read_letter,
    take_apart,
    write_header,
    write_marks,
    write_raw,
    write_threading,
    write_words,
)
from connectors.outlook.mail_wire import AttachmentRecord, MessageRecord
from connectors.outlook.mails import choose_text, is_plain, read_plain
from connectors.outlook.requests import CLIENT_REF
from service.domain.letter import Content
from service.errors import CursorExpired
from service.wire import mime
from tests.contract.letters import MESSAGE_ID, REF, write_letter

_DATE = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
_SIGNS = st.characters(codec="utf-8", exclude_characters="\r\x00")
_TEXTS = st.text(_SIGNS, max_size=300).map(mime.tidy_text).filter(lambda text: "\r" not in text)


def lay(raw: bytes, **changed: object) -> MessageRecord:
    """The message that Graph keeps of a letter, with what the mailbox adds; `changed` is what somebody did to it."""
    letter = take_apart(raw)
    me = {"emailAddress": {"name": "Robin Keller", "address": "robin@keller.example"}}
    fields = {"id": "AAkALgD", "@odata.etag": 'W/"d1"', "isDraft": True, "conversationId": "AAQk1", "from": me}
    words = {**write_words(letter), "body": text_body(letter.content.text)}  # Graph tells it as it is asked to
    fields |= {**words, **write_marks(letter), **write_header(letter), **changed}
    return MESSAGE.decode(msgspec.json.encode(fields))


def read_back(record: MessageRecord) -> Content:
    """The content that is seen in such a message."""
    return mime.content_of(write_raw(read_letter(record), _DATE))


def text_body(text: str) -> Mapping[str, str]:
    """A body as Graph tells it."""
    return {"contentType": "text", "content": text}


@given(_TEXTS)
def test_a_letter_that_nobody_touched_is_the_same_whatever_its_text(text: str) -> None:
    raw = write_letter(text=text, answers="first@northwind.example")
    for told in (text, text.replace("\n", "\r\n"), text.rstrip("\n"), text + "\r\n\r\n"):
        assert read_back(lay(raw, body=text_body(told))).fingerprint == mime.content_of(raw).fingerprint


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp")), max_size=120))
def test_a_letter_that_nobody_touched_has_its_subject(subject: str) -> None:
    raw = write_letter(subject=subject.strip())
    assert read_back(lay(raw)) == mime.content_of(raw)


@pytest.mark.parametrize(
    "text",
    [
        "Liebe Dana,\n\nes tut mir leid – wirklich.\n" + "x" * 500 + "\n",
        ".\n..leading dots\n",
        "trailing blanks  \nand a tab\t\n",
        "three\n\n\n\nblank lines\n",
        "=3D and =?utf-8?q?words?=\n",
    ],
)
def test_what_html_does_to_gaps_is_no_edit(text: str) -> None:
    raw = write_letter(text=text)
    squeezed = "\r\n\r\n".join(" ".join(line.split()) for line in text.split("\n") if line.strip())
    spread = text.replace("\n", " \r\n\r\n").replace(" ", "\u00a0")
    for told in (squeezed, spread):
        assert read_back(lay(raw, body=text_body(told))).fingerprint == mime.content_of(raw).fingerprint


def test_links_that_a_mail_program_makes_are_no_edit() -> None:
    raw = write_letter(text="Write to robin@keller.example\nor see https://keller.example/cv please.\n")
    told = (
        "Write to robin@keller.example<mailto:robin@keller.example>\r\n"
        "or see https://keller.example/cv<https://keller.example/cv> please."
    )
    assert read_back(lay(raw, body=text_body(told))) == mime.content_of(raw)


@pytest.mark.parametrize("told", ["Dear Dana,\n\nI am not sorry.\n", "Dear Dana,\n\nI am sorry\n", "", "Dear Dana,\n"])
def test_another_word_is_an_edit(told: str) -> None:
    raw = write_letter()
    assert read_back(lay(raw, body=text_body(told))).text == mime.tidy_text(told)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("subject", "Another subject"),
        ("toRecipients", [{"emailAddress": {"address": "else@northwind.example"}}]),
        ("toRecipients", []),
        ("toRecipients", [{"emailAddress": {"name": "Dana", "address": None}}]),
        ("ccRecipients", [{"emailAddress": {"address": "else@northwind.example"}}]),
        ("bccRecipients", [{"emailAddress": {"address": "else@northwind.example"}}]),
        ("sender", {"emailAddress": {"address": "another@keller.example"}}),
    ],
)
def test_whatever_a_reader_would_see_otherwise_is_an_edit(field: str, value: object) -> None:
    raw = write_letter()
    changed = {field: value}
    if field == "sender":
        changed["from"] = {"emailAddress": {"address": "team@keller.example"}}
    assert read_back(lay(raw, **changed)).fingerprint != mime.content_of(raw).fingerprint


def test_a_mailbox_with_another_main_address_does_not_look_like_an_edit() -> None:
    raw = write_letter()
    main = {"emailAddress": {"address": "robin@keller.onmicrosoft.example"}}
    for told in ({"from": main, "sender": main}, {"from": None, "sender": None}):
        assert read_back(lay(raw, **told)) == mime.content_of(raw)


def test_marks_that_are_lost_or_broken_leave_the_words() -> None:
    raw = write_letter()
    for properties in (None, [], [{"id": LAYOUT, "value": "{"}], [{"id": LAYOUT, "value": '{"i":["a b"]}'}]):
        assert read_back(lay(raw, singleValueExtendedProperties=properties)).text == mime.content_of(raw).text


def test_a_reply_without_marks_is_known_by_what_it_answers() -> None:
    raw = write_letter(answers="first@northwind.example")
    threading = [
        {"id": "String 0x1042", "value": "<first@northwind.example>"},
        {"id": "String 0x1039", "value": "<first@northwind.example>"},
    ]
    assert read_back(lay(raw, singleValueExtendedProperties=threading)) == mime.content_of(raw)


def test_graph_is_told_no_name_but_neutral_ones() -> None:
    letter = take_apart(write_letter())
    fields = {**write_words(letter), **write_marks(letter), **write_header(letter)}
    assert fields["internetMessageHeaders"] == [{"name": "x-client-ref", "value": REF}]
    assert fields["internetMessageId"] == f"<{MESSAGE_ID}>"
    assert "mulligan" not in str(fields).lower()
    assert "from" not in fields


def test_a_mail_that_is_no_draft_tells_what_it_answers() -> None:
    letter = take_apart(write_letter(answers="first@northwind.example"))
    told = lay(write_letter(), **write_threading(letter))
    assert ids_in(told) == ("first@northwind.example", ("first@northwind.example",))
    assert write_threading(take_apart(write_letter())) == write_marks(take_apart(write_letter()))


def test_a_letter_without_marks_is_laid_without_them() -> None:
    letter = take_apart(b"To: dana.rieger@northwind.example\r\nSubject: Hi\r\n\r\nHello\r\n")
    marks = write_marks(letter)
    assert "internetMessageId" not in marks
    assert [one["id"] for one in marks["singleValueExtendedProperties"]] == [LAYOUT]  # type: ignore[attr-defined]
    assert write_header(letter) == {}


@pytest.mark.parametrize(
    "html",
    [
        "<p>Dear <b>Dana</b></p>",
        "<p>Dear <span style='text-decoration: line-through'>Dana</span></p>",
        "<p><img src='cid:1'></p>",
        "<ul><li>one</li></ul>",
        '<span style="font-size:12pt;font-weight:700">Dana</span>',
    ],
)
def test_a_form_that_a_person_gave_is_seen(html: str) -> None:
    raw = write_letter()
    seen = mime.content_of(add_parts(raw, find_formatting(html)))
    assert len(seen.extras) == 1
    assert seen.text == mime.content_of(raw).text
    assert seen.fingerprint == mime.content_of(add_parts(raw, find_formatting(html))).fingerprint


@pytest.mark.parametrize(
    "html",
    [
        '<html><head><meta charset="utf-8"></head><body><div class="PlainText">Dear,<br>&lt;b&gt;</div></body></html>',
        '<div class="elementToProof" style="font-family: Aptos, sans-serif; font-size: 12pt">Dear Dana</div>',
        '<p class="MsoNormal"><a href="https://x.example" style="text-decoration: underline">https://x.example</a></p>',
        "line-through font-weight:bold",
        "",
    ],
)
def test_what_the_mail_program_does_by_itself_is_no_form(html: str) -> None:
    assert find_formatting(html) == []


def test_a_file_is_seen_and_another_one_is_another() -> None:
    raw = write_letter()
    one, other = (AttachmentRecord("A1", "cv.pdf", "application/pdf", size) for size in (1000, 1001))
    with_one, with_other = (mime.content_of(add_parts(raw, describe_files([file]))) for file in (one, other))
    assert len(with_one.extras) == 1
    assert with_one.text == mime.content_of(raw).text
    assert with_one.fingerprint != with_other.fingerprint


def test_a_letter_with_parts_of_a_persons_own_is_not_written_over() -> None:
    raw = add_parts(write_letter(), find_formatting("<b>Dana</b>"))
    assert "body" not in write_words(take_apart(raw))
    assert "body" in write_words(take_apart(write_letter()))


def test_an_envelope_reads_what_graph_leaves_null() -> None:
    nothing = {"id": "A", "subject": None, "from": None, "toRecipients": None, "conversationId": None}
    envelope = read_envelope(MESSAGE.decode(msgspec.json.encode(nothing)), outgoing=False)
    assert (envelope.sender.address, envelope.thread_id, envelope.date.year) == ("", "", 1970)


def test_an_envelope_knows_our_reference_by_property_and_by_header() -> None:
    by_property = {"id": "A", "singleValueExtendedProperties": [{"id": CLIENT_REF.lower(), "value": REF}]}
    by_header = {"id": "A", "internetMessageHeaders": [{"name": "X-Client-Ref", "value": REF}]}
    for fields in (by_property, by_header):
        assert read_envelope(MESSAGE.decode(msgspec.json.encode(fields)), outgoing=True).client_ref == REF


@pytest.mark.parametrize(
    ("new", "whole", "chosen"),
    [
        ("Yes, B.\n", "Yes, B.\n\nOn Monday Robin wrote:\n> B?\n", "Yes, B.\n"),
        ("", "Yes, B.\n", "Yes, B.\n"),
        (
            "Yes",
            "> Shall we meet at A?\nNo\n> Shall we meet at B?\nYes\n",
            "> Shall we meet at A?\nNo\n> Shall we meet at B?\nYes\n",
        ),
    ],
)
def test_only_words_that_stand_before_everything_else_are_read_alone(new: str, whole: str, chosen: str) -> None:
    assert choose_text(new, whole) == chosen


def _received(kind: str, **fields: object) -> MessageRecord:
    headers = [
        {
            "name": "Authentication-Results",
            "value": "spf=pass smtp.mailfrom=northwind.example;compauth=pass reason=100",
        },
        {"name": "Authentication-Results", "value": "forged"},
        {"name": "Content-Type", "value": kind},
        {"name": "Subject", "value": "=?utf-8?q?Gr=C3=BC=C3=9Fe?="},
    ]
    return MESSAGE.decode(msgspec.json.encode({"id": "A", "internetMessageHeaders": headers, **fields}))


def test_only_a_plain_text_without_files_is_read_from_json() -> None:
    assert is_plain(_received('TEXT/plain; charset="utf-8"'))
    assert not is_plain(_received("multipart/alternative; boundary=x"))
    assert not is_plain(_received("text/html"))
    assert not is_plain(_received("text/plain", hasAttachments=True))
    assert not is_plain(_received("text/plain", **{"@odata.type": "#microsoft.graph.eventMessageRequest"}))
    assert not is_plain(MESSAGE.decode(b'{"id":"A"}'))


def test_headers_are_read_as_those_of_any_mail() -> None:
    mail = read_plain(_received("text/plain", body={"contentType": "text", "content": "Hi\r\nthere\r\n"}))
    assert mail.headers["authentication-results"].startswith("spf=pass")
    assert mail.headers["subject"] == "Grüße"
    assert mail.text == "Hi\nthere\n"


@pytest.mark.parametrize(
    "text", ["", "no position", "{}", '{"inbox":"","sent":""}', '{"inbox":1,"sent":2}', "[]", "\ud800"]
)
def test_a_position_that_is_not_ours_is_too_old(text: str) -> None:
    with pytest.raises(CursorExpired):
        read_position(text)


def test_a_position_is_kept_as_text() -> None:
    position = Position("https://graph.example/a?$deltatoken=1", "https://graph.example/b?$deltatoken=2")
    assert read_position(write_position(position)) == position
