"""In which order the parts of a case's page stand: what its owner should do now comes first."""

from collections.abc import Sequence

from service.web.views.calling import Calling
from service.web.views.cards import QuestionCard
from service.web.views.letters import LetterCard

_CALL_FIRST = ("question", "call", "standing", "letter", "became", "booking", "tell", "sent", "close", "story")
_LETTER_FIRST = ("question", "letter", "became", "booking", "tell", "call", "sent", "close", "story")
_NEWS_FIRST = ("standing", "question", "became", "booking", "tell", "call", "letter", "sent", "close", "story")


def arrange(call: Calling | None, letter: LetterCard | None, question: QuestionCard | None) -> Sequence[str]:
    """Names of the parts; a question, or a letter that leads, tells itself where the case stands."""
    leads = letter is not None and letter.leads
    calm = _LETTER_FIRST if leads else _NEWS_FIRST
    order = _CALL_FIRST if call is not None and not call.summary else calm
    return [part for part in order if part != "standing" or not (leads or question)]
