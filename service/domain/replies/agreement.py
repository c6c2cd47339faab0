"""Is this a clear yes to exactly one proposed time? A closed world: every word must have its place, or we ask."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from service.domain.replies.dates import Period
from service.domain.replies.pieces import Bare, Clock, InZone, Length, Part, Piece, Place, Weekday
from service.domain.replies.speech import Role, Sentence, Speech, join, name_words

NO_YES = "it does not plainly agree to one of the times you proposed"
_WEEKDAY_ALONE = timedelta(days=7)
_SEASON = re.compile(
    r"\b(?:(?:in|this|next|until|by|from|the|im|nachsten?r?|au|en|l'|cet|cette|prochaine?|este|proximo|proxima|el|la)[\s-]*"
    r"(?:the\s+|early\s+|late\s+)?(?:spring|summer|autumn|fall|winter|fruhling|fruhjahr|sommer|herbst|printemps|ete"
    r"|automne|hiver|primavera|verano|otono|invierno|quarter|month|year|monat|jahr|quartal|mois|annee|mes|ano)"
    r"|(?:after|over|before|until|nach|uber|vor|zu|apres|avant|despues de|antes de)\s+(?:the\s+|new\s+|den\s+|les\s+)*"
    r"(?:christmas|easter|year|holidays|weihnachten|ostern|neujahr|feiertagen|noel|paques|fetes|navidad))\b"
)
_BARE_ROLES = frozenset((Role.PIECE, Role.GLUE, Role.MARK, Role.NAME, Role.GREETING, Role.UNKNOWN))


@dataclass(frozen=True, slots=True)
class Lack:
    """What keeps an answer from being a clear yes, in plain words, and the sentence that holds it (None: no one)."""

    reason: str
    sentence: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The proposed times that the words fit, the sentence relied on, and what is missing (None if nothing)."""

    fitting: tuple[Place, ...]
    lack: Lack | None = None
    sentence: Sentence | None = None


def find_agreement(speech: Speech, places: Sequence[Place], written: datetime | None) -> Agreement:
    """Keep the proposed times that fit every piece, and say why they may not be booked, if so."""
    pieces = list(_find_conditions(speech))
    fitting = tuple(place for place in places if all(piece.condition.fits(place) for piece in pieces))
    sentence = _find_commitment(speech, single=len(places) == 1)
    lack = (
        find_reserve(speech)
        or _find_unexplained(speech)
        or _find_misfit(speech, pieces, places, fitting)
        or (None if sentence else Lack(NO_YES))
        or _find_distance(pieces, fitting, written)
    )
    return Agreement(fitting if pieces or len(places) == 1 else (), lack, sentence)


def find_reserve(speech: Speech) -> Lack | None:
    """Find a question, a reserve, a condition or a denial anywhere in the text; the strongest words first."""
    doubts = [(token, one) for one in speech.sentences for token in one.tokens if token.role == Role.DOUBT]
    mild = join(speech.words.mild)
    token, sentence = min(
        doubts, key=lambda doubt: bool(mild.match(speech.folded, doubt[0].start)), default=(None, None)
    )
    if token:
        return Lack(
            f"{name_words(speech.said(token))} {'leave' if ' ' in speech.said(token) else 'leaves'} it open", sentence
        )
    asking = next((one for one in speech.sentences if one.asks), None)
    return Lack("it asks you something", asking) if asking else _find_season(speech)


def _find_season(speech: Speech) -> Lack | None:
    """Find a stretch of the year, which no proposed time is and which no rule can hold against one."""
    for sentence in speech.sentences:
        if found := _SEASON.search(speech.folded, sentence.start, sentence.end):
            said = name_words(" ".join(speech.text[found.start() : found.end()].split()))
            return Lack(f"{said} leave it open", sentence)
    return None


def end_of(speech: Speech, place: Place) -> datetime:
    """Return when the meeting ends: as the reply says, else as the letter proposed."""
    for piece in speech.pieces:
        if isinstance(piece.condition, Length):
            return place.slot.start + timedelta(minutes=piece.condition.minutes)
        if isinstance(piece.condition, Clock) and (end := piece.condition.end_after(place.slot.start)):
            return end
    return place.slot.end


def _find_conditions(speech: Speech) -> Iterator[Piece]:
    """Yield what bears on the choice; behind a greeting, April is a person."""
    for sentence in speech.sentences:
        for before, token in zip((None, *sentence.tokens), sentence.tokens, strict=False):
            greeted = before is not None and before.role == Role.GREETING
            if token.piece and not isinstance(token.piece.condition, (Length, Period) if greeted else Length):
                yield token.piece


def _find_unexplained(speech: Speech) -> Lack | None:
    for sentence in speech.sentences:
        for token in sentence.strange:
            return Lack(f"it is not clear what “{speech.said(token)}” means for the time", sentence)
    return None


def _find_misfit(
    speech: Speech, pieces: Sequence[Piece], places: Sequence[Place], fitting: Sequence[Place]
) -> Lack | None:
    for sentence in speech.sentences:
        for piece in sentence.pieces:
            if piece in pieces and not any(piece.condition.fits(place) for place in places):
                return Lack(f"“{speech.said(piece)}” is none of the times you proposed", sentence)
    if not fitting:
        return Lack("it names times that do not go together")
    if len(fitting) > 1:
        return Lack("more than one of the times you proposed fits" if pieces else NO_YES)
    return None


def _find_commitment(speech: Speech, *, single: bool) -> Sentence | None:
    """Find the sentence that commits: yes beside a time, a time and nothing else, or a firm yes to the only one."""
    for sentence in speech.sentences:
        if any(not isinstance(piece.condition, Length | InZone | Period) for piece in sentence.pieces) and (
            sentence.has(Role.FIRM, Role.YES, Role.WELCOME) or _is_bare(sentence)
        ):
            return sentence
    if single:
        return next((sentence for sentence in speech.sentences if sentence.has(Role.FIRM)), None)
    return None


def _is_bare(sentence: Sentence) -> bool:
    """Whether a sentence is nothing but a time, said so that it cannot be a mere remark about a day."""
    told = sum(not isinstance(piece.condition, Part | InZone | Length | Period) for piece in sentence.pieces)
    sure = told > 1 or not any(isinstance(piece.condition, Weekday | Bare | Period) for piece in sentence.pieces)
    return sure and all(token.role in _BARE_ROLES for token in sentence.tokens)


def _find_distance(pieces: Sequence[Piece], fitting: Sequence[Place], written: datetime | None) -> Lack | None:
    """A weekday alone means the coming one; for a time further off it says too little."""
    days_only = bool(pieces) and all(isinstance(piece.condition, Weekday | Part | Period) for piece in pieces)
    if days_only and (written is None or any(place.slot.start - written > _WEEKDAY_ALONE for place in fitting)):
        return Lack("only a weekday is named, and the proposed time is more than a week away")
    return None
