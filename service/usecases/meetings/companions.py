"""The arrival block and the way there go wherever the meeting goes; what a person did to them counts."""

from dataclasses import replace

from service.domain.case import Agreement, Booking
from service.domain.event import Event, Span
from service.errors import Changed, NotFound
from service.ports.calendar import Entry
from service.usecases.effects import Ref
from service.usecases.job import Job
from service.usecases.meetings.entries import Removed, find_event, remove_entry, say_start, take_back, write_entry
from service.usecases.meetings.entry_texts import COMPANIONS, companion_entries


async def add_companions(job: Job, booking: Booking, agreement: Agreement) -> Booking:
    """The booking with its companions written, each once; one that a person has removed stays away."""
    for role, entry in companion_entries(job.case, agreement, job.account.preferences).items():
        if entry is None:
            await take_back(job, role, booking.calendar_id, agreement.revision)
        else:
            booking = _hold(booking, role, await _write(job, role, booking.calendar_id, entry, agreement.revision))
    return booking


async def bring_companions(job: Job, booking: Booking, agreement: Agreement, *, moved: bool) -> Booking:
    """The booking with its companions as they have to be now; `moved` is whether the meeting has another time.

    A companion that a person has changed is left as it is unless the meeting moves: then it follows, with their words.
    """
    for role, entry in companion_entries(job.case, agreement, job.account.preferences).items():
        there = await _find(job, booking, role)
        if there is not None and (entry is None or there.client_ref != entry.key):
            await remove_entry(job, booking.calendar_id, there.id)
            there = None
        if entry is None:
            ref: Ref = {}
        elif there is None:
            ref = await _write(job, role, booking.calendar_id, entry, agreement.revision)
        else:
            ref = await _fit(job, booking, role, there, entry, moved=moved)
        booking = _hold(booking, role, ref)
    return booking


async def remove_companions(job: Job, booking: Booking) -> bool:
    """Take both away with their meeting; whether there was one."""
    held = [_held(booking, role)[0] for role in COMPANIONS]
    for event_id in filter(None, held):
        await remove_entry(job, booking.calendar_id, event_id)
    return any(held)


async def _write(job: Job, role: str, calendar_id: str, entry: Entry, revision: int) -> Ref:
    """What was written, at the time that it has to have; empty when the person has removed it."""
    try:
        ref = await write_entry(job, role, calendar_id, entry, revision)
    except Removed:
        return {}
    touched = ref.get("seen", ref["etag"]) != ref["etag"]
    if touched or "start" not in ref or ref["start"] == say_start(entry.start):
        return ref
    there = await find_event(job, calendar_id, ref["id"])
    return await _move(job, calendar_id, there, entry) if there is not None else {}


async def _fit(job: Job, booking: Booking, role: str, there: Event, entry: Entry, *, moved: bool) -> Ref:
    fits = there.span == Span(entry.start, entry.end)
    untouched = there.etag == _held(booking, role)[1]
    if fits or not (moved or untouched):
        return {"id": there.id, "etag": there.etag}
    return await _move(job, booking.calendar_id, there, entry)


async def _move(job: Job, calendar_id: str, there: Event, entry: Entry) -> Ref:
    """The entry at its new time, empty when the person has removed it; a change in between is read and respected."""
    for _ in range(2):
        try:
            moved = await job.door.entries.move(
                calendar_id, there.id, there.etag, Span(entry.start, entry.end), entry.zone
            )
        except Changed:
            now = await find_event(job, calendar_id, there.id)
            if now is None:
                return {}
            there = now
        except NotFound:
            return {}
        else:
            return {"id": moved.id, "etag": moved.etag}
    raise Changed("The entries before the meeting keep being changed by somebody else.")


async def _find(job: Job, booking: Booking, role: str) -> Event | None:
    event_id, _ = _held(booking, role)
    return await find_event(job, booking.calendar_id, event_id) if event_id else None


def _held(booking: Booking, role: str) -> tuple[str, str]:
    return (booking.way_id, booking.way_etag) if role == "way" else (booking.block_id, booking.block_etag)


def _hold(booking: Booking, role: str, ref: Ref) -> Booking:
    event_id, etag = ref.get("id", ""), ref.get("etag", "")
    if role == "way":
        return replace(booking, way_id=event_id, way_etag=etag)
    return replace(booking, block_id=event_id, block_etag=etag)
