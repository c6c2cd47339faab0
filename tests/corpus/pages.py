"""Answers as HTML, in the manner of the mail programs that send it: text above, the quoted letter below."""

from html import escape

from tests.corpus.heads import Letter, introduce

_GMAIL = (
    '<div dir="ltr">{new}</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">'
    '{head}<br></div><blockquote class="gmail_quote" style="margin:0px 0px 0px 0.8ex;border-left:1px solid '
    'rgb(204,204,204);padding-left:1ex"><div dir="ltr">{old}</div></blockquote></div>'
)
_OUTLOOK = (
    '<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style type="text/css" '
    'style="display:none;"> P {{margin-top:0;margin-bottom:0;}} </style></head><body dir="ltr">'
    '<div class="elementToProof" style="font-family: Aptos, Calibri, sans-serif; font-size: 12pt;">{new}</div>'
    '<div id="appendonsend"></div><hr style="display:inline-block;width:98%" tabindex="-1">'
    '<div id="divRplyFwdMsg" dir="ltr"><font face="Calibri, sans-serif" style="font-size:11pt" color="#000000">'
    "{head}</font><div>&nbsp;</div></div><div>{old}</div></body></html>"
)
_APPLE = (
    '<html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"></head><body style="overflow-wrap: '
    'break-word; -webkit-nbsp-mode: space; line-break: after-white-space;">{new}<br id="lineBreakAtBeginningOfMessage">'
    '<div><br><blockquote type="cite"><div>{head}</div><br class="Apple-interchange-newline"><div>{old}</div>'
    "</blockquote></div><br></body></html>"
)
PAGES = {"gmail": _GMAIL, "outlook": _OUTLOOK, "apple": _APPLE}


def write_page(program: str, language: str, new: str, letter: Letter | None) -> str:
    """Return an answer as a program's HTML; without a letter nothing is quoted."""
    if letter is None:
        return f'<html><body><div dir="auto">{_mark_up(new)}</div></body></html>'
    head = introduce(program, language, letter)
    return PAGES[program].format(new=_mark_up(new), head=_mark_up(head), old=_mark_up(letter.body))


def _mark_up(text: str) -> str:
    return "".join(f"<div>{escape(line)}</div>" if line.strip() else "<div><br></div>" for line in text.split("\n"))
