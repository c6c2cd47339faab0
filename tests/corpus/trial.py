"""Puts all cases, as they are, spoilt and dressed anew, through the reader, and counts what came of it."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from service.domain.replies import Reading
from service.reply_cases import Case, decode_case, makes_entry, predict
from tests.corpus.cases import Labelled, label, load_raw, load_samples
from tests.corpus.dressing import Raw, dress
from tests.corpus.spoiling import spoil


@dataclass(slots=True)
class Tally:
    """How many readings there were of a kind, how many stayed as they should, and which went wrong."""

    tried: int = 0
    kept: int = 0
    of: int = 0
    wrong: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Known:
    """A case as it stands in a file, with its label and what the reader makes of it."""

    raw: Raw
    case: Case
    label: Labelled
    reading: Reading

    @property
    def right(self) -> bool:
        """Whether the reader makes the entry that the label asks for."""
        return self.label.is_right(self.reading)


def decode(raw: Raw) -> Case:
    """Turn a case of a file into mail and context."""
    return decode_case(json.dumps(raw).encode())


def read(case: Case) -> Reading:
    """Read a case as the product does."""
    return predict(case)[1]


@cache
def know_all() -> tuple[Known, ...]:
    """Read the corpus and our own samples, as they are."""
    found = [*load_raw(), *load_samples()]
    cases = [(raw, decode(raw)) for raw in found]
    return tuple(Known(raw, case, label(raw), read(case)) for raw, case in cases)


def try_spoilt(chosen: Sequence[Known], every: int = 1, turn: int = 0) -> dict[str, Tally]:
    """Spoil the clear answers among the chosen; with `every` above 1 only each so many-th version is read."""
    tallies: dict[str, Tally] = {}
    clear = [one for one in chosen if one.label.should_act]
    versions = ((one, spoilt) for one in clear for spoilt in spoil(one.raw))
    for number, (one, spoilt) in enumerate(versions):
        if (number + turn) % every:
            continue
        tally = tallies.setdefault(spoilt.kind, Tally())
        reading = read(decode(spoilt.case))
        tally.tried += 1
        tally.of += one.right
        tally.kept += one.right and one.label.is_right(reading)
        if makes_entry(reading) if spoilt.unclear else one.label.is_wrong(reading):
            tally.wrong.append(f"{one.case.id} {spoilt.how}")
    return tallies


def try_dressed(chosen: Sequence[Known], every: int = 1, turn: int = 0) -> dict[str, Tally]:
    """Dress all the chosen anew, the unclear ones too."""
    tallies: dict[str, Tally] = {}
    for number, (one, (name, case)) in enumerate(_dressed(chosen)):
        if (number + turn) % every:
            continue
        tally = tallies.setdefault(name, Tally())
        reading = read(case)
        tally.tried += 1
        tally.of += one.right
        tally.kept += one.right and one.label.is_right(reading)
        if one.label.is_wrong(reading):
            tally.wrong.append(f"{one.case.id} {name}")
    return tallies


def _dressed(chosen: Sequence[Known]) -> Iterator[tuple[Known, tuple[str, Case]]]:
    return ((one, dressed) for one in chosen for dressed in dress(one.raw, one.case, decode))
