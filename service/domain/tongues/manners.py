"""Does somebody write formally? Read from the salutation and the pronouns, in each language by its own custom."""

import re

from service.domain.lexicons import LEXICONS, Manner

_NAME = r"[^\W\d_][\w'\u2019-]+"
_NOBODY = re.compile(
    r"^(?:there|all|team|everyone|everybody|both|zusammen|alle|candidate|applicant|tous|toutes|todos)$", re.IGNORECASE
)


def tell_formality(text: str, code: str) -> bool | None:
    """Whether the text is formal in this language, None when it does not tell; pronouns go before the salutation."""
    manner = LEXICONS[code].manner if code in LEXICONS else None
    if manner is None:
        return None
    distant, close = manner.distant.search(text) is not None, manner.close.search(text) is not None
    if distant != close:
        return distant
    return None if distant else _read_salutation(text, manner)


def say_formality(formal: bool | None, code: str) -> str:
    """The same in words that stand behind "They write German"; "" when it is not told."""
    manner = LEXICONS[code].manner
    if formal is None or manner is None:
        return ""
    formally, informally = manner.said
    return f", and {formally if formal else informally}"


def _read_salutation(text: str, manner: Manner) -> bool | None:
    """A title or a whole name is formal; a first name alone is not, where that is no mere habit of the language."""
    start = text.lstrip()[:120]
    if re.match(rf"(?:{manner.greeting})\s+(?:{manner.titles})\b", start, re.IGNORECASE):
        return True
    found = re.match(
        rf"(?:{manner.greeting})\s+({_NAME})((?:\s+{_NAME})*)\s*(?:[,!.:;\n\u2013-]|$)", start, re.IGNORECASE
    )
    if found is None or _NOBODY.match(found[1]) or not found[1][0].isupper() or not manner.by_name:
        return None
    return bool(found[2])
