"""Labelled replies (invented people), put through the whole reading: bytes, mail, new words, meaning."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from service.domain.mail import Mail
from service.domain.replies import Reading, ReplyContext, ReplyText, read_reply
from service.reply_cases import Case, cut, decode_case, makes_entry

FILE = Path(__file__).with_name("replies.jsonl")
SAMPLES = Path(__file__).parents[1] / "samples" / "replies"


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
    locale: str = "en"
    also: tuple[str, ...] = ()

    def read(self) -> Reading:
        """Read the reply as the product does."""
        return read_reply(*take_apart(self.raw, self.ours), self.thread)

    def is_wrong(self, reading: Reading) -> bool:
        """Whether a reading makes an entry where none may be, or at another time."""
        return makes_entry(reading) and (not self.may_act or reading.start != self.start)

    def is_right(self, reading: Reading) -> bool:
        """Whether a reading makes the very entry that is asked for."""
        return makes_entry(reading) and self.may_act and reading.start == self.start


@cache
def take_apart(raw: bytes, ours: str) -> tuple[Mail, ReplyText]:
    """Read the bytes and cut off what was quoted, once for all readings of the same mail."""
    return cut(raw, ours)


def with_new_words(case: Labelled, change: Callable[[str], str]) -> Reading:
    """Read the case with its new words changed, everything else being equal."""
    mail, text = take_apart(case.raw, case.ours)
    return read_reply(mail, replace(text, text=change(text.text)), case.thread)


def load_raw(file: Path = FILE) -> list[dict[str, Any]]:
    """Load the cases as they are written in a file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def load_samples() -> list[dict[str, Any]]:
    """Load our own samples, of all files."""
    return [case for file in sorted(SAMPLES.glob("*.jsonl")) for case in load_raw(file)]


def label(case: dict[str, Any]) -> Labelled:
    """Turn a case of the file into mail and context."""
    expect = case["expect"]
    known: Case = decode_case(json.dumps(case).encode())
    return Labelled(
        id=known.id,
        raw=known.raw,
        ours=known.ours,
        thread=known.thread,
        intent=expect["intent"],
        start=datetime.fromisoformat(expect["start"]) if expect.get("start") else None,
        may_act=bool(expect["auto_create"] or expect.get("auto_either")),
        should_act=bool(expect["auto_create"]) and not expect.get("auto_either"),
        locale=case["locale"],
        also=tuple(expect.get("intent_alt", ())),
    )


def in_other_hands(case: Labelled, **changes: Any) -> Labelled:  # noqa: ANN401
    """Return the case in a changed context."""
    return replace(case, thread=replace(case.thread, **changes))
