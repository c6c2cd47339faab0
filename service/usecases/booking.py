"""Writing the second interview into the calendar: one meeting, one arrival block, never a second time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from service.domain.arrival import plan_block
from service.domain.case import Agreement, Booking, Case, Choice, Ending, EvidenceSource, Note, Question, QuestionKind
from service.domain.event import Event, Span
from service.domain.lifecycle import Happening, move
from service.domain.titles import clean_title
from service.errors import Changed, Exists, Impossible, NotFound
from service.ports.calendar import Entry
from service.ports.store import Effect
from service.usecases.composing import derive_id
from service.usecases.effects import Recipe, Ref, perform
from service.usecases.job import Job

_ASKED_BEFORE = frozenset({EvidenceSource.PERSON, EvidenceSource.PHONE})


async def book(job: Job) -> Job:
    """Make the calendar hold the agreed meeting and its arrival block, whatever of it is there already."""
    agreement = _agreement(job.case)
    if job.case.booking is not None and not _starts_anew(job.case):
        return await _shift(job, job.case.booking, agreement)
    around = await job.door.calendar.events_between(_calendar(job), _with_arrival(job, agreement))
    invited = _find_invitation(job.case, agreement, around)
    if (
        invited is None
        and agreement.source not in _ASKED_BEFORE
        and (clash := await _find_clash(job, agreement, around))
    ):
        return await _ask_about_clash(job, clash)
    try:
        booking = await _write_entries(job, agreement, invited)
    except NotFound:
        return await _ask_about_removal(job)
    note = job.note("Added the new meeting to your calendar.", agreement.quote or _why(agreement))
    if invited is not None:
        note = job.note("Found the interviewer's invitation in your calendar.", "No second entry was written.")
    block = [job.note("Added an arrival block before it.", "You are early this time.")] if booking.block_id else []
    return await _settle(job, booking, note, *block)


def agree(case: Case, agreement: Agreement) -> Agreement:
    """The agreement with a revision of its own, so that its entries never collide with earlier ones."""
    before = case.agreement
    return replace(agreement, revision=before.revision + 1 if before else 1)


async def _write_entries(job: Job, agreement: Agreement, invited: Event | None) -> Booking:
    calendar_id = _calendar(job)
    if invited is None:
        meeting = await perform(job, _entry_recipe(job, "meeting", _meeting_entry(job, agreement)))
    else:
        meeting = {"id": invited.id, "etag": invited.etag}
    booking = Booking(
        calendar_id=calendar_id,
        meeting_id=meeting["id"],
        meeting_etag=meeting["etag"],
        start=agreement.start,
        end=agreement.end,
        adopted=invited is not None,
        revision=agreement.revision,
    )
    block = _block_entry(job, agreement)
    if block is None:
        return booking
    written = await perform(job, _entry_recipe(job, "block", block))
    return replace(booking, block_id=written["id"], block_etag=written["etag"])


async def _shift(job: Job, booking: Booking, agreement: Agreement) -> Job:
    """The meeting moved: the block follows it."""
    moved = replace(booking, start=agreement.start, end=agreement.end)
    block = _block_entry(job, agreement)
    if block is None or not booking.block_id:
        return await _settle(job, moved, job.note("The meeting moved; there is no arrival block to move."))
    event = await _move_block(job, booking, block)
    moved = replace(moved, block_id=event.id if event else "", block_etag=event.etag if event else "")
    what = "The meeting moved, and its arrival block with it." if event else "The meeting moved; you removed the block."
    return await _settle(job, moved, job.note(what, "Your calendar shows the new time."))


async def _move_block(job: Job, booking: Booking, block: Entry) -> Event | None:
    """The block at its new time, or None when the person has removed it; a change in between is read and respected."""
    span, etag = Span(block.start, block.end), booking.block_etag
    for _ in range(2):
        try:
            return await job.door.entries.move(booking.calendar_id, booking.block_id, etag, span, block.zone)
        except Changed:
            event = await job.door.calendar.event(booking.calendar_id, booking.block_id)
            if event.cancelled:
                return None
            etag = event.etag
        except NotFound:
            return None
    raise Changed("The arrival block keeps being changed by somebody else.")


async def _settle(job: Job, booking: Booking, *notes: Note) -> Job:
    agreement = _agreement(job.case)
    by_phone = agreement.source is EvidenceSource.PHONE and not job.case.sent
    happening = Happening.BOOKED_BY_PHONE if by_phone else Happening.BOOKED
    case = move(job.case, happening, booking=booking, ending=Ending.RECOVERED)
    return await job.keep(case, *notes)


async def _ask_about_clash(job: Job, clash: Event) -> Job:
    agreement = _agreement(job.case)
    question = Question(
        QuestionKind.CONFLICT,
        "They agreed, but your calendar now holds something else at that time.",
        quote=agreement.quote,
        choices=(Choice("book_anyway", "Add the interview anyway"), Choice("other_time", "We agreed on another time")),
    )
    note = job.note("Asked you about a clash in your calendar.", f"Busy from {clash.start:%H:%M} UTC.")
    return await job.keep(move(job.case, Happening.CONFLICT, question=question), note)


async def _ask_about_removal(job: Job) -> Job:
    question = Question(
        QuestionKind.MEETING_GONE,
        "The meeting I added was removed from your calendar. I do not add it again unless you say so.",
        choices=(Choice("book_again", "Add it again"), Choice("close", "Close this case")),
    )
    return await job.keep(
        move(job.case, Happening.MEETING_GONE, question=question), job.note("Your entry was removed.")
    )


async def _find_clash(job: Job, agreement: Agreement, around: Sequence[Event]) -> Event | None:
    wanted, ours = _with_arrival(job, agreement), job.case.event.id
    events = list(around)
    for calendar_id in job.account.calendars[1:]:
        events += await job.door.calendar.events_between(calendar_id, wanted)
    for event in events:
        if event.busy and not event.cancelled and not event.client_ref and event.id != ours and not event.all_day:
            return event
    return None


def _find_invitation(case: Case, agreement: Agreement, around: Sequence[Event]) -> Event | None:
    """The interviewer's own entry for the agreed time, if the calendar holds one (no second entry then)."""
    for event in around:
        if event.cancelled or event.start != agreement.start or event.client_ref:
            continue
        if event.id == agreement.event_id or event.id == case.event.id or _is_theirs(case, event):
            return event
    return None


