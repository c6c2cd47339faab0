"""Does an employer write that somebody did not turn up? In every language we know."""

import re

from service.domain.folding import fold
from service.domain.lexicons import LEXICONS

_ANY = re.compile("|".join(phrase for one in LEXICONS.values() for phrase in one.absence))


def speaks_of_absence(text: str) -> bool:
    """Whether it says or asks that somebody did not turn up; only of weight where the employer wrote it afterwards."""
    return _ANY.search(fold(text.replace("\u2019", "'"))) is not None
