"""Takes a reply apart: sentences, their clauses, and in each what every single word is there for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice

from service.domain.replies.acts import judge
from service.domain.replies.clauses import Act, Clause, split_clauses
from service.domain.replies.folding import fold, mask
from service.domain.replies.merging import merge
from service.domain.replies.pieces import Piece
from service.domain.replies.scanner import Scanner, Setup, join
from service.domain.replies.tokens import COMMITS, Role, Token
from service.domain.replies.words import LANGUAGES, Words
from service.domain.replies.zones import name_zones

_BREAK = re.compile(
    r"(?<![\d])[.!;](?=[\s)]|$)|(?<=\d)[.!;](?=\s+[A-Z]|\s*$)|\n\s*\n|\s[-\u2013\u2014]\s(?!\d)|(?<=[,!.:;])\n|\?"
)
_BRIEF = sorted({name for words in LANGUAGES for name in (*words.weekdays, *words.months) if len(name) <= 5})
_SHORT = re.compile(rf"\b(?:mr|mrs|ms|dr|st|no|nr|tel|approx|prof|ca|[ap]\.m|z\.b|{'|'.join(_BRIEF)}|[a-z])\.$")
_MONTHS = sorted({name for words in LANGUAGES for name in words.months}, key=len, reverse=True)
_MONTH = re.compile(rf"(?<=\d\.)\s*(?:{'|'.join(_MONTHS)})(?!\w)")
_HALF_DAY = re.compile(r"\d\s?[ap]\.m\.$")
_NEXT = re.compile(r"\s+([a-z][a-z']*)")
_GOES_ON = frozenset(
    name.split()[0]
    for names in (name_zones(()), *(one for words in LANGUAGES for one in (words.weekdays, words.months)))
    for name in names
)
_LETTERED = re.compile(r"\s*[a-d]\.$")
_PLAIN = re.compile(r"[a-z\u00df]{2,}")
_SAMPLE = 1_000
MAX_SENTENCES = 80
_BEFORE_A_QUESTION = (Role.MARK, Role.CUT, Role.COURTESY, Role.KIND, Role.GREETING, Role.NAME)
_LONGEST_LETTERED = 12


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its place in the text, its clauses, and whether it asks something that matters."""

    start: int
    end: int
    clauses: tuple[Clause, ...]
    asks: bool = False

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All words in it."""
        return tuple(token for clause in self.clauses for token in clause.tokens)

    @property
    def strange(self) -> tuple[Token, ...]:
        """All words in it that no rule accounts for."""
        return tuple(token for clause in self.clauses for token in clause.strange)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces of times in it that may be the interview's."""
        return tuple(piece for clause in self.clauses if clause.act is Act.SAYS for piece in clause.pieces)

    def has(self, *roles: Role) -> bool:
        """Whether any word has one of the roles."""
        return any(clause.has(*roles) for clause in self.clauses)


@dataclass(frozen=True, slots=True)
class Speech:
    """A whole reply, taken apart in one language."""

    words: Words
    text: str
    folded: str
    sentences: tuple[Sentence, ...] = field(default=())

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses of the reply."""
        return tuple(clause for sentence in self.sentences for clause in sentence.clauses)

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All pieces of times in the reply that may be the interview's."""
        return tuple(piece for sentence in self.sentences for piece in sentence.pieces)

    @property
    def strange(self) -> tuple[Token, ...]:
        """All words that no rule accounts for."""
        return tuple(token for sentence in self.sentences for token in sentence.strange)

    def said(self, token: Token | Piece) -> str:
        """Return the original words of a token."""
        return " ".join(self.text[token.start : token.end].split())


def take_apart(text: str, words: Words, setup: Setup) -> Speech:
    """Read a text in one language."""
    folded = mask(fold(text))
    scanner = Scanner(words, setup)
    sentences = tuple(
        _read(text, folded, scanner, words, place) for place in islice(split(text, folded), MAX_SENTENCES)
    )
    return Speech(words, text, folded, sentences)


def _read(text: str, folded: str, scanner: Scanner, words: Words, place: tuple[int, int]) -> Sentence:
    tokens = merge(scanner.scan(text, folded, *place))
    parts = split_clauses(tokens, folded, frozenset(words.also))
    asked = "?" in folded[slice(*place)]
    clauses = tuple(judge(part, words, text, folded, asked=asked) for part in parts)
    sentence = Sentence(*place, clauses)
    return replace(sentence, asks=_asks(sentence, words, folded))


