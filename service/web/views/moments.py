"""Saying when: every time is said in a named zone."""

from datetime import UTC, datetime, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from service.domain.event import Event, Span

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_STEPS = ((86400, "day"), (3600, "hour"), (60, "minute"))


def zone_info(zone: str) -> tzinfo:
    """The zone by its IANA name; UTC for a name nobody knows."""
    try:
        return ZoneInfo(zone)
    except (LookupError, ValueError, OSError):
        return UTC


def name_zone(zone: str) -> str:
    """The name under which times are really shown."""
    return "UTC" if zone_info(zone) is UTC else zone


def say_day(moment: datetime, zone: str) -> str:
    """As in "Wednesday, 25 November 2026"."""
    local = moment.astimezone(zone_info(zone))
    return f"{_DAYS[local.weekday()]}, {local.day} {_MONTHS[local.month - 1]} {local.year}"


def say_time(moment: datetime, zone: str) -> str:
    """As in "14:30"; the zone's name must stand near."""
    return f"{moment.astimezone(zone_info(zone)):%H:%M}"


def say_moment(moment: datetime, zone: str) -> str:
    """As in "Wednesday, 25 November 2026, 14:30 (Europe/Berlin)"."""
    return f"{say_day(moment, zone)}, {say_time(moment, zone)} ({name_zone(zone)})"


def say_span(span: Span, zone: str) -> str:
    """As in "Wednesday, 25 November 2026, 14:30–15:15 (Europe/Berlin)", with both days when it crosses midnight."""
    if say_day(span.start, zone) == say_day(span.end, zone):
        return f"{say_day(span.start, zone)}, {say_hours(span, zone)}"
    return f"{say_day(span.start, zone)}, {say_time(span.start, zone)} to {say_moment(span.end, zone)}"


def say_hours(span: Span, zone: str) -> str:
    """As in "14:30–15:15 (Europe/Berlin)"."""
    return f"{say_time(span.start, zone)}–{say_time(span.end, zone)} ({name_zone(zone)})"


def say_short(moment: datetime, zone: str) -> str:
    """As in "Wed 25 Nov, 14:30 (Europe/Berlin)"."""
    local = moment.astimezone(zone_info(zone))
    day = f"{_DAYS[local.weekday()][:3]} {local.day} {_MONTHS[local.month - 1][:3]}"
    return f"{day}, {local:%H:%M} ({name_zone(zone)})"


def say_near(moment: datetime, zone: str) -> str:
    """As in "Wed 14:30", for a moment of the coming days; the zone's name must stand near."""
    local = moment.astimezone(zone_info(zone))
    return f"{_DAYS[local.weekday()][:3]} {local:%H:%M}"


def say_seconds(moment: datetime, zone: str) -> str:
    """As in "14:30:07 (Europe/Berlin)"."""
    return f"{moment.astimezone(zone_info(zone)):%H:%M:%S} ({name_zone(zone)})"


def say_event(event: Event, zone: str) -> str:
    """When an event is, in the zone of the person who looks."""
    if event.all_day:
        return f"{say_day(event.start, event.zone)}, all day"
    return say_span(event.span, zone)


def ago(then: datetime, now: datetime) -> str:
    """How long ago or ahead, as in "40 minutes ago", "in 2 hours" or "just now"."""
    seconds = (now - then).total_seconds()
    for size, word in _STEPS:
        count = int(abs(seconds) // size)
        if count:
            amount = f"{count} {word}{'s' if count > 1 else ''}"
            return f"{amount} ago" if seconds > 0 else f"in {amount}"
    return "just now"


@cache
def all_zones() -> tuple[str, ...]:
    """Zones to choose from: the ones named for a place, in order."""
    return tuple(
        sorted(name for name in available_timezones() if "/" in name and not name.startswith(("Etc/", "SystemV/")))
    )
