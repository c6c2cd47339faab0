"""Mails and calendar files made to stop the reader: each is read, without a failure, in less than a second."""

import time

import pytest

from service.domain.mail import Mail
from service.wire import headers, mime, visible
from service.wire.reply_text import read_new_text

SIZE = 190_000
OURS = "Dear Dana,\n\nI missed our interview and I am sorry for it.\n"
STRANGE = ("(", "a:", "a:a:a:", "(a", "<", "<a ", '"', "\\", "[", "a@", ",", "=?a?q?", "=?")
PARAMETERS = (";", '";', "; a=b", '\\";', "; name*0*=a", f"; name*{'9' * 5000}*=x", f"; filename*{'9' * 5000}=x")


def fill(piece: str, size: int = SIZE) -> bytes:
    """So many octets of the same piece."""
    return (piece * (size // len(piece))).encode()


def of_type(kind: str, body: bytes) -> bytes:
    """A mail of one part."""
    return b"From: d@y.example\r\nSubject: x\r\nContent-Type: " + kind.encode() + b"\r\n\r\n" + body


def read_in_time(raw: bytes) -> Mail:
    """Read a mail and its new words, in less than a second of this process's time."""
    started = time.process_time()
    mail = mime.read(raw)
    read_new_text(mail, [OURS])
    assert time.process_time() - started < 1.0
    return mail


@pytest.mark.parametrize("name", ["From", "Cc", "Reply-To", "Subject", "Date", "Message-ID", "References"])
@pytest.mark.parametrize("piece", STRANGE)
def test_a_strange_header_neither_stops_nor_delays_the_reading(name: str, piece: str) -> None:
    read_in_time(name.encode() + b": " + fill(piece) + b"\r\n\r\nbody")


def test_many_headers_of_words_without_an_end_are_read_in_time() -> None:
    line = b"Subject: " + fill("=?a?q?", 15_900) + b"\r\n"
    read_in_time(line * 12 + b"\r\nbody")


@pytest.mark.parametrize("name", ["Content-Type: text/plain", "Content-Disposition: inline"])
@pytest.mark.parametrize("piece", PARAMETERS, ids=range(len(PARAMETERS)))
def test_endless_parameters_cost_no_time_in_the_mail_nor_in_a_part(name: str, piece: str) -> None:
    part = name.encode() + b"; x=y" + fill(piece) + b"\r\n\r\nbody\r\n"
    read_in_time(part)
    read_in_time(b"Content-Type: multipart/mixed; boundary=q\r\n\r\n--q\r\n" + part + b"--q--\r\n")


def test_a_name_in_brackets_a_thousand_deep_makes_nobody_of_the_sender_but_the_mail_is_read() -> None:
    mail = mime.read(b"From: " + b"(" * 900 + b"\r\nTo: robin@candidate.example\r\nSubject: Hi\r\n\r\nHello")
    assert (mail.sender.address, mail.to[0].address, mail.text) == ("", "robin@candidate.example", "Hello")


def test_a_type_of_absurd_length_is_no_text_and_the_rest_of_the_mail_is_read() -> None:
    mail = mime.read(of_type("text/plain" + "; a=b" * 9_000, b"Hello"))
    assert (mail.sender.address, mail.subject, mail.text) == ("d@y.example", "x", "")
    assert mime.read(of_type("text/plain" + ";\r\n a=b" * 90, b"Hello")).text == "Hello"


@pytest.mark.parametrize("name", ["h\u00e9llo@y.example", "a" * 1_000, "a\x00b@y.example"])
def test_an_id_that_no_letter_could_refer_to_is_not_read(name: str) -> None:
    raw = f"Message-ID: <{name}>\r\nReferences: <{name}> <good@y.example>\r\n\r\nbody".encode()
    mail = mime.read(raw)
    assert (mail.message_id, mail.references) == ("", ("good@y.example",))
    assert headers.read_ids(f"<{name}>") == ()
    assert not headers.is_writable_id(name)
    assert headers.is_writable_id("good@y.example")


@pytest.mark.parametrize(
    "address", ["\u00e4@x.example", "a b@x.example", "a\x00@x.example", "a\x7f@x.example", "a", ""]
)
def test_it_can_be_asked_beforehand_whether_an_address_can_be_written(address: str) -> None:
    assert not headers.is_writable_address(address)
    with pytest.raises(ValueError, match="address"):
        headers.write_address("Dana", address)
    assert headers.is_writable_address("dana@x.example")


def test_a_date_out_of_any_calendar_is_no_date() -> None:
    assert headers.read_date("Mon, 1 Jan 9999 00:00:00 +0000") is None
    assert headers.read_date("(" * 150) is None


@pytest.mark.parametrize("piece", ["-", "_", " ", "\n", " \n", ">", "> >", "<", "[", "https://", "On a\n", "From: a\n"])
def test_a_run_of_one_sign_in_the_words_costs_no_time(piece: str) -> None:
    shown = b"<p>" + fill(piece.replace("<", "&lt;"), SIZE // 2) + b"</p>"
    read_in_time(of_type("text/plain", fill(piece)))
    read_in_time(of_type("text/html", shown))
    plain = b"\r\n--q\r\nContent-Type: text/plain\r\n\r\n" + fill(piece, SIZE // 2)
    both = plain + b"\r\n--q\r\nContent-Type: text/html\r\n\r\n" + shown + b"\r\n--q--\r\n"
    read_in_time(of_type("multipart/alternative; boundary=q", both))


@pytest.mark.parametrize(
    "style",
    ["opacity:" + "0" * SIZE, "font-size:" + "0" * SIZE, "text-decoration:" * (SIZE // 16), "color:rgb(" + " " * SIZE],
)
def test_an_endless_style_costs_no_time_wherever_it_stands(style: str) -> None:
    read_in_time(of_type("text/html", f'<p style="{style}x">words</p>'.encode()))
    read_in_time(of_type("text/html", f'<style>.a{{{style}x}}</style><p class="a">words</p>'.encode()))
    read_in_time(of_type("text/html", f'<style>{style}</style><p class="a">words</p>'.encode()))
    read_in_time(of_type("text/html", f'<p style="{style[:1_900]}x">words</p>'.encode() * 100))


def test_words_hidden_behind_an_endless_style_are_found_hidden() -> None:
    padding = "color:#333;" * 400
    assert visible.look(f'<p style="{padding}display:none">secret</p>seen').hidden
    assert visible.look(f'<style>.a{{{padding}opacity:0.0}}</style><p class="a">secret</p>seen').hidden
    assert visible.look('<p style="opacity:.0">secret</p>').hidden
    assert not visible.look('<p style="opacity:0.9;font-size:10px">seen</p>').hidden


@pytest.mark.parametrize(
    "piece", ["BEGIN:VTIMEZONE\r\n", "BEGIN:X\r\n", "END:X\r\n", "X;a=", "RDATE:20260101T000000Z,"]
)
def test_a_calendar_file_that_never_ends_costs_no_time(piece: str) -> None:
    read_in_time(of_type("text/calendar", b"BEGIN:VCALENDAR\r\n" + fill(piece) + b"\r\nEND:VCALENDAR\r\n"))


def test_of_many_calendar_files_none_is_relied_on() -> None:
    part = b"--q\r\nContent-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR\r\nUID:%d\r\nEND:VCALENDAR\r\n"
    mail = read_in_time(of_type("multipart/mixed; boundary=q", b"".join(part % number for number in range(900))))
    (only,) = mail.calendar
    assert (only.method, only.event) == ("REQUEST", None)
    assert "many calendar files" in only.doubt


def test_a_signature_without_an_end_is_doubted() -> None:
    mail = read_in_time(of_type("text/plain", b"B works.\r\n\r\nBest,\r\n" + fill("words and ")))
    assert "long" in read_new_text(mail, [OURS]).doubt
