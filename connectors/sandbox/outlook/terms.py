"""Of which terms is a `$filter` made? Cut at every `and` outside quotes and brackets.

One kind of term is known of mails and events alike: the one that asks for an extended property.
"""

import re

from connectors.sandbox.outlook.mail_properties import plain_id

TEXT = r"'((?:[^']|'')*)'"
"""An OData string literal, its inside as a group."""

_PROPERTY = re.compile(
    rf"singleValueExtendedProperties/Any\(\s*(\w+)\s*:\s*\1/id eq {TEXT} and \1/value eq {TEXT}\s*\)", re.IGNORECASE
)


def read_terms(text: str) -> list[str]:
    """The terms, each without a bracket around the whole of it; none for an empty filter."""
    found, depth, quoted, start = [], 0, False, 0
    for place, sign in enumerate(text):
        quoted ^= sign == "'"
        depth += (sign == "(") - (sign == ")") if not quoted else 0
        if depth == 0 and not quoted and place >= start and text[place : place + 5].lower() == " and ":
            found.append(text[start:place])
            start = place + 5
    pieces = [piece.strip() for piece in (*found, text[start:])]
    return [_bare(piece) for piece in pieces if piece]


def _bare(piece: str) -> str:
    return piece[1:-1].strip() if piece.startswith("(") and piece.endswith(")") else piece


def read_property(term: str) -> tuple[str, str] | None:
    """The plain id and the value of the property that a term asks for; None when it asks for something else."""
    match = _PROPERTY.fullmatch(term)
    return (plain_id(unquoted(match[2])), unquoted(match[3])) if match else None


def unquoted(text: str) -> str:
    """The value of an OData string literal's inside."""
    return text.replace("''", "'")
