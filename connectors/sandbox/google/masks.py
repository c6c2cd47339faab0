"""Which fields of an answer are wanted? Google's partial response syntax: `a,b(c,d/e),f/*`."""

from typing import Any

from connectors.sandbox.google.errors import ApiError

Mask = dict[str, "Mask"]


def read_mask(text: str) -> Mask:
    """Parse a `fields` value into nested names; an empty inner mask means everything below."""
    mask, rest = _list(text.replace(" ", ""))
    if rest:
        raise ApiError(400, "invalidParameter", f"Invalid field selection {text}", "fields")
    return mask


def _list(text: str) -> tuple[Mask, str]:
    mask: Mask = {}
    while True:
        text = _path(mask, text)
        if not text.startswith(","):
            return mask, text
        text = text[1:]


def _path(mask: Mask, text: str) -> str:
    name = _name(text)
    if not name:
        raise ApiError(400, "invalidParameter", f"Invalid field selection {text}", "fields")
    inner = mask.setdefault(name, {})
    text = text[len(name) :]
    if text.startswith("/"):
        return _path(inner, text[1:])
    if text.startswith("("):
        below, text = _list(text[1:])
        if not text.startswith(")"):
            raise ApiError(400, "invalidParameter", "Invalid field selection", "fields")
        inner.update(below)
        return text[1:]
    return text


def _name(text: str) -> str:
    for index, char in enumerate(text):
        if char in ",/()":
            return text[:index]
    return text


def apply(mask: Mask, body: dict[str, Any]) -> dict[str, Any]:
    """The answer with only the masked fields; lists are masked item by item."""
    if not mask or ("*" in mask and not mask["*"]):
        return body
    if "*" in mask:
        return {name: _below(mask["*"], item) for name, item in body.items()}
    return {name: _below(mask[name], item) for name, item in body.items() if name in mask}


def _below(mask: Mask, value: object) -> object:
    if isinstance(value, list):
        return [_below(mask, item) for item in value]
    return apply(mask, value) if isinstance(value, dict) else value
