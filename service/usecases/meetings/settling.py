"""The end of work on the calendar: the case is booked, or the person is asked."""

from dataclasses import replace
from datetime import datetime

from service.domain.case import Agreement, Booking, Case, Choice, Ending, Note, Question, QuestionKind
from service.domain.event import Event
from service.domain.letter import Slot
from service.domain.letters.etiquette import owes_word
from service.domain.lifecycle import Happening, move
from service.errors import Impossible, NotFound
from service.usecases.job import Job
from service.usecases.keeping import keep_words
from service.usecases.letters.drafting import drop_draft
from service.usecases.letters.drafts import recover
from service.usecases.meetings.agreements import question_about, question_about_gone
from service.usecases.meetings.given_word import note_word, recall_word


async def settle_booking(job: Job, booking: Booking, *notes: Note) -> Job:
    """The meeting stands. An agreed time is confirmed by letter, an unsent request is needless.

    A question that was open all along is still asked.
    """
    case = recall_word(replace(job.case, booking=booking, approval=None))
    if case.question is not None:
        return await job.keep(move(case, Happening.CONFLICT, question=case.question), *notes)
    case = replace(case, heard=None)
    if owes_word(case):
        case = _dated(case, job.desk.now())
        words = [job.note("Kept your words.", kept)] if (kept := keep_words(case)) else []
        return await job.keep(move(case, Happening.BOOKED_TO_CONFIRM, ending=Ending.RECOVERED), *notes, *words)
    job, dropped = await _drop_letter(replace(job, case=case))
    return await job.keep(move(job.case, Happening.BOOKED, ending=Ending.RECOVERED), *notes, *dropped)


async def ask_about_clash(job: Job, clash: Event) -> Job:
    """Something else has taken the time since it was offered."""
    question = Question(
        QuestionKind.CONFLICT,
        "They agreed, but your calendar now holds something else at that time.",
        quote=agreed(job.case).quote,
        choices=(
            Choice("book_anyway", "Add the interview anyway"),
            Choice("other_time", "We agreed on another time"),
            Choice("wait", "Neither: I will write to them, keep waiting"),
        ),
    )
    note = job.note("Asked you about a clash in your calendar.", f"Busy from {clash.start:%H:%M} UTC.")
    return await job.keep(move(job.case, Happening.CONFLICT, question=question), note)


async def ask_about_removal(job: Job, *notes: Note) -> Job:
    """The meeting was there and is gone; it never comes back by itself. A mail that was asked about is shown along."""
    open_question = job.case.question
    question = Question(
        QuestionKind.MEETING_GONE,
        "The new meeting was removed from your calendar. What does that mean?",
        quote=open_question.quote if open_question else "",
        mail=open_question.mail if open_question else "",
        choices=(
            Choice("book_again", "Add it again"),
            Choice("other_time", "We meet at another time"),
            Choice("wait", "They will name a new time"),
            Choice("close", "It was cancelled: close this case"),
        ),
    )
    agreement = agreed(job.case)
    case = _forget_theirs(note_word(job.case, agreement.revision, agreement.start))
    return await job.keep(move(case, Happening.MEETING_GONE, question=question, booking=None, ending=None), *notes)


async def ask_about_theirs(job: Job, theirs: Event | None) -> Job:
    """The event that was agreed on was withdrawn or moved before we booked: nothing is written in its place.

    `theirs` is the event as it is now. A meeting that was booked before counts again until the person says more.
    """
    agreement, booking = agreed(job.case), job.case.booking
    case = _forget_theirs(job.case)
    if booking is not None:
        case = note_word(case, booking.revision, booking.start)
        back = replace(agreed(case), start=booking.start, end=booking.end)
        case = replace(case, agreement=back, booking=replace(booking, revision=back.revision))
    if theirs is not None and theirs.start > job.desk.now():
        question, case = question_about(case, theirs), replace(case, heard=theirs)
        note = job.note("They moved the meeting before it was booked.", "I wrote nothing and asked you.")
    else:
        slot = Slot("", agreement.start, agreement.end, agreement.zone)
        question = question_about_gone(case, agreement.quote, slot)
        note = job.note("Their meeting was gone before it was booked.", "I wrote nothing and asked you.")
    return await job.keep(move(case, Happening.MEETING_GONE, question=question), note)


def agreed(case: Case) -> Agreement:
    """The agreement of a case that has one."""
    if case.agreement is None:
        raise Impossible("No time has been agreed yet.")
    return case.agreement


def _forget_theirs(case: Case) -> Case:
    """The case with an agreement that rests on no event of theirs any more."""
    return replace(case, heard=None, agreement=replace(agreed(case), event_id="", calendar_id=""))


def _dated(case: Case, now: datetime) -> Case:
    """The case with the moment from which its word of thanks is owed; a meeting that moves does not begin it anew."""
    agreement = agreed(case)
    return replace(case, agreement=replace(agreement, booked_at=agreement.booked_at or now))


async def _drop_letter(job: Job) -> tuple[Job, tuple[Note, ...]]:
    """Take a letter out of the Drafts that asks for what has been agreed by now."""
    if not job.case.draft_id:  # the step that was overtaken may have laid one all the same
        found = (await recover(replace(job, case=replace(job.case, letter=None)))).case
        job = replace(job, case=replace(job.case, draft_id=found.draft_id, written=found.written))
    if not job.case.draft_id:
        return job, ()
    try:
        job, note = await drop_draft(job)
    except NotFound:
        return replace(job, case=replace(job.case, draft_id="", written="")), ()
    return job, (note,)
