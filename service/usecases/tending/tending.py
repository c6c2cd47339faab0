"""Everything that has fallen due about a case that rests, one timer after the other."""

from collections.abc import Awaitable, Callable, Mapping

from service.domain.times.timetable import Timer, TimerKind
from service.errors import OutsideError
from service.usecases.job import Job
from service.usecases.keeping import find_timers
from service.usecases.tending.endings import ask_whether_it_took_place, end_unanswered, let_lapse
from service.usecases.tending.letters import ask_anew, nudge, thank
from service.usecases.tending.reminders import check, remind

Reaction = Callable[[Job, Timer], Awaitable[Job]]

REACTIONS: Mapping[TimerKind, Reaction] = {
    TimerKind.SEND_SOON: remind,
    TimerKind.LETTER_DUE: remind,
    TimerKind.LETTER_LATE: remind,
    TimerKind.NUDGE: nudge,
    TimerKind.UNANSWERED: end_unanswered,
    TimerKind.CHECK: check,
    TimerKind.LEAVE: remind,
    TimerKind.THANKS: thank,
    TimerKind.THANKS_DUE: remind,
    TimerKind.LAPSED: let_lapse,
    TimerKind.BEGINS: ask_anew,
    TimerKind.TOOK_PLACE: ask_whether_it_took_place,
}


async def tend(job: Job) -> Job:
    """Do what has been due longest; one that fails now holds nobody else up, and is tried again later.

    OutsideError when nothing could be done. The case is saved in any case, and with it when to look at it again.
    """
    now, failure = job.desk.now(), None
    for timer in find_timers(job.desk, job.account, job.case):
        if timer.at > now:
            break
        try:
            return await REACTIONS[timer.kind](job, timer)
        except OutsideError as error:
            failure = failure or error
    if failure is not None:
        raise failure
    return await job.keep(job.case)
