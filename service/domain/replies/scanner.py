"""Tells for every word of a sentence what it does: the longest entry of the language's table that begins there."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import lru_cache

from service.domain.replies.choices import Choices
from service.domain.replies.clocks import Clocks
from service.domain.replies.dates import Days, loosen
from service.domain.replies.pieces import Bare, Calendar, OneOf, Piece, Place, Rank, Relative, SameTime, Weekday
from service.domain.replies.tokens import Role, Token
from service.domain.replies.words import LANGUAGES, Words

_WORD = re.compile(r"[\w@#]+(?:['-]\w+)*|\x01+|[?%&+]|[^\s\w]")
_NUMBER = re.compile(r"\d{1,2}$")
_SEPARATORS = re.compile(r"[\s,]*(?:(?:then|dann|alors|entonces)[\s,]*)?$")
_HARMLESS = frozenset(".,!:;-()\"'/*_\u22c5\u00b7|\x01\u2013\u2014\u2026\u2019\u201c\u201d")
_CONTRACTED = re.compile(r"'s\s")
_INNERMOST = re.compile(r"\((?:\?:|\?P<\w+>|(?P<looks>\?[=!]))?(?P<inner>[^()]*)\)(?P<optional>\?|\*|\{0,\d+\})?")
_SHORTEST = 3
_GROUPS = (
    (Role.INSTEAD, "instead"),
    (Role.BESIDES, "besides"),
    (Role.ARRIVAL, "arrival"),
    (Role.BUSY, "busy"),
    (Role.DONE, "done"),
    (Role.DOUBT, "doubt"),
    (Role.WELCOME, "welcome"),
    (Role.FIRM, "firm"),
    (Role.YES, "yes"),
    (Role.ASIDE, "aside"),
    (Role.ABOUT, "about"),
    (Role.KIND, "kind"),
    (Role.ARRANGEMENT, "arrangement"),
    (Role.COURTESY, "courtesy"),
    (Role.GREETING, "greeting"),
    (Role.CUT, "cut"),
    (Role.GLUE, "glue"),
    (Role.PLAIN, "plain"),
    (Role.ACTION, "action"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """What the words are read against: the proposed times, names of zones and people, when it was written."""

    places: tuple[Place, ...]
    zones: tuple[tuple[str, tuple[str, ...]], ...] = ()
    names: tuple[str, ...] = ()
    written: datetime | None = None
    missed: time | None = None


class Scanner:
    """Reads sentences in one language."""

    def __init__(self, words: Words, setup: Setup) -> None:
        self._words, self._setup = words, setup
        self._clocks = _clocks(words, setup.zones)
        self._days, self._choices = _days_and_choices(words)
        self._foreign = _foreign_doubts(words)
        names = tuple(sorted(re.escape(name) for name in setup.names))
        self._groups = [*_patterns(words), *([(Role.NAME, join(names))] if names else [])]
        self._ranks = _ranks(words)

    def scan(self, text: str, folded: str, start: int, end: int) -> tuple[Token, ...]:
        """Take the words from one place to another apart."""
        return tuple(_join_bare(folded, list(self._tokens(text[:end], folded[:end], start))))

    def _tokens(self, text: str, folded: str, start: int) -> Iterator[Token]:
        place = start
        while found := _WORD.search(folded, place):
            token = self._longest(text, folded, found)
            yield token
            place = max(token.end, found.start() + 1)

    def _longest(self, text: str, folded: str, found: re.Match[str]) -> Token:
        start = found.start()
        if found[0][0] in _HARMLESS and not _CONTRACTED.match(folded, start):
            return Token(Role.MARK, start, found.end())
        foreign = self._foreign.match(folded, start)
        tokens = [Token(Role.FOREIGN if foreign else Role.UNKNOWN, start, start + self._measure(found[0]))]
        for role, pattern in self._groups:
            if (match := pattern.match(folded, start)) and match.end() > start:
                tokens.append(Token(role, start, match.end()))
        tokens += [Token(Role.PIECE, piece.start, piece.end, piece) for piece in self._pieces(text, folded, start)]
        best = min(tokens, key=lambda token: (-token.end, token.role, not self._fits(token)))
        return self._unite(best, tokens) if best.piece else best

    def _measure(self, word: str) -> int:
        """Return how much of a word stands for itself: not the rest of "Friday's", not what follows in "j'espere"."""
        elided = word.find("'") + 1
        if elided and word[:elided] in self._words.glue:
            return elided
        return len(word) - 2 if word.endswith("'s") and len(word) > len("'s") else len(word)

    def _unite(self, best: Token, tokens: list[Token]) -> Token:
        """Keep both meanings of the same words when each fits a proposed time ("the 2nd")."""
        same = [one.piece.condition for one in tokens if one.piece and one.end == best.end and self._fits(one)]
        if len(same) < 2:
            return best
        return Token(best.role, best.start, best.end, Piece(best.start, best.end, OneOf(tuple(same))))

    def _pieces(self, text: str, folded: str, start: int) -> Iterator[Piece]:
        yield from self._days.at(folded, start, self._setup.written)
        yield from self._clocks.at(folded, text, start)
        yield from self._choices.at(folded, text, start)
        for pattern, condition in self._ranks:
            if found := pattern.match(folded, start):
                yield Piece(start, found.end(), condition or SameTime(self._setup.missed))
        compact = self._clocks.compact_at(folded, text, start)
        if compact and any(compact.condition.fits(place) for place in self._setup.places):
            yield compact

    def _fits(self, token: Token) -> bool:
        return token.piece is not None and any(token.piece.condition.fits(place) for place in self._setup.places)


@lru_cache(maxsize=512)
def join(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Build the pattern of a phrase group: what is longest at its shortest goes first, each ends at a word's end."""
    if not phrases:
        return re.compile(r"(?!)")
    ordered = sorted(phrases, key=lambda phrase: (-len(_shorten(phrase)), -len(phrase)))
    return re.compile("(?:" + "|".join(loosen(phrase) for phrase in ordered) + r")(?![\w]|'[a-z])")


