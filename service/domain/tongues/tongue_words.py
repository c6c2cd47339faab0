"""Small words by which a language is known, in folded letters.

Italian, Portuguese and Dutch are here too, so that they are not taken for a neighbour.
"""

from collections.abc import Mapping

_LISTS: Mapping[str, str] = {
    "en": """
        the and you your to of we our us for is are with have has had at on that this will would were was not it be
        been from please hello hi dear thank thanks regards today still if can could did do didn i am my they their
        there where hope everything missed waiting looking forward know let by or an as but who what when
    """,
    "de": """
        der die das und wir sie ihnen ihr ihre ihren ihrem ihrer ist nicht mit fur auf zu ein eine einen einem einer
        haben habe hat hatten uns unser unsere unseren ich den dem im vom zum zur am hallo guten tag leider heute
        bitte danke vielen dank freundlichen freundliche grussen grusse gruss du dich dir dein deine noch wenn sind
        war waren liebe lieber sehr geehrte geehrter herr frau bei aus wie es als auch uber wurden konnen sich dass
        oder
    """,
    "fr": """
        le la les et vous votre vos nous notre nos de des du est pour une un avec pas que qui dans sur avons etes
        bonjour merci cordialement je tu ton ta tes ce cette au aux avez sommes ete ne se si madame monsieur bonsoir
        etait etions aujourd hui j l d n s c qu toujours bien mais par plus salut cher chere ou sont
    """,
    "es": """
        el la los las y que de en un una por para con no su sus usted ustedes hemos ha hola gracias saludos le les
        te tu tus del al es esta este nos nuestra nuestro hoy se lo estimado estimada buenos buenas dias tardes
        cordial esperando ser si me mi muy bien como cuando querido querida
    """,
    "it": """
        il lo gli che di e per con non una della dello sono abbiamo buongiorno grazie saluti cordiali la le del nel
        alla ciao oggi ha suo sua lei ci si un in al gentile mi siamo colloquio stato
    """,
    "pt": """
        o a os as que de em um uma para com nao sua seu voce obrigado obrigada ola do da no na por temos nosso nossa
        hoje prezado prezada e foi esta bom dia atenciosamente se
    """,
    "nl": """
        de het een en van wij we u uw is niet met voor op te hebben ons ik dat bedankt groet groeten hallo beste je
        jij jouw heeft aan bij onze vandaag nog zijn was vriendelijke
    """,
}

SMALL_WORDS: Mapping[str, frozenset[str]] = {code: frozenset(words.split()) for code, words in _LISTS.items()}
"""By language."""

TELLING_WORDS: Mapping[str, tuple[str, ...]] = {
    "de": ("vorstellungsgesprach", "bewerbungsgesprach", "kennenlerngesprach", "einladung", "gesprach", "bewerbung"),
    "fr": ("entretien", "entrevue", "embauche", "candidature", "poste"),
    "es": ("entrevista", "candidatura", "puesto", "reunion"),
    "it": ("colloquio", "candidatura"),
    "nl": ("sollicitatie", "sollicitatiegesprek", "gesprek"),
    "pt": ("entrevista", "vaga", "candidatura"),
    "en": ("application", "hiring", "role"),
}
"""Whole words that say as much as two small ones."""

NAMES: Mapping[str, str] = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
}
