"""Does Exchange's view of words hold: what is new in a mail, and what HTML says as text?"""

import pytest

from connectors.sandbox.outlook.new_words import new_html, new_text
from connectors.sandbox.outlook.plain_text import to_html, to_text


@pytest.mark.parametrize(
    "history",
    [
        "On Tue, 24 Nov 2026 at 10:00, Robin <robin@keller.example> wrote:\n> I am sorry.\n",
        "Am 24.11.2026 um 10:00 schrieb Robin Keller:\n> I am sorry.\n",
        "-----Original Message-----\nFrom: Robin\n",
        "________________________________\nFrom: Robin Keller\nSent: Tuesday\n",
        "From: Robin Keller <robin@keller.example>\nSent: Tuesday, 24 November 2026 10:00\nTo: Dana\n",
        "On Tue, 24 Nov 2026 at 10:00, Robin <robin@keller.example> wrote:\nI am sorry.\n",
        "> I am sorry.\n",
    ],
)
def test_history_is_cut_off_a_text(history: str) -> None:
    assert new_text("Option A works.\n\nDana\n\n" + history) == "Option A works.\n\nDana\n"


def test_an_answer_below_or_between_the_quoted_lines_stays() -> None:
    below = "On Tue, 24 Nov 2026 at 10:00, Robin <robin@keller.example> wrote:\n> A or B?\n\nA works.\n"
    between = "> A or B?\nA works.\n> Zoom?\nYes.\n"
    assert new_text(below) == "A works.\n"
    assert new_text(between) == "A works.\nYes.\n"


@pytest.mark.parametrize("text", ["On Tuesday I wrote to you.\n", "From: here\nto there\n", "Tuesday > Wednesday\n"])
def test_words_that_only_look_like_history_stay(text: str) -> None:
    assert new_text(text) == text


@pytest.mark.parametrize(
    "history",
    [
        '<div class="gmail_quote"><div>On Tuesday, Robin wrote:</div></div>',
        "<blockquote>old</blockquote>",
        '<hr tabindex="-1"><div id="divRplyFwdMsg"><b>From:</b> Robin</div>',
        '<div id="appendonsend"></div>old',
        "<div><b>From:</b> Robin<br></div>",
    ],
)
def test_history_is_cut_off_a_page(history: str) -> None:
    page = f"<html><body><p>Option A works.</p>{history}</body></html>"
    assert to_text(new_html(page)) == "Option A works.\n"


def test_a_page_reads_as_its_words() -> None:
    page = (
        "<html><head><title>no</title><style>p {}</style></head><body><p>Dear\n Robin,</p><div>one</div><div>two</div>"
        "<ul><li>a &lt; b</li><li>c</li></ul><script>alert(1)</script><p>Bye</p></body></html>"
    )
    assert to_text(page) == "Dear Robin,\n\none\ntwo\na < b\nc\nBye\n"


def test_text_becomes_a_page_that_reads_the_same() -> None:
    text = "Dear Dana,\n\n1 < 2 & 3\n\nRobin\n"
    assert to_text(to_html(text)) == text
