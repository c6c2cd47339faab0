"""How is a long list answered? In pages of 10 unless asked otherwise, 1,000 at most, in any order that is known."""

from collections.abc import Callable, Container, Sequence
from typing import TypeVar
from urllib.parse import urlencode

from connectors.sandbox.exchanges import Json
from connectors.sandbox.outlook.calls import Call
from connectors.sandbox.outlook.errors import bad_query

T = TypeVar("T")

_USUAL, _MOST = 10, 1000


def read_order(call: Call, known: Container[str], usual: str) -> tuple[str, bool]:
    """The field that is sorted by, and whether backwards; 400 for one that is not known."""
    name, _, way = (call.text("$orderby") or usual).partition(" ")
    if name not in known or way.strip().lower() not in ("", "asc", "desc"):
        raise bad_query(f"The property '{name}' cannot be sorted by.")
    return name, way.strip().lower() == "desc"


def page(call: Call, place: str, found: Sequence[T], show: Callable[[T], Json]) -> Json:
    """One page of what was found, with the whole address of the next; `place` is where the list lies."""
    skip, size = call.number("$skip", 0, 0, 1_000_000), call.page_size(_USUAL, _MOST)
    shape: Json = {"@odata.context": call.context(place)}
    if call.text("$count").lower() == "true":
        shape["@odata.count"] = len(found)
    shape["value"] = [show(one) for one in found[skip : skip + size]]
    if skip + size < len(found):
        shape["@odata.nextLink"] = call.link(urlencode({**call.query, "$skip": str(skip + size)}))
    return shape
