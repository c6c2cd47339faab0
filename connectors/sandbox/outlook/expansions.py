"""Which extended properties does an `$expand` ask for?"""

import re

from connectors.sandbox.outlook.errors import bad_query
from connectors.sandbox.outlook.mail_properties import plain_id
from connectors.sandbox.outlook.terms import TEXT, unquoted

_PROPERTIES = re.compile(r"singleValueExtendedProperties\(\$filter=(.+)\)", re.IGNORECASE)
_IDENT = re.compile(rf"\w+ eq {TEXT}")


def read_expansion(text: str) -> tuple[str, ...]:
    """The plain ids, none for an empty text; 400 for anything that is not a list of ids."""
    if not text:
        return ()
    match = _PROPERTIES.fullmatch(text)
    named = [_IDENT.fullmatch(part.strip()) for part in re.split(r"\s+or\s+", match[1])] if match else [None]
    found = [unquoted(one[1]) for one in named if one is not None]
    if len(found) != len(named):
        raise bad_query(f"Parsing OData Select and Expand failed: {text}")
    return tuple(plain_id(one) for one in found)
