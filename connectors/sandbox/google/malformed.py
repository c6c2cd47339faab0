"""What does a broken answer look like? Spoils the first item of a list, or the object itself."""

from typing import Any


def spoil(body: dict[str, Any]) -> None:
    """Break types and drop needed fields, as a faulty server might; ids stay."""
    items = body.get("items")
    target = items[0] if isinstance(items, list) and items else body
    target.pop("end", None)
    target["start"] = {"dateTime": "2026-13-45T99:00:00", "timeZone": "Nowhere/City"}
    target["summary"] = 42
    target["attendees"] = "none"
    target["updated"] = None
