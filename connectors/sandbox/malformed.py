"""What does a broken answer look like? Spoils the first item of a list, or the object itself; ids stay."""

from dataclasses import dataclass

from connectors.sandbox.exchanges import Json


@dataclass(frozen=True, slots=True)
class Breakage:
    """How it looks on one provider's wire: the list's name, a start that is none, and fields of wrong types."""

    items: str
    start: Json
    fields: Json

    def spoil(self, body: Json, way: str) -> None:
        """Break types and drop needed fields, as a faulty server might.

        Ways: no_start, bad_start, types; anything else does all of it.
        """
        items = body.get(self.items)
        target = items[0] if isinstance(items, list) and items else body
        if way == "no_start":
            target.pop("start", None)
            return
        if way != "types":
            target["start"] = dict(self.start)
        if way != "bad_start":
            target.update(self.fields)
        if way not in ("types", "bad_start"):
            target.pop("end", None)
