"""The person says that the new interview is off: its entries go, and what comes next is asked."""

from dataclasses import replace

from service.domain.case import Case, Choice, Question, QuestionKind
from service.domain.lifecycle import Happening, move
from service.errors import Impossible
from service.usecases.job import Job
from service.usecases.meetings.entries import clear_booking


def give_up(case: Case) -> Case:
    """The case whose booked interview was cancelled: what was written for it is to be taken out of the calendar."""
    if case.booking is None or case.agreement is None:
        raise Impossible("There is no new interview that could be cancelled.")
    return move(case, Happening.CALLED_OFF, told=(*case.told, _off_key(case)))


def is_off(case: Case) -> bool:
    """Whether the time that was agreed last has been cancelled, so that nothing is booked for it any more."""
    return _off_key(case) in case.told


async def call_off(job: Job) -> Job:
    """Take out what was written for the cancelled interview, and ask what comes next; begun anew, it ends the same."""
    if job.case.booking is not None:
        job = await clear_booking(job, job.case.booking)
    question = Question(
        QuestionKind.MEETING_GONE,
        "The interview is off, and my entries are out of your calendar. What comes next?",
        choices=(
            Choice("wait", "They will name a new time"),
            Choice("other_time", "We meet at another time"),
            Choice("close", "Nothing: close this case"),
        ),
    )
    if job.case.agreement is not None:
        free = replace(job.case.agreement, event_id="", calendar_id="")
        job = replace(job, case=replace(job.case, agreement=free, heard=None))
    case = move(job.case, Happening.MEETING_GONE, question=question, booking=None, ending=None)
    return await job.keep(case, job.note("Took my entries out of your calendar.", "You said that it is off."))


def _off_key(case: Case) -> str:
    return f"off:{case.agreement.revision if case.agreement else 0}"
