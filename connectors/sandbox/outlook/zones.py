"""Which zone is meant? Outlook's Windows names and the IANA names beside them."""

from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from connectors.sandbox.outlook.errors import invalid

_OWN = {"utc": "UTC", "tzone://microsoft/utc": "UTC", "etc/gmt": "UTC"}
_BY_WINDOWS = {name.lower(): zone for name, zone in WINDOWS_TO_OLSON.items()} | _OWN
_BY_IANA = {zone: name for name, zone in reversed(WINDOWS_TO_OLSON.items())} | {"UTC": "UTC"}


def iana_name(name: str) -> str:
    """The IANA name of a zone named either way; 400 TimeZoneNotSupportedException for an unknown one."""
    found = _BY_WINDOWS.get(name.lower(), name)
    try:
        return ZoneInfo(found).key
    except (ValueError, KeyError, OSError):
        raise invalid(
            f"A valid TimeZone value must be specified. The following TimeZone value is not supported: '{name}'.",
            "TimeZoneNotSupportedException",
        ) from None


def windows_name(zone: str) -> str:
    """What Windows calls an IANA zone; a zone without such a name keeps its own."""
    return _BY_IANA.get(zone, zone)
