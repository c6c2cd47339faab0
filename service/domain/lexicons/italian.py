"""Italian, which is recognised so that it is taken for no neighbour; letters are not written in it."""

from service.domain.lexicons.lexicon import Lexicon

_SMALL = """
    il lo gli che di e per con non una della dello sono abbiamo buongiorno grazie saluti cordiali la le del nel
    alla ciao oggi ha suo sua lei ci si un in al gentile mi siamo colloquio stato
"""

ITALIAN = Lexicon(
    code="it",
    name="Italian",
    small=frozenset(_SMALL.split()),
    telling=("colloquio", "candidatura"),
    interview=("colloqui",),
    # Without "perso", because French calendars say "Perso:" for private things.
    missed=("mancato", "mancata", "saltato", "saltata", "colloquio mancato", "colloquio saltato", "non presentato"),
    occupations=(
        *("sviluppatore", "sviluppatrice", "ingegnere", "impiegato", "impiegata", "consulente", "infermiere"),
    ),
    absence=(r"\bnon si e (?:presentat|collegat|conness)", r"\b(?:aspettato|aspettando|mancat[oa])\b", r"\bdov.?e\b"),
    automatic=("risposta automatica",),
    calendar=("invito", "accettato"),
)
