"""German, as employers and calendars write it."""

import re

from service.domain.lexicons.lexicon import Lexicon, Manner

_SMALL = """
    der die das und wir sie ihnen ihr ihre ihren ihrem ihrer ist nicht mit fur auf zu ein eine einen einem einer
    haben habe hat hatten uns unser unsere unseren ich den dem im vom zum zur am hallo guten tag leider heute
    bitte danke vielen dank freundlichen freundliche grussen grusse gruss du dich dir dein deine noch wenn sind
    war waren liebe lieber sehr geehrte geehrter herr frau bei aus wie es als auch uber wurden konnen sich dass
    oder
"""

GERMAN = Lexicon(
    code="de",
    name="German",
    small=frozenset(_SMALL.split()),
    telling=("vorstellungsgesprach", "bewerbungsgesprach", "kennenlerngesprach", "einladung", "gesprach", "bewerbung"),
    interview=("vorstellungsgesprach", "bewerbungsgesprach", "jobinterview", "telefoninterview", "kennenlerngesprach"),
    meeting=("gesprach", "termin"),
    missed=("verpasst", "versäumt", "termin verpasst", "interview verpasst", "gespräch verpasst", "nicht erschienen"),
    occupations=(
        *("ingenieur", "entwickler", "berater", "leiter", "kaufmann", "kauffrau", "referent", "sachbearbeiter"),
        *("pfleger", "techniker", "assistenz", "werkstudent", "praktikant", "mitarbeiter", "buchhalter", "lehrer"),
    ),
    absence=(
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
    automatic=("abwesen", "automatische antwort", "unzustellbar"),
    calendar=("(?:aktualisierte )?einladung", "akzeptiert", "abgesagt", "zugesagt"),
    manner=Manner(
        # At the beginning of a sentence "Sie" may be "they": only within one does the capital tell.
        distant=re.compile(r"(?<=[\w,] )(?:Sie|Ihnen|Ihr|Ihre[nmrs]?)\b"),
        close=re.compile(r"\b(?:du|dich|dir|dein(?:e[nmrs]?)?)\b", re.IGNORECASE),
        greeting=r"hallo|hi|hey|liebe[r]?|guten (?:tag|morgen|abend)|moin|servus|sehr geehrte[r]?",
        titles=r"herr|frau|dr|prof",
        said=("say Sie", "say du"),
        by_name=False,
    ),
)
