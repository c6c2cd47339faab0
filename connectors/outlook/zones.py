"""Which zone does Microsoft mean? Windows has names of its own for zones ("W. Europe Standard Time")."""

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from connectors.shared import cleaning

_UTC = "tzone://Microsoft/Utc"


def known_zone(name: str) -> str:
    """The IANA zone behind a Windows or IANA name; "" for one that a person made up or that nobody knows.

    The table is Unicode CLDR's (windowsZones.xml), as icalendar ships it.
    """
    if name == _UTC:
        return "UTC"
    return cleaning.known_zone(name) or cleaning.known_zone(WINDOWS_TO_OLSON.get(name, ""))
