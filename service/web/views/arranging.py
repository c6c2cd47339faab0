"""In which order the parts of a case's page stand: what its owner should do now comes first."""

from collections.abc import Sequence

from service.web.views.calling import Calling
from service.web.views.letters import LetterCard

_CALL_FIRST = ("question", "call", "standing", "letter", "became", "booking", "tell", "sent", "close", "story")
_LETTER_FIRST = ("question", "letter", "became", "booking", "tell", "call", "sent", "close", "story")
_NEWS_FIRST = ("standing", "question", "became", "booking", "tell", "call", "letter", "sent", "close", "story")


def arrange(call: Calling | None, letter: LetterCard | None) -> Sequence[str]:
    """Names of the parts; a letter that leads tells itself where the case stands."""
    leads = letter is not None and letter.leads
    if call is not None and not call.summary:
        return [part for part in _CALL_FIRST if not (leads and part == "standing")]
    return _LETTER_FIRST if leads else _NEWS_FIRST
