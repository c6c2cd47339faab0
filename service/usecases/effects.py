"""Outward writes: noted before the call, verified after a doubt, never repeated blindly."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from service.errors import OutsideError, TooEarly, Uncertain
from service.ports.store import Books, Effect, EffectState
from service.usecases.job import Job

Ref = Mapping[str, str]
_LOOK_AGAIN = timedelta(seconds=15)
"""What was done in a doubtful try mostly shows soon: it is looked for long before it can be given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How one write is done, and how it is found out whether it was done already.

    `find` gets the earlier effect and answers with what it left behind, or None when it surely left nothing;
    it raises Uncertain when that cannot be told. `act` makes the one request. `settles` is how long after a doubtful
    try the provider itself may still be at work on it.
    """

    key: str
    kind: str
    act: Callable[[], Awaitable[Ref]]
    find: Callable[[Effect], Awaitable[Ref | None]]
    settles: timedelta = timedelta()


async def perform(job: Job, recipe: Recipe) -> Ref:
    """Do the write once, whatever happened before; raises Uncertain when a person has to look."""
    earlier, effect = await job.desk.store.run(lambda books: _begin_first(job, books, recipe))
    if earlier is not None:
        left = await settle(job, recipe, earlier)
        if left is not None:
            return left
        effect = await job.desk.store.run(lambda books: _begin(job, books, recipe))
    try:
        ref = await recipe.act()
    except Uncertain:
        ref = await _look_once(job, recipe, effect)
    except OutsideError:
        await finish(job, recipe.key, EffectState.FAILED, {})
        raise
    await finish(job, recipe.key, EffectState.DONE, ref)
    return ref


async def settle(job: Job, recipe: Recipe, earlier: Effect) -> Ref | None:
    """What an earlier try of the write left behind, or None when it surely left nothing.

    TooEarly while it may still be running, Uncertain when only a person can tell.
    """
    if earlier.state is EffectState.DONE:
        return earlier.ref
    if earlier.state is EffectState.FAILED:
        return None
    if earlier.state is EffectState.UNKNOWN:
        raise Uncertain("an earlier try could not be confirmed")
    until = _settled_at(job, recipe, earlier)
    early = until > job.desk.now()  # what is found now is there; what is not found may still come
    try:
        left = await recipe.find(earlier)
    except Uncertain:
        if early:
            raise TooEarly(min(until, job.desk.now() + _LOOK_AGAIN)) from None
        await finish(job, recipe.key, EffectState.UNKNOWN, {})
        raise
    if left is not None:
        await finish(job, recipe.key, EffectState.DONE, left)
    elif early:
        raise TooEarly(min(until, job.desk.now() + _LOOK_AGAIN))
    return left


async def finish(job: Job, key: str, state: EffectState, ref: Ref) -> None:
    """Note what came of a write; lost in a power cut, it is found out again."""
    await job.desk.store.run(lambda books: books.effects.finish(key, state, ref), durable=False)


def quiet_time(job: Job) -> timedelta:
    """How long after a doubtful try no request of it can still be running: twice the longest call."""
    return timedelta(seconds=2 * job.desk.call_timeout)


def _begin_first(job: Job, books: Books, recipe: Recipe) -> tuple[Effect | None, Effect]:
    """(an earlier effect, itself) when the write was tried before; (None, the effect just begun) when it is new."""
    earlier = books.effects.get(recipe.key)
    return earlier, earlier or _begin(job, books, recipe)


def _begin(job: Job, books: Books, recipe: Recipe) -> Effect:
    return books.effects.begin(recipe.key, recipe.kind, job.case.id, job.held, job.desk.now())


async def _look_once(job: Job, recipe: Recipe, effect: Effect) -> Ref:
    """What a doubtful try left behind, if it shows at once; otherwise it is looked for again after the quiet time."""
    try:
        found = await recipe.find(effect)
    except OutsideError:
        found = None
    if found is None:
        raise TooEarly(min(_settled_at(job, recipe, effect), job.desk.now() + _LOOK_AGAIN))
    return found


def _settled_at(job: Job, recipe: Recipe, effect: Effect) -> datetime:
    return effect.tried_at + max(quiet_time(job), recipe.settles)
