"""On which days are a zone's clocks changed, so that local times exist twice or not at all?"""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


def find_zone(name: str) -> ZoneInfo | None:
    """The zone with this IANA name, or None when there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


@lru_cache(maxsize=1024)
def changes_clock(zone: ZoneInfo, day: date) -> bool:
    """Whether the offset from UTC at the day's beginning differs from that at its end."""
    return _offset(zone, day) != _offset(zone, day + timedelta(days=1))


def _offset(zone: ZoneInfo, day: date) -> timedelta | None:
    return datetime.combine(day, time(), zone).utcoffset()
