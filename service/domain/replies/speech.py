"""Takes a reply apart: sentences, and in each sentence what every single word is there for."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum
from functools import lru_cache

from service.domain.replies.choices import Choices
from service.domain.replies.clocks import Clocks
from service.domain.replies.dates import Days, loosen
from service.domain.replies.folding import fold, mask
from service.domain.replies.pieces import Bare, Calendar, Piece, Place, Relative, Weekday
from service.domain.replies.words import LANGUAGES, Words

_WORD = re.compile(r"[\w@#]+(?:['-]\w+)*|\x01+|[?%&+]|[^\s\w]")
_NUMBER = re.compile(r"\d{1,2}$")
_SEPARATORS = re.compile(r"[\s,]*$")
_BREAK = re.compile(
    r"(?<![\d])[.!;](?=[\s)]|$)|(?<=\d)[.!;](?=\s+[A-Z]|\s*$)|\n\s*\n|\s[-\u2013\u2014]\s(?!\d)|(?<=[,!.:;])\n|\?"
)
_SHORT = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|no|nr|tel|approx|[ap]\.m|[a-z])|\b(?:mon|tues?|wed|thurs?|fri|sat|sun))\.$"
)
_HARMLESS = frozenset(".,!:;-()\"'/*_\x01\u2013\u2014\u2026\u2019\u201c\u201d")
_PLAIN = re.compile(r"[a-z\u00df]{2,}")
_SAMPLE = 1_000
_MAX_FREE = 16
_MAX_NAMES = 4
_SHORTEST = 3


class Role(IntEnum):
    """What a word does; where two readings are equally long, the smaller number wins."""

    PIECE = 0
    DOUBT = 1
    WELCOME = 2
    FIRM = 3
    YES = 4
    ARRANGEMENT = 5
    COURTESY = 6
    GREETING = 7
    NAME = 8
    GLUE = 9
    MARK = 10
    UNKNOWN = 11
    FOREIGN = 12


@dataclass(frozen=True, slots=True)
class Token:
    """A run of words with one role, and its condition when it is a piece of a time."""

    role: Role
    start: int
    end: int
    piece: Piece | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place in the text, its tokens, and those that no rule accounts for."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    strange: tuple[Token, ...] = ()
    asks: bool = False

    def has(self, *roles: Role) -> bool:
        """Whether any token has one of the roles."""
        return any(token.role in roles for token in self.tokens)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces of times in it."""
        return tuple(token.piece for token in self.tokens if token.piece)


@dataclass(frozen=True, slots=True)
class Speech:
    """A whole reply, taken apart in one language."""

    words: Words
    text: str
    folded: str
    sentences: tuple[Sentence, ...] = field(default=())

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces of times in the reply."""
        return tuple(piece for sentence in self.sentences for piece in sentence.pieces)

    @property
    def strange(self) -> tuple[Token, ...]:
        """All words that no rule accounts for."""
        return tuple(token for sentence in self.sentences for token in sentence.strange)

    def said(self, token: Token | Piece) -> str:
        """Return the original words of a token."""
        return " ".join(self.text[token.start : token.end].split())


class Scanner:
    """Reads texts in one language; `places` are the proposed times, `names` the people who may be addressed."""

    def __init__(
        self,
        words: Words,
        *,
        places: Sequence[Place],
        zones: dict[str, tuple[str, ...]],
        written: datetime | None,
        names: Iterable[str],
    ) -> None:
        self._words = words
        self._places = places
        self._written = written
        self._clocks = _clocks(words, tuple(zones.items()))
        self._days, self._choices = _days_and_choices(words)
        self._foreign = _foreign_doubts(words)
        groups = {
            Role.DOUBT: words.doubt,
            Role.WELCOME: words.welcome,
            Role.FIRM: words.firm,
            Role.YES: words.yes,
            Role.ARRANGEMENT: words.arrangement,
            Role.COURTESY: words.courtesy,
            Role.GREETING: words.greeting,
            Role.NAME: tuple(sorted(re.escape(name) for name in names)),
            Role.GLUE: words.glue,
        }
        self._groups = [(role, join(phrases)) for role, phrases in groups.items() if phrases]

    def scan(self, text: str) -> Speech:
        """Take a text apart."""
        folded = mask(fold(text))
        sentences = tuple(self._read(text, folded, start, end) for start, end in split(text, folded))
        return Speech(self._words, text, folded, sentences)

    def _read(self, text: str, folded: str, start: int, end: int) -> Sentence:
        tokens = tuple(_join_bare(folded, list(self._tokens(text[:end], folded[:end], start))))
        first = next(
            (folded[token.start : token.end].split(maxsplit=1)[0] for token in tokens if token.role != Role.MARK), ""
        )
        asks = "?" in folded[start:end] or (
            any(first == word for word in self._words.asking) and not all(one.role == Role.FIRM for one in tokens)
        )
        return Sentence(start, end, tokens, tuple(_find_strange(text, tokens)), asks)

    def _tokens(self, text: str, folded: str, start: int) -> Iterator[Token]:
        place = start
        while found := _WORD.search(folded, place):
            token = self._longest(text, folded, found)
            yield token
            place = max(token.end, found.start() + 1)

    def _longest(self, text: str, folded: str, found: re.Match[str]) -> Token:
        start = found.start()
        if found[0][0] in _HARMLESS:
            return Token(Role.MARK, start, found.end())
        foreign = self._foreign.match(folded, start)
        tokens = [Token(Role.FOREIGN if foreign else Role.UNKNOWN, start, found.end())]
        for role, pattern in self._groups:
            if (match := pattern.match(folded, start)) and match.end() > start:
                tokens.append(Token(role, start, match.end()))
        tokens += [Token(Role.PIECE, piece.start, piece.end, piece) for piece in self._pieces(text, folded, start)]
        return min(tokens, key=lambda token: (-token.end, token.role, not self._fits(token)))

    def _pieces(self, text: str, folded: str, start: int) -> Iterator[Piece]:
        yield from self._days.at(folded, start, self._written)
        yield from self._clocks.at(folded, start)
        yield from self._choices.at(folded, text, start)
        compact = self._clocks.compact_at(folded, start)
        if compact and any(compact.condition.fits(place) for place in self._places):
            yield compact

    def _fits(self, token: Token) -> bool:
        return token.piece is not None and any(token.piece.condition.fits(place) for place in self._places)


@lru_cache(maxsize=256)
def join(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Build the pattern of a phrase group: the longest phrase first, each ending at a word's end."""
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile("(?:" + "|".join(loosen(phrase) for phrase in ordered) + r")(?![\w]|'[a-z])")


