"""Our own entries in the calendar: the second interview and its arrival block, each written once under its own key."""

from dataclasses import replace

from service.domain.account import Preferences
from service.domain.arrival import plan_block
from service.domain.case import Agreement, Booking, Case
from service.domain.event import Event, Span
from service.domain.titles import clean_title
from service.errors import Exists, NotFound, Uncertain
from service.ports.calendar import Entry
from service.ports.store import Effect, EffectState
from service.usecases.effects import Recipe, Ref, perform, settle
from service.usecases.job import Job
from service.usecases.letters.composing import derive_id
from service.usecases.meetings.agreements import setting_of


class Removed(Exception):
    """The entry was written and a person took it out again: it must not come back by itself."""


async def write_entry(job: Job, role: str, calendar_id: str, entry: Entry, revision: int) -> Ref:
    """Write an entry once; Removed when it was there and a person deleted it."""
    recipe = _recipe(job, role, calendar_id, entry, revision)
    earlier = await job.desk.store.run(lambda books: books.effects.get(recipe.key))
    if earlier is not None and earlier.state is EffectState.DONE:
        if await find_event(job, calendar_id, earlier.ref["id"]) is None:
            raise Removed
        return earlier.ref
    return await perform(job, recipe)


async def take_back(job: Job, role: str, calendar_id: str, entry: Entry, revision: int) -> bool:
    """Remove what an unfinished booking has written so far; False when it was left, as a person has worked on it."""
    recipe = _recipe(job, role, calendar_id, entry, revision)
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


def _recipe(job: Job, role: str, calendar_id: str, entry: Entry, revision: int) -> Recipe:
    async def find(_: Effect) -> Ref | None:
        event = await job.door.entries.find(calendar_id, entry.key)
        if event is not None and event.cancelled:
            raise Removed
        return _ref(event) if event is not None else None

    async def act() -> Ref:
        try:
            return _ref(await job.door.entries.add(calendar_id, entry))
        except Exists:
            return await _adopt(job, calendar_id, entry)

    return Recipe(key=f"{job.case.id}/{role}/{revision}", kind=role, act=act, find=find)


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
    if booking.block_id:
        await remove_entry(job, booking.calendar_id, booking.block_id)
    return await job.keep(replace(job.case, booking=None), *left)


async def find_event(job: Job, calendar_id: str, event_id: str) -> Event | None:
    """The event as it is now, None when it is gone or cancelled."""
    try:
        event = await job.door.calendar.event(calendar_id, event_id)
    except NotFound:
        return None
    return None if event.cancelled else event


def meeting_entry(case: Case, agreement: Agreement) -> Entry:
    """The second interview as we write it: private, without guests."""
    return Entry(
        key=derive_id(case.id, "meeting", agreement.revision),
        title=title_of(case),
        start=agreement.start,
        end=agreement.end,
        zone=agreement.zone,
        place=agreement.place or case.event.place,
        description=case.event.join_link,
    )


def block_entry(case: Case, agreement: Agreement, preferences: Preferences) -> Entry | None:
    """The arrival block that ends at the agreed start, or None where none is wanted."""
    span = plan_block(setting_of(case), Span(agreement.start, agreement.end), preferences)
    if span is None:
        return None
    return Entry(
        key=derive_id(case.id, "block", agreement.revision),
        title="Arrive early: " + title_of(case),
        start=span.start,
        end=span.end,
        zone=agreement.zone,
        reminders=(0, 30),
    )


def title_of(case: Case) -> str:
    """The missed event's title without its mark: what the person calls this interview."""
    return clean_title(case.event.title) or "Interview"


async def _adopt(job: Job, calendar_id: str, entry: Entry) -> Ref:
    event = await job.door.entries.find(calendar_id, entry.key)
    if event is None:
        raise Uncertain("The calendar says that this entry exists, and does not show it.")
    if event.cancelled:
        raise Removed
    return _ref(event)


def _ref(event: Event) -> Ref:
    return {"id": event.id, "etag": event.etag}
