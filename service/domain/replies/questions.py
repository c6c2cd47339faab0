"""Which kind of question is it, when a reply is no answer to act on?"""

from service.domain.replies.agreement import Agreement
from service.domain.replies.folding import find_link
from service.domain.replies.record import ReplyKind
from service.domain.replies.speech import Role, Speech, join


def guess_kind(speech: Speech, agreement: Agreement, *, offers: bool) -> ReplyKind:
    """Say what kind of question it is; a guess is enough here, since a person decides."""
    words, folded = speech.words, speech.folded
    link = find_link(speech.text)
    if link and (join(words.booking).search(folded) or speech.text.strip() == link):
        return ReplyKind.LINK
    if join(words.cancelling).search(folded):
        return ReplyKind.CANCELLED
    if offers and not agreement.fitting:
        return ReplyKind.COUNTER
    if any(sentence.asks for sentence in speech.sentences) or join(words.availability).search(folded):
        return ReplyKind.QUESTION
    settled = agreement.fitting or any(sentence.has(Role.FIRM, Role.WELCOME) for sentence in speech.sentences)
    return ReplyKind.AUTO_REPLY if not settled and join(words.automatic).search(folded) else ReplyKind.UNCLEAR
