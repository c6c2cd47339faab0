"""Spoils clear answers: adds what makes them unclear, or what lures to a wrong time. Works on cases as in the files."""

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from typing import Any
from zoneinfo import ZoneInfo

from tests.corpus.additions import ADDITIONS, UNCLEAR, WITHIN, say

Raw = dict[str, Any]
PLACES = ("beside", "below", "above")
_ONE_SENTENCE = re.compile(r"[^\n.!?]{8,}[.!]?")
_AWAY = timedelta(days=1, hours=2)
_LENGTH = timedelta(minutes=45)


@dataclass(frozen=True, slots=True)
class Spoilt:
    """A changed case: what was done to it, and whether it must not be acted upon at all any more."""

    kind: str
    how: str
    case: Raw
    unclear: bool


def spoil(case: Raw) -> Iterator[Spoilt]:
    """Yield every spoilt version of a case whose answer is clear."""
    language = case["locale"][:2]
    for kind, table in ADDITIONS.items():
        for words in table[language]:
            for place in PLACES:
                if changed := _add(case, words.format(other=say(language, _other(case))), place):
                    yield Spoilt(kind, f"{place}: {words}", changed, kind in UNCLEAR)
    yield from _reserve_within(case, language)
    for kind, head, value in (
        ("foreign sender", "From", f"{case['original']['organizer']['name']} <dana@elsewhere.example>"),
        ("failed DMARC", "Authentication-Results", "mx.inbox.example; dmarc=fail header.from=elsewhere.example"),
    ):
        yield Spoilt(kind, "", _with_head(case, head, value), unclear=True)
    if contradicted := _contradict(case, language):
        yield Spoilt("calendar against words", "", contradicted, unclear=True)


def _reserve_within(case: Raw, language: str) -> Iterator[Spoilt]:
    """Put a reserve into the sentence itself, at its beginning and at its end, where the answer is only one."""
    line = (case["expect"].get("reply_text") or "").strip()
    body = case["message"].get("body_text") or ""
    if not _ONE_SENTENCE.fullmatch(line) or body.count(line) != 1 or case["message"].get("attachments"):
        return
    before, after = WITHIN[language]
    core = line.rstrip(".! ")
    changed = [f"{word}{line[:1].lower()}{line[1:]}" for word in before] + [f"{core}{word}." for word in after]
    for new in changed:
        spoilt = copy.deepcopy(case)
        spoilt["message"]["body_text"] = body.replace(line, new)
        yield Spoilt("reserve within", new, spoilt, unclear=True)


def _start(case: Raw) -> datetime:
    return datetime.fromisoformat(case["expect"]["start"]).astimezone(ZoneInfo(case["proposed_tz"]))


def _other(case: Raw) -> datetime:
    """Another proposed time if there is one, so that the lure is as strong as can be; else a time two days later."""
    start = _start(case)
    proposed = [datetime.fromisoformat(text).astimezone(start.tzinfo) for text in case["proposed"]]
    return next((one for one in proposed if one != start), start + timedelta(days=2, hours=1))


def _add(case: Raw, words: str, place: str) -> Raw | None:
    """Put words beside, below or above the new words; None where the case's own cannot be found in its body."""
    said = case["expect"].get("reply_text") or ""
    kind = "body_html" if case["message"].get("body_html") else "body_text"
    body = case["message"].get(kind) or ""
    line = said.strip().split("\n")[0 if place == "above" else -1]
    line = escape(line) if kind == "body_html" else line
    gap = " " if place == "beside" else "<br><br>" if kind == "body_html" else "\n\n"
    if not line:
        changed = f"{words}{gap}{body}"
    elif body.count(line) == 1:
        changed = body.replace(line, f"{words}{gap}{line}" if place == "above" else f"{line}{gap}{words}")
    else:
        return None
    spoilt = copy.deepcopy(case)
    spoilt["message"][kind] = changed
    return spoilt


def _with_head(case: Raw, head: str, value: str) -> Raw:
    spoilt = copy.deepcopy(case)
    spoilt["message"]["headers"][head] = value
    return spoilt


def _contradict(case: Raw, language: str) -> Raw | None:
    """Let a calendar file name another time than the words do."""
    if case["message"].get("attachments"):
        greeting = {"en": "See you on", "de": "Bis", "fr": "À", "es": "Nos vemos el"}[language]
        return _add(case, f"{greeting} {say(language, _start(case) + _AWAY)}.", "above")
    spoilt = copy.deepcopy(case)
    spoilt["message"]["attachments"] = [_invite(case)]
    return spoilt


def _invite(case: Raw) -> Raw:
    organizer, start = case["original"]["organizer"], _start(case).astimezone(UTC) + _AWAY
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "METHOD:REQUEST",
        "BEGIN:VEVENT",
        "UID:contradiction@calendar.example",
        "DTSTAMP:20260101T000000Z",
        f"DTSTART:{start:%Y%m%dT%H%M%SZ}",
        f"DTEND:{start + _LENGTH:%Y%m%dT%H%M%SZ}",
        "SUMMARY:Interview",
        f"ORGANIZER:mailto:{organizer['email']}",
        "STATUS:CONFIRMED",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    )
    text = "\r\n".join(lines)
    return {"content_type": "text/calendar; method=REQUEST; charset=UTF-8", "filename": "invite.ics", "text": text}
