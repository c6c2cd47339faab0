"""Which differences in writing do not matter? Accents, capitals, pictures and invisible characters."""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_PLAIN = re.compile(r"[ -\]_a-~]*")  # ASCII without the two signs of it that count as pictures: ^ and `
_UNSEEN = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})
_PICTURES = frozenset({"So", "Sk"})
_PICTURE_PARTS = frozenset("\ufe0e\ufe0f\u20e3")


def squeeze(text: str) -> str:
    """The text on one line with single spaces."""
    return _SPACES.sub(" ", text).strip()


def fold(text: str) -> str:
    """Lower case, without accents, on one line."""
    if (
        text.isascii()
    ):  # what has no accents needs no look at every sign: whole calendars are folded at their first look
        return squeeze(text).casefold()
    apart = unicodedata.normalize("NFKD", text)
    return squeeze("".join(char for char in apart if not unicodedata.combining(char)).casefold())


def one_line(text: str, limit: int = 200) -> str:
    """Text from outside made fit for one line: nothing invisible or direction-turning, at most `limit` characters."""
    spaced = _SPACES.sub(" ", text)
    return squeeze("".join(char for char in spaced if unicodedata.category(char) not in _UNSEEN))[:limit].rstrip()


def drop_pictures(text: str) -> str:
    """The text in composed form (NFC) without emoji, other pictures and invisible characters."""
    if _PLAIN.fullmatch(text):
        return squeeze(text)
    return squeeze("".join(" " if _is_picture(char) else char for char in unicodedata.normalize("NFC", text)))


def _is_picture(char: str) -> bool:
    return char in _PICTURE_PARTS or (not char.isspace() and unicodedata.category(char) in _PICTURES | _UNSEEN)
