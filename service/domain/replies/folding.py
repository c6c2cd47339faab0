"""Text made comparable: lower case, no accents, plain quotes and spaces, and every letter still at its place."""

import re
import unicodedata

_CURLED = "\u2018\u2019\u02bc\u00b4\u201c\u201d\u00a0\u202f\u2009\u2013\u2014\u2011\u2212\u00ba"
_PLAIN = "''" + "''" + '""' + "   " + "----o"
_SPECIAL = dict(zip(_CURLED, _PLAIN, strict=True))
_MASKED = re.compile(
    r"<?(?:https?://|www\.)[^\s<>]+>?|<?[\w.+-]+@[\w-]+\.[\w.-]+>?|(?<![\w:/.])\+?\(?\d[\d ()./-]{6,}\d(?:,,\d+#)?",
    re.ASCII,
)
_URL = re.compile(r"https?://|www\.")
_SPACED_TIME = re.compile(r"20\d\d-\d\d|[:]|\d\d?[./]\d\d?[./](?:20)?\d\d|20\d\d")


def fold(text: str) -> str:
    """Return the folded text; it has exactly the length of the original, so that places in it stay valid."""
    if text.isascii():
        return text.lower()
    return "".join(_fold_letter(letter) for letter in text)


def mask(folded: str) -> str:
    """Blank out links, addresses and telephone numbers, whose digits are no times; the length stays."""
    return _MASKED.sub(_blank, folded)


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
    text = found[0]
    if "@" in text or _URL.search(text):
        return "\x01" * len(text)
    digits = sum(one.isdigit() for one in text)
    return text if digits < 7 or _SPACED_TIME.search(text) else "\x01" * len(text)