@lru_cache(maxsize=64)
def _clocks(words: Words, zones: tuple[tuple[str, tuple[str, ...]], ...]) -> Clocks:
    return Clocks(words, dict(zones))


@lru_cache(maxsize=8)
def _days_and_choices(words: Words) -> tuple[Days, Choices]:
    return Days(words), Choices(words)


@lru_cache(maxsize=8)
def _foreign_doubts(words: Words) -> re.Pattern[str]:
    """Doubts in any other language are never free words; short ones only in English, or they would be chance hits."""
    others = (one for one in LANGUAGES if one is not words)
    return join(tuple(doubt for one in others for doubt in one.doubt if one.language == "en" or len(doubt) > _SHORTEST))


def name_words(said: str) -> str:
    """Return quoted words as the beginning of a remark: the word “x”, the words “x y”."""
    return f"the word{'s' if ' ' in said else ''} “{said}”"


def rank_languages(text: str, own: str) -> list[Words]:
    """Order the languages by how many words of a text they know; the letter's own language wins a tie."""
    said = _PLAIN.findall(fold(text[:_SAMPLE]))
    known = {words.language: sum(word in _vocabulary(words) for word in said) for words in LANGUAGES}
    return sorted(LANGUAGES, key=lambda words: (-known[words.language], words.language != own))


@lru_cache(maxsize=8)
def _vocabulary(words: Words) -> frozenset[str]:
    phrases = (*words.glue, *words.doubt, *words.yes, *words.firm, *words.courtesy, *words.weekdays, *words.days)
    return frozenset(word for phrase in phrases for word in _PLAIN.findall(phrase))


def split(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Yield the places of sentences; a question mark stays with its sentence, short forms do not end one."""
    start = 0
    for found in _BREAK.finditer(text):
        if found[0] == "." and _SHORT.search(folded[start : found.end()]):
            continue
        if text[start : found.end()].strip():
            yield start, found.end()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)


def _join_bare(folded: str, tokens: list[Token]) -> Iterator[Token]:
    """Read a lone number beside a day as an hour or a date."""
    for index, token in enumerate(tokens):
        said = folded[token.start : token.end]
        beside = [tokens[near] for near in (index - 1, index + 1) if 0 <= near < len(tokens)]
        if token.role == Role.UNKNOWN and _NUMBER.match(said) and any(_touches(folded, token, one) for one in beside):
            yield Token(Role.PIECE, token.start, token.end, Piece(token.start, token.end, Bare(int(said))))
        else:
            yield token


def _touches(folded: str, token: Token, other: Token) -> bool:
    first, second = (token, other) if token.start < other.start else (other, token)
    is_day = other.piece is not None and isinstance(other.piece.condition, Weekday | Relative | Calendar)
    return is_day and bool(_SEPARATORS.match(folded[first.end : second.start]))


def _find_strange(text: str, tokens: tuple[Token, ...]) -> Iterator[Token]:
    """Yield unknown words, save names behind a greeting and the free words of an arrangement."""
    greeted, free = -1, -1
    for token in tokens:
        if token.role == Role.GREETING:
            greeted = 0
        elif token.role in (Role.ARRANGEMENT, Role.WELCOME):
            free = 0
        elif token.role == Role.FOREIGN:
            yield token
        elif token.role == Role.MARK and text[token.start] != ".":
            greeted = -1
        elif token.role == Role.UNKNOWN:
            greeted, named = (greeted + 1, True) if 0 <= greeted < _MAX_NAMES else (greeted, False)
            free, told = (free + 1, True) if 0 <= free < _MAX_FREE else (free, False)
            if not told and not (named and text[token.start].isupper()):
                yield token
