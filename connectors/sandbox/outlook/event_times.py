"""How are times written in Graph's events? Wall clock with seven decimals, and the name of its zone."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from connectors.sandbox.exchanges import Json
from connectors.sandbox.moments import Moment
from connectors.sandbox.outlook.errors import invalid
from connectors.sandbox.outlook.zones import iana_name

_YEARS = range(1900, 2201)


def stamp(instant: datetime | None) -> str:
    """A DateTimeOffset with seven decimals and Z, as created and modified times are written."""
    moment = (instant or datetime.now(UTC)).astimezone(UTC)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{moment.microsecond:06d}0Z"


def moment_json(moment: Moment, calendar_zone: str, shown: str) -> Json:
    """A dateTimeTimeZone in the zone the reader wished (its own spelling is kept), else in UTC.

    A whole day begins at midnight, whatever the zone.
    """
    if moment.day is not None:
        return {"dateTime": f"{moment.day.isoformat()}T00:00:00.0000000", "timeZone": shown or "UTC"}
    local = moment.instant(calendar_zone).astimezone(ZoneInfo(iana_name(shown)) if shown else UTC)
    return {"dateTime": f"{local:%Y-%m-%dT%H:%M:%S}.0000000", "timeZone": shown or "UTC"}


def read_moment(data: object, all_day: bool, name: str) -> Moment:
    """A dateTimeTimeZone of a request; 400 for what is no time. An all-day event begins and ends at midnight."""
    if not isinstance(data, dict) or not isinstance(data.get("dateTime"), str):
        raise invalid(f"At least one property failed validation: {name}.", "ErrorPropertyValidationFailure")
    zone = iana_name(str(data.get("timeZone") or "UTC"))
    parsed = _parsed(data["dateTime"], name)
    if all_day:
        if parsed.time() != datetime.min.time():
            raise invalid("The Event.Start property for an all-day event needs to be set to midnight.")
        return Moment(day=parsed.date())
    aware = parsed if parsed.tzinfo else parsed.replace(tzinfo=ZoneInfo(zone))
    return Moment(at=aware.astimezone(UTC).replace(microsecond=0), zone=zone)


def _parsed(text: str, name: str) -> datetime:
    try:
        parsed = datetime.fromisoformat(text[:26] + text[27:] if text[19:20] == "." else text)
    except ValueError:
        raise invalid(f"Cannot convert the literal '{text}' of {name} to a time.", "RequestBodyRead") from None
    if parsed.year not in _YEARS:
        raise invalid(f"The value of {name} is out of range.", "ErrorPropertyValidationFailure")
    return parsed


def read_instant(text: str, name: str) -> datetime:
    """A time in a query: with an offset, or in UTC; 400 otherwise."""
    try:
        parsed = datetime.fromisoformat(text[:26] + text[27:] if len(text) > 26 and text[19] == "." else text)
    except ValueError:
        raise invalid(f"The value '{text}' of parameter {name} is invalid.", "ErrorInvalidParameter") from None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def read_day(text: object, name: str) -> date:
    """A date of a request."""
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise invalid(f"Cannot convert the literal '{text}' of {name} to a date.", "RequestBodyRead") from None
