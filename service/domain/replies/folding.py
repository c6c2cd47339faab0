"""Text made comparable: lower case, no accents, plain quotes and spaces, and every letter still at its place."""

import re
import unicodedata

MASK = "\x01"
_CURLED = "\u2018\u2019\u02bc\u00b4\u201c\u201d\u00a0\u202f\u2009\u2013\u2014\u2011\u2212\u00ba"
_PLAIN = "''" + "''" + '""' + "   " + "----o"
_SPECIAL = dict(zip(_CURLED, _PLAIN, strict=True))
_LINK = re.compile(r"<?(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)]>?|<?[\w.+-]+@[\w-]+\.[\w.-]+>?", re.ASCII)
_TELEPHONE = re.compile(r"(?<![\w:/.])(?:\+|\(?0|\(?(?=\d{3}\b))\(?\d[\d ().-]{5,}\d(?![\d:/])", re.ASCII)
_TIME_LIKE = re.compile(r"\b\d{1,2}\.\d{1,2}\b|\b20\d\d\b")
_TELEPHONE_DIGITS = 9


def fold(text: str) -> str:
    """Return the folded text; it has exactly the length of the original, so that places in it stay valid."""
    if text.isascii():
        return text.lower()
    return "".join(_fold_letter(letter) for letter in text)


def mask(folded: str) -> str:
    """Blank out links, addresses and telephone numbers, whose digits are no times; the length stays.

    What might be a date or a time stays, for then it has to be explained.
    """
    without_links = _LINK.sub(lambda found: MASK * len(found[0]), folded)
    return _TELEPHONE.sub(_blank, without_links)


def find_link(text: str) -> str:
    """Return the first web address in a text, "" when there is none."""
    found = re.search(r"https?://[^\s<>]+", text)
    return found[0].rstrip(".,;)") if found else ""


def has_invisible(text: str) -> bool:
    """Whether the text holds characters that nobody sees (zero width, direction marks, tags)."""
    return any(unicodedata.category(letter) == "Cf" and letter != "\u00ad" for letter in text if letter > "\x7f")


def _fold_letter(letter: str) -> str:
    if letter in _SPECIAL:
        return _SPECIAL[letter]
    first = unicodedata.normalize("NFKD", letter)[0]
    lower = first.lower()
    return lower if len(lower) == 1 else letter


def _blank(found: re.Match[str]) -> str:
    digits = sum(letter.isdigit() for letter in found[0])
    return MASK * len(found[0]) if digits >= _TELEPHONE_DIGITS and not _TIME_LIKE.search(found[0]) else found[0]
