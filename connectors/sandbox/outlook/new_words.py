"""Which words of a mail are new? The text without the history that mail programs quote below it, or around it."""

import re

_BLOCK = re.compile(
    r"^(?:-{3,}[ ]?Original Message[ ]?-{3,}[ \t]*$|_{10,}[ \t]*\r?\n(?=From:)|From: .+\r?\n(?:Sent|Date): .+$)",
    re.MULTILINE,
)
_INTRODUCTION = re.compile(r"^(?:On .{4,200}\bwrote|Am .{4,200}\bschrieb\b.*):[ \t]*\r?$\n?", re.MULTILINE)
_QUOTED = re.compile(r"^>.*$\n?", re.MULTILINE)
_GAP = re.compile(r"(?:[ \t]*\r?\n){3,}")
_QUOTE = re.compile(
    r'<div[^>]*class="[^"]*gmail_quote|<blockquote|<div[^>]*id="?(?:divRplyFwdMsg|appendonsend)|<hr[^>]*>'
    r"|<div[^>]*>\s*(?:<b>)?From:",
    re.IGNORECASE,
)


def new_text(text: str) -> str:
    """Plain text without quoted lines, and up to where an unmarked copy of an older mail begins."""
    match = _BLOCK.search(text)
    kept = text[: match.start()] if match else text
    if (introduction := _INTRODUCTION.search(kept)) and not kept[introduction.end() :].lstrip().startswith(">"):
        kept = kept[: introduction.start()]
    kept = _QUOTED.sub("", _INTRODUCTION.sub("", kept))
    return text if kept == text else _GAP.sub("\n\n", kept).strip() + "\n"


def new_html(source: str) -> str:
    """An HTML page whose body ends where the quoted history begins."""
    match = _QUOTE.search(source)
    return source[: match.start()] + "</body></html>" if match else source
