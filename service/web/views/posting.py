"""A letter laid out for the post: who writes to whom and when, and where to sign."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from service.domain.account import Account
from service.domain.case import Case
from service.domain.event import Event, Setting
from service.domain.folding import one_line
from service.domain.letter import Letter
from service.domain.letters.language import Language, write_full_day
from service.domain.meetings.arrival import find_setting
from service.web.views.moments import zone_info

_LINK = re.compile(r"\S+://\S+")
_ANSWERING = re.compile(r"^\s*(?:(?:re|aw|wg|sv|rif|rv|tr|fwd?)\s*:\s*)+", re.IGNORECASE)
_MOST_LINES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One page: blocks of lines, and the text up to the place for a signature and from there on."""

    language: str
    sender: Sequence[str]
    recipient: Sequence[str]
    date: str
    subject: str
    body: str
    signed: str


def lay_out(case: Case, account: Account, letter: Letter, words: Language, now: datetime) -> Sheet:
    """The letter as it would be posted today, in the language it is written in."""
    preferences = account.preferences
    names = [line.strip() for line in (*preferences.signature.split("\n")[:1], letter.sender_name) if line.strip()]
    body, signed = split_signature(letter.content.text, names)
    person = letter.to_names[0] if letter.to_names else ""
    return Sheet(
        language=letter.language,
        sender=[line for line in (*names[-1:], *preferences.address, preferences.phone, letter.content.sender) if line],
        recipient=[line for line in (person or letter.content.to[0], *list_place(case.event)) if line],
        date=write_full_day(now.astimezone(zone_info(account.zone)), words),
        subject=_ANSWERING.sub("", letter.content.subject),
        body=body,
        signed=signed,
    )


def list_place(event: Event) -> Sequence[str]:
    """The lines of the company's address, as far as the invitation names a place to go to."""
    if find_setting(event) is not Setting.ON_SITE:
        return ()
    parts = re.split(r"\s*[,;\n]\s*", _LINK.sub("", event.place))
    return [line for part in parts if (line := one_line(part, 60))][:_MOST_LINES]


def split_signature(text: str, names: Collection[str]) -> tuple[str, str]:
    """The text before the line with the writer's name, and the rest; else the last paragraph's first line ends it."""
    lines = text.rstrip("\n").split("\n")
    for place in range(len(lines) - 1, 0, -1):
        if lines[place].strip() in names:
            return "\n".join(lines[:place]).rstrip(), "\n".join(lines[place:])
    text, gap, last = "\n".join(lines).rpartition("\n\n")
    closing, below, signed = last.partition("\n")
    return (f"{text}{gap}{closing}", signed) if below else ("\n".join(lines), "")
