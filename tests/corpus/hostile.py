"""Mails of about 1 MB that are made to be slow to read: whatever a pattern could run away on, again and again."""

from collections.abc import Mapping

SIZE = 1_000_000
_HEAD = (
    b"From: Dana <dana@northwind.example>\r\nTo: Robin <robin@inbox.example>\r\nSubject: Re: Interview\r\n"
    b"Date: Mon, 09 Mar 2026 10:00:00 +0000\r\nMessage-ID: <x@northwind.example>\r\n"
)
_WORDS = {
    "one letter": "a",
    "spaces": " ",
    "tabs": "\t",
    "line ends": "\n",
    "lines of one letter": "a\n",
    "hard spaces": "\u00a0",
    "digits": "1",
    "numbers": "12 ",
    "numbers with points": "1.",
    "numbers with colons": "10:",
    "numbers with dashes": "10-",
    "telephone": "+1 (",
    "telephone digits": "0 12-",
    "quotes": "> ",
    "quote marks": ">" * 400 + " x\n",
    "quoted lines": "> Thursday 12 March at 15:00\n",
    "heads": "On Mon, Mar 9, 2026 at 3:00 PM Dana <dana@northwind.example>\n",
    "heads of one line": "On Monday Dana wrote:\n",
    "half heads": "On ",
    "German heads": "Am Mo., 9. März 2026 um 15:00 Uhr schrieb ",
    "French heads": "Le lun. 9 mars 2026 à 15:00, ",
    "Spanish heads": "El lun, 9 mar 2026 a las 15:00, ",
    "blocks": "From: a\nSent: b\nTo: c\nSubject: d\n",
    "half blocks": "From: ",
    "rules": "_" * 70 + "\n",
    "dashes": "-",
    "forwards": "---------- Forwarded message ---------\n",
    "half links": "http://",
    "links": "https://meet.example.com/a?b=c ",
    "half addresses": "a@",
    "half addresses with points": "a.b-c+",
    "addresses": "<a.b@c.example>, ",
    "brackets": "(",
    "angles": "<",
    "square brackets": "[",
    "questions": "? ",
    "times": "Thursday at 3 ",
    "weekdays": "monday, ",
    "ranges": "between 3 and ",
    "half ranges": "from 1 to ",
    "conditions": "if it works unless ",
    "agreements": "Thursday at 3 works for me. ",
    "zones": "3 pm Eastern Time / ",
    "choices": "option A or option B, ",
    "half past": "half past ",
    "next": "next next ",
    "the": "the ",
    "German times": "Donnerstag um halb ",
    "German denials": "nicht kein nie ",
    "French times": "le jeudi à 15 h ",
    "Spanish times": "a las tres y media ",
    "closings": "Best regards,\n",
    "sent from": "Sent from my ",
    "names": "Dana\n",
    "accents": "e\u0301",
    "letters that grow": "\ufdfa",
    "invisible": "\u200b",
    "turned": "\u202e\u202d",
    "faces": "\U0001f600",
    "dotted I": "\u0130",
}
_PAGES = {
    "open divisions": "<div>",
    "open quotes": "<blockquote>",
    "open formats": "<b><i>",
    "open tables": "<table><tr><td>",
    "closed divisions": "</div>",
    "comments": "<!--",
    "half tags": "<a ",
    "half attributes": '<a href="',
    "many attributes": ' a="b"',
    "styles": "<style>a{b:c}",
    "hidden": '<p style="display:none">x',
    "half styles": '<p style="color:;;;;;;',
    "entities": "&lt;",
    "half entities": "&#",
    "breaks": "<br>",
    "struck": "<s>x</s>",
    "quoted in quotes": '<div class="gmail_quote">On Monday Dana wrote:<blockquote>',
    "declarations": "<![CDATA[",
    "links": '<a href="https://meet.example.com">x</a>',
}
_HEADS = {
    "subject": ("Subject", "Re: "),
    "encoded words": ("X-Note", "=?utf-8?q?a?= "),
    "half encoded words": ("Subject", "=?utf-8?q?"),
    "references": ("References", "<a@b.example> "),
    "checks": ("Authentication-Results", "mx.example; dmarc=pass; "),
    "brackets in checks": ("Authentication-Results", "("),
    "quotes in checks": ("Authentication-Results", '"a\\"'),
    "senders": ("From", "Dana <dana@northwind.example>, "),
    "brackets in senders": ("From", "(("),
    "quotes in senders": ("From", '"'),
}
_CALENDAR = {
    "events": "BEGIN:VEVENT\r\nUID:a\r\nDTSTART:20260312T150000Z\r\nEND:VEVENT\r\n",
    "open events": "BEGIN:VEVENT\r\n",
    "zones": "BEGIN:VTIMEZONE\r\nTZID:X\r\nEND:VTIMEZONE\r\n",
    "folded lines": "DESCRIPTION:a\r\n b\r\n",
    "a long line": "a",
    "parameters": ";A=B",
    "backslashes": "\\",
}


def write_all(size: int = SIZE) -> Mapping[str, bytes]:
    """Return every slow mail as bytes, by what is special about it."""
    found = {f"text: {name}": _mail("text/plain", unit, size) for name, unit in _WORDS.items()}
    found |= {f"HTML: {name}": _mail("text/html", unit, size) for name, unit in _PAGES.items()}
    found |= {f"HTML text: {name}": _mail("text/html", unit, size) for name, unit in _WORDS.items() if "\n" not in unit}
    found |= {f"head: {name}": _with_head(head, unit, size) for name, (head, unit) in _HEADS.items()}
    found |= {f"calendar: {name}": _calendar(unit, size) for name, unit in _CALENDAR.items()}
    return found | _multiparts(size)


def _fill(unit: str, size: int) -> str:
    return unit * (size // len(unit.encode()))


def _mail(kind: str, unit: str, size: int) -> bytes:
    return _HEAD + f"Content-Type: {kind}; charset=utf-8\r\n\r\n{_fill(unit, size)}".encode().replace(b"\n", b"\r\n")


def _with_head(head: str, unit: str, size: int) -> bytes:
    heads = b"\r\n".join(line for line in _HEAD.split(b"\r\n") if not line.startswith(f"{head}:".encode()))
    return f"{head}: {_fill(unit, size)}\r\n".encode() + heads + b"\r\n\r\nThursday at 3 works.\r\n"


def _calendar(unit: str, size: int) -> bytes:
    text = f"BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\n{_fill(unit, size)}\r\nEND:VCALENDAR\r\n"
    return _HEAD + b"Content-Type: text/calendar; method=REQUEST; charset=utf-8\r\n\r\n" + text.encode()


def _multiparts(size: int) -> dict[str, bytes]:
    part = "--x\r\nContent-Type: text/plain\r\n\r\na\r\n"
    nested = "".join(
        f'Content-Type: multipart/mixed; boundary="{depth}"\r\n\r\n--{depth}\r\n' for depth in range(size // 60)
    )
    mixed = b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n'
    encoded = b"Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    return {
        "parts": _HEAD + mixed + _fill(part, size).encode(),
        "parts in parts": _HEAD + nested.encode(),
        "boundaries": _HEAD + mixed + _fill("--x\r\n", size).encode(),
        "quoted-printable": _HEAD + encoded + _fill("=3D=\r\n", size).encode(),
        "heads without end": _HEAD + _fill("X-A: b\r\n", size).encode(),
        "folded heads": _HEAD + b"X-A: b\r\n" + _fill(" c\r\n", size).encode(),
    }
