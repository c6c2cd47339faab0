"""How far a calendar and a mailbox were read: Graph's delta links, and what has to be kept beside them.

In a calendar's link lies hidden a window that stays as it was at the first request, so after a week everything is read
anew around the new today. A mailbox has one link for what comes in and one for what goes out.
"""

from datetime import UTC, datetime, time, timedelta

import msgspec

from connectors.outlook.requests import Requests
from connectors.shared.addresses import origin_of
from connectors.shared.listing import window_around
from service.domain.event import Span
from service.errors import CursorExpired, Refused

_LONGEST = timedelta(days=7)


class Cursor(msgspec.Struct, frozen=True):
    """Our own position: an opaque link ("" before the first request), the window it is bound to, and since when."""

    link: str
    since: datetime = msgspec.field(name="from")
    until: datetime
    anchored: datetime

    @property
    def window(self) -> Span:
        """What the link tells about."""
        return Span(self.since, self.until)


_CURSOR = msgspec.json.Decoder(Cursor)


def begin(now: datetime) -> Cursor:
    """The window around today, in whole days of UTC."""
    today = datetime.combine(now.astimezone(UTC).date(), time(), UTC)
    window = window_around(today)
    return Cursor("", window.start, window.end, now)


def read_cursor(text: str, now: datetime, requests: Requests) -> Cursor:
    """The position in a stored text; CursorExpired when it is a week old, of another server, or none of ours."""
    try:
        cursor = _CURSOR.decode(text)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise CursorExpired("The calendar has to be read anew.") from error
    if now - cursor.anchored > _LONGEST or not _leads_home(cursor.link, requests):
        raise CursorExpired("A week has passed, so the calendar is read anew.")
    return cursor


def write_cursor(cursor: Cursor, link: str, requests: Requests) -> str:
    """The text to store for this link; Refused when the link leads to another server than the configured one."""
    if not _leads_home(link, requests):
        raise Refused("Microsoft's answer led to a server that is not in the settings.")
    return msgspec.json.encode(msgspec.structs.replace(cursor, link=link)).decode()


def _leads_home(link: str, requests: Requests) -> bool:
    return link.startswith(origin_of(requests.root))


class Position(msgspec.Struct, frozen=True):
    """Where each folder's next round begins; the links are opaque and whole."""

    inbox: str
    sent: str


_POSITION = msgspec.json.Decoder(Position)


def write_position(position: Position) -> str:
    """The text under which it is kept."""
    return msgspec.json.encode(position).decode()


def read_position(text: str) -> Position:
    """The position in a text; CursorExpired when it is none of ours."""
    try:
        position = _POSITION.decode(text)
    except (msgspec.MsgspecError, UnicodeError) as error:
        raise CursorExpired("The mailbox position is not one of Outlook's.") from error
    if not position.inbox or not position.sent:
        raise CursorExpired("The mailbox position is not whole.")
    return position
