"""What does a broken answer look like? Spoils the first item of a list, or the object itself; ids stay.

Ways: no_start, bad_start, types; anything else does all of it.
"""

from typing import Any


def spoil(body: dict[str, Any], way: str) -> None:
    """Break types and drop needed fields, as a faulty server might."""
    items = body.get("items")
    target = items[0] if isinstance(items, list) and items else body
    if way == "no_start":
        target.pop("start", None)
        return
    if way != "types":
        target["start"] = {"dateTime": "2026-13-45T99:00:00", "timeZone": "Nowhere/City"}
    if way != "bad_start":
        target["summary"] = 42
        target["attendees"] = "none"
        target["updated"] = None
    if way not in ("types", "bad_start"):
        target.pop("end", None)
