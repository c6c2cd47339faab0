"""Do two subjects belong to one conversation? Reply and forward marks are ignored, words are not."""

import re

_MARK = re.compile(r"^\s*(re|aw|sv|vs|rif|res|antw|fwd|fw|wg|tr|rv)\s*(\[\d+\])?\s*:\s*", re.IGNORECASE)


def plain_subject(subject: str) -> str:
    """The subject without any leading `Re:`-like marks and doubled spaces."""
    stripped = " ".join(subject.split())
    while match := _MARK.match(stripped):
        stripped = stripped[match.end() :]
    return stripped


def same_subject(one: str, other: str) -> bool:
    """True when both are the same apart from reply marks, spaces and case."""
    return plain_subject(one).casefold() == plain_subject(other).casefold()
