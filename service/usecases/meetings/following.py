"""The calendar is right: a meeting that was moved takes its arrival block along, one that is gone takes it away."""

from dataclasses import replace

from service.domain.case import Agreement, Booking, Note
from service.domain.event import Answer, Event, Span
from service.errors import Changed, Forbidden, NotFound, Refused
from service.ports.calendar import Entry
from service.ports.store import Effect
from service.usecases.effects import Recipe, Ref, perform
from service.usecases.job import Job
from service.usecases.meetings.entries import block_entry, find_event, remove_entry, remove_meeting
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
    stands = replace(booking, start=meeting.start, end=meeting.end, meeting_etag=meeting.etag)
    if (meeting.start, meeting.end) == (booking.start, booking.end):
        return await settle_booking(job, stands)
    agreement = replace(agreed(job.case), start=meeting.start, end=meeting.end, zone=meeting.zone)
    job = replace(job, case=replace(job.case, agreement=agreement))
    block = block_entry(job.case, agreement, job.account.preferences)
    if block is None or not booking.block_id:
        return await settle_booking(job, stands, job.note("The meeting moved; there is no arrival block to move."))
    event = await _move_block(job, booking, block)
    stands = replace(stands, block_id=event.id if event else "", block_etag=event.etag if event else "")
    what = "The meeting moved, and its arrival block with it." if event else "The meeting moved; you removed the block."
    return await settle_booking(job, stands, job.note(what, "Your calendar shows the new time."))


async def _move_block(job: Job, booking: Booking, block: Entry) -> Event | None:
    """The block at its new time, or None when the person has removed it; a change in between is read and respected."""
    span, etag = Span(block.start, block.end), booking.block_etag
    for _ in range(2):
        try:
            return await job.door.entries.move(booking.calendar_id, booking.block_id, etag, span, block.zone)
        except Changed:
            event = await find_event(job, booking.calendar_id, booking.block_id)
            if event is None:
                return None
            etag = event.etag
        except NotFound:
            return None
    raise Changed("The arrival block keeps being changed by somebody else.")


async def _lose(job: Job, booking: Booking) -> Job:
    if booking.block_id:
        await remove_entry(job, booking.calendar_id, booking.block_id)
        return await ask_about_removal(job, job.note("Took the arrival block out too.", "Its meeting is gone."))
    return await ask_about_removal(job)
