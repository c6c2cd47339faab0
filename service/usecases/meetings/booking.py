"""Writing the second interview into the calendar: one meeting with what goes before it, never a second time."""

from collections.abc import Sequence
from dataclasses import replace

from service.domain.case import Agreement, Booking, Case, EvidenceSource, Note
from service.domain.event import Answer, Event, Span
from service.domain.meetings.arrival import need_time, setting_of
from service.usecases.job import Job
from service.usecases.meetings.agreements import is_from_contact, learn_place
from service.usecases.meetings.cancelling import call_off, is_off
from service.usecases.meetings.companions import add_companions
from service.usecases.meetings.entries import Removed, clear_booking, find_event, take_back, write_entry
from service.usecases.meetings.entry_texts import COMPANIONS, key_of, meeting_entry
from service.usecases.meetings.following import follow
from service.usecases.meetings.settling import (
    agreed,
    ask_about_clash,
    ask_about_removal,
    ask_about_theirs,
    settle_booking,
)

_ASKED_BEFORE = frozenset({EvidenceSource.PERSON, EvidenceSource.PHONE})
_WHY = {
    EvidenceSource.PHONE: "You agreed on this time by phone.",
    EvidenceSource.PERSON: "You said that this time was agreed.",
    EvidenceSource.INVITATION: "The interviewer's invitation names this time.",
}


async def book(job: Job) -> Job:
    """Make the calendar hold the agreed meeting and what goes before it, whatever of it is there already."""
    agreement, before = agreed(job.case), job.case.booking
    if is_off(job.case):
        return await call_off(job)
    if before is not None and before.revision == agreement.revision:
        return await follow(job, before)
    theirs = await _find_theirs(job, agreement)
    if agreement.event_id and (theirs is None or theirs.start != agreement.start):
        return await ask_about_theirs(await _take_back(job, agreement, "meeting", *COMPANIONS), theirs)
    around = await look_around(job, _needed(job, agreement))
    invited = theirs or _find_invitation(job.case, agreement, around)
    clash = None if invited else find_clash(job.case, around)
    if clash is not None and agreement.source not in _ASKED_BEFORE:
        return await ask_about_clash(await _take_back(job, agreement, "meeting", *COMPANIONS), clash)
    if invited is not None:
        agreement = learn_place(job.case, agreement, invited)
        job = await _take_back(replace(job, case=replace(job.case, agreement=agreement)), agreement, "meeting")
    try:
        booking = await _write_entries(job, agreement, invited)
    except Removed:
        job = await _take_back(job, agreement, *COMPANIONS)
        return await ask_about_removal(job, job.note("You had removed the meeting, so it was not added again."))
    if before is not None:
        job = await clear_booking(job, before, spare=booking.meeting_id)
    return await settle_booking(job, booking, *_tell(job, booking, agreement, clash))


async def _write_entries(job: Job, agreement: Agreement, invited: Event | None) -> Booking:
    booking = Booking(
        calendar_id=invited.calendar_id if invited else _calendar(job),
        meeting_id=invited.id if invited else "",
        meeting_etag=invited.etag if invited else "",
        start=agreement.start,
        end=invited.end if invited else agreement.end,
        adopted=invited is not None,
        unanswered=invited is not None and invited.awaits_my_answer,
        revision=agreement.revision,
    )
    if invited is None:
        entry = meeting_entry(job.case, agreement)
        meeting = await write_entry(job, "meeting", booking.calendar_id, entry, agreement.revision)
        booking = replace(booking, meeting_id=meeting["id"], meeting_etag=meeting["etag"])
    return await add_companions(job, booking, agreement)


async def _take_back(job: Job, agreement: Agreement, *roles: str) -> Job:
    """The job without the entries that an earlier try for this agreement has written and could not finish."""
    beside = agreement.calendar_id or _calendar(job)
    places = {role: beside if role in COMPANIONS else _calendar(job) for role in roles}
    gone = [await take_back(job, role, where, agreement.revision) for role, where in places.items()]
    if all(gone):
        return job
    return await job.keep(job.case, job.note("Left the entry I had written, as you have changed it."))


def _tell(job: Job, booking: Booking, agreement: Agreement, clash: Event | None) -> Sequence[Note]:
    notes = [job.note("Added the new meeting to your calendar.", agreement.quote or _WHY.get(agreement.source, ""))]
    if booking.adopted:
        notes = [job.note("Found the interviewer's invitation in your calendar.", "No second entry was written.")]
    if clash is not None:
        notes.append(job.note("Your calendar holds something else at that time too.", f"From {clash.start:%H:%M} UTC."))
    if booking.block_id:
        notes.append(job.note("Added an arrival block before it.", "You are early this time."))
    if booking.way_id:
        notes.append(job.note("Added the way there to your calendar.", "You know when to leave."))
    return notes


async def _find_theirs(job: Job, agreement: Agreement) -> Event | None:
    """Their own event that the agreement rests on, as it is now; None when it is gone, or when there is none."""
    if not agreement.event_id:
        return None
    return await find_event(job, agreement.calendar_id or _calendar(job), agreement.event_id)


async def look_around(job: Job, wanted: Span) -> Sequence[Event]:
    """What all chosen calendars hold in a stretch of time, as they are at this moment."""
    calendars = dict.fromkeys((_calendar(job), *job.account.calendars))
    events = [event for one in calendars for event in await job.door.calendar.events_between(one, wanted)]
    return [event for event in events if not event.cancelled]


def find_clash(case: Case, around: Sequence[Event]) -> Event | None:
    """What takes up the time and is neither the interview itself nor an entry that goes with it."""
    before = case.booking
    ours = {case.event.id, *((before.meeting_id, before.block_id, before.way_id) if before else ())}
    for event in around:
        mine = event.id in ours or event.client_ref in _keys(case)
        if event.busy and not event.all_day and event.my_answer is not Answer.DECLINED and not mine:
            return event
    return None


def _find_invitation(case: Case, agreement: Agreement, around: Sequence[Event]) -> Event | None:
    """The interviewer's own entry for the agreed time, if the calendar holds one (no second entry then)."""
    for event in around:
        if event.start != agreement.start or event.client_ref or event.all_day:
            continue
        if event.id in (agreement.event_id, case.event.id) or is_from_contact(case, event):
            return event
    return None


def _keys(case: Case) -> frozenset[str]:
    """The references of the entries that this case writes for its present agreement."""
    revision = agreed(case).revision
    return frozenset(key_of(case, role, revision) for role in ("meeting", *COMPANIONS))


def _needed(job: Job, agreement: Agreement) -> Span:
    """All of the time that the agreed meeting takes up."""
    case, meeting = job.case, Span(agreement.start, agreement.end)
    return need_time(meeting, setting_of(case), job.account.preferences, case.travel_minutes)


def _calendar(job: Job) -> str:
    return job.account.calendars[0] if job.account.calendars else job.case.event.calendar_id
