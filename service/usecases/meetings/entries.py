"""Our own entries in the calendar: the second interview and what goes before it, each written once under its key."""

from dataclasses import replace
from datetime import UTC, datetime

from service.domain.case import Booking
from service.domain.event import Event
from service.errors import Exists, Impossible, NotFound, Uncertain
from service.ports.calendar import Entry
from service.ports.store import Effect, EffectState
from service.usecases.effects import Recipe, Ref, perform, settle
from service.usecases.job import Job
from service.usecases.meetings.entry_texts import edition_of, key_of

__all__ = [
    "Removed",
    "clear_booking",
    "find_event",
    "remove_entry",
    "remove_meeting",
    "say_start",
    "take_back",
    "write_entry",
]


class Removed(Exception):
    """The entry was written and a person took it out again: it must not come back by itself."""


async def write_entry(job: Job, role: str, calendar_id: str, entry: Entry, revision: int) -> Ref:
    """Write an entry once; Removed when it was there and a person deleted it.

    What an earlier try has written is told with its `start` and with the etag it is `seen` with now.
    """
    recipe = replace(_recipe(job, role, calendar_id, revision), act=lambda: _add(job, calendar_id, entry))
    earlier = await job.desk.store.run(lambda books: books.effects.get(recipe.key))
    if earlier is not None and earlier.state is EffectState.DONE:
        event = await find_event(job, calendar_id, earlier.ref["id"])
        if event is None:
            raise Removed
        return {**earlier.ref, "seen": event.etag, "start": say_start(event.start)}
    return await perform(job, recipe)


async def take_back(job: Job, role: str, calendar_id: str, revision: int) -> bool:
    """Remove what an unfinished booking has written so far; False when it was left, as a person has worked on it."""
    recipe = _recipe(job, role, calendar_id, revision)
    earlier = await job.desk.store.run(lambda books: books.effects.get(recipe.key))
    try:
        left = await settle(job, recipe, earlier) if earlier is not None else None
    except Removed:
        return True
    event = await find_event(job, calendar_id, left["id"]) if left is not None else None
    if left is None or event is None:
        return True
    if role == "meeting" and event.etag != left["etag"]:
        return False
    await remove_entry(job, calendar_id, event.id)
    return True


def _recipe(job: Job, role: str, calendar_id: str, revision: int) -> Recipe:
    """How an entry is looked for; only `write_entry` says how it is written."""

    async def find(_: Effect) -> Ref | None:
        event = await job.door.entries.find(calendar_id, key_of(job.case, role, revision))
        if event is not None and event.cancelled:
            raise Removed
        return _ref(event) if event is not None else None

    key = f"{job.case.id}/{role}/{edition_of(job.case, role, revision)}"
    return Recipe(key=key, kind=role, act=_write_nothing, find=find)


async def _write_nothing() -> Ref:
    raise Impossible("Only an entry that is at hand can be written.")


async def _add(job: Job, calendar_id: str, entry: Entry) -> Ref:
    try:
        return _ref(await job.door.entries.add(calendar_id, entry))
    except Exists:
        return await _adopt(job, calendar_id, entry)


async def remove_entry(job: Job, calendar_id: str, event_id: str) -> None:
    """Delete an entry of ours."""

    async def act() -> Ref:
        await job.door.entries.remove(calendar_id, event_id)
        return {}

    async def find(_: Effect) -> Ref | None:
        return None  # a second delete does no harm: an entry that is gone counts as deleted

    await perform(job, Recipe(key=f"{job.case.id}/remove/{event_id}", kind="remove", act=act, find=find))


async def remove_meeting(job: Job, booking: Booking) -> bool:
    """Delete the meeting that we wrote, unless a person has worked on it; False when it was left for that reason."""
    if booking.adopted:
        return True
    event = await find_event(job, booking.calendar_id, booking.meeting_id)
    if event is not None and event.etag != booking.meeting_etag:
        return False
    await remove_entry(job, booking.calendar_id, booking.meeting_id)
    return True


async def clear_booking(job: Job, booking: Booking, spare: str = "") -> Job:
    """The job after taking out what we wrote for a time that no longer holds; `spare` is an event id to leave."""
    left = []
    if booking.meeting_id != spare and not await remove_meeting(job, booking):
        left.append(job.note("Left the earlier meeting in your calendar.", "You have changed it, so it is yours."))
    for companion in filter(None, (booking.block_id, booking.way_id)):
        await remove_entry(job, booking.calendar_id, companion)
    return await job.keep(replace(job.case, booking=None), *left)


async def find_event(job: Job, calendar_id: str, event_id: str) -> Event | None:
    """The event as it is now, None when it is gone or cancelled."""
    try:
        event = await job.door.calendar.event(calendar_id, event_id)
    except NotFound:
        return None
    return None if event.cancelled else event


def say_start(start: datetime) -> str:
    """A moment as refs keep it, the same for every zone."""
    return start.astimezone(UTC).isoformat()


async def _adopt(job: Job, calendar_id: str, entry: Entry) -> Ref:
    event = await job.door.entries.find(calendar_id, entry.key)
    if event is None:
        raise Uncertain("The calendar says that this entry exists, and does not show it.")
    if event.cancelled:
        raise Removed
    return _ref(event)


def _ref(event: Event) -> Ref:
    return {"id": event.id, "etag": event.etag}
