"""Which kind of question is it, when a reply is no answer to act on?"""

from service.domain.replies.agreement import Agreement
from service.domain.replies.folding import find_link
from service.domain.replies.record import Option, ReplyKind
from service.domain.replies.scanner import join
from service.domain.replies.speech import Speech, search
from service.domain.replies.tokens import COMMITS, POLITE, Role


def guess_kind(speech: Speech, agreement: Agreement, options: tuple[Option, ...], signature: str) -> ReplyKind:
    """Say what kind of question it is; a guess is enough here, since a person decides."""
    words, folded = speech.words, speech.folded
    if not agreement.sentence and _sends_link(speech, signature):
        return ReplyKind.LINK
    if _holds(speech, words.cancelling):
        return ReplyKind.CANCELLED
    if _is_settled(agreement):
        return ReplyKind.AGREED
    if options and not agreement.moment and not (agreement.sentence and agreement.crossed):
        return ReplyKind.COUNTER
    if _holds(speech, words.availability):
        return ReplyKind.QUESTION
    settled = agreement.fitting or any(sentence.has(*COMMITS) for sentence in speech.sentences)
    automatic = not settled and join(words.automatic).search(folded)
    return ReplyKind.AUTO_REPLY if automatic else ReplyKind.UNCLEAR


def _is_settled(agreement: Agreement) -> bool:
    told = len(agreement.fitting) == 1 or agreement.moment is not None
    return agreement.sentence is not None and agreement.lack is None and told


def find_booking_link(speech: Speech, signature: str) -> str:
    """Return the page on which a time is to be chosen: in the text, or below it if the text says so."""
    below = _holds(speech, speech.words.below)
    return find_link(speech.text) or (find_link(signature) if below else "")


def _sends_link(speech: Speech, signature: str) -> bool:
    if not find_booking_link(speech, signature):
        return False
    bare = all(token.role in POLITE or token.role == Role.UNKNOWN for one in speech.sentences for token in one.tokens)
    return _holds(speech, speech.words.booking) or (bare and not speech.strange)


def _holds(speech: Speech, phrases: tuple[str, ...]) -> bool:
    return search(join(phrases), speech.folded, 0, len(speech.folded)) is not None
