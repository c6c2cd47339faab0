"""The story without a browser: played through the application, then proved from what lies on the wire."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass

from connectors.sandbox import Story
from service.demo.holdings import take_stock
from service.demo.player import Player
from service.demo.practice import Practice, open_practice
from service.demo.proof import Check, prove
from service.demo.telling import Line, Teller
from service.domain.case import State
from service.domain.times.timetable import TimerKind

UNDO_SECONDS = 60
_ON_ITS_WAY = 5.0


@dataclass(frozen=True, slots=True)
class Played:
    """The whole story and the proof for each account; `good` is true only when every check of each holds."""

    lines: tuple[Line, ...]
    proofs: Mapping[str, tuple[Check, ...]]

    @property
    def good(self) -> bool:
        """Whether the end was as promised."""
        return bool(self.proofs) and all(check.holds for checks in self.proofs.values() for check in checks)


async def play(tell: Callable[[Line], None], provider: str = "google", meeting: str = "site") -> Played:
    """Play the story from the missed interview to the thanks for the new one, telling each line as it happens.

    With `both` for a provider, two people play it side by side, each with an account of their own. A meeting is video,
    phone or site.
    """
    async with open_practice(Story(provider=provider, meeting=meeting), undo_seconds=UNDO_SECONDS) as practice:
        tellers = [Teller(practice, account, tell) for account in practice.accounts]
        players = [Player(practice, teller) for teller in tellers]
        await play_in(practice, players)
        proofs = {
            one.account.address: prove(one.before, await take_stock(practice, one.account), await one.deeds())
            for one in players
        }
        return Played(tuple(sorted((line for one in tellers for line in one.lines), key=lambda line: line.at)), proofs)


async def play_in(practice: Practice, players: Sequence[Player]) -> None:
    """Play it in an open world, act by act; between two acts the one clock runs on for all of them."""
    await _all(players, Player.miss)
    await _all(players, Player.approve)
    practice.pass_time(UNDO_SECONDS + 1)
    await _all(players, lambda one: one.send(State.WAITING))
    practice.pass_time(_ON_ITS_WAY)
    await _all(players, Player.hear_yes)
    await _all(players, Player.approve)
    practice.pass_time(UNDO_SECONDS + 1)
    await _all(players, lambda one: one.send(State.BOOKED))
    await _pass_until(practice, players, TimerKind.CHECK)
    await _all(players, Player.check_in_the_evening)
    await _pass_until(practice, players, TimerKind.LEAVE)
    await _all(players, Player.leave)
    await _pass_until(practice, players, TimerKind.THANKS)
    await _all(players, Player.thank)
    await _all(players, Player.approve)
    practice.pass_time(UNDO_SECONDS + 1)
    await _all(players, lambda one: one.send(State.CLOSED))
    practice.pass_time(_ON_ITS_WAY)


async def _pass_until(practice: Practice, players: Sequence[Player], kind: TimerKind) -> None:
    practice.pass_until(max([await one.due(kind) for one in players]))


async def _all(players: Sequence[Player], act: Callable[[Player], Awaitable[None]]) -> None:
    await asyncio.gather(*(act(one) for one in players))
