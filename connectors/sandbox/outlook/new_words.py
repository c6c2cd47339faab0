"""Which words of a mail are new? The text without the history that mail programs quote below it."""

import re

_CUT = re.compile(
    r"^(?:"
    r"On .{4,200}\bwrote:[ \t]*$|Am .{4,200}\bschrieb\b.*:[ \t]*$|"
    r"-{3,}[ ]?Original Message[ ]?-{3,}[ \t]*$|_{10,}[ \t]*\r?\n(?=From:)|"
    r"From: .+\r?\n(?:Sent|Date): .+$|>.*$"
    r")",
    re.MULTILINE,
)
_QUOTE = re.compile(
    r'<div[^>]*class="[^"]*gmail_quote|<blockquote|<div[^>]*id="?(?:divRplyFwdMsg|appendonsend)|<hr[^>]*>'
    r"|<div[^>]*>\s*(?:<b>)?From:",
    re.IGNORECASE,
)


def new_text(text: str) -> str:
    """Plain text up to the first sign of quoted history."""
    match = _CUT.search(text)
    return text[: match.start()].rstrip() + "\n" if match else text


def new_html(source: str) -> str:
    """An HTML page whose body ends where the quoted history begins."""
    match = _QUOTE.search(source)
    return source[: match.start()] + "</body></html>" if match else source
