"""Is this a clear yes to exactly one proposed time? A closed world: every word must have its place, or we ask."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from service.domain.replies.pieces import Bare, Clock, InZone, Length, Part, Piece, Place, Weekday
from service.domain.replies.speech import Role, Sentence, Speech

_WEEKDAY_ALONE = timedelta(days=7)
_BARE_ROLES = frozenset((Role.PIECE, Role.GLUE, Role.MARK, Role.NAME, Role.GREETING, Role.UNKNOWN))


@dataclass(frozen=True, slots=True)
class Agreement:
    """The proposed times that the words fit, the sentence relied on, and what is missing ("" if nothing)."""

    fitting: tuple[Place, ...]
    missing: str = ""
    sentence: Sentence | None = None


def find_agreement(speech: Speech, places: Sequence[Place], written: datetime | None) -> Agreement:
    """Keep the proposed times that fit every piece, and say why they may not be booked, if so."""
    pieces = [piece for piece in speech.pieces if not isinstance(piece.condition, Length)]
    fitting = tuple(place for place in places if all(piece.condition.fits(place) for piece in pieces))
    sentence = _find_commitment(speech, single=len(places) == 1)
    missing = (
        find_reserve(speech)
        or _find_unexplained(speech)
        or _find_misfit(speech, pieces, places, fitting)
        or ("" if sentence else "no sentence says yes to a time")
        or _find_distance(pieces, fitting, written)
    )
    return Agreement(fitting if pieces or len(places) == 1 else (), missing, sentence)


def find_reserve(speech: Speech) -> str:
    """Find a question, a reserve, a condition or a denial anywhere in the text."""
    for sentence in speech.sentences:
        for token in sentence.tokens:
            if token.role == Role.DOUBT:
                return f"the words “{speech.said(token)}” leave it open"
        if sentence.asks:
            return "it asks something back"
    return ""


def end_of(speech: Speech, place: Place) -> datetime:
    """Return when the meeting ends: as the reply says, else as the letter proposed."""
    for piece in speech.pieces:
        if isinstance(piece.condition, Length):
            return place.slot.start + timedelta(minutes=piece.condition.minutes)
        if isinstance(piece.condition, Clock) and (end := piece.condition.end_after(place.slot.start)):
            return end
    return place.slot.end


def _find_unexplained(speech: Speech) -> str:
    strange = speech.strange
    return f"it is not clear what “{speech.said(strange[0])}” means for the time" if strange else ""


def _find_misfit(speech: Speech, pieces: Sequence[Piece], places: Sequence[Place], fitting: Sequence[Place]) -> str:
    for piece in pieces:
        if not any(piece.condition.fits(place) for place in places):
            return f"“{speech.said(piece)}” fits none of the proposed times"
    if not fitting:
        return "the words point at different times"
    if len(fitting) > 1:
        return "more than one proposed time fits"
    return ""


def _find_commitment(speech: Speech, *, single: bool) -> Sentence | None:
    """Find the sentence that commits: yes beside a time, a time and nothing else, or a firm yes to the only one."""
    for sentence in speech.sentences:
        if any(not isinstance(piece.condition, Length | InZone) for piece in sentence.pieces) and (
            sentence.has(Role.FIRM, Role.YES, Role.WELCOME) or _is_bare(sentence)
        ):
            return sentence
    if single:
        return next((sentence for sentence in speech.sentences if sentence.has(Role.FIRM)), None)
    return None


def _is_bare(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but a time, said so that it cannot be a mere remark about a day."""
    told = sum(not isinstance(piece.condition, Part | InZone | Length) for piece in sentence.pieces)
    sure = told > 1 or not any(isinstance(piece.condition, Weekday | Bare) for piece in sentence.pieces)
    return sure and all(token.role in _BARE_ROLES for token in sentence.tokens)


def _find_distance(pieces: Sequence[Piece], fitting: Sequence[Place], written: datetime | None) -> str:
    """A weekday alone means the coming one; for a time further off it says too little."""
    days_only = bool(pieces) and all(isinstance(piece.condition, Weekday | Part) for piece in pieces)
    if days_only and (written is None or any(place.slot.start - written > _WEEKDAY_ALONE for place in fitting)):
        return "only a weekday is named, and the proposed time is more than a week away"
    return ""
