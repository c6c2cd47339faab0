"""How long a provider asks us to wait (Retry-After, RFC 9110 section 10.2.3)."""

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

UNSTATED = 30.0
LONGEST = 3600.0


def seconds_to_wait(headers: Mapping[str, str], now: datetime) -> float:
    """Seconds from 0 to an hour: a number (fractions allowed), a date, or 30 when nothing readable is said.

    A date is measured against the answer's own Date header, so that a wrong clock on either side does not matter.
    """
    value = headers.get("Retry-After", "").strip()
    if not value:
        return UNSTATED
    try:
        seconds = float(value)
    except ValueError:
        return _until(_read_date(value), _read_date(headers.get("Date", "")) or now)
    return bound(seconds)


def bound(seconds: float) -> float:
    """The wait kept between 0 and an hour; nonsense counts as not stated."""
    if math.isnan(seconds) or seconds < 0:
        return UNSTATED
    return min(seconds, LONGEST)


def _until(moment: datetime | None, now: datetime) -> float:
    if moment is None:
        return UNSTATED
    return bound(max(0.0, (moment - now).total_seconds()))


def _read_date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
