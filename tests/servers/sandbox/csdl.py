"""Is a Graph request or answer what Graph's own description (CSDL) says? Strict: unknown fields fail.

The facts are a compact copy: every type with its base and properties, every enumeration with its members, every
action with its parameters. Which properties a client may write is no part of them; that stands in `writing`.
"""

import base64
import binascii
import json
import re
import xml.etree.ElementTree as ElementTree
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from tests.servers.sandbox.writing import SEND_MAIL, WRITABLE

FACTS = Path(__file__).parents[2] / "samples" / "graph" / "types.json"
_EDM = "{http://docs.oasis-open.org/odata/ns/edm}"
_ELSEWHERE = {"user", "extension", "multiValueLegacyExtendedProperty", "calendarPermission", "messageRule"}
_SEGMENTS = {
    "events": "event",
    "calendarView": "event",
    "calendars": "calendar",
    "calendar": "calendar",
    "masterCategories": "outlookCategory",
    "mailboxSettings": "mailboxSettings",
    "messages": "message",
    "attachments": "attachment",
    "mailFolders": "mailFolder",
    "me": "user",
}
_WORDS = {"delta", "createReply", "createReplyAll"}
_PLAIN = {"$batch", "translateExchangeIds", "$value"}
_SILENT = {"accept", "tentativelyAccept", "decline", "send", "sendMail"}
_SCALARS: dict[str, type | tuple[type, ...]] = {
    "Edm.String": str,
    "Edm.Boolean": bool,
    "Edm.Int32": int,
    "Edm.Double": (int, float),
    "Edm.DateTimeOffset": str,
    "Edm.Date": str,
    "Edm.TimeOfDay": str,
    "Edm.Binary": str,
}


class Violation(AssertionError):
    """Something on the wire does not fit the description; the text says where."""


def extract(metadata: str) -> dict[str, Any]:
    """The compact facts out of a CSDL document."""
    types: dict[str, Any] = {}
    enums: dict[str, list[str]] = {}
    actions: dict[str, dict[str, str]] = {}
    for schema in ElementTree.fromstring(metadata).iter(_EDM + "Schema"):  # noqa: S314 - a file of this project
        for item in schema:
            name, kind = item.get("Name", ""), item.tag.removeprefix(_EDM)
            if kind == "EnumType":
                enums[name] = [member.get("Name", "") for member in item]
            if kind == "Action":
                bound, *given = [part for part in item if part.tag == _EDM + "Parameter"]
                actions[f"{_kind(bound)}.{name}"] = {part.get("Name", "").lower(): _kind(part) for part in given}
            if kind in ("ComplexType", "EntityType"):
                found = [part for part in item if part.tag in (_EDM + "Property", _EDM + "NavigationProperty")]
                types[name] = {
                    "base": item.get("BaseType", "").removeprefix("graph."),
                    "properties": {part.get("Name", ""): _kind(part) for part in found},
                }
    return {"enums": enums, "types": types, "actions": actions}


def _kind(part: ElementTree.Element) -> str:
    plain = part.get("Type", "").replace("graph.", "")
    return plain + ("!" if part.get("Nullable") == "false" and not plain.startswith("Collection") else "")


