"""How does HTML read as plain text, and plain text as HTML? The two conversions that Exchange makes."""

import html
import re
from html.parser import HTMLParser

_BREAKS = {"br", "div", "tr", "li", "h1", "h2", "h3", "hr", "blockquote", "table"}
_HIDDEN = {"script", "style", "title"}
_EMPTY_LINES = re.compile(r"\n{3,}")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.hidden += tag in _HIDDEN
        if tag == "br" or (tag in _BREAKS and self.words and not self.words[-1].endswith("\n")):
            self.words.append("\n")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in _HIDDEN and self.hidden > 0
        if tag == "p":
            self.words.append("\n\n")
        elif tag in _BREAKS and self.words and not self.words[-1].endswith("\n"):
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        words = re.sub(r"\s+", " ", data)
        if not self.hidden and (words.strip() or (self.words and not self.words[-1].endswith("\n"))):
            self.words.append(words if self.words and not self.words[-1].endswith("\n") else words.lstrip())


def to_text(source: str) -> str:
    """The words of an HTML text, a blank line between paragraphs."""
    reader = _Reader()
    reader.feed(source)
    reader.close()
    lines = [line.rstrip() for line in "".join(reader.words).split("\n")]
    return _EMPTY_LINES.sub("\n\n", "\n".join(lines)).strip() + "\n"


def to_html(text: str) -> str:
    """Plain text as the page Exchange makes of it."""
    lines = "<br>\n".join(html.escape(line, quote=False) for line in text.rstrip().splitlines())
    return (
        '<html><head>\r\n<meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head>'
        f'<body>\r\n<div class="PlainText">{lines}</div>\r\n</body></html>'
    )
