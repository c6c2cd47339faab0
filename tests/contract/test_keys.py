"""Access tokens by themselves: renewed once, stored before they are used, and never under a grant that is dead."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from connectors.shared.keys import Key, Keys
from service.errors import SignInExpired, StorageTrouble, Unreachable
from service.ports.sign_in import Grant
from tests.contract.bench import ACCOUNT, Grants

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
LIFE = timedelta(hours=1)


class Watch:
    """A clock that only tests move."""

    def __init__(self) -> None:
        self.moment = NOW

    def now(self) -> datetime:
        return self.moment


class Shelf(Grants):
    """A grant store that can be full, or slow by some seconds."""

    full = False
    slow = 0.0

    async def save(self, account_id: str, grant: Grant) -> None:
        if self.full:
            raise StorageTrouble("no room")
        await asyncio.sleep(self.slow)
        await super().save(account_id, grant)


@dataclass
class Office:
    """An issuer that replaces the grant at every renewal, and knows which one is good."""

    clock: Watch
    good: str = "g0"
    renewals: int = 0
    refusals: list[Mapping[str, str]] = field(default_factory=list)
    door: asyncio.Event = field(default_factory=asyncio.Event)
    dead: str = "dead for good"

    def mark(self, grant: Grant) -> str:
        return grant.tokens.get("grant", "")

    def key(self, grant: Grant) -> Key | None:
        until = grant.tokens.get("until")
        return Key(grant.tokens["key"], datetime.fromisoformat(until), self.mark(grant)) if until else None

    async def renew(self, account_id: str, grant: Grant, refusal: Mapping[str, str]) -> Grant:
        self.refusals.append(refusal)
        await self.door.wait()
        if self.mark(grant) != self.good:
            raise SignInExpired("withdrawn", account_id)
        self.renewals += 1
        self.good = f"g{self.renewals}"
        return deed(self.good, f"k{self.renewals}", self.clock.moment + LIFE)


def deed(grant: str, key: str = "", until: datetime | None = None) -> Grant:
    fresh = {"key": key, "until": until.isoformat()} if until else {}
    return Grant(tokens={"grant": grant, **fresh}, abilities=frozenset())


class Scene:
    """One account, its store, its issuer and its keys."""

    def __init__(self) -> None:
        self.clock = Watch()
        self.office = Office(self.clock)
        self.office.door.set()
        self.shelf = Shelf({ACCOUNT: deed("g0")})
        self.keys = self.other_process()

    def other_process(self) -> Keys:
        return Keys(self.office, self.shelf, self.clock)

    @property
    def stored(self) -> str:
        return self.office.mark(self.shelf.kept[ACCOUNT])


async def test_a_replaced_grant_is_stored_before_its_key_is_used() -> None:
    scene = Scene()
    assert await scene.keys.access(ACCOUNT) == "k1"
    assert scene.stored == "g1"
    assert await scene.keys.access(ACCOUNT) == "k1"
    assert scene.office.renewals == 1


async def test_a_key_is_not_used_while_its_grant_cannot_be_stored_and_no_grant_is_lost() -> None:
    scene = Scene()
    scene.shelf.full = True
    with pytest.raises(StorageTrouble):
        await scene.keys.access(ACCOUNT)
    assert scene.stored == "g0"
    scene.shelf.full = False
    assert await scene.keys.access(ACCOUNT) == "k1"
    assert (scene.stored, scene.office.renewals) == ("g1", 1)


async def test_who_gives_up_waiting_does_not_stop_the_renewal() -> None:
    scene = Scene()
    scene.office.door.clear()
    impatient = asyncio.create_task(scene.keys.access(ACCOUNT))
    await asyncio.sleep(0)
    patient = asyncio.create_task(scene.keys.access(ACCOUNT))
    await asyncio.sleep(0)
    impatient.cancel()
    with pytest.raises(asyncio.CancelledError):
        await impatient
    scene.office.door.set()
    assert await patient == "k1"
    assert (scene.stored, scene.office.renewals) == ("g1", 1)


async def test_two_processes_on_one_grant_do_not_kill_it() -> None:
    scene = Scene()
    first, second = scene.keys, scene.other_process()
    assert await first.access(ACCOUNT) == "k1"
    assert await second.access(ACCOUNT) == "k1"
    scene.clock.moment += LIFE
    scene.shelf.slow = 0.05
    scene.office.door.clear()
    both = [asyncio.create_task(keys.access(ACCOUNT)) for keys in (first, second)]
    await asyncio.sleep(0.01)
    scene.office.door.set()
    assert await asyncio.gather(*both) == ["k2", "k2"]
    assert scene.stored == "g2"


async def test_a_grant_that_was_stored_meanwhile_is_not_overwritten() -> None:
    scene = Scene()
    scene.office.door.clear()
    waiting = asyncio.create_task(scene.keys.access(ACCOUNT))
    await asyncio.sleep(0.01)
    await scene.shelf.save(ACCOUNT, deed("wider", "wide-key", NOW + LIFE))
    scene.office.door.set()
    assert await waiting == "wide-key"
    assert scene.stored == "wider"


async def test_a_dead_grant_is_asked_for_once_and_says_why() -> None:
    scene = Scene()
    scene.office.good = "another"
    for _ in range(3):
        with pytest.raises(SignInExpired, match="withdrawn") as caught:
            await scene.keys.access(ACCOUNT)
        assert caught.value.account_id == ACCOUNT
    assert len(scene.office.refusals) == 1


async def test_a_buried_grant_is_used_no_more_though_its_key_would_still_open() -> None:
    scene = Scene()
    await scene.keys.access(ACCOUNT)
    scene.keys.bury(scene.shelf.kept[ACCOUNT], "given back")
    with pytest.raises(SignInExpired, match="given back"):
        await scene.keys.access(ACCOUNT)
    await scene.shelf.save(ACCOUNT, deed("new", "new-key", NOW + LIFE))
    assert await scene.keys.access(ACCOUNT) == "new-key"


async def test_a_refused_key_is_renewed_with_the_words_of_its_refusal() -> None:
    scene = Scene()
    scene.keys.spoil(ACCOUNT, await scene.keys.access(ACCOUNT), {"WWW-Authenticate": "why"})
    assert await scene.keys.access(ACCOUNT) == "k2"
    scene.keys.spoil(ACCOUNT, "k1", {"WWW-Authenticate": "late"})
    assert await scene.keys.access(ACCOUNT) == "k2"
    assert scene.office.refusals == [{}, {"WWW-Authenticate": "why"}]


class Restless(Shelf):
    """A store in which another grant lies every time."""

    loads = 0

    async def load(self, account_id: str) -> Grant:
        self.loads += 1
        return deed(f"n{self.loads}")


async def test_a_grant_that_is_replaced_again_and_again_is_given_up_for_now() -> None:
    scene = Scene()
    with pytest.raises(Unreachable):
        await Keys(scene.office, Restless(), scene.clock).access(ACCOUNT)
    assert len(scene.office.refusals) == 3
