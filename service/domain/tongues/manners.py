"""Does somebody write formally? Read from the salutation and the pronouns, in each language by its own custom."""

import re
from dataclasses import dataclass

_I = re.IGNORECASE
_NAME = r"[^\W\d_][\w'\u2019-]+"


@dataclass(frozen=True, slots=True)
class _Manner:
    """What shows distance and what closeness, and how a letter begins before the reader's name.

    `said` is how the two are told in one sentence.
    """

    distant: re.Pattern[str]
    close: re.Pattern[str]
    greeting: str
    titles: str
    said: tuple[str, str]
    by_name: bool


_BY_FIRST_NAME = ("address you formally", "call you by your first name")
_MANNERS = {
    "en": _Manner(
        re.compile(r"(?!)"),
        re.compile(r"(?!)"),
        r"dear|hi|hello|hey|good (?:morning|afternoon|evening)",
        r"mr|mrs|ms|miss|mx|dr|prof|professor|sir|madam",
        _BY_FIRST_NAME,
        by_name=True,
    ),
    "de": _Manner(
        # At the beginning of a sentence "Sie" may be "they": only within one does the capital tell.
        re.compile(r"(?<=[\w,] )(?:Sie|Ihnen|Ihr|Ihre[nmrs]?)\b"),
        re.compile(r"\b(?:du|dich|dir|dein(?:e[nmrs]?)?)\b", _I),
        r"hallo|hi|hey|liebe[r]?|guten (?:tag|morgen|abend)|moin|servus|sehr geehrte[r]?",
        r"herr|frau|dr|prof",
        ("say Sie", "say du"),
        by_name=False,
    ),
    "fr": _Manner(
        re.compile(r"\b(?:vous|votre|vos)\b", _I),
        re.compile(
            r"\b(?:tu|toi|tes)\b|\bt['\u2019](?:ai|as|es|avons|attend)|\bton (?:entretien|message|profil|cv)\b", _I
        ),
        r"bonjour|bonsoir|salut|cher|ch[e\u00e8]re|coucou",
        r"madame|monsieur|mme|mr|m|mlle|dr",
        ("say vous", "say tu"),
        by_name=False,
    ),
    "es": _Manner(
        re.compile(
            r"\b(?:usted(?:es)?|estimad[oa])\b|\ble (?:esper|escrib|agrade|inform|envi|confirm|propon|llam)"
            r"|\bsu (?:entrevista|candidatura|solicitud|inter[e\u00e9]s|mensaje|tiempo|cv|ausencia)\b",
            _I,
        ),
        re.compile(r"\b(?:t[u\u00fa]|te|tus|ti|contigo)\b", _I),
        r"hola|buenos d[i\u00ed]as|buenas(?: tardes| noches)?|querid[oa]",
        r"se[n\u00f1]or(?:a)?|sr|sra|d|don|do[n\u00f1]a|dr|dra",
        ("say usted", "say t\u00fa"),
        by_name=True,
    ),
}
_NOBODY = re.compile(
    r"^(?:there|all|team|everyone|everybody|both|zusammen|alle|candidate|applicant|tous|toutes|todos)$", _I
)


def tell_formality(text: str, code: str) -> bool | None:
    """Whether the text is formal in this language, None when it does not tell; pronouns go before the salutation."""
    manner = _MANNERS.get(code)
    if manner is None:
        return None
    distant, close = manner.distant.search(text) is not None, manner.close.search(text) is not None
    if distant != close:
        return distant
    return None if distant else _read_salutation(text, manner)


def say_formality(formal: bool, code: str) -> str:
    """The same in words that stand behind "They write German, and"."""
    formally, informally = _MANNERS[code].said
    return formally if formal else informally


def _read_salutation(text: str, manner: _Manner) -> bool | None:
    """A title or a whole name is formal; a first name alone is not, where that is no mere habit of the language."""
    start = text.lstrip()[:120]
    if re.match(rf"(?:{manner.greeting})\s+(?:{manner.titles})\b", start, _I):
        return True
    found = re.match(rf"(?:{manner.greeting})\s+({_NAME})((?:\s+{_NAME})*)\s*(?:[,!.:;\n\u2013-]|$)", start, _I)
    if found is None or _NOBODY.match(found[1]) or not found[1][0].isupper() or not manner.by_name:
        return None
    return bool(found[2])
