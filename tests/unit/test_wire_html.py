"""The HTML of a letter is the letter only while a reader sees the same words and nothing besides."""

import time

import pytest

from service.wire.html import says_the_same, to_html

TEXT = "Dear Anna,\n\nI am sorry. 10:00 - 11:00\n"
PLAIN = "<div>Dear Anna,</div><div><br></div><div>I am sorry. 10:00 - 11:00</div>"
_SAME = (
    PLAIN,
    f"<!DOCTYPE html>{PLAIN}",
    PLAIN.replace("<div>I", '<div class="MsoNormal" dir="ltr" lang="en-GB">I'),
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>' + PLAIN + "</html>",
    '<div dir="auto">Dear Anna,<br><br/>I am <span>sor<wbr>ry</span>.&nbsp; 10:00 - 11:00</div>',
)
_OPENINGS = (
    '<div class=">" style="color:red">',  # the first ">" ends no tag: it stands within quotes
    '<div class=">" style="background:url(http://x.example/seen)">',
    '<div class=">" onclick="leave()">',
    """<div class="><p class=" style=color:red lang=' class="'>""",
    '<div class==">" style="color:red">',
    '<div/style="color:red">',
    '<div dir="rtl">',
    '<div class="gmail_quote">',
    '<div class="x yahoo_quoted">',
)
_HEADS = (
    '<meta http-equiv="refresh" content="0;url=http://x.example">',
    '<meta charset="utf-7">',
    '<base href="http://x.example">',
    "<style>div{color:red}</style>",
    "<!-- seen by some -->",
    "<!DOCTYPE html [<!ENTITY x 'y'>]>",
)


@pytest.mark.parametrize("html", _SAME)
def test_plain_paragraphs_are_the_same_letter(html: str) -> None:
    assert says_the_same(html, TEXT)


@pytest.mark.parametrize("opening", _OPENINGS)
def test_whatever_a_tag_says_of_its_look_makes_another_letter(opening: str) -> None:
    assert not says_the_same(PLAIN.replace("<div>I", f"{opening}I"), TEXT)


@pytest.mark.parametrize("head", _HEADS)
def test_whatever_leads_elsewhere_makes_another_letter(head: str) -> None:
    assert not says_the_same(f"<html><head>{head}</head><body>{PLAIN}</body></html>", TEXT)


@pytest.mark.parametrize("depth", [200, 255, 300, 5000])
def test_words_below_any_depth_are_seen(depth: int) -> None:
    assert not says_the_same(f"{PLAIN}{'<span>' * depth}Hire me or else", TEXT)
    assert not says_the_same(f"{PLAIN}{'<span></p>' * depth}Hire me or else", TEXT)


@pytest.mark.parametrize(
    "piece", ["< ", "<", "<p a=", '<p "', "<p a ", "<!doctype ", "<p a='", "<p a=b ", "<div>", "</", "&lt;"]
)
def test_no_markup_takes_long(piece: str) -> None:
    start = time.perf_counter()
    assert not says_the_same((piece * 100_000)[:199_000], TEXT)
    assert not says_the_same(piece + " " * 190_000, TEXT)
    assert time.perf_counter() - start < 2


def test_a_long_letter_is_known_again() -> None:
    text = "".join(f"Line {number} & <more>\n" for number in range(500))
    assert says_the_same(to_html(text).replace("\n", "\r\n"), text)
