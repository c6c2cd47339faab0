"""What does a clause do, and which of its words stay unexplained?"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from service.domain.replies.clauses import Act, Clause
from service.domain.replies.scanner import join
from service.domain.replies.tokens import COMMITS, Role, Token
from service.domain.replies.words import Words

_MAX_FREE = 16
_MAX_NAMES = 4
_DIGITS = re.compile(r"\d{1,5}$")
_SHOUTED = 0.6
_STOPS = ".!?"


def judge(clause: Clause, words: Words, text: str, folded: str, *, asked: bool) -> Clause:
    """Return the clause with what it does and what is strange in it; `asked` says that its sentence is a question."""
    act = _find_act(clause, words, folded, asked=asked)
    strange = () if act is Act.ASIDE else tuple(_find_strange(clause, words, text, folded))
    if act is Act.SAYS and clause.dated and clause.has(*COMMITS):
        strange += tuple(one for one in clause.tokens if one.role in (Role.BUSY, Role.ASIDE))
    if act is Act.SAYS and not clause.has(*COMMITS, Role.BESIDES):
        strange += tuple(one for one in clause.tokens[:1] if _contrasts(one, words, folded))
    return replace(clause, act=act, strange=strange)


def _contrasts(token: Token, words: Words, folded: str) -> bool:
    """Whether a clause begins with "but", so that it may well take back what was said before it."""
    return token.role == Role.CUT and join(words.contrast).match(folded, token.start) is not None


def is_soft(token: Token, words: Words, folded: str) -> bool:
    """Whether a word of doubt changes nothing in a clause about something else."""
    found = join(words.soft).match(folded, token.start)
    return found is not None and found.end() >= token.end


def _find_act(clause: Clause, words: Words, folded: str, *, asked: bool) -> Act:
    """Tell clauses that turn times down or speak of other things; a word that agrees, or asks, makes them neither."""
    asks = asked and any(folded[one.start : one.end].split(maxsplit=1)[0] in words.asking for one in clause.tokens)
    hard = any(one.role == Role.DOUBT and not is_soft(one, words, folded) for one in clause.tokens)
    if hard or asks or clause.has(*COMMITS, Role.FOREIGN):
        return Act.SAYS
    if clause.has(Role.BUSY) and (clause.pieces or _names_rest(clause, words, folded)):
        return Act.TURNS_DOWN
    return Act.ASIDE if clause.has(Role.ASIDE) else Act.SAYS


def _names_rest(clause: Clause, words: Words, folded: str) -> bool:
    start, end = clause.tokens[0].start, clause.tokens[-1].end
    return bool(words.rest) and any(
        join(words.rest).match(folded, start + one.start(), end)
        for one in re.finditer(r"(?<![\w'])\w", folded[start:end])
    )


_OPENERS = (Role.ARRANGEMENT, Role.WELCOME, Role.KIND)
_NEVER_BESIDE_A_TIME = (Role.ABOUT, Role.ACTION)


class _Run:
    """How many words have passed since a greeting, or since words began that may go on freely."""

    def __init__(self) -> None:
        self.greeted = self.free = -1

    def open(self, token: Token, *, causal: bool, mark: bool) -> None:
        """Begin or end such a run."""
        if token.role == Role.GREETING:
            self.greeted = 0
        elif token.role in _OPENERS or causal:
            self.free = 0
        elif mark:
            self.greeted = -1

    def takes(self, *, capital: bool) -> bool:
        """Whether an unknown word belongs to a run."""
        named = 0 <= self.greeted < _MAX_NAMES
        told = 0 <= self.free < _MAX_FREE
        self.greeted += named
        self.free += told
        return told or (named and capital)


def _find_strange(clause: Clause, words: Words, text: str, folded: str) -> Iterator[Token]:
    """Yield unknown words, save names behind a greeting, free words of an arrangement, nouns and proper names."""
    run, dated = _Run(), clause.dated
    for place, token in enumerate(clause.tokens):
        said = folded[token.start : token.end]
        causal = not dated and (token.role == Role.ABOUT or said in words.causal)
        run.open(token, causal=causal, mark=token.role == Role.MARK and said != ".")
        beside = dated and token.role in _NEVER_BESIDE_A_TIME and run.free < 0
        unknown = token.role == Role.UNKNOWN and not run.takes(capital=text[token.start].isupper())
        if (
            token.role == Role.FOREIGN
            or beside
            or (unknown and not _is_noun(clause.tokens, place, words, text, folded))
        ):
            yield token


def _is_noun(tokens: Sequence[Token], place: int, words: Words, text: str, folded: str) -> bool:
    """Whether a word can only name a thing: behind an article, in capitals, or the number of such a name."""
    token, before = tokens[place], tokens[place - 1] if place else None
    said = folded[token.start : token.end]
    if _DIGITS.match(said):
        return _is_named(before, text) or _is_named(tokens[place + 1] if place + 1 < len(tokens) else None, text)
    after_stop = before is not None and folded[before.end - 1] in _STOPS
    if place and text[token.start].isupper() and not (after_stop or _is_shouted(text)):
        return True
    return before is not None and folded[before.start : before.end].rpartition(" ")[2] in _leads(words)


def _is_named(token: Token | None, text: str) -> bool:
    return token is not None and token.role in (Role.UNKNOWN, Role.PLAIN) and text[token.start].isupper()


@lru_cache(maxsize=8)
def _is_shouted(text: str) -> bool:
    """Whether most letters of a text are capitals, which then tell nothing."""
    letters = [letter for letter in text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) > _SHOUTED * len(letters)


@lru_cache(maxsize=16)
def _leads(words: Words) -> frozenset[str]:
    return frozenset(words.leads)
