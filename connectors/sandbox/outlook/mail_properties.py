"""Which private and MAPI properties does a mail have? `singleValueExtendedProperties` by id (MS-OXPROPS)."""

import re
from collections.abc import Callable

from connectors.sandbox import letters
from connectors.sandbox.exchanges import Json
from connectors.sandbox.mailbox import Message
from connectors.sandbox.outlook.errors import ApiError
from connectors.sandbox.outlook.mail_fields import KEPT
from connectors.sandbox.outlook.meeting_mails import read_meeting

_NAMED = re.compile(r"(\w+)\s+\{([0-9a-f-]{36})\}\s+(Name|Id)\s+(\S.*)", re.IGNORECASE)
_TAGGED = re.compile(r"(\w+)\s+0x([0-9a-f]{1,4})", re.IGNORECASE)
_KINDS = {
    kind.lower(): kind
    for kind in [
        "Binary",
        "Boolean",
        "CLSID",
        "Currency",
        "Double",
        "Float",
        "Integer",
        "Long",
        "Short",
        "String",
        "SystemTime",
    ]
}


def plain_id(text: str) -> str:
    """A property id in its one form: kind and GUID without regard to case, the name with it; 400 otherwise."""
    if (match := _NAMED.fullmatch(text.strip())) and match[1].lower() in _KINDS:
        return f"{_KINDS[match[1].lower()]} {{{match[2].lower()}}} {match[3].capitalize()} {match[4].strip()}"
    if (match := _TAGGED.fullmatch(text.strip())) and match[1].lower() in _KINDS:
        return f"{_KINDS[match[1].lower()]} 0x{int(match[2], 16):x}"
    raise ApiError(400, "ErrorInvalidExtendedProperty", f"Extended property attribute combination is invalid: {text}")


def read_properties(given: object) -> dict[str, str]:
    """Ids and values out of a request."""
    if not isinstance(given, list):
        raise ApiError(400, "RequestBodyRead", "singleValueExtendedProperties must be a collection.")
    found: dict[str, str] = {}
    for item in given:
        if not isinstance(item, dict) or not isinstance(item.get("id"), str) or not isinstance(item.get("value"), str):
            raise ApiError(400, "RequestBodyRead", "An extended property has an id and a value, both strings.")
        found[plain_id(item["id"])] = item["value"]
    return found


def read_beside(given: Json) -> dict[str, Json]:
    """What the store holds beside the letter: private properties and plain fields."""
    properties = read_properties(given.get("singleValueExtendedProperties", []))
    return {"properties": properties, "fields": {name: given[name] for name in KEPT if name in given}}


def thread(raw: bytes, properties: dict[str, str]) -> bytes:
    """The letter with what it answers as its properties say: Exchange makes headers of these on the way out."""
    for ident, name in _THREADING.items():
        if value := " ".join(properties.get(ident, "").split()):
            raw = letters.set_header(raw, name, value)
    return raw


def value_of(message: Message, ident: str) -> str | None:
    """One property's value, by its plain id; None when the mail has none."""
    if (test := _TAGS.get(ident)) is not None and (said := test(message)):
        return said
    found = message.extras.get("properties", {}).get(ident)
    return found if isinstance(found, str) else None


def shown(message: Message, wanted: list[str]) -> list[Json]:
    """The wanted properties that the mail has."""
    pairs = [(ident, value_of(message, ident)) for ident in wanted]
    return [{"id": ident, "value": value} for ident, value in pairs if value is not None]


def message_class(message: Message) -> str:
    """The MAPI class: an ordinary note, a meeting mail, or a report that something was not delivered."""
    if message.parsed.get_content_type() == "multipart/report":
        return "REPORT.IPM.Note.NDR"
    meeting = read_meeting(message)
    return meeting.mapi_class if meeting else "IPM.Note"


def _header(name: str) -> Callable[[Message], str]:
    return lambda message: message.header(name)


_THREADING = {"String 0x1042": "In-Reply-To", "String 0x1039": "References"}
_TAGS: dict[str, Callable[[Message], str]] = {
    **{ident: _header(name) for ident, name in _THREADING.items()},
    "String 0x1035": _header("Message-ID"),
    "String 0x37": _header("Subject"),
    "String 0x1a": message_class,
    "String 0x7d": lambda message: "\r\n".join(f"{name}: {value}" for name, value in message.parsed.items()),
}
