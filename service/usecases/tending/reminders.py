"""Reminders: words to the owner, and nothing else."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from service.domain.case import Case
from service.domain.clocks import find_zone
from service.domain.meetings.arrival import leave_by
from service.domain.times.timetable import Timer, TimerKind
from service.errors import OutsideError, SignInExpired
from service.usecases.job import Job
from service.usecases.meetings.checking import check_evening
from service.usecases.telling import done, insist, name_interview

_PATIENCE = timedelta(hours=1)

Words = Callable[[Job, Timer], tuple[str, str]]


async def remind(job: Job, timer: Timer) -> Job:
    """Give the reminder, then note that it was given: a crash in between may double it, never lose it."""
    title, text = WORDS[timer.kind](job, timer)
    await insist(job, title, text)
    return await job.keep(done(job.case, timer), job.note(f"Reminded you: {title}.", text))


async def check(job: Job, timer: Timer) -> Job:
    """On the evening before: look the interview over; while the provider stays away, at least say what is tomorrow."""
    try:
        return await check_evening(job, timer)
    except SignInExpired:
        return await remind(job, timer)
    except OutsideError:
        if job.desk.now() < timer.at + _PATIENCE:
            raise
        return await remind(job, timer)


def _send_soon(job: Job, _: Timer) -> tuple[str, str]:
    return "Send your letter now", (
        f"Nobody was reached by phone about {name_interview(job.case)}. A letter on the same day says the most."
    )


def _letter_due(job: Job, timer: Timer) -> tuple[str, str]:
    return "Your letter should go out today", f"{_where(job.case)} Best before {_by(job, timer)}."


def _letter_late(job: Job, timer: Timer) -> tuple[str, str]:
    return "Last call for your letter", f"{_where(job.case)} After {_by(job, timer)} it counts for much less."


def _tomorrow(job: Job, _: Timer) -> tuple[str, str]:
    begins = _clock(job, _booked(job.case))
    return f"Tomorrow at {begins}", (
        f"{name_interview(job.case)} is tomorrow at {begins}. Look over the link or the address once, then rest."
    )


def _leave(job: Job, _: Timer) -> tuple[str, str]:
    start, leaves = _booked(job.case), leave_by(job.case, job.account.preferences)
    begins = f"{name_interview(job.case)} begins at {_clock(job, start)}."
    if leaves is None:
        return "Your interview is about to begin", f"{begins} Sit down early; you have time."
    return "Time to get ready", f"Leave by {_clock(job, leaves)} and you are there early. {begins}"


def _thanks_due(job: Job, _: Timer) -> tuple[str, str]:
    return "Send your thank-you today", (
        f"Your thank-you for {name_interview(job.case)} lies ready. It counts most within a day."
    )


WORDS: Mapping[TimerKind, Words] = {
    TimerKind.SEND_SOON: _send_soon,
    TimerKind.LETTER_DUE: _letter_due,
    TimerKind.LETTER_LATE: _letter_late,
    TimerKind.CHECK: _tomorrow,
    TimerKind.LEAVE: _leave,
    TimerKind.THANKS_DUE: _thanks_due,
}


def _where(case: Case) -> str:
    """Where the letter is, in one sentence."""
    about = name_interview(case)
    if case.question is not None:
        return f"The letter about {about} waits for your answer to one question."
    return f"Your letter about {about} lies ready: read it, then approve it."


def _by(job: Job, timer: Timer) -> str:
    """The deadline that the reminder is about, on the owner's clock."""
    return _clock(job, timer.until or timer.at, with_day=True)


def _booked(case: Case) -> datetime:
    return case.booking.start if case.booking is not None else case.event.start


def _clock(job: Job, moment: datetime, with_day: bool = False) -> str:
    local = moment.astimezone(find_zone(job.account.zone) or moment.tzinfo)
    return f"{local:%A, %H:%M}" if with_day else f"{local:%H:%M}"
