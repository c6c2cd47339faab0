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


def judge(clause: Clause, words: Words, text: str, folded: str) -> Clause:
    """Return the clause with what it does and what is strange in it."""
    act = _find_act(clause, words, folded)
    strange = () if act is Act.ASIDE else tuple(_find_strange(clause, words, text, folded))
    return replace(clause, act=act, strange=strange)


def is_soft(token: Token, words: Words, folded: str) -> bool:
    """Whether a word of doubt changes nothing in a clause about something else."""
    found = join(words.soft).match(folded, token.start)
    return found is not None and found.end() >= token.end


def _find_act(clause: Clause, words: Words, folded: str) -> Act:
    """Tell clauses that turn times down, and those about other things; a word of agreement in them makes them neither."""
    hard = any(one.role == Role.DOUBT and not is_soft(one, words, folded) for one in clause.tokens)
    if hard or clause.has(*COMMITS, Role.FOREIGN):
        return Act.SAYS
    if clause.has(Role.BUSY) and (clause.dated or _names_rest(clause, words, folded)):
        return Act.TURNS_DOWN
    return Act.ASIDE if clause.has(Role.ASIDE) else Act.SAYS


def _names_rest(clause: Clause, words: Words, folded: str) -> bool:
    start, end = clause.tokens[0].start, clause.tokens[-1].end
    return bool(words.rest) and any(
        join(words.rest).match(folded, start + one.start(), end)
        for one in re.finditer(r"(?<![\w'])\w", folded[start:end])
    )


def _find_strange(clause: Clause, words: Words, text: str, folded: str) -> Iterator[Token]:
    """Yield unknown words, save names behind a greeting, free words of an arrangement, nouns and proper names."""
    greeted, free = -1, -1
    for place, token in enumerate(clause.tokens):
        if token.role == Role.GREETING:
            greeted = 0
        elif token.role in (Role.ARRANGEMENT, Role.WELCOME, Role.KIND):
            free = 0
        elif token.role == Role.ABOUT:
            free = 0 if not clause.dated else -1
            if clause.dated:
                yield token
        elif token.role == Role.FOREIGN:
            yield token
        elif token.role == Role.MARK and text[token.start] != ".":
            greeted = -1
        elif token.role == Role.UNKNOWN:
            greeted, named = (greeted + 1, True) if 0 <= greeted < _MAX_NAMES else (greeted, False)
            free, told = (free + 1, True) if 0 <= free < _MAX_FREE else (free, False)
            known = (
                told or (named and text[token.start].isupper()) or _is_noun(clause.tokens, place, words, text, folded)
            )
            if not known:
                yield token


def _is_noun(tokens: Sequence[Token], place: int, words: Words, text: str, folded: str) -> bool:
    """Whether a word can only name a thing: behind an article or the like, in capitals, or the number of such a name."""
    token, before = tokens[place], tokens[place - 1] if place else None
    said = folded[token.start : token.end]
    if _DIGITS.match(said):
        return _is_named(before, text) or _is_named(tokens[place + 1] if place + 1 < len(tokens) else None, text)
    if place and text[token.start].isupper() and not _is_shouted(text):
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
