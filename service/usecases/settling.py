"""The end of work on the calendar: the case is booked, or the person is asked."""

from dataclasses import replace

from service.domain.case import Agreement, Booking, Case, Choice, Ending, Note, Question, QuestionKind
from service.domain.etiquette import owes_word
from service.domain.event import Event
from service.domain.letter import LetterKind
from service.domain.lifecycle import Happening, move
from service.errors import Impossible, NotFound
from service.usecases.drafting import drop_draft
from service.usecases.job import Job
from service.usecases.keeping import keep_words


async def settle_booking(job: Job, booking: Booking, *notes: Note) -> Job:
    """The meeting stands. A time that we did not offer is confirmed by letter; an unsent request is needless."""
    case = replace(job.case, booking=booking, approval=None)
    if _wants_confirmation(case):
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
    """The meeting was there and is gone; it never comes back by itself."""
    question = Question(
        QuestionKind.MEETING_GONE,
        "The new meeting was removed from your calendar. What does that mean?",
        choices=(
            Choice("book_again", "Add it again"),
            Choice("other_time", "We meet at another time"),
            Choice("wait", "They will name a new time"),
            Choice("close", "It was cancelled: close this case"),
        ),
    )
    gone = move(job.case, Happening.MEETING_GONE, question=question, booking=None, ending=None)
    return await job.keep(gone, *notes)


def agreed(case: Case) -> Agreement:
    """The agreement of a case that has one."""
    if case.agreement is None:
        raise Impossible("No time has been agreed yet.")
    return case.agreement


def _wants_confirmation(case: Case) -> bool:
    letter = case.letter
    confirmed = letter is not None and letter.kind is LetterKind.CONFIRMATION and _was_sent(case, letter.token)
    return owes_word(case) and not confirmed


def _was_sent(case: Case, token: str) -> bool:
    return any(sent.token == token for sent in case.sent)


async def _drop_letter(job: Job) -> tuple[Job, tuple[Note, ...]]:
    """Take a letter out of the Drafts that asks for what has been agreed by now."""
    if not job.case.draft_id:
        return job, ()
    try:
        job, note = await drop_draft(job)
    except NotFound:
        return replace(job, case=replace(job.case, draft_id="", written="")), ()
    return job, (note,)
