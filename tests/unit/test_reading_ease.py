"""Are plain texts told from difficult ones, in each language by its own formula?"""

import pytest

from service.domain.letters.reading_ease import HARDEST, grade
from service.domain.letters.syllables import count_syllables

PLAIN = {
    "en": "I missed our talk. That was my fault. I am sorry that you had to wait. Could we meet next week?",
    "de": "Ich war nicht da. Das war mein Fehler. Es tut mir leid, dass du warten musstest. Passt dir Montag?",
    "fr": "Je ne suis pas venu. C'est ma faute. Je vous prie de m'excuser. Lundi vous irait-il ?",
    "es": "No fui a la cita. Fue culpa mía. Siento que me esperase. ¿Le viene bien el lunes?",
    "sv": "Jag kom inte till vårt möte. Det var mitt fel. Kan vi ses nästa vecka?",
}
WINDING = {
    "en": "Notwithstanding considerable organisational difficulties, the aforementioned appointment necessitates "
    "an alternative arrangement satisfying the requirements of everybody participating.",
    "de": "Unter Berücksichtigung organisatorischer Schwierigkeiten erfordert die vorgenannte Terminvereinbarung "
    "eine anderweitige, sämtliche Beteiligte zufriedenstellende Regelung.",
    "fr": "Nonobstant les difficultés organisationnelles considérables, le rendez-vous susmentionné nécessite "
    "l'établissement d'une alternative satisfaisant l'intégralité des participants concernés.",
    "es": "Considerando las dificultades organizativas anteriormente mencionadas, la convocatoria necesitaría "
    "inevitablemente una alternativa satisfactoria para la totalidad de los participantes.",
    "sv": "Organisationsförändringar nödvändiggör överenskommelser angående intervjutillfällen tillfredsställande "
    "samtliga rekryteringsansvariga.",
}


@pytest.mark.parametrize("language", PLAIN)
def test_plain_words_are_easy_and_winding_ones_are_not(language: str) -> None:
    assert grade(PLAIN[language], language) <= 5 < HARDEST < 12 <= grade(WINDING[language], language)


def test_the_english_formula_is_that_of_kincaid() -> None:
    """Ten words, one sentence, twelve syllables: 0.39 x 10 + 11.8 x 1.2 - 15.59."""
    assert grade("The cat sat on the red mat under a window.", "en") == pytest.approx(2.47)


def test_an_abbreviated_date_ends_no_sentence() -> None:
    assert grade("Am 24. November war ich nicht da.", "de") == grade("Am 24 November war ich nicht da.", "de")


def test_a_text_without_words_asks_for_nothing() -> None:
    assert grade("12:00 - 13:00", "en") == grade("", "de") == 0


@pytest.mark.parametrize("language", ["de-AT", "DE", "de"])
def test_a_country_has_the_formula_of_its_language(language: str) -> None:
    assert grade(WINDING["de"], language) == grade(WINDING["de"], "de")


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", {"missed": 1, "interview": 3, "sorry": 2, "times": 1, "table": 2, "wanted": 2, "the": 1, "making": 2}),
        ("de", {"Frauen": 2, "Termine": 3, "neue": 2, "Gespräch": 2, "Entschuldigung": 4, "Qualität": 3}),
        ("fr", {"excuses": 2, "heure": 1, "disponible": 3, "rendez-vous": 3, "le": 1, "créneau": 2}),
        ("es", {"entrevista": 4, "tiempo": 2, "país": 2, "guitarra": 3, "quiero": 2, "oportunidad": 5, "muy": 1}),
    ],
)
def test_syllables_are_counted_as_they_are_heard(language: str, words: dict[str, int]) -> None:
    assert {word: count_syllables(word, language) for word in words} == words


def test_every_word_has_a_syllable() -> None:
    assert count_syllables("hm", "en") == count_syllables("z", "xx") == 1
