"""The private property under which our own reference lies on a message or event (Graph, "Extended properties").

Nobody but this mailbox sees it, and it says nothing about who wrote it.
"""

from collections.abc import Mapping

from connectors.outlook.requests import literal

CLIENT_REF = "String {b8f0a3c2-6d57-4d1e-9a44-2c1e5f7a90d3} Name ClientRef"

EXPAND = f"singleValueExtendedProperties($filter=id eq '{CLIENT_REF}')"


def carry_reference(key: str) -> Mapping[str, object]:
    """What a new message or event carries besides its content, so that it is found by this key."""
    return {"singleValueExtendedProperties": [{"id": CLIENT_REF, "value": key}]}


def has_reference(key: str) -> str:
    """The `$filter` that finds what carries this key."""
    return f"singleValueExtendedProperties/Any(ep: ep/id eq {literal(CLIENT_REF)} and ep/value eq {literal(key)})"
