"""The evening before: the second interview is looked over once, its owner is told, and one question is asked."""

from dataclasses import replace
from datetime import datetime

from service.domain.account import Account
from service.domain.case import Booking, Choice, Question, QuestionKind, State
from service.domain.clocks import find_zone
from service.domain.event import Event, Setting, Span
from service.domain.lifecycle import Happening, allows, move
from service.domain.meetings.arrival import leave_by, need_time, setting_of
from service.domain.meetings.preparation import Readiness, Seen, prepare
from service.domain.times.timetable import Timer
from service.errors import Forbidden
from service.usecases.job import Job
from service.usecases.meetings.agreements import open_question
from service.usecases.meetings.booking import find_clash, look_around
from service.usecases.meetings.companions import bring_companions
from service.usecases.meetings.entries import find_event
from service.usecases.meetings.settling import agreed
from service.usecases.telling import done, insist, name_interview

_CHOICES = (
    Choice("wait", "Yes, all is fine"),
    Choice("other_time", "It moved to another time"),
    Choice("cancelled", "It was cancelled"),
)


async def check_evening(job: Job, timer: Timer) -> Job:
    """Look the meeting over, tell its owner, ask "still fine?" once for this time.

    Only a booked case is asked: no letter that lies ready and no other question is pushed aside. A meeting that is gone
    or has moved is followed as if the calendar had told so. The notice comes first: a crash may double it, never lose
    it.
    """
    booking = job.case.booking
    if booking is None or timer.key in job.case.told:
        return job
    job = replace(job, account=replace(job.account, zone=await _zone_now(job)))
    meeting = await find_event(job, booking.calendar_id, booking.meeting_id)
    if meeting is not None and meeting.span == Span(booking.start, booking.end):
        job = await _fit_companions(job, booking)
    readiness = await _look_over(job, booking, meeting)
    await insist(job, *_say(job, booking, readiness))
    case = done(job.case, timer)
    note = job.note("Looked over your interview.", " ".join(readiness.sentences) or "All seems to be in order.")
    if readiness.changed and allows(case.state, Happening.MEETING_MOVED):
        return await job.keep(move(case, Happening.MEETING_MOVED, approval=None, question=open_question(case)), note)
    if case.state is State.BOOKED:
        case = move(case, Happening.CHECK_DUE, question=_ask(job, booking, readiness))
    return await job.keep(case, note)


async def _fit_companions(job: Job, booking: Booking) -> Job:
    """Whatever belongs before the meeting and was not written yet is written now."""
    fitted = await bring_companions(job, booking, agreed(job.case), moved=False)
    return replace(job, case=replace(job.case, booking=fitted))


async def _look_over(job: Job, booking: Booking, meeting: Event | None) -> Readiness:
    case, preferences = job.case, job.account.preferences
    needed = need_time(Span(booking.start, booking.end), setting_of(case), preferences, case.travel_minutes)
    clash = find_clash(case, await look_around(job, needed)) if meeting is not None else None
    missing = case.booking is None or not case.booking.way_id
    return prepare(case, booking, preferences, Seen(meeting, job.account.zone, clash, way_gone=missing))


async def _zone_now(job: Job) -> str:
    """The zone that the owner's calendar is in now: people travel."""
    try:
        own = [one for one in await job.door.calendar.calendars() if one.primary and one.zone]
    except Forbidden:
        own = []
    return own[0].zone if own else job.account.zone


def _say(job: Job, booking: Booking, readiness: Readiness) -> tuple[str, str]:
    """The notice: when, what is in doubt, when to leave. No address and no link, as others carry it."""
    when = _when(job, booking.start)
    leaves = leave_by(job.case, job.account.preferences)
    parts = [f"{name_interview(job.case)}: {when}.", *readiness.sentences]
    if leaves is not None:
        parts.append(f"Leave by {_clock(job.account, leaves)}.")
    return when, " ".join([*parts, "" if readiness.doubts else "All seems to be in order."]).strip()


def _ask(job: Job, booking: Booking, readiness: Readiness) -> Question:
    """The one question; what to look up stands with it."""
    told = " ".join((*readiness.sentences, *readiness.look_up))
    why = f"{_when(job, booking.start)}. {told}".strip()
    return Question(QuestionKind.STILL_FINE, f"{why} Is it still fine?", choices=_CHOICES)


def _when(job: Job, start: datetime) -> str:
    zone = find_zone(job.account.zone)
    local, today = start.astimezone(zone), job.desk.now().astimezone(zone).date()
    days = (local.date() - today).days
    named = {0: "Today", 1: "Tomorrow"}.get(days, f"{local:%A}")
    ends = " by video" if setting_of(job.case) is Setting.VIDEO else ""
    return f"{named} at {local:%H:%M}{ends}"


def _clock(account: Account, moment: datetime) -> str:
    return f"{moment.astimezone(find_zone(account.zone)):%H:%M}"
