"""Writing the second interview into the calendar: one meeting, one arrival block, never a second time."""

from collections.abc import Sequence
from dataclasses import replace

from service.domain.arrival import need_time
from service.domain.case import Agreement, Booking, Case, EvidenceSource, Note
from service.domain.event import Answer, Event, Span
from service.usecases.job import Job
from service.usecases.letters.composing import derive_id
from service.usecases.meetings.agreements import is_from_contact, setting_of
from service.usecases.meetings.entries import (
    Removed,
    block_entry,
    clear_booking,
    find_event,
    meeting_entry,
    take_back,
    write_entry,
)
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
    """Make the calendar hold the agreed meeting and its arrival block, whatever of it is there already."""
    agreement, before = agreed(job.case), job.case.booking
    if before is not None and before.revision == agreement.revision:
        return await follow(job, before)
    theirs = await _find_theirs(job, agreement)
    if agreement.event_id and (theirs is None or theirs.start != agreement.start):
        return await ask_about_theirs(await _take_back(job, agreement, "meeting", "block"), theirs)
    around = await _look_around(job, need_time(_span(agreement), setting_of(job.case), job.account.preferences))
    invited = theirs or _find_invitation(job.case, agreement, around)
    clash = None if invited else _find_clash(job.case, around)
    if clash is not None and agreement.source not in _ASKED_BEFORE:
        return await ask_about_clash(await _take_back(job, agreement, "meeting", "block"), clash)
    if invited is not None:
        job = await _take_back(job, agreement, "meeting")
    try:
        booking = await _write_entries(job, agreement, invited)
    except Removed:
        job = await _take_back(job, agreement, "block")
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
    return await _add_block(job, booking, agreement)


async def _take_back(job: Job, agreement: Agreement, *roles: str) -> Job:
    """The job without the entries that an earlier try for this agreement has written and could not finish."""
    entries = {"meeting": meeting_entry(job.case, agreement)}
    if (block := block_entry(job.case, agreement, job.account.preferences)) is not None:
        entries["block"] = block
    places = {"meeting": _calendar(job), "block": agreement.calendar_id or _calendar(job)}
    gone = [await take_back(job, one, places[one], entries[one], agreement.revision) for one in roles if one in entries]
    if all(gone):
        return job
    return await job.keep(job.case, job.note("Left the entry I had written, as you have changed it."))


async def _add_block(job: Job, booking: Booking, agreement: Agreement) -> Booking:
    block = block_entry(job.case, agreement, job.account.preferences)
    if block is None:
        return booking
    try:
        written = await write_entry(job, "block", booking.calendar_id, block, agreement.revision)
    except Removed:
        return booking
    return replace(booking, block_id=written["id"], block_etag=written["etag"])


def _tell(job: Job, booking: Booking, agreement: Agreement, clash: Event | None) -> Sequence[Note]:
    notes = [job.note("Added the new meeting to your calendar.", agreement.quote or _WHY.get(agreement.source, ""))]
    if booking.adopted:
        notes = [job.note("Found the interviewer's invitation in your calendar.", "No second entry was written.")]
    if clash is not None:
        notes.append(job.note("Your calendar holds something else at that time too.", f"From {clash.start:%H:%M} UTC."))
    if booking.block_id:
        notes.append(job.note("Added an arrival block before it.", "You are early this time."))
    return notes


async def _find_theirs(job: Job, agreement: Agreement) -> Event | None:
    """Their own event that the agreement rests on, as it is now; None when it is gone, or when there is none."""
    if not agreement.event_id:
        return None
    return await find_event(job, agreement.calendar_id or _calendar(job), agreement.event_id)


async def _look_around(job: Job, wanted: Span) -> Sequence[Event]:
    """What all chosen calendars hold at that time, as they are at this moment."""
    calendars = dict.fromkeys((_calendar(job), *job.account.calendars))
    events = [event for one in calendars for event in await job.door.calendar.events_between(one, wanted)]
    return [event for event in events if not event.cancelled]


def _find_clash(case: Case, around: Sequence[Event]) -> Event | None:
    before = case.booking
    ours = {case.event.id, *((before.meeting_id, before.block_id) if before else ())}
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
    return frozenset(derive_id(case.id, role, revision) for role in ("meeting", "block"))


def _span(agreement: Agreement) -> Span:
    return Span(agreement.start, agreement.end)


def _calendar(job: Job) -> str:
    return job.account.calendars[0] if job.account.calendars else job.case.event.calendar_id
