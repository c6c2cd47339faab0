"""What others wrote, cut to a length that anybody writes and freed of what could do harm on a page or in a log."""

import re
from functools import lru_cache
from zoneinfo import ZoneInfo

from service.wire.visible import read_text

LONGEST_TITLE = 1_000
LONGEST_PLACE = 1_000
MOST_ATTENDEES = 100

_LONGEST_DESCRIPTION = 20_000
_LONGEST_LINK = 2_000

# Control characters except tab and line feed, and the marks that turn the direction of writing.
_HARMFUL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_BREAKS = re.compile(r"[\t\n\u2028\u2029]+")
_TAG = re.compile(r"</?(?:a|b|br|div|em|html-blob|i|li|ol|p|span|strong|u|ul)\b[^<>]*>", re.IGNORECASE)


def clean_line(text: str, longest: int) -> str:
    """The text on one line, at most that long."""
    text = text[:longest]
    if text.isprintable():
        return text.strip()
    return _HARMFUL.sub("", _BREAKS.sub(" ", text)).strip()


def clean_text(text: str) -> str:
    """A description as plain text: providers keep formatting as HTML, and people paste anything."""
    if "<" in text and _TAG.search(text):
        text = read_text(text[: 4 * _LONGEST_DESCRIPTION])
    text = text[:_LONGEST_DESCRIPTION]
    if text.isprintable() or text.replace("\n", "").isprintable():
        return text  # nothing harmful can be printed, and this is quicker than a search
    return _HARMFUL.sub("", text)


def clean_link(link: str) -> str:
    """The link, if it is one that a page may offer: no other scheme, no blanks, no excess."""
    fit = link.startswith(("https://", "http://")) and len(link) <= _LONGEST_LINK and link.isprintable()
    return link if fit and " " not in link else ""


@lru_cache(maxsize=1024)
def known_zone(name: str) -> str:
    """The IANA zone of this name, or "" when there is none."""
    try:
        return ZoneInfo(name).key
    except (ValueError, OSError, KeyError):
        return ""
