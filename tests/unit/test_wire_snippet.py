"""Snippets of HTML: the short way reads what the long way reads, or declines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.wire.snippet import read_snippet
from service.wire.visible import look, read_text

ATOMS = st.sampled_from([
    "a", "b  c", " ", "\n", "\t", "\r\n", "\xa0", "é", "🙂", "\u2028", "\u200b", "\x01", "1 < 2", "R&D", "<br>",
    "<BR/>", "<br />", "&amp;", "&lt;b&gt;", "&nbsp;", "&#39;", "&quot;", "&eacute;", "&copy", "&#128;",
])  # fmt: skip
STYLES = ("b", "em", "I", "strong", "u")
TAGS = (*STYLES, "p", "div", "ul", "ol", "li", "s", "span")
MARKS = st.sampled_from([f"<{slash}{tag}>" for tag in TAGS for slash in ("", "/")])


def wrap(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    one = st.tuples(st.sampled_from((*STYLES, "p", "div")), inner).map("<{0[0]}>{0[1]}</{0[0]}>".format)
    items = st.lists(inner.map("<li>{}</li>\n".format), max_size=3).map("".join)
    return one | items.map("<ul>{}</ul>".format) | items.map("<ol> {}</ol>".format)


NESTED = st.recursive(ATOMS, lambda inner: wrap(st.lists(inner, max_size=3).map("".join)), max_leaves=12)
WELL_FORMED = st.lists(NESTED, max_size=5).map("".join)
WILD = st.lists(ATOMS | MARKS, max_size=10).map("".join)


@given(WELL_FORMED | WILD)
def test_the_short_way_reads_what_the_long_way_reads(html: str) -> None:
    seen = look(html)
    assert read_snippet(html) in (None, seen.text)
    assert read_text(html) == seen.text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        ("words", "words\n"),
        ("<p>Hello  Robin.</p>More<br>words", "Hello Robin.\n\nMore\nwords\n"),
        ("<b>To do</b><ul><li>one</li><li><i>two</i></li></ul>", "To do\n- one\n- two\n"),
        ("<em>a <b>b</b></em> &amp; c", "a b & c\n"),
        ("a<br><br><br><br>b", "a\n\nb\n"),
    ],
)
def test_what_calendars_write_is_read_the_short_way(html: str, text: str) -> None:
    assert read_snippet(html) == text


@pytest.mark.parametrize(
    "html",
    [
        "<p style='display:none'>x</p>", "<s>x</s>", "<a href='https://x.example'>x</a>", "<p>open", "<p><p>x</p></p>",
        "<p>a<div>b</div></p>", "<b><p>x</p></b>", "<b>x", "<li>x</li>", "a < b", "&copy;", "\x00", "x" * 100_001,
    ],
)  # fmt: skip
def test_anything_else_is_left_to_the_long_way(html: str) -> None:
    assert read_snippet(html) is None


@pytest.mark.parametrize(
    "html", ["<ul>" * 25_000, "<b>" * 30_000, "<em><b>" * 10_000, "<ul>" + " " * 90_000, "a<" * 40_000]
)
def test_endless_broken_markup_is_declined_at_once(html: str) -> None:
    assert read_snippet(html) is None
