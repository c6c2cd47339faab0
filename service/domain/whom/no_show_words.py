"""How employers write that somebody did not turn up, in folded letters, for each language."""

import re
from collections.abc import Mapping

from service.domain.folding import fold

_WORDS: Mapping[str, tuple[str, ...]] = {
    "en": (
        r"\bmissed\b",
        r"\bno[- ]shows?\b",
        r"(?:\bnot|n.?t|\bunable to|\bable to) (?:see|join|attend|show|make|turn|dial|connect|hear|reach|find)\b",
        r"\b(?:waited|waiting|been waiting|are waiting|expected|expecting) (?:for )?you\b",
        r"\bwe (?:waited|expected)\b",
        r"\bare you (?:still )?(?:coming|joining|there|on your way|running late|able to)\b",
        r"\bwhere are you\b",
        r"\b(?:everything|is all|all) (?:ok|okay|alright|all right|well)\b",
    ),
    "de": (
        r"\bnicht (?:erschienen|dabei|gekommen|wahrgenommen|eingewahlt|teilgenommen|zustande|aufgetaucht|erreich)",
        r"\bverpasst\b",
        r"\bversaumt\b",
        r"\bgewartet\b",
        r"\bwarten (?:auf|noch|seit)\b",
        r"\bvermiss(?:t|en)\b",
        r"\berwartet\b",
        r"\bwo (?:sind|bleiben|stecken) sie\b",
        r"\bwo (?:bist|bleibst|steckst) du\b",
        r"\b(?:kommen|schaffen) sie (?:es )?noch\b",
        r"\b(?:kommst|schaffst) du (?:es )?noch\b",
        r"\balles in ordnung\b",
    ),
    "fr": (
        r"\bmanque(?:e|s|r)?\b",
        r"\brate\b",
        r"\b(?:pas|point) (?:venue?|presente?|vue?|rejointe?|connectee?|joindre|pu|assiste|honore)\b",
        r"\b(?:attendu|attendions|attendons|attendais)\b",
        r"\bvotre absence\b",
        r"\bton absence\b",
        r"\bou (?:etes|es)[- ](?:vous|tu)\b",
        r"\btout va bien\b",
    ),
    "es": (
        r"\bno (?:se |te |ha |has )*(?:present|conect)(?:o|aste|ado)\b",
        r"\bno (?:se |te |ha |has )*(?:uni|asisti|acudi)(?:o|ste|do)\b",
        r"\bno (?:pudo|pudiste|vino|viniste)\b",
        r"\b(?:esperando|esperamos|esperabamos|esperado)\b",
        r"\bfalt(?:o|aste|ado)\b",
        r"\b(?:su|tu) ausencia\b",
        r"\bdonde esta",
        r"\btodo (?:va )?bien\b",
    ),
    "it": (r"\bnon si e (?:presentat|collegat|conness)", r"\b(?:aspettato|aspettando|mancat[oa])\b", r"\bdov.?e\b"),
    "pt": (r"\bnao (?:compareceu|participou|entrou|apareceu)\b", r"\b(?:esperando|aguardando) (?:por )?voce\b"),
}
_ANY = re.compile("|".join(word for words in _WORDS.values() for word in words))


def speaks_of_absence(text: str) -> bool:
    """Whether it says or asks that somebody did not turn up; only of weight where the employer wrote it afterwards."""
    return _ANY.search(fold(text.replace("\u2019", "'"))) is not None
