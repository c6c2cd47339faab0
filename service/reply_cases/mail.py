"""Writes a case's mail as it would come over the wire: its heads, its body, and its attachments as parts."""

import re
from collections.abc import Mapping

from service.reply_cases.fields import Message

_NAME = re.compile(r"[!-9;-~]+")
_BREAK = re.compile(r"[\r\n]+[ \t]*")
_LINE_END = re.compile(r"\r\n|\n|\r")
_BOUNDARY = re.compile(r';\s*boundary="?[^";]*"?', re.IGNORECASE)
_MANY, _CONTENT = "multipart/mixed", "content-type"


def write_mail(mark: str, message: Message) -> bytes:
    """Return the bytes of a mail (RFC 5322, RFC 2045); `mark` keeps its boundary apart from those of others."""
    kind = "html" if message.body_html else "plain"
    body = message.body_html or message.body_text or ""
    parts = [(f'text/{kind}; charset="utf-8"', body)]
    parts += [(part.content_type, part.text) for part in message.attachments]
    heads, outer = _write_heads(message.headers)
    if len(parts) == 1:
        return _encode([*heads, f"Content-Type: {parts[0][0]}", "", _crlf(body)])
    boundary = _choose_boundary(mark, [text for _, text in parts])
    outer = _BOUNDARY.sub("", outer or _MANY)
    lines = [*heads, f'Content-Type: {outer}; boundary="{boundary}"', ""]
    for content_type, text in parts:
        lines += [f"--{boundary}", f"Content-Type: {_flat(content_type)}", "", _crlf(text)]
    return _encode([*lines, f"--{boundary}--", ""])


def _write_heads(headers: Mapping[str, str]) -> tuple[list[str], str]:
    """Return the lines of the heads, and the content type that one of them gives."""
    lines, outer = [], ""
    for name, value in headers.items():
        if not _NAME.fullmatch(name):
            raise ValueError("message.headers holds a name that no mail can have")
        if name.lower() == _CONTENT:
            outer = _flat(value)
        else:
            lines.append(f"{name}: {_flat(value)}")
    return lines, outer


def _choose_boundary(mark: str, texts: list[str]) -> str:
    plain = re.sub(r"[^\w.-]", "-", mark, flags=re.ASCII)[:40]
    number, boundary = 0, f"=={plain}"
    while any(boundary in text for text in texts):
        number += 1
        boundary = f"=={number}=={plain}"
    return boundary


def _flat(value: str) -> str:
    """A head's value on one line: a line break in it would begin another head."""
    return _BREAK.sub(" ", value).strip()


def _crlf(text: str) -> str:
    return _LINE_END.sub("\r\n", text)


def _encode(lines: list[str]) -> bytes:
    return "\r\n".join(lines).encode("utf-8", "replace")
