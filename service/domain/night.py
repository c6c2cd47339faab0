"""When does no letter arrive with good manners? One rule, for what is proposed and for what is remarked on."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

EVENING, MORNING = 21, 7
HASTE = timedelta(hours=2)


def is_night(at: datetime, zone: ZoneInfo) -> bool:
    """Whether an aware moment lies between 21:00 and 07:00 in the zone."""
    return not MORNING <= at.astimezone(zone).hour < EVENING


def is_urgent(start: datetime, now: datetime) -> bool:
    """Whether the interview began so short a time ago that haste is the better manners, at any hour."""
    return timedelta() <= now - start <= HASTE
