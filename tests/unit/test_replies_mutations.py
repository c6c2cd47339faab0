"""Every clear answer spoilt, every reply dressed anew: never a wrong entry, and clear answers stay clear.

A part of all versions is read here, another part for each kind; `make replies` reads all of them.
"""

from functools import cache

from tests.corpus.additions import HARMLESS, UNCLEAR
from tests.corpus.trial import Tally, know_all, try_dressed, try_spoilt

SPOILT_PART, DRESSED_PART = 7, 4  # neither divides the number of versions of a case, so that all of them have a turn
LEAST_KEPT_DRESSED = 0.95
LEAST_KEPT_HARMLESS = 0.70
STRUCTURAL = ("reserve within", "foreign sender", "failed DMARC", "calendar against words")


@cache
def spoilt() -> dict[str, Tally]:
    return try_spoilt(know_all(), SPOILT_PART)


@cache
def dressed() -> dict[str, Tally]:
    return try_dressed(know_all(), DRESSED_PART)


def share(tallies: list[Tally]) -> float:
    return sum(one.kept for one in tallies) / sum(one.of for one in tallies)


def test_what_makes_an_answer_unclear_is_never_acted_upon() -> None:
    tallies = {kind: spoilt()[kind] for kind in (*UNCLEAR, *STRUCTURAL)}
    assert {kind: one.wrong for kind, one in tallies.items() if one.wrong} == {}
    assert all(one.tried >= 10 for one in tallies.values())


def test_a_deadline_an_event_and_office_hours_never_move_an_entry() -> None:
    tallies = {kind: spoilt()[kind] for kind in HARMLESS}
    assert {kind: one.wrong for kind, one in tallies.items() if one.wrong} == {}
    assert share(list(tallies.values())) >= LEAST_KEPT_HARMLESS


def test_no_dress_makes_a_wrong_entry() -> None:
    assert {name: one.wrong for name, one in dressed().items() if one.wrong} == {}


def test_right_entries_stay_right_in_most_dresses() -> None:
    assert share(list(dressed().values())) >= LEAST_KEPT_DRESSED
    assert all(one.of >= 5 for one in dressed().values())
