"""Is a mail about a meeting, and what does it say? The calendar part of a mail (RFC 6047) as Outlook reads it."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from connectors.sandbox.mailbox import Message

_METHODS = {"REQUEST", "CANCEL", "REPLY", "COUNTER"}
_ANSWERS = {
    "ACCEPTED": ("meetingAccepted", "accepted", "Pos"),
    "TENTATIVE": ("meetingTenativelyAccepted", "tentativelyAccepted", "Tent"),
    "DECLINED": ("meetingDeclined", "declined", "Neg"),
}


@dataclass(frozen=True, slots=True)
class Meeting:
    """What a meeting mail says; instants are UTC, `kind` and `answer` are Graph's words."""

    method: str
    uid: str
    sequence: int
    title: str
    location: str
    start: datetime | None
    end: datetime | None
    whole_day: bool
    series: bool
    kind: str
    answer: str
    mapi_class: str

    @property
    def response(self) -> bool:
        """Does a guest speak (and not the organiser)?"""
        return self.method in ("REPLY", "COUNTER")


def read_meeting(message: Message) -> Meeting | None:
    """The meeting a mail speaks of, or None for an ordinary mail."""
    return _read(message.raw) if b"text/calendar" in message.raw.lower() else None


@lru_cache(maxsize=512)
def _read(raw: bytes) -> Meeting | None:
    message = Message("", "", set(), raw, datetime.now(UTC))
    part = next((one for one in message.parsed.walk() if one.get_content_type() == "text/calendar"), None)
    try:
        source = part.get_content() if part is not None else ""
    except (LookupError, ValueError, KeyError):
        return None
    lines = _lines(source if isinstance(source, str) else "")
    method = lines.get("METHOD", ("", ""))[1].upper()
    return _meeting(method, lines) if method in _METHODS and "UID" in lines else None


def _meeting(method: str, lines: dict[str, tuple[str, str]]) -> Meeting:
    status = re.search(r"PARTSTAT=([\w-]+)", lines.get("ATTENDEE", ("", ""))[0].upper())
    kind, answer, tail = _ANSWERS.get(status[1] if status else "", _ANSWERS["TENTATIVE"])
    if method in ("REQUEST", "CANCEL"):
        kind, answer = ("meetingRequest" if method == "REQUEST" else "meetingCancelled"), "none"
    mapi = {"REQUEST": "Request", "CANCEL": "Canceled"}.get(method, f"Resp.{tail}")
    start, end = lines.get("DTSTART", ("", "")), lines.get("DTEND", ("", ""))
    number = lines.get("SEQUENCE", ("", "0"))[1]
    return Meeting(
        method,
        lines["UID"][1],
        int(number) if number.isdecimal() else 0,
        _unescape(lines.get("SUMMARY", ("", ""))[1]),
        _unescape(lines.get("LOCATION", ("", ""))[1]),
        _instant(*start),
        _instant(*end),
        "T" not in start[1],
        "RRULE" in lines,
        kind,
        answer,
        "IPM.Schedule.Meeting." + mapi,
    )


def _lines(source: str) -> dict[str, tuple[str, str]]:
    """The first line of each name, as parameters and value; what stands in a time zone's own block is left out."""
    plain = re.sub(r"\r?\n[ \t]", "", source)
    plain = re.sub(r"BEGIN:VTIMEZONE.*?END:VTIMEZONE\s*", "", plain, flags=re.DOTALL)
    found: dict[str, tuple[str, str]] = {}
    for line in plain.splitlines():
        if match := re.match(r'([\w-]+)((?:;[\w-]+=(?:"[^"]*"|[^;:"]*))*):(.*)', line):
            found.setdefault(match[1].upper(), (match[2], match[3]))
    return found


def _instant(parameters: str, value: str) -> datetime | None:
    stamp = re.fullmatch(r"(\d{8})(?:T(\d{6})(Z?))?", value)
    if stamp is None:
        return None
    zone = re.search(r'TZID="?([^";]+)', parameters)
    try:
        where = UTC if stamp[3] or zone is None else ZoneInfo(zone[1])
        return (
            datetime.strptime(stamp[1] + (stamp[2] or "000000"), "%Y%m%d%H%M%S").replace(tzinfo=where).astimezone(UTC)
        )
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _unescape(text: str) -> str:
    return re.sub(r"\\([nN,;\\])", lambda match: "\n" if match[1] in "nN" else match[1], text)
