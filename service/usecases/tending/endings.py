"""Ends that time brings: after silence, a week after the interview, and after an interview one was late for."""

from dataclasses import replace

from service.domain.case import Case, Ending, Question, QuestionKind, State
from service.domain.lifecycle import Happening, allows, move
from service.domain.marks.upcoming import TOOK_PLACE
from service.domain.times.timetable import Timer
from service.errors import NotFound
from service.usecases.job import Job
from service.usecases.letters.drafting import drop_draft
from service.usecases.letters.sent_mail import notice_sent
from service.usecases.telling import done, name_interview, tell
from service.usecases.tending.hearing import require_silence

_UNANSWERED = "You apologised, you asked, and you reminded them once. They did not answer; that is theirs to choose."
_LET_GO = "You apologised and you asked. They did not answer; that is theirs to choose."


async def end_unanswered(job: Job, _: Timer) -> Job:
    """They stay silent: end the case with a good word; a reminder that was never approved goes with it."""
    await require_silence(job)
    lies = job.case.state is not State.WAITING
    why = _LET_GO if lies else _UNANSWERED
    await tell(job, "It is over, and you did all one can do", f"{name_interview(job.case)}: {why}")
    ended = move(job.case, Happening.OVER if lies else Happening.UNANSWERED, ending=Ending.UNANSWERED)
    return await job.keep(ended, job.note("It is over, and you did all one can do.", why))


async def let_lapse(job: Job, _: Timer) -> Job:
    """A week after the second interview: what was not sent by now is not sent any more, and the case is done."""
    case = job.case
    happening = Happening.OVER if allows(case.state, Happening.OVER) else Happening.DISCARDED
    note = job.note("The second interview is a week ago.", "This case is done; a thank-you would come too late now.")
    return await job.keep(move(case, happening, approval=None, ending=Ending.RECOVERED), note)


async def ask_whether_it_took_place(job: Job, timer: Timer) -> Job:
    """The interview for which its owner was late should be over: nobody but the owner knows whether it took place."""
    if job.case.state is State.READY:
        job, left = await _drop_late_letter(job)
        if left:
            return job
    await tell(job, "Did it take place?", f"You were late for {name_interview(job.case)}. Please say how it went.")
    case = move(done(job.case, timer), Happening.TOOK_PLACE_ASKED, question=_took_place())
    return await job.keep(case, job.note("Asked you whether the interview took place."))


async def _drop_late_letter(job: Job) -> tuple[Job, bool]:
    """The job without the letter that says one is late; True when it turns out to have been sent by hand."""
    if not job.case.draft_id:
        return replace(job, case=_without_letter(job.case)), False
    try:
        job, note = await drop_draft(job)
    except NotFound:
        sent = await notice_sent(job)
        return (sent, True) if sent is not None else (replace(job, case=_without_letter(job.case)), False)
    return await job.keep(_without_letter(job.case), note), False


def _without_letter(case: Case) -> Case:
    return replace(case, letter=None, draft_id="", written="")


def _took_place() -> Question:
    return Question(
        QuestionKind.TOOK_PLACE,
        "You were late for this interview. Did it take place all the same?",
        choices=TOOK_PLACE,
    )
