"""The shape of a letter's text: which gaps lie between its words.

Exchange keeps a text as it came until a program opens the draft and saves it as HTML; from then on blank lines, blanks
and line ends are others though nobody changed a word. The gaps are therefore kept beside the draft and put back.
"""

import hashlib
import re
from collections.abc import Mapping

import msgspec

LAYOUT = "String {b8f0a3c2-6d57-4d1e-9a44-2c1e5f7a90d3} Name ClientLayout"

_WORDS = re.compile(r"(\S+)")
# A link that a mail program made by itself is told twice in plain text: "a@b.example<mailto:a@b.example>".
_ECHO = re.compile(r"(?<!\S)(\S{3,300}?) ?<(?:mailto:|tel:|https?://)?\1/?>(?!\w)")
_MOST_GAPS = 2_000


class Layout(msgspec.Struct, frozen=True, rename={"words": "w", "gaps": "g", "sender": "s", "ids": "i"}):
    """What Graph's JSON does not keep of a draft: a digest of its words and the gaps between them other than one blank.

    `sender` is who writes, `ids` are the message it answers and those before it (RFC 5322 section 3.6.4).
    """

    words: str = ""
    gaps: Mapping[str, str] = {}
    sender: str = ""
    ids: tuple[str, ...] = ()


def lay_out(text: str, sender: str, ids: tuple[str, ...]) -> Layout:
    """The layout of a letter's text; of one with very many gaps none is kept."""
    words, spaces = _split(text)
    gaps = {str(place): gap for place, gap in enumerate(spaces) if gap != " "}
    return Layout(_digest(words), gaps if len(gaps) <= _MOST_GAPS else {}, sender, ids)


def restore(text: str, layout: Layout) -> str:
    """The text with the gaps it was written with, if its words are still the same; else the text as it is."""
    if not layout.gaps:
        return text
    for seen in (text, _ECHO.sub(r"\1", text)):
        words, spaces = _split(seen)
        if _digest(words) == layout.words:
            gaps = [layout.gaps.get(str(place), " ") for place in range(len(spaces))]
            return gaps[0] + "".join(word + gap for word, gap in zip(words, gaps[1:], strict=True))
    return text


def _split(text: str) -> tuple[list[str], list[str]]:
    """The words, and the gaps before, between and behind them: always one more."""
    pieces = _WORDS.split(text)
    return pieces[1::2], pieces[0::2]


def _digest(words: list[str]) -> str:
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()