def _shorten(phrase: str) -> str:
    """Return the least that a phrase stands for: without what is optional, and with the shortest of alternatives."""
    before = ""
    while before != phrase:
        before, phrase = phrase, _INNERMOST.sub(_reduce, phrase)
    return phrase


def _reduce(group: re.Match[str]) -> str:
    return "" if group["optional"] or group["looks"] else min(group["inner"].split("|"), key=len)


@lru_cache(maxsize=16)
def _patterns(words: Words) -> tuple[tuple[Role, re.Pattern[str]], ...]:
    groups = ((role, _with_plurals(role, getattr(words, name))) for role, name in _GROUPS)
    return tuple((role, join(phrases)) for role, phrases in groups if phrases)


def _with_plurals(role: Role, phrases: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{one}(?:e?s)?" if one[-1:].isalpha() else one for one in phrases) if role == Role.PLAIN else phrases


@lru_cache(maxsize=16)
def _ranks(words: Words) -> tuple[tuple[re.Pattern[str], Rank | None], ...]:
    named = ((words.earlier, Rank(last=False)), (words.later, Rank(last=True)), (words.same_time, None))
    return tuple((re.compile(rf"(?:{loosen(pattern)})(?!\w)"), condition) for pattern, condition in named)


@lru_cache(maxsize=64)
def _clocks(words: Words, zones: tuple[tuple[str, tuple[str, ...]], ...]) -> Clocks:
    return Clocks(words, dict(zones))


@lru_cache(maxsize=16)
def _days_and_choices(words: Words) -> tuple[Days, Choices]:
    return Days(words), Choices(words)


@lru_cache(maxsize=16)
def _foreign_doubts(words: Words) -> re.Pattern[str]:
    """Doubts in any other language are never free words; short ones only in English, or they would be chance hits."""
    others = (one for one in LANGUAGES if one is not words)
    return join(tuple(doubt for one in others for doubt in one.doubt if one.language == "en" or len(doubt) > _SHORTEST))


def _join_bare(folded: str, tokens: Sequence[Token]) -> Iterable[Token]:
    """Read a lone number beside a day as an hour or a date."""
    for index, token in enumerate(tokens):
        said = folded[token.start : token.end]
        beside = [tokens[near] for near in (index - 3, index - 2, index - 1, index + 1) if 0 <= near < len(tokens)]
        if token.role == Role.UNKNOWN and _NUMBER.match(said) and any(_touches(folded, token, one) for one in beside):
            yield Token(Role.PIECE, token.start, token.end, Piece(token.start, token.end, Bare(int(said))))
        else:
            yield token


def _touches(folded: str, token: Token, other: Token) -> bool:
    first, second = (token, other) if token.start < other.start else (other, token)
    is_day = other.piece is not None and isinstance(other.piece.condition, Weekday | Relative | Calendar)
    return is_day and bool(_SEPARATORS.match(folded[first.end : second.start]))
