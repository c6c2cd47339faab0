"""Is a request or an answer what Google's own discovery documents describe? Strict: unknown fields fail."""

import base64
import binascii
import json
import re
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import googleapiclient

_WHOLE = {"int32": 31, "uint32": 32, "int64": 63, "uint64": 64}
_PYTHON: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "boolean": bool,
    "integer": int,
    "number": (int, float),
    "array": list,
    "object": dict,
}


class Violation(AssertionError):
    """Something on the wire does not fit the document; the text says where."""


class Document:
    """One discovery document."""

    def __init__(self, name: str) -> None:
        folder = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
        self.data: dict[str, Any] = json.loads((folder / f"{name}.json").read_text())
        self.methods = {method["id"]: method for method in _methods(self.data)}
        self._patterns = {name: self._pattern(method) for name, method in self.methods.items()}

    def path(self, method: dict[str, Any]) -> str:
        """The method's full path template."""
        return f"/{self.data['servicePath']}{method['path']}"

    def find(self, verb: str, path: str) -> dict[str, Any]:
        """The method behind a verb and path; literal segments win over variables."""
        fitting = (name for name, pattern in self._patterns.items() if pattern.fullmatch(path))
        found = [self.methods[name] for name in fitting if self.methods[name]["httpMethod"] == verb]
        if not found:
            raise Violation(f"no method for {verb} {path}")
        return min(found, key=lambda method: method["path"].count("{"))

    def _pattern(self, method: dict[str, Any]) -> re.Pattern[str]:
        return re.compile(re.sub(r"\{\+?\w+\}", "[^/]+", self.path(method)))

    def check_request(self, verb: str, uri: str, body: bytes | None) -> dict[str, Any]:
        """Check query and body of a request and return its method."""
        parts = urlsplit(uri)
        method = self.find(verb, parts.path)
        known = set(method.get("parameters", {})) | set(self.data["parameters"])
        if unknown := set(parse_qs(parts.query)) - known:
            raise Violation(f"{method['id']}: unknown parameters {unknown}")
        if body and "request" in method:
            self.check(method["request"], json.loads(body), method["id"] + " request")
        return method

    def check_answer(self, method: dict[str, Any], body: bytes) -> None:
        """Check the JSON answer of a method."""
        if "response" not in method:
            if body:
                raise Violation(f"{method['id']} should answer nothing")
            return
        self.check(method["response"], json.loads(body), method["id"])

    def check(self, schema: dict[str, Any], value: object, where: str) -> None:
        """Check a value against a schema, all the way down."""
        if "$ref" in schema:
            schema = self.data["schemas"][schema["$ref"]]
        kind = schema.get("type", "any")
        if kind == "any":
            return
        if not isinstance(value, _PYTHON[kind]) or (kind in ("integer", "number") and isinstance(value, bool)):
            raise Violation(f"{where}: {value!r} is not of type {kind}")
        if isinstance(value, dict):
            self._check_object(schema, value, where)
        elif isinstance(value, list):
            for number, item in enumerate(value):
                self.check(schema["items"], item, f"{where}[{number}]")
        else:
            _check_format(schema.get("format", ""), value, where)
            if "enum" in schema and value not in schema["enum"]:
                raise Violation(f"{where}: {value!r} is not one of {schema['enum']}")

    def _check_object(self, schema: dict[str, Any], value: dict[str, Any], where: str) -> None:
        known = schema.get("properties", {})
        for name, item in value.items():
            inner = known.get(name, schema.get("additionalProperties"))
            if inner is None:
                raise Violation(f"{where}: unknown field {name}")
            self.check(inner, item, f"{where}.{name}")


def _methods(resource: dict[str, Any]) -> list[dict[str, Any]]:
    found = list(resource.get("methods", {}).values())
    for inner in resource.get("resources", {}).values():
        found += _methods(inner)
    return found


def _check_format(form: str, value: object, where: str) -> None:
    try:
        if form in _WHOLE and not _fits(form, int(str(value))):
            raise ValueError
        if form == "date-time" and datetime.fromisoformat(str(value)).tzinfo is None:
            raise ValueError
        if form == "date":
            date.fromisoformat(str(value))
        if form == "byte":
            base64.b64decode(str(value), altchars=b"-_", validate=True)
    except (ValueError, binascii.Error):
        raise Violation(f"{where}: {value!r} is no {form}") from None


def _fits(form: str, number: int) -> bool:
    low = 0 if form.startswith("u") else -(2 ** _WHOLE[form])
    return bool(low <= number < 2 ** _WHOLE[form])