class Description:
    """Graph's types, and the checks made with them."""

    def __init__(self, facts: dict[str, Any]) -> None:
        self.types, self.enums, self.actions = facts["types"], facts["enums"], facts["actions"]

    def properties(self, name: str) -> dict[str, str]:
        """All properties of a type, inherited ones included."""
        kind = self.types[name]
        inherited = self.properties(kind["base"]) if kind["base"] else {}
        return {**inherited, **kind["properties"]}

    def _is_kind_of(self, derived: str, name: str) -> bool:
        known = self.types.get(derived)
        return known is not None and (derived == name or self._is_kind_of(known["base"], name))

    def check_answer(self, path: str, status: int, body: Any) -> None:  # noqa: ANN401 - JSON
        """Check one answer of a call to `path`."""
        if status >= 400:
            self._check_error(body)
            return
        name = type_of(path)
        if name is None or body is None:
            return
        if "value" in body and name not in ("singleValueLegacyExtendedProperty",):
            for number, item in enumerate(body["value"]):
                self.check(name, item, f"{path} [{number}]")
        else:
            self.check(name, body, path)

    def check_request(self, path: str, body: Any) -> None:  # noqa: ANN401 - JSON
        """Check what is written to `path`."""
        *place, last = _segments(path)
        owner, where = _owner(place), "request to " + path
        known = SEND_MAIL if last == "sendMail" else self.actions.get(f"{owner}.{last}")
        if known is not None:
            self._check_parameters(known, body or {}, where)
        elif (name := type_of(path)) is not None and body:
            self._check_written(name, body, where)

    def _check_parameters(self, known: dict[str, str], given: dict[str, Any], where: str) -> None:
        for name, value in given.items():
            if name.lower() not in known:
                raise Violation(f"{where}: no parameter {name}")
            self._check_value(known[name.lower()], value, f"{where}.{name}")
            if known[name.lower()] in WRITABLE:
                self._check_written(known[name.lower()], value, f"{where}.{name}")

    def _check_written(self, name: str, given: dict[str, Any], where: str) -> None:
        self.check(name, given, where)
        if fixed := sorted({key for key in given if "@" not in key} - WRITABLE[name]):
            raise Violation(f"{where}: {name}.{fixed[0]} cannot be written")

    def check(self, name: str, value: Any, where: str) -> None:  # noqa: ANN401 - JSON
        """Check one object against a type."""
        if name in _ELSEWHERE:
            return
        if not isinstance(value, dict):
            raise Violation(f"{where}: no object of type {name}")
        derived = str(value.get("@odata.type", "")).removeprefix("#microsoft.graph.")
        if derived and not self._is_kind_of(derived, name):
            raise Violation(f"{where}: {derived} is no {name}")
        known = self.properties(derived or name)
        if "@removed" in value:
            known = {"id": "Edm.String!"}
        for key, item in value.items():
            if "@" in key:
                continue
            if key not in known:
                raise Violation(f"{where}: {derived or name} has no property {key}")
            self._check_value(known[key], item, f"{where}.{key}")

    def _check_value(self, kind: str, value: Any, where: str) -> None:  # noqa: ANN401 - JSON
        if value is None and kind.endswith("!"):
            raise Violation(f"{where}: may not be null")
        if value is not None:
            self._check_present(kind.rstrip("!"), value, where)

    def _check_present(self, plain: str, value: Any, where: str) -> None:  # noqa: ANN401 - JSON
        if plain.startswith("Collection("):
            if not isinstance(value, list):
                raise Violation(f"{where}: no list")
            for number, item in enumerate(value):
                self._check_value(plain[11:-1], item, f"{where}[{number}]")
        elif plain in self.enums:
            if value not in self.enums[plain]:
                raise Violation(f"{where}: {value!r} is no member of {plain}")
        elif plain in _SCALARS:
            _check_scalar(plain, value, where)
        else:
            self.check(plain, value, where)

    def _check_error(self, body: Any) -> None:  # noqa: ANN401 - JSON
        error = body.get("error") if isinstance(body, dict) else None
        if not isinstance(error, dict) or not all(isinstance(error.get(key), str) for key in ("code", "message")):
            raise Violation(f"no error with code and message: {body}")
        if not {"date", "request-id", "client-request-id"} <= set(error["innerError"]):
            raise Violation(f"innerError lacks its ids: {error}")


def _check_scalar(kind: str, value: Any, where: str) -> None:  # noqa: ANN401 - JSON
    if not isinstance(value, _SCALARS[kind]) or (isinstance(value, bool) and kind != "Edm.Boolean"):
        raise Violation(f"{where}: {value!r} is no {kind}")
    readers: dict[str, Any] = {
        "Edm.DateTimeOffset": lambda text: datetime.fromisoformat(re.sub(r"(\.\d{6})\d", r"\1", text)).utcoffset(),
        "Edm.Date": date.fromisoformat,
        "Edm.TimeOfDay": lambda text: time.fromisoformat(text[:15]),
        "Edm.Binary": lambda text: base64.b64decode(text, validate=True),
    }
    try:
        read = readers[kind](value) if kind in readers else True
    except (ValueError, binascii.Error):
        read = None
    if read is None:
        raise Violation(f"{where}: {value!r} is no {kind}")


def type_of(path: str) -> str | None:
    """The type that an address leads to; None where there is none to check."""
    parts = _segments(path)
    return None if parts[-1] in _PLAIN | _SILENT else _owner(parts)


def _owner(parts: list[str]) -> str | None:
    return next((_SEGMENTS[part] for part in reversed(parts) if part in _SEGMENTS and part not in _WORDS), None)


def _segments(path: str) -> list[str]:
    plain = path.partition("?")[0].partition("/v1.0/")[2] or path.partition("?")[0].lstrip("/")
    return re.sub(r"\(.*?\)", "", plain).split("/")


def description() -> Description:
    """The description out of the project's copy of the facts."""
    return Description(json.loads(FACTS.read_text()))
