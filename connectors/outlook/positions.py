"""How far a mailbox was read: one delta link for what comes in and one for what goes out, kept as one text."""

import msgspec

from service.errors import CursorExpired


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
