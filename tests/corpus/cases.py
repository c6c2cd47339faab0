"""Labelled replies (invented people), put through the whole reading: bytes, mail, new words, meaning."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from service.domain.event import Event
from service.domain.letter import Slot
from service.domain.mail import Mail
from service.domain.people import Person
from service.domain.replies import Reading, ReplyContext, ReplyText, read_reply
from service.wire import mime
from service.wire.reply_text import read_new_text

FILE = Path(__file__).with_name("replies.jsonl")


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled reply: the raw mail, what is known around it, and what it should be read as."""

    id: str
    raw: bytes
    ours: str
    thread: ReplyContext
    intent: str
    start: datetime | None
    may_act: bool
    should_act: bool

    def read(self) -> Reading:
        """Read the reply as the product does."""
        return read_reply(*take_apart(self.raw, self.ours), self.thread)


@cache
def take_apart(raw: bytes, ours: str) -> tuple[Mail, ReplyText]:
    """Read the bytes and cut off what was quoted, once for all readings of the same mail."""
    mail = mime.read(raw)
    return mail, read_new_text(mail, [ours])


def with_new_words(case: Labelled, change: Callable[[str], str]) -> Reading:
    """Read the case with its new words changed, everything else being equal."""
    mail, text = take_apart(case.raw, case.ours)
    return read_reply(mail, replace(text, text=change(text.text)), case.thread)


def load_raw() -> list[dict[str, Any]]:
    """Load the cases as they are written in the file."""
    return [json.loads(line) for line in FILE.read_text(encoding="utf-8").splitlines()]


def label(case: dict[str, Any]) -> Labelled:
    """Turn a case of the file into mail and context."""
    expect = case["expect"]
    return Labelled(
        id=case["id"],
        raw=_raw(case),
        ours=case["sent"]["body_text"],
        thread=_context(case),
        intent=expect["intent"],
        start=datetime.fromisoformat(expect["start"]) if expect.get("start") else None,
        may_act=bool(expect["auto_create"] or expect.get("auto_either")),
        should_act=bool(expect["auto_create"]) and not expect.get("auto_either"),
    )


def _context(case: dict[str, Any]) -> ReplyContext:
    original, user = case["original"], case["user"]
    start, end = (datetime.fromisoformat(original[name]) for name in ("start", "end"))
    contact = Person(original["organizer"]["email"], original["organizer"]["name"])
    headers = case["message"]["headers"]
    ours = case["sent"]["message_id"]
    bound = ours in headers.get("References", "") or ours in headers.get("In-Reply-To", "")
    return ReplyContext(
        now=datetime.fromisoformat(case["now"]),
        proposed=tuple(_slots(case, end - start)),
        event=Event(
            id="missed",
            calendar_id="c",
            uid="missed-1",
            etag="",
            start=start,
            end=end,
            zone=original["tz"],
            title=original["subject"],
            organizer=contact,
        ),
        contact=contact,
        my_address=user["email"],
        my_name=user["name"],
        zone=case["proposed_tz"],
        organizer_zone=original["tz"],
        my_zone=case["user_tz"],
        bound=bound,
        language=case["locale"][:2],
    )


def _slots(case: dict[str, Any], length: timedelta) -> Iterator[Slot]:
    for letter, text in zip("ABCDEF", case["proposed"], strict=False):
        start = datetime.fromisoformat(text)
        yield Slot(letter, start, start + length, case["proposed_tz"])


def _raw(case: dict[str, Any]) -> bytes:
    """Write the case's mail: its own headers, its body, and its attachments as parts."""
    message = case["message"]
    kind = "html" if message.get("body_html") else "plain"
    body = message.get("body_html") or message.get("body_text") or ""
    parts = [(f'text/{kind}; charset="utf-8"', body)]
    parts += [(part["content_type"], part["text"]) for part in message.get("attachments", [])]
    headers = dict(message["headers"])
    outer = headers.pop("Content-Type", "multipart/mixed") if len(parts) > 1 else parts[0][0]
    outer = re.sub(r';\s*boundary="?[^";]*"?', "", outer)
    lines = [f"{name}: {value}" for name, value in headers.items()]
    if len(parts) == 1:
        return "\r\n".join([*lines, f"Content-Type: {outer}", "", _crlf(body)]).encode()
    lines += [f'Content-Type: {outer}; boundary="=={case["id"]}"', ""]
    for content_type, text in parts:
        lines += [f"--=={case['id']}", f"Content-Type: {content_type}", "", _crlf(text)]
    return "\r\n".join([*lines, f"--=={case['id']}--", ""]).encode()


def _crlf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\n", "\r\n")


def in_other_hands(case: Labelled, **changes: Any) -> Labelled:  # noqa: ANN401
    """Return the case in a changed context."""
    return replace(case, thread=replace(case.thread, **changes))
