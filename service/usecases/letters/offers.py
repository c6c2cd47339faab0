"""Which of the offered times still stand in a letter that a person has worked on?

The reader of answers may act on a time only if the other side was offered it word for word, and no other beside it.
"""

import re
from collections import Counter
from collections.abc import Iterable

from service.domain.folding import fold, squeeze
from service.domain.letter import Slot
from service.domain.replies.words import LANGUAGES

_PARAGRAPH = re.compile(r"\n\s*\n")
_LETTERED = re.compile(r"(?:^|\s)(?=[A-H]\)\s)")
_WORD = re.compile(r"[^\W_]+(?:[:.,'\u2019h/-]*[^\W_]+)*")
_NAMES = frozenset(
    name for words in LANGUAGES for table in (words.weekdays, words.months, words.days) for name in table
)


def keep_standing(slots: tuple[Slot, ...], ours: str, sent: str) -> tuple[Slot, ...]:
    """The slots whose line, as we wrote it in `ours`, still stands in `sent`; none when a new time was written in.

    Line breaks do not matter, as mail programs set their own.
    """
    if _times(sent) - _times(ours):
        return ()
    lines = {item[0]: item for item in _items(ours) if _is_lettered(item)}
    standing = Counter(_items(sent))
    return tuple(slot for slot in slots if standing[lines.get(slot.letter, "")] == 1)


def _items(text: str) -> Iterable[str]:
    """Paragraphs on one line each, and each lettered line by itself."""
    for paragraph in _PARAGRAPH.split(text):
        yield from (item for item in (squeeze(part) for part in _LETTERED.split(paragraph)) if item)


def _is_lettered(item: str) -> bool:
    return item[1:2] == ")"


def _times(text: str) -> Counter[str]:
    """Every word that could name a time: anything with a digit, a day or a month."""
    words = _WORD.findall(fold(text))
    return Counter(word for word in words if word in _NAMES or any(sign.isdigit() for sign in word))
