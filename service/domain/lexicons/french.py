"""French, as employers and calendars write it."""

import re

from service.domain.lexicons.lexicon import Lexicon, Manner

_SMALL = """
    le la les et vous votre vos nous notre nos de des du est pour une un avec pas que qui dans sur avons etes
    bonjour merci cordialement je tu ton ta tes ce cette au aux avez sommes ete ne se si madame monsieur bonsoir
    etait etions aujourd hui j l d n s c qu toujours bien mais par plus salut cher chere ou sont
"""

FRENCH = Lexicon(
    code="fr",
    name="French",
    small=frozenset(_SMALL.split()),
    telling=("entretien", "entrevue", "embauche", "candidature", "poste"),
    interview=("entretien", "entrevue"),
    missed=("manqué", "manquée", "raté", "ratée", "entretien manqué", "entretien raté", "non présenté"),
    occupations=(
        *("developpeur", "developpeuse", "ingenieure", "analyste", "consultante", "comptable", "assistante"),
        "directrice",
    ),
    absence=(
        r"\bmanque(?:e|s|r)?\b",
        r"\brate\b",
        r"\b(?:pas|point) (?:venue?|presente?|vue?|rejointe?|connectee?|joindre|pu|assiste|honore)\b",
        r"\b(?:attendu|attendions|attendons|attendais)\b",
        r"\bvotre absence\b",
        r"\bton absence\b",
        r"\bou (?:etes|es)[- ](?:vous|tu)\b",
        r"\btout va bien\b",
    ),
    automatic=("reponse automatique", "absence du bureau"),
    calendar=("accepte", "annule"),
    manner=Manner(
        distant=re.compile(r"\b(?:vous|votre|vos)\b", re.IGNORECASE),
        close=re.compile(
            r"\b(?:tu|toi|tes)\b|\bt['\u2019](?:ai|as|es|avons|attend)|\bton (?:entretien|message|profil|cv)\b",
            re.IGNORECASE,
        ),
        greeting=r"bonjour|bonsoir|salut|cher|ch[e\u00e8]re|coucou",
        titles=r"madame|monsieur|mme|mr|m|mlle|dr",
        said=("say vous", "say tu"),
        by_name=False,
    ),
)
