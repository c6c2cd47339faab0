"""The fields of a case as they stand in a file. What is not named here (labels, reasons) is passed over."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec


class Person(msgspec.Struct):
    """A name and an address."""

    email: str
    name: str = ""


class Original(msgspec.Struct):
    """The interview that was missed; its times are ISO 8601 with an offset."""

    start: str
    end: str
    organizer: Person
    subject: str = ""
    tz: str = ""


class Sent(msgspec.Struct):
    """Our letter as it went out."""

    message_id: str = ""
    body_text: str = ""


class Attachment(msgspec.Struct):
    """A further part of the reply, such as a calendar file."""

    content_type: str
    text: str
    filename: str = ""


class Message(msgspec.Struct):
    """The reply itself."""

    headers: dict[str, str]
    body_text: str | None = None
    body_html: str | None = None
    attachments: list[Attachment] = []


class Fields(msgspec.Struct):
    """One line of a file of cases."""

    id: str
    now: str
    user: Person
    original: Original
    message: Message
    locale: str = "en"
    sent: Sent = msgspec.field(default_factory=Sent)
    proposed: list[str] = []
    proposed_tz: str = ""
    user_tz: str = ""


_DECODER = msgspec.json.Decoder(Fields)
ROOM = timedelta(days=400)


def decode_fields(line: bytes) -> Fields:
    """Decode one line; ValueError says in plain words what is wrong with it."""
    if not line.strip():
        raise ValueError("the line is empty")
    try:
        return _DECODER.decode(line)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    except (msgspec.MsgspecError, ValueError) as problem:
        raise ValueError(_tell(problem)) from None


def _tell(problem: Exception) -> str:
    words = str(problem).removeprefix("Invalid value").strip() or "it cannot be read"
    return f"no JSON in UTF-8: {words}" if isinstance(problem, UnicodeError) else words


def read_moment(text: str, field: str) -> datetime:
    """Read an ISO 8601 time with an offset, far enough from the ends of the calendar to be reckoned with."""
    try:
        moment = datetime.fromisoformat(text)
        _ = moment - ROOM, moment + ROOM
    except (ValueError, OverflowError):
        raise ValueError(f"{field} is not a time in ISO 8601") from None
    if moment.tzinfo is None:
        raise ValueError(f"{field} has no offset")
    return moment


def read_zone(name: str, field: str) -> str:
    """Return the name of a zone that exists."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise ValueError(f"{field} is not the name of a time zone") from None
    return name
