"""What does a mail program make of a text that a person saves in it? Blocks of HTML, a line for each line."""

from html import escape

_HEAD = '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body dir="ltr">'
_STYLE = "font-family: Aptos, Calibri, Helvetica, sans-serif; font-size: 12pt; color: rgb(0, 0, 0);"


def in_html(text: str) -> str:
    """The text as Outlook writes it; an empty line is a block with nothing but a break in it."""
    return f"{_HEAD}{''.join(_block(line) for line in text.rstrip().splitlines())}</body></html>"


def in_lines(text: str) -> str:
    """The text as Gmail's pages save it: one block, with a break at the end of each line."""
    lines = [escape(line, quote=False).replace("  ", "&nbsp; ") for line in text.rstrip().splitlines()]
    return f'<div dir="ltr">{"<br>".join(lines)}<br></div>\n'


def _block(line: str) -> str:
    # what browsers would swallow is kept as Outlook keeps it: every second space does not break
    words = escape(line, quote=False).replace("  ", " &nbsp;") or "<br>"
    return f'<div class="elementToProof" style="{_STYLE}">{words}</div>'
