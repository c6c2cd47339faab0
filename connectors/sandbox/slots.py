"""Which times does a letter propose? Reads lettered lines as a person would.

Such a line is `A) Wednesday, 25 November 2026, 10:00-10:45 (Europe/Berlin)`; the month may be written
in English, German, French, Spanish, Italian or Portuguese, or the date as 2026-11-25.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_LINE = re.compile(r"^[\s>*-]*([A-H])[).:]\s+(.+)$", re.MULTILINE)
_TIME = re.compile(
    r"(\d{1,2})[:.h](\d{2})\s*([ap]m)?(?:\s*(?:[-\u2013\u2014]|to|bis|a|à)\s*"
    r"(\d{1,2})[:.h](\d{2})\s*([ap]m)?)?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_DAY_FIRST = re.compile(r"(\d{1,2})\.?(?:er|º|°)?\s+(?:de\s+)?([^\W\d_]{3,})\.?\s+(?:de\s+)?(\d{4})")
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s+(\d{1,2}),\s*(\d{4})")
_ZONE = re.compile(r"\b([A-Z][A-Za-z_]+/[A-Za-z_]+(?:/[A-Za-z_]+)?|UTC)\b")
_MONTHS = (
    ("jan", "ene", "gen"),
    ("feb", "fév", "fev"),
    ("mar", "mär"),
    ("apr", "avr", "abr"),
    ("may", "mai", "mag"),
    ("jun", "juin", "giu"),
    ("jul", "juil", "lug"),
    ("aug", "aoû", "ago"),
    ("sep", "set"),
    ("oct", "okt", "ott", "out"),
    ("nov",),
    ("dec", "dez", "déc", "dic"),
)


@dataclass(frozen=True, slots=True)
class Slot:
    """One proposed time; `line` is its wording in the letter. Instants are UTC."""

    letter: str
    start: datetime
    end: datetime
    zone: str
    line: str


def read_slots(text: str, zone: str) -> list[Slot]:
    """All lettered times of a letter in their order; lines without a clear date and time are passed over."""
    found = [_slot(match.group(1), match.group(2).strip(), zone) for match in _LINE.finditer(text)]
    return [slot for slot in found if slot is not None]


def _slot(letter: str, line: str, zone: str) -> Slot | None:
    named = _ZONE.search(line)
    day = _day(line)
    times = _TIME.search(line)
    if day is None or times is None:
        return None
    try:
        where = ZoneInfo(named.group(1) if named else zone)
        start = _clock(day, where, times.group(1), times.group(2), times.group(3) or times.group(6))
        end = start + timedelta(minutes=45)
        if times.group(4):
            end = _clock(day, where, times.group(4), times.group(5), times.group(6))
    except (ZoneInfoNotFoundError, ValueError):
        return None
    return Slot(letter, start, end, where.key, line)


def _clock(day: date, zone: ZoneInfo, hour: str, minute: str, half: str | None) -> datetime:
    value = int(hour)
    if half:
        value = value % 12 + (12 if half.lower() == "pm" else 0)
    return datetime(day.year, day.month, day.day, value, int(minute), tzinfo=zone).astimezone(UTC)


def _day(line: str) -> date | None:
    try:
        if match := _ISO.search(line):
            return date(int(match.group(1)), int(match.group(2)), int(match.group(3)))
        if match := _DAY_FIRST.search(line):
            return date(int(match.group(3)), _month(match.group(2)), int(match.group(1)))
        if match := _MONTH_FIRST.search(line):
            return date(int(match.group(3)), _month(match.group(1)), int(match.group(2)))
    except ValueError:
        return None
    return None


def _month(word: str) -> int:
    for number, starts in enumerate(_MONTHS, 1):
        if word.lower().startswith(starts):
            return number
    raise ValueError(word)
