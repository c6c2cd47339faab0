"""Which sentence of a reply is a question about, and what is missing in it?"""

from collections.abc import Callable

from service.domain.replies.agreement import NO_YES, Agreement, Lack
from service.domain.replies.folding import find_link
from service.domain.replies.pieces import Clock, Window
from service.domain.replies.record import ReplyKind
from service.domain.replies.scanner import join
from service.domain.replies.speech import Sentence, Speech
from service.domain.replies.tokens import Role

_EMPTY = frozenset((Role.COURTESY, Role.NAME, Role.GLUE, Role.MARK, Role.KIND, Role.PLAIN))


def find_point(speech: Speech, kind: ReplyKind, agreement: Agreement) -> Lack:
    """Find the sentence to show with a question, and a reason that speaks of that very sentence."""
    told = _find_telling(speech, kind)
    if told:
        return Lack(NO_YES, told)
    lack = agreement.lack or Lack(NO_YES)
    return Lack(lack.reason, lack.sentence or agreement.sentence or _pick_sentence(speech))


def _find_telling(speech: Speech, kind: ReplyKind) -> Sentence | None:
    """Return the sentence that makes a reply what it is, where its kind rests on one."""
    tells = _TELLING.get(kind)
    return next((one for one in speech.sentences if tells(speech, one)), None) if tells else None


def _names_time(speech: Speech, sentence: Sentence) -> bool:
    return any(isinstance(piece.condition, Clock | Window) for piece in sentence.pieces)


def _asks(speech: Speech, sentence: Sentence) -> bool:
    available = join(speech.words.availability)
    return sentence.asks or bool(available.search(speech.folded, sentence.start, sentence.end))


def _links(speech: Speech, sentence: Sentence) -> bool:
    return bool(find_link(speech.text[sentence.start : sentence.end]))


def _cancels(speech: Speech, sentence: Sentence) -> bool:
    return bool(join(speech.words.cancelling).search(speech.folded, sentence.start, sentence.end))


_TELLING: dict[ReplyKind, Callable[[Speech, Sentence], bool]] = {
    ReplyKind.COUNTER: _names_time,
    ReplyKind.QUESTION: _asks,
    ReplyKind.LINK: _links,
    ReplyKind.CANCELLED: _cancels,
}


def _pick_sentence(speech: Speech) -> Sentence | None:
    """Return the first sentence that names a time, else one that says anything at all beyond a greeting."""
    named = [one for one in speech.sentences if _names_time(speech, one)]
    other = [one for one in speech.sentences if one.pieces or one.asks]
    full = [one for one in speech.sentences if not _is_empty(one)]
    return next(iter([*named, *other, *full, *speech.sentences]), None)


def _is_empty(sentence: Sentence) -> bool:
    """Whether a sentence only greets or is polite; behind a greeting unknown words are a name."""
    greets = any(token.role == Role.GREETING for token in sentence.tokens[:1])
    return greets or all(token.role in _EMPTY for token in sentence.tokens)