def _is_theirs(case: Case, event: Event) -> bool:
    contact, organizer = case.contact, event.organizer
    return (
        organizer is not None
        and not event.organized_by_me
        and contact is not None
        and (organizer.address == contact.address)
    )


def _entry_recipe(job: Job, role: str, entry: Entry) -> Recipe:
    calendar_id = _calendar(job)

    async def find(_: Effect | None) -> Ref | None:
        event = await job.door.entries.find(calendar_id, entry.key)
        if event is not None and event.cancelled:
            raise NotFound("This entry was removed from the calendar.")
        return {"id": event.id, "etag": event.etag} if event is not None else None

    async def act() -> Ref:
        try:
            event = await job.door.entries.add(calendar_id, entry)
        except Exists:
            return await find(None) or {}
        return {"id": event.id, "etag": event.etag}

    key = f"{job.case.id}/{role}/{_agreement(job.case).revision}"
    return Recipe(key=key, kind=role, act=act, find=find)


def _meeting_entry(job: Job, agreement: Agreement) -> Entry:
    event = job.case.event
    return Entry(
        key=derive_id(job.case.id, "meeting", agreement.revision),
        title=_title(job.case),
        start=agreement.start,
        end=agreement.end,
        zone=agreement.zone,
        place=agreement.place or event.place,
        description=event.join_link,
    )


def _block_entry(job: Job, agreement: Agreement) -> Entry | None:
    span = plan_block(job.case.setting, Span(agreement.start, agreement.end), job.account.preferences)
    if span is None:
        return None
    return Entry(
        key=derive_id(job.case.id, "block", agreement.revision),
        title="Arrive early: " + _title(job.case),
        start=span.start,
        end=span.end,
        zone=agreement.zone,
        reminders=(0, 30),
    )


def _with_arrival(job: Job, agreement: Agreement) -> Span:
    block = plan_block(job.case.setting, Span(agreement.start, agreement.end), job.account.preferences)
    start = block.start if block else agreement.start
    return Span(start - timedelta(minutes=job.account.preferences.travel_minutes), agreement.end)


def _starts_anew(case: Case) -> bool:
    booking, agreement = case.booking, _agreement(case)
    return booking is None or booking.revision != agreement.revision


def _agreement(case: Case) -> Agreement:
    if case.agreement is None:
        raise Impossible("No time has been agreed yet.")
    return case.agreement


def _calendar(job: Job) -> str:
    return job.account.calendars[0] if job.account.calendars else job.case.event.calendar_id


def _why(agreement: Agreement) -> str:
    return {
        EvidenceSource.PHONE: "You agreed on this time by phone.",
        EvidenceSource.PERSON: "You said that this time was agreed.",
        EvidenceSource.INVITATION: "The interviewer's invitation names this time.",
    }.get(agreement.source, "")


def _title(case: Case) -> str:
    """The missed event's title without its mark: what the person calls this interview."""
    return clean_title(case.event.title) or "Interview"
