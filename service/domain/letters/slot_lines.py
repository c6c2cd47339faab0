"""How is a proposed time written, so that it cannot be misread?"""

from datetime import datetime
from zoneinfo import ZoneInfo

from service.domain.letter import Slot
from service.domain.letters.language import ENGLISH, Language, write_full_day


def write_slot(slot: Slot, language: str = "en", other_zone: str = "", words: Language | None = None) -> str:
    """As in "A) Wednesday, 25 November 2026, 10:00-10:45 (Europe/Berlin); 09:00-09:45 (Europe/London)".

    The second half stands there when `other_zone` is given and its clocks differ; it names the day when that differs
    too. A language other than English without its `words` gets the date in digits (ISO 8601).
    """
    words = words or (ENGLISH if language.partition("-")[0] == "en" else None)
    there = slot.start.astimezone(ZoneInfo(slot.zone))
    line = f"{slot.letter}) {_write_day(there, words)}, {_write_hours(slot, slot.zone)}"
    if not other_zone:
        return line
    here = slot.start.astimezone(ZoneInfo(other_zone))
    if here.replace(tzinfo=None) == there.replace(tzinfo=None):
        return line
    day = "" if here.date() == there.date() else _write_day(here, words) + ", "
    return f"{line}; {day}{_write_hours(slot, other_zone)}"


def _write_day(moment: datetime, words: Language | None) -> str:
    return write_full_day(moment, words) if words else moment.date().isoformat()


def _write_hours(slot: Slot, zone: str) -> str:
    start, end = (moment.astimezone(ZoneInfo(zone)) for moment in (slot.start, slot.end))
    return f"{start:%H:%M}-{end:%H:%M} ({zone})"
