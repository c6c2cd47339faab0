"""Counts how well labelled replies are read: kinds, times, options and entries, for any choice of cases."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from service.domain.replies import Option
from service.reply_cases import makes_entry
from tests.corpus.dressing import Raw
from tests.corpus.trial import Known

_ENTRIES = ("agreed", "invite")


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    def __str__(self) -> str:
        """The share as a table shows it."""
        return f"{self.part}/{self.whole} ({self.part / self.whole:.0%})" if self.whole else "-"


@dataclass(frozen=True, slots=True)
class Figures:
    """What a table shows of a choice of cases."""

    cases: int
    wrong: int
    recall: Share
    intent: Share
    start: Share
    options: Share


def count(chosen: Sequence[Known]) -> Figures:
    """Count as the labelling rules say: entries that may be made either way are left out of the recall."""
    return Figures(
        cases=len(chosen),
        wrong=sum(one.label.is_wrong(one.reading) or _is_end_wrong(one) for one in chosen),
        recall=_share((one for one in chosen if one.label.should_act), lambda one: one.right),
        intent=_share(chosen, lambda one: one.reading.intent in (one.label.intent, *one.label.also)),
        start=_share(
            (one for one in chosen if one.label.intent in _ENTRIES and one.label.start),
            lambda one: one.reading.start == one.label.start,
        ),
        options=_share((one for one in chosen if one.label.intent == "counter"), _has_all_options),
    )


def _share(chosen: Iterable[Known], holds: Callable[[Known], bool]) -> Share:
    found = [holds(one) for one in chosen]
    return Share(sum(found), len(found))


def _is_end_wrong(one: Known) -> bool:
    reading, end = one.reading, _labelled_end(one.raw["expect"])
    told = reading.end
    if told is None and reading.start and reading.length:
        told = reading.start + reading.length
    return makes_entry(reading) and None not in (end, told) and told != end


def _labelled_end(expect: Raw) -> datetime | None:
    if expect.get("end"):
        return datetime.fromisoformat(expect["end"])
    minutes = expect.get("duration_min")
    return datetime.fromisoformat(expect["start"]) + timedelta(minutes=minutes) if minutes else None


def _has_all_options(one: Known) -> bool:
    wanted = {(option["kind"], datetime.fromisoformat(option["start"])) for option in one.raw["expect"]["options"]}
    return wanted == {_key(option) for option in one.reading.options}


def _key(option: Option) -> tuple[str, datetime]:
    return option.kind.value, option.start
