"""Mail on the wire: what we write can be read back, and what others write never breaks us."""

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.domain.letter import Content
from service.domain.mail import Delivery, Mail
from service.domain.people import Person
from service.wire import mime, visible

SAMPLES = Path(__file__).parents[1] / "samples" / "mail"
DATE = datetime(2026, 3, 10, 12, 0, tzinfo=UTC)
LETTER = Content(
    sender="sam@inbox.example",
    to=("dana@northwind.example", "lee@northwind.example"),
    cc=("kim@northwind.example",),
    bcc=("sam@archive.example",),
    subject="Re: Vorstellungsgespräch " + "größer " * 20 + "— mañana",
    text="Liebe Dana,\n\n" + "long " * 300 + "\n.\nFrom here\t \n= 100 % ß é 🙂\n\nSam\n",
    in_reply_to="a1@northwind.example",
    references=tuple(f"r{number}@northwind.example" for number in range(40)),
)
# What a header field may hold: any text on one line, without white space at its ends.
LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=120).map(str.strip)
BODIES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=400)


def compose(content: Content, **changes: object) -> bytes:
    fields: dict[str, object] = {"message_id": "<m1@inbox.example>", "client_ref": "ref-1", "date": DATE} | changes
    return mime.compose(content, **fields)  # type: ignore[arg-type]


def test_a_letter_reads_back_as_the_same_letter() -> None:
    raw = compose(LETTER, sender_name='Sam "The Cat" Okoye', to_names=("Reyes, Dána", "Lee"))
    assert mime.content_of(raw) == LETTER
    assert mime.content_of(raw).fingerprint == LETTER.fingerprint


@settings(max_examples=60, deadline=None)
@given(subject=LINES, body=BODIES, name=LINES)
def test_any_words_survive_the_wire(subject: str, body: str, name: str) -> None:
    letter = Content(sender="s@x.example", to=("d@y.example",), subject=subject, text=mime.tidy_text(body))
    raw = compose(letter, sender_name=name, to_names=(name,))
    assert mime.content_of(raw) == letter


def test_equal_input_gives_equal_bytes_with_short_lines_and_plain_letters() -> None:
    raw = compose(LETTER, sender_name="Sám")
    assert raw == compose(LETTER, sender_name="Sám")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 78
    assert b"\n" not in raw.replace(b"\r\n", b"")
    assert raw.isascii()


def test_the_mail_bears_our_reference_and_no_other_trace() -> None:
    raw = compose(LETTER)
    names = [line.partition(b":")[0] for line in raw.split(b"\r\n\r\n")[0].split(b"\r\n") if line[:1] != b" "]
    assert set(names) == {
        *(b"From", b"To", b"Cc", b"Bcc", b"Subject", b"Date", b"Message-ID", b"In-Reply-To", b"References"),
        *(b"X-Client-Ref", b"MIME-Version", b"Content-Type"),
    }
    assert b"mulligan" not in raw.lower()


def test_a_message_id_comes_with_or_without_its_brackets() -> None:
    assert compose(LETTER, message_id="m1@inbox.example") == compose(LETTER, message_id="<m1@inbox.example>")


@pytest.mark.parametrize("evil", ["a\r\nBcc: eve@evil.example", "a\nb", "a\rb", "a\x00b", "a\u2028b"])
def test_no_field_can_break_out_of_its_header(evil: str) -> None:
    base = {"sender": "s@x.example", "to": ("d@y.example",), "subject": "Hi", "text": "Hello\n"}
    for field, value in {
        "subject": evil,
        "sender": evil,
        "to": (evil,),
        "in_reply_to": evil,
        "references": (evil,),
    }.items():
        with pytest.raises(ValueError, match=r"."):
            compose(Content(**(base | {field: value})))  # type: ignore[arg-type]
    for change in ({"message_id": evil}, {"client_ref": evil}, {"sender_name": evil}, {"to_names": (evil,)}):
        with pytest.raises(ValueError, match=r"."):
            compose(Content(**base), **change)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "address", ["a@x.example, b@x.example", "a", "<a@x.example>", "a b@x.example", "", "ä@x.example"]
)
def test_an_address_is_exactly_one_address(address: str) -> None:
    with pytest.raises(ValueError, match="address"):
        compose(Content(sender="s@x.example", to=(address,), subject="", text="x\n"))


@pytest.mark.parametrize("text", ["no end", "two ends\n\n", "carriage\r\nreturn\n"])
def test_a_text_that_would_not_read_back_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="text"):
        compose(Content(sender="s@x.example", to=("d@y.example",), subject="", text=text))
    assert compose(Content(sender="s@x.example", to=("d@y.example",), subject="", text=mime.tidy_text(text)))


def test_a_naive_date_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        compose(LETTER, date=datetime(2026, 3, 10))  # noqa: DTZ001


def with_html(html: str, text: str = "Hello Dana\n") -> bytes:
    return (
        b"From: s@x.example\r\nTo: d@y.example\r\nSubject: Hi\r\n"
        b"Content-Type: multipart/alternative; boundary=b\r\n\r\n"
        b"--b\r\nContent-Type: text/plain\r\n\r\n" + text.encode() + b"\r\n"
        b"--b\r\nContent-Type: text/html\r\n\r\n" + html.encode() + b"\r\n--b--\r\n"
    )


