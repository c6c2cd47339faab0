"""A page's items are read one by one: whatever one of them is, the others are read."""

import msgspec

from connectors.google.wire import EventRecord
from connectors.shared.listing import read_items
from service.ports.calendar import Malformed

_EVENT = msgspec.json.Decoder(EventRecord)
_DEEP = b"[" * 100_000 + b"]" * 100_000


def test_an_item_nested_without_end_is_named_and_stops_no_other() -> None:
    items = [
        msgspec.Raw(b'{"summary": 1}'),
        msgspec.Raw(b'{"id": "deep", "x": ' + _DEEP + b"}"),
        msgspec.Raw(b'{"id": "b"}'),
    ]
    malformed: list[Malformed] = []
    assert [record.id for record in read_items(items, _EVENT, malformed)] == ["b"]
    assert len(malformed) == 2
