"""The result of a contest as a table: what was measured, the goal, what was seen, and whether it is met."""

import statistics
from collections.abc import Iterable

from benchmarks.first_sync.happenings import COUNT
from benchmarks.first_sync.reading import Reading

BOUND_TIMES = 5.0
PEER_TIMES = 10.0
MOST_PAGES = 2.0


def show_head() -> None:
    """Print what the columns are."""
    print(f"{f'first sync of {COUNT:,} events':40} {'goal':>16} {'seen':>12}")


class Table:
    """Lines of one provider's table."""

    def __init__(self, provider: str) -> None:
        self._provider = provider

    def check_work(self, contender: str, readings: Iterable[Reading]) -> None:
        """RuntimeError when a reading did not find every event: then its time means nothing."""
        wrong = [one.events for one in readings if one.events != COUNT]
        if wrong:
            raise RuntimeError(f"{self._provider}: {contender} found {wrong[0]} events, not {COUNT}")

    def show_bound(self, bound: list[Reading], ours: list[Reading]) -> None:
        """CPU of the connector beside the bare socket's."""
        ratios = sorted(after.cpu / before.cpu for before, after in zip(bound, ours, strict=True))
        seen = f"{statistics.median(ratios):.1f} times"
        spread = f"{_milliseconds(bound)} and {_milliseconds(ours)} ms; {ratios[0]:.1f} to {ratios[-1]:.1f}"
        self._line(
            "CPU beside a bare socket", "at most 5 times", seen, statistics.median(ratios) <= BOUND_TIMES, spread
        )

    def show_peer(self, name: str, ours: list[Reading], peer: list[Reading]) -> None:
        """Times faster than the peer, by CPU and by wall."""
        cpu = statistics.median(after.cpu / before.cpu for before, after in zip(ours, peer, strict=True))
        wall = statistics.median(after.wall / before.wall for before, after in zip(ours, peer, strict=True))
        spread = f"{name} {_milliseconds(peer)} ms"
        self._line(f"faster than {name}, CPU", "10 times", f"{cpu:.1f} times", cpu >= PEER_TIMES, spread)
        self._line(f"faster than {name}, wall", "10 times", f"{wall:.1f} times", wall >= PEER_TIMES, "")

    def show_missing(self, name: str) -> None:
        """The peer could not be had."""
        print(f"{self._provider}: {name} could not be installed here, so there is nothing to compare with")

    def show_held(self, watched: Reading) -> None:
        """What stays alive while pages pass."""
        grown = f"grew by {watched.growth / 1e6:.1f} MB after the second of {watched.pages} pages"
        self._line("pages held", "at most 2", f"{watched.held:.1f}", watched.held <= MOST_PAGES, grown)

    def _line(self, what: str, goal: str, seen: str, met: bool, more: str) -> None:
        verdict = "met" if met else "NOT MET"
        print(f"{self._provider + ': ' + what:40} {goal:>16} {seen:>12}  {verdict:8} {more}".rstrip())


def _milliseconds(readings: list[Reading]) -> str:
    return f"{statistics.median(one.cpu for one in readings) * 1000:.0f}"