def _asks(sentence: Sentence, words: Words, folded: str) -> bool:
    """Whether it asks anything about the time; a question about pay or papers is left to the person."""
    said = [token for token in sentence.tokens if token.role not in (Role.MARK, Role.CUT)]
    if not said:
        return "?" in folded[sentence.start : sentence.end]
    agrees = said[0].role == Role.FIRM and (" " in folded[said[0].start : said[0].end] or _is_apart(sentence, said[0]))
    inverted = _opens_question(sentence, words, folded) and not (agrees or all(one.role == Role.FIRM for one in said))
    return ("?" in folded[sentence.start : sentence.end] or inverted) and not is_side_question(sentence, words, folded)


def _is_apart(sentence: Sentence, first: Token) -> bool:
    """Whether a mark follows the first word ("passt, Montag um neun")."""
    after = next((token for token in sentence.tokens if token.start >= first.end), None)
    return after is not None and after.role == Role.MARK


def _opens_question(sentence: Sentence, words: Words, folded: str) -> bool:
    said = [token for token in sentence.tokens if token.role not in _BEFORE_A_QUESTION]
    if said and folded[said[0].start : said[0].end] in words.also:
        said = said[1:]
    return bool(said) and folded[said[0].start : said[0].end].split(maxsplit=1)[0] in words.asking


def is_side_question(sentence: Sentence, words: Words, folded: str) -> bool:
    """Whether a question names a subject of its own, and neither a time nor anything that agrees."""
    if sentence.has(*COMMITS, Role.BUSY) or any(clause.dated for clause in sentence.clauses):
        return False
    if not _opens_question(sentence, words, folded):
        return False
    first = next(token for token in sentence.tokens if token.role not in (Role.MARK, Role.CUT))
    if sentence.has(Role.ARRANGEMENT):
        return first.role == Role.ARRANGEMENT
    return search(join(words.topics), folded, sentence.start, sentence.end) is not None


def search(pattern: re.Pattern[str], text: str, start: int, end: int) -> re.Match[str] | None:
    """Find a phrase that begins at a word's beginning."""
    return at_words(pattern).search(text, start, end)


@lru_cache(maxsize=512)
def at_words(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """Return the pattern bound to the beginning of a word."""
    return re.compile(rf"(?<![\w']){pattern.pattern}")


def name_words(said: str) -> str:
    """Return quoted words as the beginning of a remark: the word “x”, the words “x y”."""
    return f"the word{'s' if ' ' in said else ''} “{said}”"


def rank_languages(text: str, own: str) -> list[Words]:
    """Order the languages by how many words of a text they know; the letter's own language wins a tie."""
    said = _PLAIN.findall(fold(text[:_SAMPLE]))
    known = {words.language: sum(word in _vocabulary(words) for word in said) for words in LANGUAGES}
    return sorted(LANGUAGES, key=lambda words: (-known[words.language], words.language != own))


@lru_cache(maxsize=16)
def _vocabulary(words: Words) -> frozenset[str]:
    phrases = (*words.glue, *words.doubt, *words.yes, *words.firm, *words.courtesy, *words.weekdays, *words.days)
    return frozenset(word for phrase in phrases for word in _PLAIN.findall(phrase))


def _ends_half_day(folded: str, found: re.Match[str]) -> bool:
    """Whether "9 a.m." ends a sentence: no day, month or zone goes on behind it."""
    ended = found[0] == "." and _HALF_DAY.search(folded[max(0, found.end() - 12) : found.end()])
    after = _NEXT.match(folded, found.end())
    return bool(ended) and after is not None and found.string[after.start(1)].isupper() and after[1] not in _GOES_ON


def split(text: str, folded: str) -> Iterator[tuple[int, int]]:
    """Yield the places of sentences; a question mark stays with its sentence, short forms do not end one."""
    start = 0
    for found in _BREAK.finditer(text):
        if _ends_half_day(folded, found):
            yield start, found.end()
            start = found.end()
            continue
        lettered = _LETTERED.match(folded[start : found.end()][:_LONGEST_LETTERED])
        if found[0] == "." and _MONTH.match(folded, found.end()):
            continue
        if found[0] == "." and not lettered and _SHORT.search(folded[max(start, found.end() - 12) : found.end()]):
            continue
        if text[start : found.end()].strip():
            yield start, found.end()
        start = found.end()
    if text[start:].strip():
        yield start, len(text)