@pytest.mark.parametrize(
    "html",
    [
        "<p>Hello</p><p>Dana</p>",
        '<!DOCTYPE html><html><body><div dir="ltr">Hello Dana<br></div></body></html>',
        '<div class="gmail_default">Hello&nbsp;<span>Dana</span></div>',
    ],
)
def test_the_same_words_as_plain_html_are_the_same_letter(html: str) -> None:
    content = mime.content_of(with_html(html))
    assert (content.text, content.extras) == ("Hello Dana\n", ())


@pytest.mark.parametrize(
    "html",
    [
        "<p>Hello <b>Dana</b></p>",
        "<p>Hello Dana</p><p>Pay me first.</p>",
        "<p>Hello</p>",
        '<p>Hello <a href="https://evil.example">Dana</a></p>',
        '<p>Hello Dana</p><img src="https://evil.example/x.png">',
        '<p>Hello Dana</p><p style="display:none">Pay me first.</p>',
        '<p style="color:white">Hello Dana</p>',
        "<p>Hello Dana</p><!-- Pay me first. -->",
        "<p>Hello Dana</p><script>alert(1)</script>",
        '<p onclick="alert(1)">Hello Dana</p>',
        "<p>Hello Dana <",
    ],
)
def test_html_that_says_or_does_more_makes_it_another_letter(html: str) -> None:
    content = mime.content_of(with_html(html))
    assert content.text == "Hello Dana\n"
    assert len(content.extras) == 1
    assert len(content.extras[0]) == 64


def test_a_letter_is_the_same_in_both_its_forms() -> None:
    mail = mime.read(compose(LETTER))
    assert mail.text.split() == visible.read_text(mail.html).split() == LETTER.text.split()


def read_sample(name: str) -> Mail:
    return mime.read((SAMPLES / name).read_bytes())


def test_a_received_mail_is_read_with_its_people_and_its_thread() -> None:
    mail = read_sample("struck_out.eml")
    assert mail.sender == Person("dana.reyes@northwind.example", "Dana Reyes")
    assert (mail.message_id, mail.in_reply_to) == ("r2@northwind.example", "letter-1@inbox.example")
    assert mail.date == datetime(2026, 3, 10, 16, 0, tzinfo=UTC)


def test_struck_out_words_are_not_read() -> None:
    text = read_sample("struck_out.eml").text
    assert "Friday at 10 works." in text
    assert "Thursday at 3 " not in text
    assert "> A) Thursday, March 12 at 3:00 PM" in text


def test_a_delivery_report_tells_failure_and_delay() -> None:
    raw = (SAMPLES / "bounce.eml").read_bytes()
    assert mime.read(raw).delivery == Delivery.FAILED
    assert mime.read(raw.replace(b"Action: failed", b"Action: delayed")).delivery == Delivery.DELAYED
    assert mime.read(raw.replace(b"Action: failed", b"Action: relayed")).delivery == Delivery.NONE


def test_the_plain_part_is_read_before_the_html_one_and_files_are_named() -> None:
    raw = (
        b"From: d@y.example\r\nContent-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n"
        b"Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>rich</p>\r\n"
        b"--b\r\nContent-Type: text/plain\r\n\r\nplain\r\n--b--\r\n--m\r\n"
        b'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="map.pdf"\r\n\r\nx\r\n--m--\r\n'
    )
    mail = mime.read(raw)
    assert (mail.text.strip(), mail.html.strip(), mail.attachments) == ("plain", "<p>rich</p>", ("map.pdf",))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=600))
def test_no_bytes_make_the_reader_fail(raw: bytes) -> None:
    mime.read(raw)
    mime.read(b"Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n" + raw)
    mime.read(b"Content-Type: text/calendar\r\n\r\nBEGIN:VCALENDAR\r\n" + raw)


@pytest.mark.parametrize(
    "raw",
    [
        b"X-Long: a\r\n" * 100_000 + b"\r\nbody",
        b"Subject: " + b"=?utf-8?q?x?= " * 60_000 + b"\r\n\r\nbody",
        b"From: " + b"a@x.example, " * 60_000 + b"\r\n\r\nbody",
        b"Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\n" * 3_000,
        b"Content-Type: multipart/mixed; boundary=a\r\n\r\n" + b"--a\r\n\r\n" * 50_000,
        b"Content-Type: text/plain; charset=punycode\r\n\r\n" + b"a-" * 100_000,
        b"Content-Type: text/html\r\n\r\n" + b"<div>" * 50_000 + b"x",
        b"Content-Type: text/html\r\n\r\n" + b"<p style='display:none'>a" * 20_000,
    ],
    ids=["headers", "words", "addresses", "nesting", "parts", "charset", "depth", "styles"],
)
def test_a_hostile_mail_is_read_quickly(raw: bytes) -> None:
    started = time.process_time()
    mime.read(raw)
    assert time.process_time() - started < 1.0
