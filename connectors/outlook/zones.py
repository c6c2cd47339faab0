"""Which zone does Microsoft mean, and how is a moment told to it? Windows has names of its own for zones.

Of IANA's names Graph takes only some, and refuses an event in any other ("dateTimeTimeZone resource type").
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from connectors.shared import cleaning

_UTC = "tzone://Microsoft/Utc"
_NOW = tuple(range(-6, 13))
_PAST = tuple(range(-480, 0))


def known_zone(name: str) -> str:
    """The IANA zone behind a Windows or IANA name; "" for one that a person made up or that nobody knows.

    The table is Unicode CLDR's (windowsZones.xml), as icalendar ships it.
    """
    if name == _UTC:
        return "UTC"
    return cleaning.known_zone(name) or cleaning.known_zone(WINDOWS_TO_OLSON.get(name, ""))


def write_moment(moment: datetime, zone: str) -> Mapping[str, str]:
    """A dateTimeTimeZone; in UTC where Windows has no zone with these clocks."""
    known = known_zone(zone)
    name = windows_zone(known, moment.year) if known else "UTC"
    local = moment.astimezone(ZoneInfo(known_zone(name)))
    return {"dateTime": local.replace(tzinfo=None).isoformat(), "timeZone": name}


@lru_cache(maxsize=256)
def windows_zone(zone: str, year: int) -> str:
    """The Windows name of an IANA zone, else of one that shows the same time around that year, else "UTC".

    Of several it is the one that has long done so: that is what people there choose.
    """
    named = {known: name for name, known in WINDOWS_TO_OLSON.items()} | {"UTC": "UTC"}
    if zone in named:
        return named[zone]
    now, past = _clocks(zone, year, _NOW), _clocks(zone, year, _PAST)
    alike = [known for known in named if _clocks(known, year, _NOW) == now]
    best = max(
        alike,
        key=lambda known: sum(one == other for one, other in zip(_clocks(known, year, _PAST), past, strict=True)),
        default="UTC",
    )
    return named[best]


def _clocks(zone: str, year: int, months: Sequence[int]) -> Sequence[timedelta | None]:
    start, place = datetime(year, 1, 1, tzinfo=UTC), ZoneInfo(zone)
    return [(start + timedelta(days=30.4 * month)).astimezone(place).utcoffset() for month in months]
