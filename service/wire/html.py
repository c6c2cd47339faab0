"""A letter as simple HTML: made from its text alone, and known again wherever it says no more than the text."""

import re
from html import escape

from service.wire import visible

_PLAIN_TAGS = frozenset(("html", "head", "meta", "body", "div", "p", "br", "span", "wbr"))
_PLAIN_ATTRIBUTES = frozenset(("dir", "lang", "class", "http-equiv", "content", "charset"))
_TAG = re.compile(r"<\s*/?\s*([^\s/>]*)([^<>]*)>")
_ATTRIBUTE = re.compile(r"([^\s=\"'/]+)\s*(?:=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'>]+))?")
_DOCTYPE = re.compile(r"\A\s*<!doctype[^<>]*>", re.IGNORECASE)
_LONGEST = 200_000


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
    if "<" in _TAG.sub("", bare):
        return False  # a comment, or markup too broken to be sure of
    return all(_is_plain_tag(name, rest) for name, rest in _TAG.findall(bare))


def _is_plain_tag(name: str, rest: str) -> bool:
    names = {one.lower() for one in _ATTRIBUTE.findall(rest)}
    return name.lower() in _PLAIN_TAGS and names <= _PLAIN_ATTRIBUTES
