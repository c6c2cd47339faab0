"""Letters that time asks for: written for the owner to read; nothing leaves without a yes."""

from dataclasses import replace

from service.domain.case import Occasion, State
from service.domain.letter import LetterKind
from service.domain.lifecycle import Happening, move
from service.domain.times.timetable import Timer, written_key
from service.usecases.job import Job
from service.usecases.telling import done, name_interview, settled, tell
from service.usecases.tending.hearing import require_silence

_NOW_PAST = (
    "The interview has begun, and your letter still speaks of it as ahead. Please read it once more before you send it."
)


async def nudge(job: Job, timer: Timer) -> Job:
    """They have been silent for days: write the one short reminder."""
    await require_silence(job)
    days = job.account.preferences.nudge_days
    why = f"{days} working days have passed without an answer. One short reminder is polite; a second one is not."
    await tell(job, "No answer yet", f"I am writing a short reminder about {name_interview(job.case)} for you to read.")
    told = replace(job.case, told=(*job.case.told, written_key(job.desk.now())))
    case = move(done(told, timer), Happening.NUDGE_DUE, wants=LetterKind.NUDGE)
    return await job.keep(case, job.note("It is time for a short reminder.", why))


async def thank(job: Job, timer: Timer) -> Job:
    """The second interview is over: write the thank-you, which does not mention the first."""
    await tell(job, "Say thank you", f"I am writing a thank-you for {name_interview(job.case)} for you to read.")
    case = move(done(job.case, timer), Happening.THANKS_DUE, wants=LetterKind.THANKS)
    return await job.keep(case, job.note("It is time to say thank you.", "Best within a day of the interview."))


async def ask_anew(job: Job, timer: Timer) -> Job:
    """The interview begins, and the letter that tells so beforehand has not left: it becomes one that asks anew."""
    case = replace(done(job.case, timer), occasion=Occasion.MISSED)
    note = job.note("The interview has begun.", "A letter that announces it would come too late.")
    if case.letter is not None and case.letter.edited:
        return await job.keep(replace(case, trouble=_NOW_PAST), note)
    if case.state in (State.READY, State.REVISING):
        case = move(case, Happening.MISSED_AFTER_ALL)
    return await job.keep(settled(case), note)
