"""Spanish, as employers and calendars write it."""

import re

from service.domain.lexicons.lexicon import Lexicon, Manner

_SMALL = """
    el la los las y que de en un una por para con no su sus usted ustedes hemos ha hola gracias saludos le les
    te tu tus del al es esta este nos nuestra nuestro hoy se lo estimado estimada buenos buenas dias tardes
    cordial esperando ser si me mi muy bien como cuando querido querida
"""

SPANISH = Lexicon(
    code="es",
    name="Spanish",
    small=frozenset(_SMALL.split()),
    telling=("entrevista", "candidatura", "puesto", "reunion"),
    interview=("entrevista",),
    missed=("perdida", "perdido", "entrevista perdida", "no asistí", "no me presenté", "no presentado"),
    occupations=(
        *("desarrollador", "desarrolladora", "ingeniero", "ingeniera", "analista", "gerente", "contable"),
        "enfermera",
    ),
    absence=(
        r"\bno (?:se |te |ha |has )*(?:present|conect)(?:o|aste|ado)\b",
        r"\bno (?:se |te |ha |has )*(?:uni|asisti|acudi)(?:o|ste|do)\b",
        r"\bno (?:pudo|pudiste|vino|viniste)\b",
        r"\b(?:esperando|esperamos|esperabamos|esperado)\b",
        r"\bfalt(?:o|aste|ado)\b",
        r"\b(?:su|tu) ausencia\b",
        r"\bdonde esta",
        r"\btodo (?:va )?bien\b",
    ),
    automatic=("respuesta automatica", r"fuera de (?:la )?oficina"),
    calendar=("invitacion", "aceptado"),
    manner=Manner(
        distant=re.compile(
            r"\b(?:usted(?:es)?|estimad[oa])\b|\ble (?:esper|escrib|agrade|inform|envi|confirm|propon|llam)"
            r"|\bsu (?:entrevista|candidatura|solicitud|inter[e\u00e9]s|mensaje|tiempo|cv|ausencia)\b",
            re.IGNORECASE,
        ),
        close=re.compile(r"\b(?:t[u\u00fa]|te|tus|ti|contigo)\b", re.IGNORECASE),
        greeting=r"hola|buenos d[i\u00ed]as|buenas(?: tardes| noches)?|querid[oa]",
        titles=r"se[n\u00f1]or(?:a)?|sr|sra|d|don|do[n\u00f1]a|dr|dra",
        said=("say usted", "say t\u00fa"),
        by_name=True,
    ),
)
