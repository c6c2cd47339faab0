"""The calendar is right: a meeting that was moved takes along what goes before it, one that is gone takes it away."""

from dataclasses import replace

from service.domain.case import Agreement, Booking, Note
from service.domain.event import Answer, Event
from service.errors import Forbidden, Refused
from service.ports.store import Effect
from service.usecases.effects import Recipe, Ref, perform
from service.usecases.job import Job
from service.usecases.meetings.agreements import learn_place
from service.usecases.meetings.companions import bring_companions, remove_companions
from service.usecases.meetings.entries import find_event, remove_meeting
from service.usecases.meetings.settling import agreed, ask_about_removal, settle_booking

_ACCEPTED = ("Accepted their invitation.", "You asked for it.")


async def follow(job: Job, booking: Booking) -> Job:
    """Bring the booking in line with the meeting as it stands in the calendar now."""
    agreement = agreed(job.case)
    if agreement.event_id and agreement.event_id != booking.meeting_id:
        return await _merge(job, booking, agreement)
    meeting = await find_event(job, booking.calendar_id, booking.meeting_id)
    if meeting is None:
        return await _lose(job, booking)
    if booking.accepting:
        job, booking = await _accept(job, booking, meeting)
    return await _move_along(job, booking, meeting)


async def _accept(job: Job, booking: Booking, meeting: Event) -> tuple[Job, Booking]:
    """Accept their invitation, once; only the person's own word leads here, and it was for the time that is booked."""
    moved = (meeting.start, meeting.end) != (booking.start, booking.end)
    done = replace(booking, accepting=False, unanswered=moved)
    if moved:
        why = "They moved the meeting after you had said yes. Accept it anew if its new time suits you."
        note = job.note("Did not accept their invitation.", why)
    elif meeting.my_answer is Answer.DECLINED:
        note = job.note("Did not accept their invitation.", "You have declined it in your calendar.")
    elif meeting.awaits_my_answer:
        note = await _say_yes(job, booking, meeting)
    else:
        note = job.note(*_ACCEPTED)
    return await job.keep(replace(job.case, booking=done), note), done


async def _say_yes(job: Job, booking: Booking, meeting: Event) -> Note:
    async def act() -> Ref:
        await job.door.entries.accept(booking.calendar_id, meeting.id)
        return {}

    async def find(_: Effect) -> Ref | None:
        event = await find_event(job, booking.calendar_id, meeting.id)
        return {} if event is not None and event.my_answer is Answer.ACCEPTED else None

    key = f"{job.case.id}/accept/{meeting.id}/{meeting.start.isoformat()}"
    try:
        await perform(job, Recipe(key=key, kind="accept", act=act, find=find))
    except (Refused, Forbidden) as refusal:
        return job.note("Their invitation could not be accepted here.", f"{refusal} Please do it in your calendar.")
    return job.note(*_ACCEPTED)


async def _merge(job: Job, booking: Booking, agreement: Agreement) -> Job:
    """The interviewer's own invitation has come: it takes the place of the entry that we wrote."""
    theirs = await find_event(job, booking.calendar_id, agreement.event_id)
    if theirs is None:
        back = replace(agreement, event_id="", calendar_id="")
        return await settle_booking(replace(job, case=replace(job.case, agreement=back)), booking)
    gone = await remove_meeting(job, booking)
    what = "Took out the entry I had written." if gone else "Left the entry I had written, as you have changed it."
    adopted = replace(
        booking, meeting_id=theirs.id, meeting_etag=theirs.etag, adopted=True, unanswered=theirs.awaits_my_answer
    )
    note = job.note("Found the interviewer's invitation in your calendar.", what)
    job = await job.keep(replace(job.case, booking=adopted), note)
    return await _move_along(job, adopted, theirs)


async def _move_along(job: Job, booking: Booking, meeting: Event) -> Job:
    moved = (meeting.start, meeting.end) != (booking.start, booking.end)
    stands = replace(booking, start=meeting.start, end=meeting.end, meeting_etag=meeting.etag)
    agreement = agreed(job.case)
    if booking.adopted or moved:
        agreement = learn_place(job.case, agreement, meeting)
    if moved:
        agreement = replace(agreement, start=meeting.start, end=meeting.end, zone=meeting.zone)
    job = replace(job, case=replace(job.case, agreement=agreement))
    stands = await bring_companions(job, stands, agreement, moved=moved)
    return await settle_booking(job, stands, *_tell_change(job, booking, stands, moved=moved))


def _tell_change(job: Job, before: Booking, after: Booking, *, moved: bool) -> tuple[Note, ...]:
    """What became of the entries before the meeting, in one line each; nothing where nothing changed."""
    notes = []
    if moved:
        had, has = bool(before.block_id or before.way_id), bool(after.block_id or after.way_id)
        along = "The meeting moved, and what goes before it." if has else "The meeting moved; you removed the block."
        what = along if had or has else "The meeting moved; there is no arrival block to move."
        notes.append(job.note(what, "Your calendar shows the new time."))
    if after.way_id and not before.way_id:
        notes.append(job.note("Added the way there to your calendar.", "You know when to leave."))
    elif before.way_id and not after.way_id:
        notes.append(job.note("The way there is no longer in your calendar."))
    return tuple(notes)


async def _lose(job: Job, booking: Booking) -> Job:
    if await remove_companions(job, booking):
        return await ask_about_removal(job, job.note("Took out what goes before it too.", "Its meeting is gone."))
    return await ask_about_removal(job)
