"""The new words of a reply, and what is hidden from its reader."""

from dataclasses import replace
from pathlib import Path

import pytest

from service.domain.mail import Mail
from service.domain.people import Person
from service.domain.replies import ReplyText
from service.wire import mime, visible
from service.wire.reply_text import read_new_text

SAMPLES = Path(__file__).parents[1] / "samples" / "mail"
OURS = (
    "Dear Dana,\n\nI missed our interview on Monday and I am sorry for your lost time.\n\n"
    "A) Thursday, March 12 at 3:00 PM\nB) Friday, March 13 at 10:00 AM\n\nKind regards,\nSam Okoye\n"
)
DANA = Person("dana.reyes@northwind.example", "Dana Reyes")
MAIL = Mail(message_id="r", sender=DANA, to=(), subject="Re: Interview", date=None, text="")
QUOTE = "".join(f"> {line}\n" for line in OURS.splitlines())


def cut(text: str, html: str = "") -> ReplyText:
    return read_new_text(replace(MAIL, text=text, html=html), [OURS])


@pytest.mark.parametrize(
    "history",
    [
        "On Mon, Mar 9, 2026 at 5:00 PM Sam Okoye <sam@inbox.example> wrote:\n\n" + QUOTE,
        "Am Mo., 9. März 2026 um 17:00 Uhr schrieb Sam Okoye <sam@inbox.example>:\n\n" + QUOTE,
        "Le lun. 9 mars 2026 à 17:00, Sam Okoye <sam@inbox.example> a écrit :\n\n" + QUOTE,
        "El lun, 9 mar 2026 a las 17:00, Sam Okoye (<sam@inbox.example>) escribió:\n\n" + QUOTE,
        "-----Original Message-----\nFrom: Sam Okoye\nSent: Monday\nTo: Dana\nSubject: Re: Interview\n\n" + OURS,
        "________________________________\nVon: Sam Okoye\nGesendet: Montag\nAn: Dana\nBetreff: Re\n\n" + OURS,
        OURS,
        QUOTE,
    ],
)
def test_the_history_under_a_reply_is_cut(history: str) -> None:
    text = cut("Hi Sam,\n\nB works.\n\n" + history)
    assert (text.text, text.quoted, text.inline) == ("Hi Sam,\n\nB works.", True, False)


def test_the_signature_is_kept_aside() -> None:
    text = cut("B works.\n\nBest,\nDana Reyes\nOffice hours 9-5")
    assert (text.text, text.signature) == ("B works.", "Best,\nDana Reyes\nOffice hours 9-5")
    assert cut("B works.\nDana").signature == "Dana"
    assert cut("B works.\nDana Reyes | Northwind").signature == "Dana Reyes | Northwind"


@pytest.mark.parametrize(
    "text",
    [
        "> A) Thursday, March 12 at 3:00 PM\nNo.\n> B) Friday, March 13 at 10:00 AM\nYes.\n",
        "B works.\n\nOn Mon, Mar 9, 2026 at 5:00 PM Sam <sam@inbox.example> wrote:\n"
        + QUOTE
        + "\nBut only with HR's consent\n",
        "B works.\n\nFrom: Sam\nSent: Monday\nTo: Dana\nSubject: Re\n\n" + OURS + "\nBut only with HR's consent\n",
        "A) Thursday, March 12 at 3:00 PM\nno\nB) Friday, March 13 at 10:00 AM\nyes\n",
    ],
)
def test_answers_between_or_under_our_lines_are_noticed(text: str) -> None:
    assert cut(text).inline


def test_a_forwarded_mail_is_doubted() -> None:
    assert "forwards" in cut("FYI\n\n---------- Forwarded message ---------\nFrom: A <a@x.example>\n\nB works.").doubt


def test_hidden_words_are_dropped_and_noticed() -> None:
    mail = mime.read((SAMPLES / "hidden_order.eml").read_bytes())
    assert "confirmed" not in mail.text
    assert "slot B" not in mail.text
    assert "cannot see" in read_new_text(mail, [OURS]).doubt


def test_struck_out_words_are_no_doubt() -> None:
    text = read_new_text(mime.read((SAMPLES / "struck_out.eml").read_bytes()), [OURS])
    assert (text.text, text.doubt) == ("Hi Sam,\n\nFriday at 10 works.", "")


def test_two_versions_that_differ_are_doubted() -> None:
    assert "differ" in cut("B works.", "<p>B does not work.</p>").doubt
    assert cut("B works.\n\n" + QUOTE, "<p><b>B</b> works.</p><blockquote>" + OURS + "</blockquote>").doubt == ""


@pytest.mark.parametrize(
    "style",
    ["display:none", "VISIBILITY: hidden", "font-size:0px", "opacity:0", "color:#FFF", "left:-9999px", "max-height:0"],
)
def test_every_way_of_hiding_is_seen_through(style: str) -> None:
    seen = visible.look(f'<p>seen</p><div style="margin:0;{style}">secret <b>words</b></div>after')
    assert (seen.text.split(), seen.hidden) == (["seen", "after"], True)


def test_visible_words_stay() -> None:
    html = (
        '<p style="color:#333;font-size:10px">one</p><a href="https://x.example/a">two</a><ul><li>three</ul>&nbsp;four'
    )
    assert visible.look(html).text.split() == ["one", "two", "<https://x.example/a>", "-", "three", "four"]
    assert not visible.look(html).hidden
