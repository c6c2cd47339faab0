"""By which link does one join a meeting, and is it one that a browser opens?"""

import re
from urllib.parse import urlsplit

from service.domain.event import Event

_LINK = re.compile(r"\b[a-z][a-z0-9+.-]*://[^\s<>\"]+", re.IGNORECASE)
_AROUND = ".,;:!?)]}'"


def find_link(event: Event) -> str:
    """The link to join by: the calendar's own, else the first one in the place or the description; "" when none."""
    if event.join_link.strip():
        return event.join_link.strip()
    found = _LINK.search(event.place) or _LINK.search(event.description)
    return found.group().rstrip(_AROUND) if found else ""


def is_web_address(link: str) -> bool:
    """Whether a browser opens it: http or https, and a host (RFC 9110 section 4.2)."""
    try:
        parts = urlsplit(link)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
