"""Is this a clear yes to exactly one time? A closed world: every word that could matter must have its place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from service.domain.replies.acts import is_soft
from service.domain.replies.clauses import Act, Clause
from service.domain.replies.dates import Period
from service.domain.replies.moments import find_only_moment
from service.domain.replies.pieces import (
    Bare,
    Choice,
    Clock,
    InZone,
    Length,
    OneOf,
    Part,
    Piece,
    Place,
    Rank,
    SameTime,
    Week,
    Weekday,
    Window,
)
from service.domain.replies.scanner import join
from service.domain.replies.speech import Sentence, Speech, is_side_question, name_words
from service.domain.replies.tokens import COMMITS, Role, Token

NO_YES = "it does not plainly agree to one of the times you proposed"
_WEEKDAY_ALONE = timedelta(days=7)
_PAIR = 2
_SEASON = re.compile(
    r"\b(?:(?:in|this|next|until|by|from|the|im|nachsten?r?|au|en|l'|cet|cette|prochaine?|este|proximo|proxima|el|la)[\s-]*"
    r"(?:the\s+|early\s+|late\s+)?(?:spring|summer|autumn|fall|winter|fruhling|fruhjahr|sommer|herbst|printemps|ete"
    r"|automne|hiver|primavera|verano|otono|invierno|quarter|month|year|monat|jahr|quartal|mois|annee|mes|ano)"
    r"|(?:after|over|before|until|nach|uber|vor|zu|apres|avant|despues de|antes de)\s+(?:the\s+|new\s+|den\s+|les\s+)*"
    r"(?:christmas|easter|year|holidays|weihnachten|ostern|neujahr|feiertagen|noel|paques|fetes|navidad))\b"
)
_BARE_ROLES = frozenset((Role.PIECE, Role.GLUE, Role.MARK, Role.NAME, Role.GREETING, Role.CUT))
_OPENING = (Role.ARRANGEMENT, Role.MARK, Role.COURTESY)
_NO_TIME = (Length, InZone, Period, Week, Part, SameTime)


@dataclass(frozen=True, slots=True)
class Lack:
    """What keeps an answer from being a clear yes, in plain words, and the sentence that holds it (None: no one)."""

    reason: str
    sentence: Sentence | None = None


@dataclass(frozen=True, slots=True)
class Agreement:
    """The proposed times that the words fit, the sentence relied on, and what is missing (None if nothing).

    `moment` is a time that was not proposed and is stated as done; `crossed` when each word fits a proposed time, but
    never the same.
    """

    fitting: tuple[Place, ...]
    lack: Lack | None = None
    sentence: Sentence | None = None
    moment: datetime | None = None
    crossed: bool = False


def find_agreement(speech: Speech, places: Sequence[Place], written: datetime | None, zone: str) -> Agreement:
    """Keep the proposed times that fit every piece, and say why they may not be booked, if so."""
    pieces = list(_find_conditions(speech))
    fitting = find_fitting(pieces, places)
    sentence = _find_commitment(speech, single=len(places) == 1)
    moment = None if fitting else _find_declared(speech, pieces, written, zone)
    crossed = not fitting and all(any(one.condition.fits(place) for place in places) for one in pieces)
    lack = (
        find_reserve(speech)
        or find_unexplained(speech)
        or (None if moment else _find_misfit(speech, pieces, places, fitting))
        or (None if sentence else Lack(NO_YES))
        or _find_turned_down(speech, fitting)
        or _find_distance(pieces, fitting, written)
    )
    return Agreement(fitting if pieces or len(places) == 1 else (), lack, sentence, moment, crossed)


def find_fitting(pieces: Sequence[Piece], places: Sequence[Place]) -> tuple[Place, ...]:
    """Return the proposed times that fit all pieces; the earlier or later one is of two that fit the day."""
    ranks = {one.condition.last for one in pieces if isinstance(one.condition, Rank)}
    days = [one for one in pieces if not ranks or not isinstance(one.condition, Clock | Bare)]
    near = [place for place in places if all(one.condition.fits(place) for one in days)]
    if len(ranks) == 1 and len(near) == _PAIR:
        near = [sorted(near, key=lambda place: place.slot.start)[-1 if ranks.pop() else 0]]
    return tuple(place for place in near if all(one.condition.fits(place) for one in pieces))


def _find_declared(speech: Speech, pieces: Sequence[Piece], written: datetime | None, zone: str) -> datetime | None:
    """Find the one time that the writer states as done, though it was not proposed."""
    stated = any(clause.has(Role.DONE) and clause.dated for clause in speech.clauses)
    points = any(isinstance(one.condition, Choice | OneOf | Rank | Window) for one in pieces)
    if written is None or not stated or points:
        return None
    return find_only_moment([one.condition for one in pieces], written.date(), zone)


def find_reserve(speech: Speech) -> Lack | None:
    """Find a question, a reserve, a condition or a denial anywhere in the text; the strongest words first."""
    doubts = list(_find_doubts(speech))
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


def _find_doubts(speech: Speech) -> Iterator[tuple[Token, Sentence]]:
    """Yield words of doubt, save mild ones in a side question and in clauses about other things."""
    for sentence in speech.sentences:
        side = is_side_question(sentence, speech.words, speech.folded)
        for clause in sentence.clauses:
            for token in clause.tokens if clause.act is Act.SAYS else ():
                if token.role == Role.DOUBT and not (side and is_soft(token, speech.words, speech.folded)):
                    yield token, sentence


def _find_season(speech: Speech) -> Lack | None:
    """Find a stretch of the year, which no proposed time is and which no rule can hold against one."""
    for sentence in speech.sentences:
        if found := _SEASON.search(speech.folded, sentence.start, sentence.end):
            said = name_words(" ".join(speech.text[found.start() : found.end()].split()))
            return Lack(f"{said} leave it open", sentence)
    return None


def end_of(speech: Speech, start: datetime) -> datetime | None:
    """Return when the meeting ends, as far as the reply says so."""
    for piece in speech.pieces:
        if isinstance(piece.condition, Length):
            return start + timedelta(minutes=piece.condition.minutes)
        if isinstance(piece.condition, Clock) and (end := piece.condition.end_after(start)):
            return end
    return None


def _find_conditions(speech: Speech) -> Iterator[Piece]:
    """Yield what bears on the choice; behind a greeting, April is a person."""
    for clause in speech.clauses:
        for before, token in zip((None, *clause.tokens), clause.tokens, strict=False):
            greeted = before is not None and before.role == Role.GREETING
            told = clause.act is Act.SAYS and token.piece
            if told and not isinstance(told.condition, (Length, Period) if greeted else Length):
                yield told


def find_unexplained(speech: Speech) -> Lack | None:
    """Find the first word that nothing accounts for and that could matter."""
    for sentence in speech.sentences:
        if is_side_question(sentence, speech.words, speech.folded):
            continue
        for token in sentence.strange:
            return Lack(f"it is not clear what “{speech.said(token)}” means for the time", sentence)
    return None


def _find_misfit(
    speech: Speech, pieces: Sequence[Piece], places: Sequence[Place], fitting: Sequence[Place]
) -> Lack | None:
    for sentence in speech.sentences:
        for piece in sentence.pieces:
            if isinstance(piece.condition, Window):
                return Lack(f"“{speech.said(piece)}” is no exact time", sentence)
            if piece in pieces and not any(piece.condition.fits(place) for place in places):
                return Lack(f"“{speech.said(piece)}” is none of the times you proposed", sentence)
    if not fitting:
        return Lack("it names times that do not go together")
    if len(fitting) > 1:
        return Lack("more than one of the times you proposed fits" if pieces else NO_YES)
    return None


def _find_turned_down(speech: Speech, fitting: Sequence[Place]) -> Lack | None:
    """Find a clause that turns down the very time that the rest agrees to."""
    for sentence in speech.sentences:
        for clause in sentence.clauses:
            told = [one.condition for one in clause.pieces if not isinstance(one.condition, Length)]
            if clause.act is Act.TURNS_DOWN and told and all(one.fits(place) for one in told for place in fitting):
                return Lack("it also turns that time down", sentence)
    return None


def _find_commitment(speech: Speech, *, single: bool) -> Sentence | None:
    """Find the sentence that commits: yes beside a time, a time and nothing else, or a firm yes to the only one."""
    agrees = any(clause.has(Role.FIRM) and clause.act is Act.SAYS for clause in speech.clauses)
    for sentence in speech.sentences:
        distant = any(clause.has(Role.BUSY, Role.ASIDE, Role.ABOUT) for clause in sentence.clauses)
        for clause in sentence.clauses:
            if clause.act is Act.SAYS and (_commits(clause) or (not distant and _is_bare(clause, agrees=agrees))):
                return sentence
    if single:
        return next((sentence for sentence in speech.sentences if sentence.has(Role.FIRM, Role.WELCOME)), None)
    return None


def _commits(clause: Clause) -> bool:
    told = sum(not isinstance(piece.condition, _NO_TIME) for piece in clause.pieces)
    only_arrival = not clause.has(*(COMMITS - {Role.ARRIVAL}))
    return told > int(only_arrival) and clause.has(*COMMITS)


def _is_bare(clause: Clause, *, agrees: bool) -> bool:
    """Whether a clause is nothing but a time, said so that it cannot be a mere remark about a day."""
    told = sum(not isinstance(piece.condition, Part | InZone | Length | Period) for piece in clause.pieces)
    exact = not any(isinstance(piece.condition, Weekday | Bare | Period) for piece in clause.pieces)
    return (told > 1 or (told == 1 and (exact or agrees))) and _is_only_time(clause)


def _is_only_time(clause: Clause) -> bool:
    """Whether nothing but a time is said, or a time first, and then what to bring, or a thing after a comma."""
    last = max(place for place, token in enumerate(clause.tokens) if token.piece)
    before, after = clause.tokens[: last + 1], clause.tokens[last + 1 :]
    opens = after and after[0].role in _OPENING
    return all(token.role in _BARE_ROLES for token in before) and (
        all(token.role in _BARE_ROLES for token in after)
        or (bool(opens) and not clause.has(Role.ACTION, Role.ABOUT, Role.DOUBT))
    )


def _find_distance(pieces: Sequence[Piece], fitting: Sequence[Place], written: datetime | None) -> Lack | None:
    """A weekday alone means the coming one; for a time further off it says too little."""
    days_only = bool(pieces) and all(isinstance(piece.condition, Weekday | Part | Period) for piece in pieces)
    if days_only and (written is None or any(place.slot.start - written > _WEEKDAY_ALONE for place in fitting)):
        return Lack("only a weekday is named, and the proposed time is more than a week away")
    return None
