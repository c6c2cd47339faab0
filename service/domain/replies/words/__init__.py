"""The languages that replies are read in; adding one is adding a table here."""

from service.domain.replies.words.english import ENGLISH
from service.domain.replies.words.french import FRENCH
from service.domain.replies.words.german import GERMAN
from service.domain.replies.words.spanish import SPANISH
from service.domain.replies.words.table import Words

LANGUAGES: tuple[Words, ...] = (ENGLISH, GERMAN, FRENCH, SPANISH)

__all__ = ["LANGUAGES", "Words"]
