"""Snippets of HTML as calendars keep them: words with bare tags of formatting, of which a reader sees everything."""

import re
from collections.abc import Sequence
from html import unescape


def _closed(tags: str, inside: str) -> str:
    """The pattern of one of these elements, closed, with only that inside."""
    return "|".join(f"<{tag}>{inside}</{tag}>" for tag in tags.split())


_LONGEST = 100_000
_STYLES = "b em i strong u"
_TEXT = r"[^<]++|<br ?/?>"
_STYLED = _closed(_STYLES, f"(?:{_TEXT}|{_closed(_STYLES, f'(?:{_TEXT})*+')})*+")
_WORDS = f"(?:{_TEXT}|{_STYLED})*+"
_ITEMS = rf"\s*+(?:{_closed('li', _WORDS)}\s*+)*+"
_BLOCK = f"{_closed('p div', _WORDS)}|{_closed('ul ol', _ITEMS)}"
_SNIPPET = re.compile(f"(?:{_TEXT}|{_STYLED}|{_BLOCK})*+", re.IGNORECASE)
_STRANGE_ENTITY = re.compile("&(?!(?:amp|lt|gt|quot|nbsp|#39);)")
_TAG = re.compile(r"<(/?\w+)[^>]*>")
_INLINE = frozenset((*_STYLES.split(), *(f"/{tag}" for tag in _STYLES.split())))


def read_snippet(html: str) -> str | None:
    """What `visible.look` reads, at a quarter of its cost; None unless these are paragraphs and lists, side by side."""
    if len(html) > _LONGEST or not _SNIPPET.fullmatch(html) or _is_strange(html):
        return None
    pieces = _TAG.split(f"{html}</div>")
    lines: list[str] = []
    words = ""
    for text, tag in zip(pieces[::2], map(str.lower, pieces[1::2]), strict=False):
        words += unescape(text)
        if tag in _INLINE:
            continue
        line = squeeze(words)
        if line or tag == "br":
            lines.append(line)
        if tag in ("p", "/p"):
            lines.append("")
        words = "- " if tag == "li" else ""
    return join(lines)


def _is_strange(html: str) -> bool:
    """Whether it has characters or entities about which parsers do not agree."""
    return not html.replace("\n", "").isprintable() or ("&" in html and bool(_STRANGE_ENTITY.search(html)))


def squeeze(words: str) -> str:
    """The words with one blank between any two."""
    return " ".join(words.split())


def join(lines: Sequence[str]) -> str:
    """All lines; more than one blank line in a row is one."""
    text = "\n".join(lines)
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip("\n") + "\n" if lines else ""
