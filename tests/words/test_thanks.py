"""A thank-you never brings the missed interview back, in whatever language it is mentioned."""

import pytest

from service.domain.letter import LetterKind
from tests.words.test_linter import LANGUAGES, rules, usual, with_words

MENTIONS = (
    "Thank you for seeing me although I missed our first interview.",
    "After the interview that I missed I was glad to come.",
    "It was kind of you after my missed appointment.",
    "I did not make it the last time.",
    "I could not make it in November.",
    "Thank you for the second chance.",
    "Thank you for giving me another chance.",
    "Thank you for rescheduling.",
    "I was glad that the talk could be rescheduled.",
    "My absence was not held against me.",
    "Once more, sorry for the first time.",
    "I apologise again.",
    "Thank you for your patience with me.",
    "It was my fault that we had to begin anew.",
    "I was late for our first talk.",
    "You forgave my no-show.",
    "I did not show up at first.",
    "Despite everything you took the time.",
    "Danke, dass Sie mir trotz des verpassten Gesprächs Zeit gaben.",
    "Obwohl ich unseren Termin versäumt hatte, waren Sie freundlich.",
    "Danke für die zweite Chance.",
    "Danke, dass wir den Termin nachholen konnten.",
    "Danke, dass Sie das Gespräch verschoben haben.",
    "Nochmals Entschuldigung für neulich.",
    "Es tut mir noch immer sehr leid.",
    "Ich war beim ersten Mal nicht erschienen.",
    "Danke für Ihre Geduld mit mir.",
    "Meine Verspätung haben Sie mir nicht nachgetragen.",
    "Ich hatte den Termin damals verschlafen.",
    "Merci de m'avoir reçue malgré l'entretien que j'ai manqué.",
    "Merci pour cette seconde chance.",
    "Merci d'avoir accepté de reporter notre échange.",
    "Mon absence ne m'a pas été reprochée.",
    "Encore toutes mes excuses.",
    "Je suis encore désolée pour ce jour-là.",
    "Je ne me suis pas présentée la première fois.",
    "Merci pour votre patience.",
    "Je n'ai pas pu venir en novembre.",
    "Malgré mon retard, vous m'avez écoutée.",
    "Gracias por recibirme aunque falté a la primera cita.",
    "Gracias por esta segunda oportunidad.",
    "Gracias por reprogramar nuestra charla.",
    "No me presenté la primera vez.",
    "Le pido disculpas de nuevo.",
    "Siento mucho lo de noviembre.",
    "Mi ausencia no pesó.",
    "Gracias por su paciencia conmigo.",
    "No pude acudir a la primera cita.",
    "Llegué tarde aquel día.",
    "Por lo ocurrido en noviembre le doy las gracias dos veces.",
)


def test_forty_phrasings_and_more_are_tried() -> None:
    assert len(set(MENTIONS)) >= 40


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrasing_of_the_miss_passes_in_a_letter_of_any_language(language: str) -> None:
    draft = usual(LetterKind.THANKS, language)
    assert rules(draft) == []
    assert [one for one in MENTIONS if "mentions_miss" not in rules(with_words(draft, one))] == []


@pytest.mark.parametrize("kind", [kind for kind in LetterKind if kind is not LetterKind.THANKS])
def test_other_letters_may_speak_of_it(kind: LetterKind) -> None:
    draft = usual(kind, "en")
    assert [one for one in MENTIONS if "mentions_miss" in rules(with_words(draft, one))] == []
