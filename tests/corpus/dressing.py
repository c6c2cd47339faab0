"""Dresses replies anew: other line breaks, quoting, capitals, HTML, spaces, small print, encodings; same meaning."""

import base64
import copy
import quopri
import textwrap
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

from service.reply_cases import Case, cut
from tests.corpus.additions import SMALL_PRINT
from tests.corpus.heads import PROGRAMS, Letter, quote
from tests.corpus.pages import PAGES, write_page

Raw = dict[str, Any]
Dressed = tuple[str, Case]
_NARROW = 38
_SPACE, _HARD_SPACE = " ", "\u00a0"
_MACHINES = ("bounce", "auto_reply")


def dress(case: Raw, known: Case, decode: Callable[[Raw], Case]) -> Iterator[Dressed]:
    """Yield the case in every dress that its body allows, by name; `known` is the case as it stands."""
    if is_plain_answer(case):
        yield from ((name, decode(changed)) for name, changed in _texts(case, known))
    yield from ((name, _with_raw(known, raw)) for name, raw in _encodings(known.raw))


def is_plain_answer(case: Raw) -> bool:
    """Whether the new words of a case stand in one piece in a plain body written by a person."""
    expect, message = case["expect"], case["message"]
    said, body = expect.get("reply_text") or "", message.get("body_text") or ""
    return bool(said) and said in body and expect["intent"] not in _MACHINES and "Forwarded" not in said


def _texts(case: Raw, known: Case) -> Iterator[tuple[str, Raw]]:
    said, language = case["expect"]["reply_text"], case["locale"][:2]
    body, letter = case["message"]["body_text"], _letter(case)
    signature = cut(known.raw, known.ours)[1].signature
    top = f"{said}\n\n{signature}".strip()
    yield "narrow lines", _with_body(case, body.replace(said, _narrow(said)))
    yield "lower case", _with_body(case, body.replace(said, said.lower()))
    yield "hard spaces", _with_body(case, body.replace(said, said.replace(_SPACE, _HARD_SPACE)))
    yield "small print", _with_body(case, f"{top}\n\n{SMALL_PRINT[language]}\n\n{quote('gmail', language, letter)}")
    for program in PROGRAMS:
        yield f"quoted by {program}", _with_body(case, f"{top}\n\n{quote(program, language, letter)}")
    for program in PAGES:
        yield f"HTML of {program}", _with_page(case, write_page(program, language, top, letter))
    yield "HTML without a quote", _with_page(case, write_page("", language, top, None))


def _letter(case: Raw) -> Letter:
    user, organizer, sent = case["user"], case["original"]["organizer"], case["sent"]
    to = f"{organizer['name']} <{organizer['email']}>"
    at = datetime.fromisoformat(sent["date"])
    return Letter(user["name"], user["email"], to, at, sent["subject"], sent["body_text"])


def _narrow(text: str) -> str:
    return "\n".join(
        textwrap.fill(line, _NARROW, break_long_words=False, break_on_hyphens=False) if line.strip() else line
        for line in text.split("\n")
    )


def _with_body(case: Raw, body: str) -> Raw:
    changed = copy.deepcopy(case)
    changed["message"]["body_text"] = body
    return changed


def _with_page(case: Raw, page: str) -> Raw:
    changed = _with_body(case, "")
    changed["message"]["body_html"] = page
    return changed


def _with_raw(known: Case, raw: bytes) -> Case:
    return Case(known.id, raw, known.ours, known.thread)


def _encodings(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """The same mail on other wires: bare line feeds, and one part in base64 or quoted-printable (RFC 2045)."""
    yield "bare line feeds", raw.replace(b"\r\n", b"\n")
    head, _, body = raw.partition(b"\r\n\r\n")
    if b"multipart/" not in head.lower():
        yield "base64", head + b"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(body)
        quoted = quopri.encodestring(body.replace(b"\r\n", b"\n")).replace(b"\n", b"\r\n")
        yield "quoted-printable", head + b"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + quoted
