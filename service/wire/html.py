"""A letter as simple HTML: made from its text alone, and known again wherever it says no more than the text."""

import re
from html import escape

from service.wire import visible

_PLAIN_TAGS = frozenset(("html", "head", "meta", "body", "div", "p", "br", "span", "wbr"))
_VALUE = r"\"[^\"<>]*+\"|'[^'<>]*+'|[^\s\"'<>=`]++"
# Strict, because a quote that is read otherwise than by a browser would let a style through.
_TAG = re.compile(rf"</?([a-z]++)((?:\s++[a-z-]++(?:=(?:{_VALUE}))?+)*+)\s*+/?>", re.IGNORECASE)
_ATTRIBUTE = re.compile(rf"([a-z-]++)(?:=({_VALUE}))?+", re.IGNORECASE)
_DOCTYPE = re.compile(r"\A\s*+<!doctype\b[^<>\[]*+>", re.IGNORECASE)
_CHARSETS = r"(?:utf-8|us-ascii|iso-8859-1|iso-8859-15|windows-1252)"
# What each attribute may say. Mail programs fold away what is of a quoting class, and "rtl" turns times around.
_SAYS = {
    "dir": re.compile(r"ltr|auto"),
    "lang": re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})*"),
    "class": re.compile(r"(?:(?!quot|cit|sign|extra)[\w\s-])*"),
    "http-equiv": re.compile(r"content-type"),
    "content": re.compile(rf"text/html(?:;\s*charset={_CHARSETS})?"),
    "charset": re.compile(_CHARSETS),
}
_LONGEST = 200_000
_MOST_OPEN = 240
"""A parser of HTML gives up below some 250 levels; with no more tags than these, nothing can lie so deep."""


def to_html(text: str) -> str:
    """The text line by line, with no look of its own; blanks that a browser would swallow are kept."""
    lines = "\n".join(f"<div>{_line(line)}</div>" for line in text.rstrip("\n").split("\n"))
    return f'<html><head><meta charset="utf-8"></head><body>\n{lines}\n</body></html>\n'


def says_the_same(html: str, text: str) -> bool:
    """Whether a reader of the HTML sees the words of the text and nothing else: no emphasis, link, picture or colour.

    What a mail program does to plain paragraphs (RFC 2046 section 5.1.4 leaves it free) counts as the same.
    """
    if html.replace("\r\n", "\n").strip() == to_html(text).strip():
        return True
    if len(html) > _LONGEST or not _is_plain(html):
        return False
    seen = visible.look(html)
    return not seen.hidden and seen.text.split() == text.split()


def _line(line: str) -> str:
    return escape(line, quote=False).replace("  ", "&nbsp; ").replace("\t", "&nbsp; ") if line.strip() else "<br>"


def _is_plain(html: str) -> bool:
    """Whether only paragraphs, lines and their like stand in it, with nothing said about how they look."""
    bare = _DOCTYPE.sub("", html)
    rest = _TAG.sub("", bare)
    if "<" in rest or ">" in rest:
        return False  # a comment, or markup too broken to be sure of
    tags = [(match[0].startswith("</"), match[1].lower(), match[2]) for match in _TAG.finditer(bare)]
    nesting = sum(not closes and name not in ("br", "wbr", "meta") for closes, name, _ in tags)
    return nesting <= _MOST_OPEN and all(name in _PLAIN_TAGS and _is_silent(said) for _, name, said in tags)


def _is_silent(attributes: str) -> bool:
    """Whether a tag's attributes say nothing that a reader could see."""
    return all(_says_nothing(*one) for one in _ATTRIBUTE.findall(attributes))


def _says_nothing(name: str, value: str) -> bool:
    allowed = _SAYS.get(name.lower())
    return allowed is not None and allowed.fullmatch(value.strip("\"'").strip().lower()) is not None
