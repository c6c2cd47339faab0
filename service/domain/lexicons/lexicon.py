"""The record of one language: the words by which we know it, its manners, and what is said in it about interviews."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """What shows distance and what closeness, and how a letter begins before the reader's name.

    `distant` and `close` are found in the text; `greeting` and `titles` are regular expressions. `by_name` is whether
    a first name alone is close, and no mere habit. `said` is how the two are told in one sentence.
    """

    greeting: str
    titles: str
    said: tuple[str, str]
    by_name: bool
    distant: re.Pattern[str] = re.compile(r"(?!)")
    close: re.Pattern[str] = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """One language; whatever is left out is not recognised in it. All but `missed` is in folded letters.

    `small` are the words by which it is known, `telling` those that say as much as two of them. `interview` are
    beginnings of words for an interview, `meeting` those of other words for one that stand in marks; `missed` are the
    marks, as people write them. `occupations` are how words for an occupation end. `absence` are regular expressions
    for somebody who did not turn up; `automatic` and `calendar` begin the subjects that machines and calendars write.
    """

    code: str
    name: str
    small: frozenset[str]
    telling: tuple[str, ...] = ()
    interview: tuple[str, ...] = ()
    meeting: tuple[str, ...] = ()
    missed: tuple[str, ...] = ()
    occupations: tuple[str, ...] = ()
    absence: tuple[str, ...] = ()
    automatic: tuple[str, ...] = ()
    calendar: tuple[str, ...] = ()
    manner: Manner | None = None
