"""What does a broken answer look like? Spoils the first item of a list, or the object itself; ids stay.

Ways: no_start, bad_start, types; anything else does all of it.
"""

from connectors.sandbox.exchanges import Json


def spoil(body: Json, way: str) -> None:
    """Break types and drop needed fields, as a faulty server might."""
    items = body.get("value")
    target = items[0] if isinstance(items, list) and items else body
    if way == "no_start":
        target.pop("start", None)
        return
    if way != "types":
        target["start"] = {"dateTime": "2026-13-45T99:00:00.0000000", "timeZone": "Nowhere Standard Time"}
    if way != "bad_start":
        target["subject"] = 42
        target["attendees"] = target["toRecipients"] = "none"
        target["lastModifiedDateTime"] = None
    if way not in ("types", "bad_start"):
        target.pop("end", None)
